import sharp from "sharp";

export type HeaderRefusal = "not-a-picture" | "picture-too-large";

/** What a picture's header says, before anything is decoded. `frames` is 1 for a still one; sides are of one frame. */
export type Header = { width: number; height: number; frames: number };

const sideMax = 8_000;
export const pixelsMax = 40_000_000;
const framesMax = 400;
/** Over all frames of a moving picture. */
export const movingPixelsMax = 120_000_000;

/** How the four formats begin; others never reach a decoder. */
const beginnings = [/^\x89PNG\r\n\x1a\n/, /^\xff\xd8\xff/, /^GIF8[79]a/, /^RIFF[^]{4}WEBP/];
const formats = new Set(["png", "jpeg", "webp", "gif"]);

/** Reads the header alone. Refuses: other formats than PNG, JPEG, WebP and GIF; sides, areas or frames above the limits. */
export async function checkHeader(bytes: Uint8Array): Promise<{ ok: true; value: Header } | { ok: false; refusal: HeaderRefusal }> {
  const begin = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (!beginnings.some((pattern) => pattern.test(begin))) return { ok: false, refusal: "not-a-picture" };
  try {
    const { format, width = 0, height = 0, pages = 1, pageHeight = height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!formats.has(format)) return { ok: false, refusal: "not-a-picture" };
    const area = width * pageHeight;
    const tooLarge = width > sideMax || pageHeight > sideMax || area > pixelsMax || pages > framesMax || (pages > 1 && area * pages > movingPixelsMax);
    return tooLarge ? { ok: false, refusal: "picture-too-large" } : { ok: true, value: { width, height: pageHeight, frames: pages } };
  } catch {
    return { ok: false, refusal: "not-a-picture" };
  }
}
