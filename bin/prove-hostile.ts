import sharp from "sharp";
import { gifThatClaims, movie, pngThatClaims } from "~/platform/images/test-support/pictures";

/** A picture made to do harm, and what must become of it: a refusal's code, or `cleaned` of what it carried. */
export type Hostile = { name: string; bytes: Uint8Array<ArrayBuffer>; expected: "not-a-picture" | "picture-too-heavy" | "cleaned"; carried?: string };

const marker = "canary-of-the-hostile-set";
const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#a52" } });

/** Bomb headers, ribbons, other formats in disguise, two formats in one, cut files, thousands of frames, and where a photograph was taken. */
export async function hostilePictures(): Promise<Hostile[]> {
  const [png, jpeg, webp] = await Promise.all([canvas(600, 400).png().toBuffer(), canvas(600, 400).jpeg().toBuffer(), canvas(600, 400).webp().toBuffer()]);
  const gif = await movie(8, 8, 6);
  const refused = (name: string, bytes: Buffer, expected: Hostile["expected"] = "not-a-picture"): Hostile => ({ name, bytes: Uint8Array.from(bytes), expected });
  const cleaned = (name: string, bytes: Buffer): Hostile => ({ name, bytes: Uint8Array.from(bytes), expected: "cleaned", carried: marker });
  return [
    refused("PNG that claims 50 000 by 50 000", pngThatClaims(png, 50_000, 50_000), "picture-too-heavy"),
    refused("PNG that claims 2 147 483 647 by 1", pngThatClaims(png, 2_147_483_647, 1), "not-a-picture"),
    refused("ribbon, 1 by 1 000 000", pngThatClaims(png, 1, 1_000_000), "picture-too-heavy"),
    refused("ribbon, 8 001 by 1", await canvas(8_001, 1).png().toBuffer(), "picture-too-heavy"),
    refused("41 megapixels of one colour in few bytes", await canvas(7_000, 5_900).png().toBuffer(), "picture-too-heavy"),
    refused("JPEG that claims 65 500 by 65 500", jpegThatClaims(jpeg, 65_500, 65_500), "picture-too-heavy"),
    refused("GIF of 401 frames", await movie(8, 8, 401), "picture-too-heavy"),
    refused("GIF of 3 000 frames", await movie(2, 2, 3_000), "picture-too-heavy"),
    refused("GIF whose 31 frames are said to be 2 000 by 2 000", gifThatClaims(await movie(8, 8, 31), 2_000, 2_000), "picture-too-heavy"),
    refused("SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
    refused("SVG with an XML head and a million entities", Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "${"x".repeat(1_000)}">]><svg xmlns="http://www.w3.org/2000/svg">${"&a;".repeat(1_000)}</svg>`)),
    refused("SVG behind a PNG's signature", Buffer.concat([png.subarray(0, 8), Buffer.from("<svg/>")])),
    refused("HTML", Buffer.from("<!DOCTYPE html><script>alert(1)</script>")),
    refused("script that begins like a GIF", Buffer.from("GIF89a/*<script>alert(1)</script>*/=1;")),
    refused("PDF", Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj")),
    refused("TIFF", await canvas(20, 20).tiff().toBuffer()),
    refused("AVIF, which is not taken", await canvas(20, 20).avif().toBuffer()),
    refused("ZIP", Buffer.from("PK\u0003\u0004aaaaaaaaaaaaaaaaaaaa")),
    refused("PNG cut in the middle", (await canvas(900, 900).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 90_000)),
    refused("JPEG of a head alone", jpeg.subarray(0, 120)),
    refused("WebP of 12 bytes", webp.subarray(0, 12)),
    refused("nothing but zeros", Buffer.alloc(100_000)),
    cleaned("PNG with a page behind it", Buffer.concat([png, Buffer.from(`<script>${marker}</script>`)])),
    cleaned("JPEG with an archive behind it", Buffer.concat([jpeg, Buffer.from(`PK\u0003\u0004${marker}`)])),
    cleaned("GIF with a script in its comment", Buffer.concat([gif.subarray(0, -1), Buffer.from([0x21, 0xfe, marker.length]), Buffer.from(marker), Buffer.from([0, 0x3b])])),
    cleaned("JPEG that tells where and with what", await canvas(600, 400).withExif({ IFD0: { Make: marker }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } }).withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${marker}</x:xmpmeta>`).jpeg().toBuffer()),
    cleaned("WebP with XMP", await canvas(600, 400).withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${marker}</x:xmpmeta>`).webp().toBuffer()),
  ];
}

/** A photograph of so many megapixels as a JPEG of the usual weight: noise over soft colours. */
export async function makePhoto(megapixels: number): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = [Math.round(Math.sqrt(megapixels * 1e6 * (4 / 3))), Math.round(Math.sqrt(megapixels * 1e6 * (3 / 4)))];
  const grain = sharp({ create: { width, height, channels: 3, background: "#864", noise: { type: "gaussian", mean: 128, sigma: 24 } } });
  return Uint8Array.from(await grain.jpeg({ quality: 88 }).toBuffer());
}

/** The same JPEG, whose frame header (SOF0) says another size. */
function jpegThatClaims(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const at = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(height, at + 5);
  copy.writeUInt16BE(width, at + 7);
  return copy;
}
