import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { checkHeader } from "./check-header";
import { GateFull, makeGate } from "./gate";
import { makeImages, type PictureSet } from "./images";
import { gifThatClaims, movie } from "./test-support/pictures";

const images = makeImages();
const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#a52" } });

async function setOf(bytes: Buffer): Promise<PictureSet> {
  const judged = await images.judge(bytes);
  if (!judged.ok) throw new Error(judged.refusal);
  const made = await images.renditions(judged.value);
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}

describe("renditions", () => {
  it.each([
    [3_000, 2_000, [320, 640, 1_280, 2_048], 1_365],
    [1_000, 500, [320, 640, 1_000], 500],
    [700, 100, [320, 700], 100],
    [50, 40, [50], 40],
  ])("of %i by %i pixels are as wide as %j", async (width, height, widths, top) => {
    const set = await setOf(await canvas(width, height).jpeg().toBuffer());
    expect([set.renditions.map((made) => made.width), set.width, set.height, set.moving]).toEqual([widths, widths.at(-1), top, false]);
    for (const made of set.renditions) expect(await sharp(made.bytes).metadata()).toMatchObject({ format: "webp", width: made.width });
  });

  it("hold nothing of where and with what the picture was taken, and stand upright", async () => {
    const marker = "canary-47-camera";
    const taken = await canvas(800, 400).withMetadata({ orientation: 6 }).withExif({ IFD0: { Make: marker, Orientation: "6" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } }).jpeg().toBuffer();
    const set = await setOf(Buffer.concat([taken, Buffer.from(marker)]));
    expect(set.width).toBeLessThan(set.height);
    for (const { bytes } of set.renditions) {
      expect(bytes.includes(marker)).toBe(false);
      const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    }
  });

  it("keep a moving picture moving", async () => {
    const set = await setOf(await movie(400, 300, 5));
    expect([set.moving, set.width, set.height, set.renditions.map((made) => made.width)]).toEqual([true, 400, 300, [400]]);
    expect((await sharp(set.renditions[0]?.bytes, { animated: true }).metadata()).pages).toBe(5);
  });

  it("come with a placeholder of a few bytes", async () => {
    const { placeholder } = await setOf(await canvas(900, 600).png().toBuffer());
    expect(placeholder).toMatch(/^data:image\/webp;base64,/);
    expect(placeholder.length).toBeLessThan(400);
  });

  it("are made as AVIF from our own form", async () => {
    const set = await setOf(await canvas(700, 500).png().toBuffer());
    const made = await images.avif(set.renditions.at(-1)?.bytes ?? Buffer.alloc(0), 320);
    expect(await sharp(made).metadata()).toMatchObject({ format: "heif", width: 320 });
  });

  it("have one time for all of them: a picture that takes longer is refused as slow, not as none", async () => {
    const large = await canvas(4_000, 4_000).png().toBuffer();
    const judged = await images.judge(large);
    if (!judged.ok) throw new Error(judged.refusal);
    expect(await makeImages({ deadlineMs: 1 }).renditions(judged.value)).toEqual({ ok: false, refusal: "picture-too-slow" });
  });

  it("are refused as slow when the time ends in the middle of one of them, too", async () => {
    const [width, height, frames] = [300, 200, 240];
    const noise = Buffer.alloc(width * height * frames * 3);
    for (let at = 0; at < noise.length; at += 1) noise[at] = Math.imul(at, 2_654_435_761) >>> 24;
    const judged = await images.judge(await sharp(noise, { raw: { width, height: height * frames, channels: 3, pageHeight: height } }).webp({ lossless: true, effort: 0 }).toBuffer());
    if (!judged.ok) throw new Error(judged.refusal);
    // When the library looks at its clock again is its own affair: usually at once, now and then at the end of that one.
    expect(await makeImages({ deadlineMs: 1_000 }).renditions(judged.value)).toEqual({ ok: false, refusal: "picture-too-slow" });
  });
});

describe("the header", () => {
  it.each([
    ["SVG in disguise", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ["a script that begins like a GIF", Buffer.from("GIF89a/*<script>alert(1)</script>*/=1;")],
    ["a PDF", Buffer.from("%PDF-1.7\n")],
    ["nothing", Buffer.alloc(0)],
  ])("refuses %s", async (_what, bytes) => {
    expect(await checkHeader(bytes)).toEqual({ ok: false, refusal: "not-a-picture" });
  });

  it("refuses more than 400 frames, and frames whose areas add up too high", async () => {
    expect(await checkHeader(await movie(8, 8, 401))).toEqual({ ok: false, refusal: "picture-too-large" });
    expect(await checkHeader(gifThatClaims(await movie(8, 8, 31), 2_000, 2_000))).toEqual({ ok: false, refusal: "picture-too-large" });
    expect(await checkHeader(await movie(8, 8, 400))).toMatchObject({ ok: true, value: { frames: 400 } });
  });
});

describe("the gate", () => {
  it("lets so many through at a time, in their order, and refuses when too many wait", async () => {
    const gate = makeGate({ atOnce: 2, waitingMax: 2 });
    const [log, release]: [string[], (() => void)[]] = [[], []];
    const work = (name: string) => gate.run(() => new Promise<void>((done) => { log.push(name); release.push(done); }));
    const all = ["a", "b", "c", "d"].map(work);
    await expect(work("e")).rejects.toThrow(GateFull);
    expect(log).toEqual(["a", "b"]);
    release.shift()?.();
    await all[0];
    expect(log).toEqual(["a", "b", "c"]);
    for (let round = 0; round < 3; round += 1) { release.shift()?.(); await Promise.resolve(); await new Promise((next) => setImmediate(next)); }
    await Promise.all(all);
    expect(log).toEqual(["a", "b", "c", "d"]);
  });

  it("goes on after work that failed", async () => {
    const gate = makeGate({ atOnce: 1, waitingMax: 1 });
    await expect(gate.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await gate.run(async () => "yes")).toBe("yes");
  });
});
