import { addMs, minuteMs, secondMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import type { FedIndex } from "./types";

const leaseMs = minuteMs;
const patienceMs = 3 * secondMs;
const lookMs = 50;
const backoffMsMax = 30 * secondMs;

/** Another process is sending and does not come to an end. */
class FeedBusy extends Error {}

/**
 * Runs the work as the only one that sends, in whatever process: of two, one could send an older text after a newer. Waits a moment for
 * its turn; throws FeedBusy when that does not come.
 */
export async function asFeeder<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const holder = ctx.newId();
  for (let waited = 0; !(await take(ctx, holder)); waited += lookMs) {
    if (waited >= patienceMs) throw new FeedBusy("another process is sending to Meilisearch");
    await ctx.ports.wait(lookMs);
  }
  try {
    return await work();
  } finally {
    await ctx.db.$executeRaw`UPDATE "SearchFeed" SET "holder" = NULL, "heldUntil" = NULL WHERE "holder" = ${holder}`;
  }
}

async function take(ctx: Context, holder: string): Promise<boolean> {
  const now = ctx.now();
  return (await ctx.db.$executeRaw`
    UPDATE "SearchFeed" SET "holder" = ${holder}, "heldUntil" = ${addMs(now, leaseMs)} WHERE "holder" IS NULL OR "heldUntil" < ${now}`) === 1;
}

/** The indexes that are fed, the live one first. */
export function listFed(ctx: Context): Promise<FedIndex[]> {
  return ctx.db.$queryRaw<FedIndex[]>`SELECT "name", "isLive", "settings", "createdAt" FROM "SearchIndex" ORDER BY "isLive" DESC, "madeAt" DESC`;
}

/** Whether the server is worth a try now: it answered last time, or has been left alone long enough. */
export async function mayTry(ctx: Context): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<{ mayTry: boolean }[]>`SELECT "nextTryAt" IS NULL OR "nextTryAt" <= ${ctx.now()} AS "mayTry" FROM "SearchFeed"`;
  return rows[0]?.mayTry ?? false;
}

/** Notes that the server has no answer: it is tried again after 0.5, 1, 2 … 30 seconds. */
export async function noteDown(ctx: Context, reason: string): Promise<void> {
  const now = ctx.now();
  const rows = await ctx.db.$queryRaw<{ failures: number }[]>`
    UPDATE "SearchFeed" SET "downSince" = COALESCE("downSince", ${now}), "lastError" = ${reason.slice(0, 500)}, "failures" = "failures" + 1 RETURNING "failures"`;
  const next = addMs(now, Math.min(2 ** ((rows[0]?.failures ?? 1) - 2) * secondMs, backoffMsMax));
  await ctx.db.$executeRaw`UPDATE "SearchFeed" SET "nextTryAt" = ${next}`;
}

/** Notes that the server answers. True when it had been down: what was missed is then to be sent. */
export async function noteUp(ctx: Context): Promise<boolean> {
  return (await ctx.db.$executeRaw`UPDATE "SearchFeed" SET "downSince" = NULL, "failures" = 0, "nextTryAt" = NULL WHERE "downSince" IS NOT NULL`) > 0;
}
