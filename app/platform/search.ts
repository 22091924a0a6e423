import { makeBreaker, makeSqlEngine, withFallback } from "@search";
import { openMeilisearch, type MeilisearchSettings } from "@search-server";
import type { Ports } from "./context";
import { sqlRunner } from "./db/sql-runner";
import type { Db } from "./db/open";
import type { Log } from "./log";

export type SearchOptions = { client: Db; log: Log; meilisearch: MeilisearchSettings | null; now?(): number };

/** The engines: the one in the database, and in front of it a Meilisearch server where there is one. What that does not answer, the database does. */
export function openSearch({ client, log, meilisearch, now = Date.now }: SearchOptions): Pick<Ports, "search" | "indexer"> {
  const embedded = makeSqlEngine(sqlRunner(client), now);
  if (!meilisearch) return { search: embedded, indexer: null };
  const { engine, indexer } = openMeilisearch(meilisearch);
  const failed = (error: unknown): void => log.warn({ err: error }, "Meilisearch did not answer; the database did");
  return { search: withFallback(engine, embedded, makeBreaker(now), failed), indexer };
}
