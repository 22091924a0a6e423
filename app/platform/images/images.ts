import { availableParallelism } from "node:os";
import sharp, { type Sharp } from "sharp";
import { checkHeader, movingPixelsMax, pixelsMax, type Header, type HeaderRefusal } from "./check-header";
import { makeGate } from "./gate";

export type PictureRefusal = HeaderRefusal | "picture-too-slow";

/** A picture whose header has been read and allows decoding it. */
export type Judged = { bytes: Uint8Array; header: Header };

/** A picture ready to be stored: WebP, upright, without any metadata. */
export type Picture = { bytes: Buffer; format: "webp"; width: number; height: number };

/** One picture at one width, in pixels. */
export type Rendition = { width: number; bytes: Buffer };

/** A picture at several widths, the smallest first. `placeholder` is a data address of a few pixels. */
export type PictureSet = { width: number; height: number; moving: boolean; placeholder: string; renditions: Rendition[] };

type Answer<T> = Promise<{ ok: true; value: T } | { ok: false; refusal: PictureRefusal }>;

/**
 * Decodes pictures somebody uploaded: two at a time, fewer where pages would have no processor left, ten seconds each. The header is judged first, what comes out is
 * always encoded anew: upright, without metadata. By its limits a still picture takes up to 170 MB while it is decoded, a moving one up to 360. Throws GateFull when too many wait.
 */
export type Images = {
  /** Reads the header alone: whether to decode it at all. */
  judge(bytes: Uint8Array): Answer<Judged>;
  /** A square of `side` pixels cut from the middle. */
  square(bytes: Uint8Array, side: number): Answer<Picture>;
  /** WebP at up to four widths, none wider than the original; a moving picture keeps moving. */
  renditions(judged: Judged): Answer<PictureSet>;
  /** AVIF at that width, from a picture of our own making; whoever waits may come between two widths. */
  avif(own: Uint8Array, width: number): Promise<Buffer>;
  /** PNG of an SVG of our own making, with a stored picture of a member as a circle on it. */
  drawing(svg: string, portrait: Portrait | null): Promise<Buffer>;
};

/** A picture of our own making and the square it is put on, in pixels. */
export type Portrait = { bytes: Uint8Array; left: number; top: number; side: number };

/** The time a picture has left, as sharp takes it, in whole seconds. Throws TooSlow when there is none. */
type TimeLeft = () => { seconds: number };

class TooSlow extends Error {}

const widths = [320, 640, 1_280, 2_048];
const movingWidths = [320, 640, 960];
const placeholderWidth = 16;
const deadlineMs = 10_000;
const waitingMax = 60;
const atOnce = Math.max(1, Math.min(2, availableParallelism() - 1));

sharp.cache(false);
sharp.concurrency(1);

/** Builds the port; `deadlineMs` is what one picture may take once its turn has come. */
export function makeImages(options: { deadlineMs: number } = { deadlineMs }): Images {
  const gate = makeGate({ atOnce, waitingMax });
  const inTime = <T>(work: (left: TimeLeft) => Promise<T>): Promise<T> => gate.run(() => work(timeLeft(options.deadlineMs)));
  return {
    judge,
    square: (bytes, side) => inTime(async (left) => {
      const judged = await judge(bytes);
      if (!judged.ok) return judged;
      return decoded(async () => {
        const { data, info } = await open(bytes).rotate().resize(side, side, { fit: "cover" }).webp({ quality: 82 }).timeout(left()).toBuffer({ resolveWithObject: true });
        return { bytes: data, format: "webp", width: info.width, height: info.height };
      });
    }),
    renditions: ({ bytes, header }) => inTime((left) => decoded(() => (header.frames > 1 ? makeMoving(bytes, header.width, left) : makeStill(bytes, left)))),
    drawing: (svg, portrait) => inTime((left) => draw(svg, portrait, left)),
    avif: (own, width) => inTime((left) => open(own).resize({ width }).avif({ quality: 52, effort: 2 }).timeout(left()).toBuffer()),
  };
}

async function judge(bytes: Uint8Array): Answer<Judged> {
  const header = await checkHeader(bytes);
  return header.ok ? { ok: true, value: { bytes, header: header.value } } : header;
}

function timeLeft(ms: number): TimeLeft {
  const end = performance.now() + ms;
  return () => {
    const left = end - performance.now();
    if (left <= 0) throw new TooSlow("no time left");
    return { seconds: Math.ceil(left / 1_000) };
  };
}

/** Whatever a decoder stumbles over was no picture to it, unless it was cut short. */
async function decoded<T>(work: () => Promise<T>): Answer<T> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const isSlow = error instanceof TooSlow || (error instanceof Error && error.message.startsWith("timeout:"));
    return { ok: false, refusal: isSlow ? "picture-too-slow" : "not-a-picture" };
  }
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: pixelsMax, pages: 1, failOn: "error", sequentialRead: true });
}

/** Flat colours need few: a palette makes a third of the bytes. */
async function draw(svg: string, portrait: Portrait | null, left: TimeLeft): Promise<Buffer> {
  const overlays = portrait ? [{ input: await circleOf(portrait, left), left: portrait.left, top: portrait.top }] : [];
  return sharp(Buffer.from(svg)).composite(overlays).png({ palette: true, colours: portrait ? 192 : 64, effort: 4 }).timeout(left()).toBuffer();
}

async function circleOf({ bytes, side }: Portrait, left: TimeLeft): Promise<Buffer> {
  const circle = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><circle cx="50%" cy="50%" r="50%"/></svg>`);
  return open(bytes).resize(side, side, { fit: "cover" }).composite([{ input: circle, blend: "dest-in" }]).png().timeout(left()).toBuffer();
}

/** Decodes once, to the largest width; the others are made from that. */
async function makeStill(bytes: Uint8Array, left: TimeLeft): Promise<PictureSet> {
  const { data, info } = await open(bytes).rotate().resize({ width: widths.at(-1), height: 4 * (widths.at(-1) ?? 0), fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb").raw().timeout(left()).toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const from = (): Sharp => sharp(data, { raw });
  const renditions: Rendition[] = [];
  for (const width of widthsBelow(info.width, widths)) {
    const quality = width === info.width ? 84 : 80;
    renditions.push({ width, bytes: await from().resize({ width }).webp({ quality, effort: 3 }).timeout(left()).toBuffer() });
  }
  return { width: info.width, height: info.height, moving: false, placeholder: await placeholderOf(from(), left), renditions };
}

async function makeMoving(bytes: Uint8Array, ownWidth: number, left: TimeLeft): Promise<PictureSet> {
  const renditions: Rendition[] = [];
  let height = 0;
  for (const width of widthsBelow(ownWidth, movingWidths)) {
    const { data, info } = await sharp(bytes, { limitInputPixels: movingPixelsMax, animated: true, failOn: "error" })
      .resize({ width }).webp({ quality: 70, effort: 2 }).timeout(left()).toBuffer({ resolveWithObject: true });
    height = info.pageHeight ?? info.height;
    renditions.push({ width, bytes: data });
  }
  return { width: renditions.at(-1)?.width ?? 0, height, moving: true, placeholder: await placeholderOf(open(bytes), left), renditions };
}

/** The widths to make of a picture that wide: those narrower than it, and its own up to the largest. */
function widthsBelow(ownWidth: number, all: readonly number[]): number[] {
  const largest = Math.min(ownWidth, all.at(-1) ?? ownWidth);
  // One that is hardly narrower than the next saves nothing.
  return [...all.filter((width) => width < largest * 0.8), largest];
}

async function placeholderOf(picture: Sharp, left: TimeLeft): Promise<string> {
  const bytes = await picture.resize({ width: placeholderWidth }).webp({ quality: 30, effort: 2 }).timeout(left()).toBuffer();
  return `data:image/webp;base64,${bytes.toString("base64")}`;
}
