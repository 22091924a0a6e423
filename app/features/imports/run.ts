import { advisoryLocks } from "~/kernel/advisory-locks";
import type { Context } from "~/platform/context";
import type { Dump } from "./stack-exchange/files.server";
import type { DumpTotals } from "./stack-exchange/check-dump.server";
import type { ImportProgress, ImportStep } from "./types";

/** One run of an import: what its steps share. */
export type Run = {
  ctx: Context;
  dump: Dump;
  totals: DumpTotals;
  /** "stackexchange:<site>", half of every imported row's key. */
  source: string;
  /** The source's address without a slash at its end, or null when nobody said. */
  siteUrl: string | null;
  boardId: string;
  /** The member `imported`, who stands for authors the dump does not know. */
  unknownId: string;
  batchRowsMax: number;
  /** How many batches this run has written. */
  batches: number;
  onProgress: (progress: ImportProgress) => void;
  signal: AbortSignal | null;
};

/** What one step did: rows now stored, of these brought by this run, and what it met. */
export type StepCount = { total: number; created: number; unknownAuthors: number; orphans: number; plain: number };

/** Says no more than that the operator asked to stop; what is stored stays. */
export class Stopped extends Error {}

/** A step's count before its first batch. */
export function emptyCount(): StepCount {
  return { total: 0, created: 0, unknownAuthors: 0, orphans: 0, plain: 0 };
}

/**
 * Writes one batch in a transaction. Two runs at once take turns batch by batch; since rows are known
 * by (source, sourceId) and their ids follow from it, the second finds the first one's work done.
 */
export async function writeBatch<T>(run: Run, write: (ctx: Context) => Promise<T>): Promise<T> {
  const answer = await run.ctx.transaction(async (ctx) => {
    await lockImports(ctx);
    const answer = await write(ctx);
    await ctx.db.$queryRaw`SELECT pg_notify('kindling_events', '')::text`;
    return answer;
  });
  run.batches += 1;
  if (isPowerOfTwo(run.batches)) await run.ctx.db.$executeRaw`ANALYZE "Member", "Topic", "Post", "Event"`;
  return answer;
}

/** Tables that double in size are looked at anew by the planner, which else takes them for as small as they were; the embedded database never looks by itself. */
function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}

/** Makes every other import wait until the caller's transaction ends. */
export async function lockImports(ctx: Context): Promise<void> {
  await ctx.db.$queryRaw`SELECT pg_advisory_xact_lock(${advisoryLocks.imports})::text`;
}

/** Tells the progress after a stored batch. Throws Stopped when the operator asked to stop. */
export function report(run: Run, step: ImportStep, done: number, total: number): void {
  run.onProgress({ step, done, total });
  if (run.signal?.aborted) throw new Stopped();
}
