import { addMs, hourMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";

/** So long after a search its results may be opened. */
const openWithinMs = 2 * hourMs;

/** Counts that a search's result was opened: the first of each search. Harmless for one that is not there. */
export async function countClick(ctx: Context, { log, place }: { log: string; place: number }): Promise<void> {
  await ctx.db.searchLogEntry.updateMany({ where: { id: log, clicked: null, at: { gte: addMs(ctx.now(), -openWithinMs) } }, data: { clicked: place } });
}
