import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type SearchDocument } from "../../search";
import { liveIndex, openMeilisearch, toMeiliDocument, type Indexer } from "../../search/server";
import { judge, judgedCorpus, meanOf } from "../../search/test-support/judge";
import { hasMeilisearch, openMeilisearchServer, type MeilisearchServer } from "../support/meilisearch";
import { holdsContract } from "./search-contract";

describe.skipIf(!hasMeilisearch())("a real Meilisearch", () => {
  let server: MeilisearchServer;
  let opened: ReturnType<typeof openMeilisearch>;

  beforeAll(async () => {
    server = await openMeilisearchServer();
    opened = openMeilisearch(server);
    await opened.indexer.prepare();
    await opened.indexer.make(liveIndex);
  }, 120_000);
  afterAll(() => server.stop());

  const put = async (documents: readonly SearchDocument[]): Promise<void> => untilDone(opened.indexer, await opened.indexer.put(liveIndex, documents.map((document) => toMeiliDocument(document, document.version))));

  holdsContract(async () => ({ engine: opened.engine, put, remove: async (ids) => untilDone(opened.indexer, await opened.indexer.remove(liveIndex, ids)) }));

  it("puts first what one looks for, in both languages", async () => {
    await put(judgedCorpus());
    const judged = await judge(opened.engine);
    const weak = judged.filter(({ ndcg }) => ndcg < 0.9).map(({ q, ndcg, found }) => `${q}: ${ndcg.toFixed(2)} ${found.slice(0, 5).join(" ")}`);
    console.log(`Meilisearch: nDCG@10 ${meanOf(judged, "ndcg").toFixed(3)}, MRR@10 ${meanOf(judged, "reciprocalRank").toFixed(3)}, without a hit ${judged.filter(({ found }) => found.length === 0).length} of ${judged.length}`);
    expect(meanOf(judged, "ndcg"), weak.join("\n")).toBeGreaterThanOrEqual(0.93);
  });
});

async function untilDone(indexer: Indexer, task: number): Promise<void> {
  await vi.waitFor(async () => expect((await indexer.statesOf([task])).get(task)).toEqual({ state: "done" }), { timeout: 30_000, interval: 20 });
}
