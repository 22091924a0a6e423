import { Meilisearch } from "meilisearch";
import type { SearchEngine } from "../types";
import { makeMeilisearchEngine } from "./engine";
import { makeIndexer, type Indexer } from "./indexer";
import { keyOf } from "./keys";

/** Where the server is, and its master key; without one it must be a server that asks for none. */
export type MeilisearchSettings = { host: string; masterKey: string | null };

/** A call that is given no signal waits so long. */
const callMs = 10_000;

/** The two sides of a server, each with a key for no more than its work. Nothing is asked yet. */
export function openMeilisearch({ host, masterKey }: MeilisearchSettings): { engine: SearchEngine; indexer: Indexer } {
  const clientWith = (apiKey: string | undefined): Meilisearch => new Meilisearch({ host, timeout: callMs, ...(apiKey ? { apiKey } : {}) });
  return {
    engine: makeMeilisearchEngine(clientWith(masterKey ? keyOf("search", masterKey) : undefined)),
    indexer: makeIndexer({ client: clientWith(masterKey ? keyOf("indexing", masterKey) : undefined), master: masterKey ? clientWith(masterKey) : null }),
  };
}
