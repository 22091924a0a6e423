import { liveIndex, type Indexer } from "@search-server";
import type { Context } from "~/platform/context";
import { asFeeder } from "./feed-state.server";
import { feed } from "./feed.server";

const pageSize = 1_000;

/**
 * Compares what the live index really holds with what it was sent, and mends the difference: what is missing or of another making is
 * sent again, what is too much is taken away. Nothing is sent meanwhile. Returns how many documents were wrong.
 */
export async function repairDrift(ctx: Context, indexer: Indexer, stopping?: AbortSignal): Promise<number> {
  await feed(ctx, indexer, null, stopping); // so that nothing is under way
  const drift = await asFeeder(ctx, async () => {
    const held = await browseAll(indexer, stopping);
    return held ? markWrong(ctx, held) : 0;
  });
  if (drift > 0) {
    ctx.log.warn({ drift }, "the search index had drifted");
    await feed(ctx, indexer, null, stopping);
  }
  await ctx.db.$executeRaw`UPDATE "SearchFeed" SET "browsedAt" = ${ctx.now()}, "drift" = ${drift}`;
  return drift;
}

async function browseAll(indexer: Indexer, stopping?: AbortSignal): Promise<{ id: string; rev: number }[] | null> {
  const held: { id: string; rev: number }[] = [];
  for (let last = pageSize; last === pageSize;) {
    if (stopping?.aborted) return null;
    const page = await indexer.browse(liveIndex, held.length, pageSize);
    held.push(...page);
    last = page.length;
  }
  return held;
}

/** Marks what is wrong as to be sent again; what is too much is marked as sent once, so that it is found to be gone. */
async function markWrong(ctx: Context, held: readonly { id: string; rev: number }[]): Promise<number> {
  const [ids, revs] = [held.map(({ id }) => id), held.map(({ rev }) => rev)];
  const rows = await ctx.db.$queryRaw<{ wrong: number }[]>`
    WITH held AS (SELECT * FROM unnest(${ids}::text[], ${revs}::bigint[]) AS h("postId", "rev")),
    wrong AS (
      UPDATE "SearchSent" s SET "rev" = 0 WHERE s."index" = ${liveIndex} AND s."rev" > 0 AND s."task" IS NULL AND s."error" IS NULL
        AND NOT EXISTS (SELECT 1 FROM held h WHERE h."postId" = s."postId" AND h."rev" = s."rev") RETURNING 1
    ), extra AS (
      INSERT INTO "SearchSent" ("index", "postId", "topicId", "rev") SELECT ${liveIndex}, h."postId", '', 0 FROM held h
      WHERE NOT EXISTS (SELECT 1 FROM "SearchSent" s WHERE s."index" = ${liveIndex} AND s."postId" = h."postId") RETURNING 1
    )
    SELECT ((SELECT count(*) FROM wrong) + (SELECT count(*) FROM extra))::int AS "wrong"`;
  return rows[0]?.wrong ?? 0;
}
