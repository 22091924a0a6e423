import { Piscina } from "piscina";
import { makeGate } from "../images/gate";
import type { Images } from "../images/images";
import { drawingVersion, portraitPlace, type Sheet } from "./sheet";

/** What is drawn: `key` names exactly this content, the picture is asked for when it is drawn. */
export type CardWish = { key: string; sheet: Sheet; portrait: () => Promise<Uint8Array | null> };

/**
 * Pictures that other places show of a link to us, drawn without any fonts of the machine. Text becomes outlines in a thread of its own, which ends
 * when it has had nothing to do for a while, outlines become a PNG where all pictures are made. The latest are kept in memory.
 */
export type Cards = {
  /** Part of each card's version; it grows when the drawing changes. */
  version: number;
  /** The card if it is kept or being drawn. */
  kept(key: string): Promise<Buffer> | null;
  /** Draws it, once however many ask. Throws GateFull when too many wait, AbortError when it takes longer than ten seconds. */
  draw(wish: CardWish): Promise<Buffer>;
  close(): Promise<void>;
};

type CardsOptions = { workerFile: string; images: Images };

const waitingMax = 20;
/** Of about 30 kB each. */
const keptMax = 64;
/** For the outlines, from their turn on; the thread may have to start first. */
const deadlineMs = 10_000;
const idleMs = 20_000;
const threadMegabytesMax = 128;

/** Builds the port; `workerFile` is the bundled `worker.ts`. */
export function makeCards({ workerFile, images }: CardsOptions): Cards {
  const gate = makeGate({ atOnce: 1, waitingMax });
  const keep = new Map<string, Promise<Buffer>>();
  let thread: Piscina<Sheet, string> | null = null;
  const drawNew = ({ sheet, portrait }: CardWish): Promise<Buffer> => gate.run(async () => {
    thread ??= startThread(workerFile);
    const outlines = await thread.run(sheet, { signal: AbortSignal.timeout(deadlineMs) });
    const picture = sheet.author?.hasPicture ? await portrait() : null;
    return images.drawing(outlines, picture ? { bytes: picture, ...portraitPlace } : null);
  });
  return {
    version: drawingVersion,
    kept: (key) => keep.get(key) ?? null,
    draw(wish) {
      const known = keep.get(wish.key);
      if (known) return known;
      const drawn = drawNew(wish);
      keep.set(wish.key, drawn);
      drawn.catch(() => keep.delete(wish.key)); // the next who asks tries again
      for (const oldest of [...keep.keys()].slice(0, Math.max(0, keep.size - keptMax))) keep.delete(oldest);
      return drawn;
    },
    async close() {
      await thread?.destroy();
    },
  };
}

function startThread(filename: string): Piscina<Sheet, string> {
  const thread: Piscina<Sheet, string> = new Piscina({ filename, minThreads: 0, maxThreads: 1, idleTimeout: idleMs, resourceLimits: { maxOldGenerationSizeMb: threadMegabytesMax } });
  // Without a listener an error between two tasks would end the process.
  thread.on("error", (error: Error) => process.emitWarning(error));
  return thread;
}
