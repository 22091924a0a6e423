import { randomBytes } from "node:crypto";
import { liveIndex, settingsMark, type Indexer } from "@search-server";
import { hourMs, minuteMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { countChanges } from "./changes.server";
import { asFeeder, listFed } from "./feed-state.server";
import { feed, sendOnce, whileUp } from "./feed.server";
import { repairDrift } from "./repair-drift.server";
import type { FedIndex } from "./types";

const compareEveryMs = 10 * minuteMs;
const browseEveryMs = 24 * hourMs;

type Due = { isRebuildWanted: boolean; comparedAt: Date | null; browsedAt: Date | null };

/** How far the making of an index is. */
export type Progress = (sent: number, left: number) => void;

/**
 * Every minute: sees to it that the server has an index of ours, complete and of the present making. One that was lost, wiped or set up
 * otherwise is made anew beside the old and then put in its place; meanwhile searches go on. Every ten minutes all that differs is sent,
 * and once a day what the server really holds is compared.
 */
export async function careForIndex(ctx: Context, stopping?: AbortSignal): Promise<void> {
  await whileUp(ctx, async (indexer) => {
    await indexer.prepare();
    const due = await readDue(ctx);
    if (due.isRebuildWanted || !(await isWhole(ctx, indexer))) return rebuildIndex(ctx, indexer, () => undefined, stopping);
    if (isPast(ctx, due.comparedAt, compareEveryMs)) await compare(ctx, indexer, stopping);
    if (isPast(ctx, due.browsedAt, browseEveryMs)) await repairDrift(ctx, indexer, stopping);
  });
}

/**
 * Makes the index anew without a moment in which searches miss anything: fills a second one, which all changes reach from now on too,
 * and exchanges the two at once. Stopped in the middle, it goes on where it was.
 */
export async function rebuildIndex(ctx: Context, indexer: Indexer, told: Progress, stopping?: AbortSignal): Promise<void> {
  const name = await takeUp(ctx, indexer);
  const wanted = await countChanges(ctx, name); // once: to count takes a look at all documents
  let sent = 0;
  for (let last = -1; last !== 0 && !stopping?.aborted; sent += last) {
    last = await asFeeder(ctx, () => sendOnce(ctx, indexer, name, null));
    told(sent + last, Math.max(0, wanted - sent - last));
  }
  if (stopping?.aborted) return;
  await feed(ctx, indexer, null, stopping);
  await asFeeder(ctx, () => putInPlace(ctx, indexer, name));
  await feed(ctx, indexer, null, stopping); // the exchange and what it is known by are not one moment
}

/** The index that is being filled: the one begun, where it still stands, or a new one. */
async function takeUp(ctx: Context, indexer: Indexer): Promise<string> {
  for (const index of (await listFed(ctx)).filter(({ isLive }) => !isLive)) {
    if (index.settings === settingsMark && (await stands(indexer, index))) return index.name;
    await indexer.drop(index.name);
    await ctx.db.$executeRaw`DELETE FROM "SearchIndex" WHERE "name" = ${index.name}`;
  }
  const name = `${liveIndex}-${randomBytes(4).toString("hex")}`;
  await indexer.make(name);
  const info = await indexer.describe(name);
  await ctx.db.$executeRaw`
    INSERT INTO "SearchIndex" ("name", "isLive", "settings", "createdAt", "madeAt") VALUES (${name}, false, ${settingsMark}, ${info?.createdAt ?? ""}, ${ctx.now()})`;
  return name;
}

async function putInPlace(ctx: Context, indexer: Indexer, name: string): Promise<void> {
  await indexer.exchange(liveIndex, name);
  const info = await indexer.describe(liveIndex);
  await ctx.transaction(async (inner) => {
    await inner.db.$executeRaw`DELETE FROM "SearchIndex" WHERE "name" = ${liveIndex}`;
    await inner.db.$executeRaw`UPDATE "SearchIndex" SET "name" = ${liveIndex}, "isLive" = true, "createdAt" = ${info?.createdAt ?? ""} WHERE "name" = ${name}`;
    await inner.db.$executeRaw`UPDATE "SearchFeed" SET "isRebuildWanted" = false, "comparedAt" = ${inner.now()}, "browsedAt" = ${inner.now()}, "drift" = 0`;
  });
  await indexer.drop(name); // the old one has that name now
}

/** Whether the live index is there, is the one we made, and is of the present making. What is known of one that was lost is forgotten. */
async function isWhole(ctx: Context, indexer: Indexer): Promise<boolean> {
  const live = (await listFed(ctx)).find(({ isLive }) => isLive);
  if (!live) return false;
  if (await stands(indexer, live)) return live.settings === settingsMark;
  await ctx.db.$executeRaw`DELETE FROM "SearchIndex" WHERE "name" = ${live.name}`;
  return false;
}

async function stands(indexer: Indexer, { name, createdAt }: FedIndex): Promise<boolean> {
  return (await indexer.describe(name))?.createdAt === createdAt;
}

async function compare(ctx: Context, indexer: Indexer, stopping?: AbortSignal): Promise<void> {
  await feed(ctx, indexer, null, stopping);
  await ctx.db.$executeRaw`UPDATE "SearchFeed" SET "comparedAt" = ${ctx.now()}`;
}

async function readDue(ctx: Context): Promise<Due> {
  const rows = await ctx.db.$queryRaw<Due[]>`SELECT "isRebuildWanted", "comparedAt", "browsedAt" FROM "SearchFeed"`;
  return rows[0] ?? { isRebuildWanted: false, comparedAt: null, browsedAt: null };
}

function isPast(ctx: Context, at: Date | null, everyMs: number): boolean {
  return at === null || ctx.now().getTime() - at.getTime() >= everyMs;
}
