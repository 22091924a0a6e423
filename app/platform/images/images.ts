import { availableParallelism } from "node:os";
import sharp, { type Sharp } from "sharp";
import { checkHeader, pixelsMax, type PictureRefusal } from "./check-header";
import { makeGate } from "./gate";

export type { PictureRefusal } from "./check-header";

/** A picture ready to be stored: WebP, upright, without any metadata. */
export type Picture = { bytes: Buffer; format: "webp"; width: number; height: number };

/** One picture at one width, in pixels. */
export type Rendition = { width: number; bytes: Buffer };

/** A picture at several widths, the smallest first. `placeholder` is a data address of a few pixels. */
export type PictureSet = { width: number; height: number; moving: boolean; placeholder: string; renditions: Rendition[] };

type Answer<T> = Promise<{ ok: true; value: T } | { ok: false; refusal: PictureRefusal }>;

/**
 * Decodes pictures somebody uploaded: two at a time, fewer where pages would have no processor left, ten seconds each. The header is judged first, what comes out is
 * always encoded anew: upright, without metadata. Throws GateFull when too many wait.
 */
export type Images = {
  /** The reason against decoding it at all, by its header, or null. */
  whyNotDecode(bytes: Uint8Array): Promise<PictureRefusal | null>;
  /** A square of `side` pixels cut from the middle. */
  square(bytes: Uint8Array, side: number): Answer<Picture>;
  /** WebP at up to four widths, none wider than the original; a moving picture keeps moving. */
  renditions(bytes: Uint8Array): Answer<PictureSet>;
  /** AVIF at those widths, from a picture of our own making. */
  avif(own: Uint8Array, widths: readonly number[]): Promise<Rendition[]>;
};

const widths = [320, 640, 1_280, 2_048];
const movingWidths = [320, 640, 960];
const placeholderWidth = 16;
const seconds = 10;
const waitingMax = 60;
const atOnce = Math.max(1, Math.min(2, availableParallelism() - 1));

sharp.cache(false);
sharp.concurrency(1);

/** Builds the port. */
export function makeImages(): Images {
  const gate = makeGate({ atOnce, waitingMax });
  return {
    async whyNotDecode(bytes) {
      const header = await checkHeader(bytes);
      return header.ok ? null : header.refusal;
    },
    square: (bytes, side) => gate.run(async () => {
      const header = await checkHeader(bytes);
      if (!header.ok) return header;
      return decoded(async () => {
        const { data, info } = await open(bytes).rotate().resize(side, side, { fit: "cover" }).webp({ quality: 82 }).timeout({ seconds }).toBuffer({ resolveWithObject: true });
        return { bytes: data, format: "webp", width: info.width, height: info.height };
      });
    }),
    renditions: (bytes) => gate.run(async () => {
      const header = await checkHeader(bytes);
      if (!header.ok) return header;
      return decoded(() => (header.value.frames > 1 ? makeMoving(bytes, header.value.width) : makeStill(bytes)));
    }),
    avif: (own, wanted) => gate.run(async () => {
      const made: Rendition[] = [];
      for (const width of wanted) made.push({ width, bytes: await open(own).resize({ width }).avif({ quality: 52, effort: 2 }).timeout({ seconds: 4 * seconds }).toBuffer() });
      return made;
    }),
  };
}

/** Whatever a decoder stumbles over was no picture to it. */
async function decoded<T>(work: () => Promise<T>): Answer<T> {
  try {
    return { ok: true, value: await work() };
  } catch {
    return { ok: false, refusal: "not-a-picture" };
  }
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: pixelsMax, pages: 1, failOn: "error", sequentialRead: true });
}

/** Decodes once, to the largest width; the others are made from that. */
async function makeStill(bytes: Uint8Array): Promise<PictureSet> {
  const { data, info } = await open(bytes).rotate().resize({ width: widths.at(-1), height: 4 * (widths.at(-1) ?? 0), fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb").raw().timeout({ seconds }).toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const from = (): Sharp => sharp(data, { raw });
  const renditions: Rendition[] = [];
  for (const width of widthsBelow(info.width, widths)) {
    const quality = width === info.width ? 84 : 80;
    renditions.push({ width, bytes: await from().resize({ width }).webp({ quality, effort: 3 }).timeout({ seconds }).toBuffer() });
  }
  return { width: info.width, height: info.height, moving: false, placeholder: await placeholderOf(from()), renditions };
}

async function makeMoving(bytes: Uint8Array, ownWidth: number): Promise<PictureSet> {
  const renditions: Rendition[] = [];
  let height = 0;
  for (const width of widthsBelow(ownWidth, movingWidths)) {
    const { data, info } = await sharp(bytes, { limitInputPixels: false, animated: true, failOn: "error" })
      .resize({ width }).webp({ quality: 70, effort: 2 }).timeout({ seconds }).toBuffer({ resolveWithObject: true });
    height = info.pageHeight ?? info.height;
    renditions.push({ width, bytes: data });
  }
  return { width: renditions.at(-1)?.width ?? 0, height, moving: true, placeholder: await placeholderOf(open(bytes)), renditions };
}

/** The widths to make of a picture that wide: those narrower than it, and its own up to the largest. */
function widthsBelow(ownWidth: number, all: readonly number[]): number[] {
  const largest = Math.min(ownWidth, all.at(-1) ?? ownWidth);
  // One that is hardly narrower than the next saves nothing.
  return [...all.filter((width) => width < largest * 0.8), largest];
}

async function placeholderOf(picture: Sharp): Promise<string> {
  const bytes = await picture.resize({ width: placeholderWidth }).webp({ quality: 30, effort: 2 }).timeout({ seconds }).toBuffer();
  return `data:image/webp;base64,${bytes.toString("base64")}`;
}
