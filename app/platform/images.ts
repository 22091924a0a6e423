import sharp from "sharp";

/** A picture ready to be stored: WebP, upright, without any metadata. */
export type Picture = { bytes: Buffer; format: "webp"; width: number; height: number };

export type PictureRefusal = "not-a-picture" | "picture-too-large";

/** Decodes pictures somebody uploaded. */
export type Images = {
  /** A square of `side` pixels cut from the middle. */
  square(bytes: Uint8Array, side: number): Promise<{ ok: true; value: Picture } | { ok: false; refusal: PictureRefusal }>;
};

const formats = new Set(["png", "jpeg", "webp", "gif"]);
const sideMax = 8_000;
const pixelsMax = 40_000_000;

sharp.cache(false);
sharp.concurrency(1);

/** Looks at the header first and decodes only what is small enough; re-encodes always. */
export function makeImages(): Images {
  return {
    async square(bytes, side) {
      const refusal = await whyNotDecode(bytes);
      if (refusal) return { ok: false, refusal };
      try {
        const { data, info } = await sharp(bytes, { limitInputPixels: pixelsMax, pages: 1 })
          .rotate()
          .resize(side, side, { fit: "cover" })
          .webp({ quality: 82 })
          .timeout({ seconds: 10 })
          .toBuffer({ resolveWithObject: true });
        return { ok: true, value: { bytes: data, format: "webp", width: info.width, height: info.height } };
      } catch {
        return { ok: false, refusal: "not-a-picture" };
      }
    },
  };
}

async function whyNotDecode(bytes: Uint8Array): Promise<PictureRefusal | null> {
  try {
    const { format, width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!formats.has(format ?? "")) return "not-a-picture";
    if (width > sideMax || height > sideMax || width * height > pixelsMax) return "picture-too-large";
    return null;
  } catch {
    return "not-a-picture";
  }
}
