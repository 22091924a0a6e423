import type { Context } from "~/platform/context";
import { countChanges } from "./changes.server";
import type { SearchState } from "./types";

const refusalsShown = 20;

type Row = Omit<SearchState, "hasServer" | "waiting" | "refusals" | "indexes" | "downSince" | "nextTryAt" | "comparedAt" | "browsedAt"> & Record<"downSince" | "nextTryAt" | "comparedAt" | "browsedAt", Date | null>;
type IndexRow = Omit<SearchState["indexes"][number], "madeAt"> & { madeAt: Date };

/** How far the engines are and what is wrong with them. The caller has checked that the actor is an operator. */
export async function readSearchState(ctx: Context): Promise<SearchState> {
  const [row] = await ctx.db.$queryRaw<Row[]>`
    SELECT "downSince", "lastError", "nextTryAt", "comparedAt", "browsedAt", "drift", "isRebuildWanted", (SELECT count(*) FROM "SearchDocument")::int AS "documents" FROM "SearchFeed"`;
  if (!row) throw new Error("the row of the search's feed is gone");
  const indexes = await ctx.db.$queryRaw<IndexRow[]>`
    SELECT i."name", i."isLive", i."madeAt", count(s."postId") FILTER (WHERE s."task" IS NULL AND s."error" IS NULL AND s."rev" > 0)::int AS "confirmed",
      count(s."task")::int AS "inFlight", count(s."error")::int AS "refused"
    FROM "SearchIndex" i LEFT JOIN "SearchSent" s ON s."index" = i."name" GROUP BY i."name" ORDER BY i."isLive" DESC`;
  const live = indexes.find(({ isLive }) => isLive);
  const refusals = await ctx.db.$queryRaw<{ postId: string; error: string }[]>`
    SELECT "postId", "error" FROM "SearchSent" WHERE "error" IS NOT NULL ORDER BY "rev" DESC LIMIT ${refusalsShown}`;
  const told = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    ...row, downSince: told(row.downSince), nextTryAt: told(row.nextTryAt), comparedAt: told(row.comparedAt), browsedAt: told(row.browsedAt),
    hasServer: ctx.ports.indexer !== null, indexes: indexes.map((index) => ({ ...index, madeAt: index.madeAt.toISOString() })),
    waiting: live ? await countChanges(ctx, live.name) : 0, refusals,
  };
}
