import { makeBreaker, makeSqlEngine, withFallback, type SearchHit } from "@search";
import { openMeilisearch, type MeilisearchSettings } from "@search-server";
import type { Ports } from "./context";
import { sqlRunner } from "./db/sql-runner";
import type { Db } from "./db/open";
import type { Log } from "./log";

export type SearchOptions = { client: Db; log: Log; meilisearch: MeilisearchSettings | null; now?(): number };

/** Whether all hits are documents on these boards at this moment. */
async function stand(client: Db, hits: readonly SearchHit[], boardIds: readonly string[]): Promise<boolean> {
  const rows = await client.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "SearchDocument" WHERE "postId" = ANY(${hits.map(({ postId }) => postId)}) AND "boardId" = ANY(${[...boardIds]})`;
  return rows[0]?.count === hits.length;
}

/** The engines: the one in the database, and in front of it a Meilisearch server where there is one. What that does not answer, the database does. */
export function openSearch({ client, log, meilisearch, now = Date.now }: SearchOptions): Pick<Ports, "search" | "indexer"> {
  const embedded = makeSqlEngine(sqlRunner(client), now);
  if (!meilisearch) return { search: embedded, indexer: null };
  const { engine, indexer } = openMeilisearch(meilisearch);
  const failed = (error: unknown): void => log.warn({ err: error }, "Meilisearch did not answer; the database did");
  return { search: withFallback(engine, embedded, { breaker: makeBreaker(now), failed, stand: (hits, boardIds) => stand(client, hits, boardIds) }), indexer };
}
