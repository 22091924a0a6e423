import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { makeImages } from "./images";
import { pngThatClaims } from "./test-support/pictures";

const images = makeImages();
const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#a52" } });

describe("square", () => {
  it.each(["png", "jpeg", "webp", "gif"] as const)("makes a WebP square of a %s", async (format) => {
    const picture = await images.square(await canvas(90, 40).toFormat(format).toBuffer(), 32);
    if (!picture.ok) throw new Error(picture.refusal);
    expect(picture.value).toMatchObject({ format: "webp", width: 32, height: 32 });
    expect((await sharp(picture.value.bytes).metadata()).format).toBe("webp");
  });

  it("takes away every trace of where and with what it was taken", async () => {
    const marker = "canary-47-camera";
    const taken = await canvas(40, 40)
      .withExif({ IFD0: { Make: marker, Copyright: marker }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${marker}</x:xmpmeta>`)
      .jpeg().toBuffer();
    expect(taken.includes(marker)).toBe(true);
    const picture = await images.square(Buffer.concat([taken, Buffer.from(marker)]), 32);
    if (!picture.ok) throw new Error(picture.refusal);
    expect(picture.value.bytes.includes(marker)).toBe(false);
    const { exif, xmp, iptc, orientation } = await sharp(picture.value.bytes).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("stands upright, however the camera was held", async () => {
    const lower = { create: { width: 40, height: 20, channels: 3 as const, background: "#00f" } };
    const taken = await canvas(40, 40).composite([{ input: lower, top: 20, left: 0 }]).withMetadata({ orientation: 3 }).jpeg().toBuffer();
    const picture = await images.square(taken, 32);
    if (!picture.ok) throw new Error(picture.refusal);
    const [red = 0, , blue = 0] = await sharp(picture.value.bytes).extract({ left: 16, top: 2, width: 1, height: 1 }).raw().toBuffer();
    expect(blue).toBeGreaterThan(red);
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  it.each([
    ["an SVG, whatever its name", Buffer.from(svg)],
    ["an SVG with an XML head", Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ["HTML", Buffer.from("<!DOCTYPE html><script>alert(1)</script>")],
    ["a PDF", Buffer.from("%PDF-1.4\n%âãÏÓ")],
    ["nothing", Buffer.alloc(0)],
    ["the first bytes of a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ])("refuses %s", async (_name, bytes) => {
    expect(await images.square(bytes, 32)).toEqual({ ok: false, refusal: "not-a-picture" });
  });

  it("refuses a TIFF, which nobody needs", async () => {
    expect(await images.square(await canvas(8, 8).tiff().toBuffer(), 32)).toEqual({ ok: false, refusal: "not-a-picture" });
  });

  it.each([
    ["50 000 by 50 000 pixels", 50_000, 50_000],
    ["one pixel by a million", 1, 1_000_000],
    ["one side of 8 001 pixels", 8_001, 10],
    ["more than 40 megapixels", 7_000, 7_000],
  ])("refuses by its header a picture of %s, before decoding it", async (_name, width, height) => {
    expect(await images.square(pngThatClaims(await canvas(8, 8).png().toBuffer(), width, height), 32)).toEqual({ ok: false, refusal: "picture-too-large" });
  });

  it("refuses a cut picture", async () => {
    const whole = await canvas(300, 300).png({ compressionLevel: 0 }).toBuffer();
    expect(await images.square(whole.subarray(0, 2_000), 32)).toEqual({ ok: false, refusal: "not-a-picture" });
  });
});
