import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { makeBreaker, nothing, withFallback, type SearchAnswer, type SearchEngine, type SearchRequest } from "../../search";
import { MeilisearchDown, MeilisearchRefused, openMeilisearch } from "../../search/server";

// What a Meilisearch 1.50.0 answered, word for word, and what may stand between it and us.

type Answer = { status: number; body: string; type?: string } | "never" | "cut";

const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });
const enqueued = json(202, { taskUid: 31, indexUid: "content", status: "enqueued", type: "documentAdditionOrUpdate", enqueuedAt: "2026-11-23T05:29:06.06891246Z" });
const failedTask = {
  uid: 31, batchUid: 31, indexUid: "content", status: "failed", type: "documentAdditionOrUpdate", canceledBy: null, details: { receivedDocuments: 1, indexedDocuments: 0 },
  error: {
    message: 'Document identifier `"bad id!"` is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.',
    code: "invalid_document_id", type: "invalid_request", link: "https://docs.meilisearch.com/errors#invalid_document_id",
  },
  duration: "PT0.008490616S", enqueuedAt: "2026-11-23T05:29:06.06891246Z", startedAt: "2026-11-23T05:29:06.07203487Z", finishedAt: "2026-11-23T05:29:06.080525486Z",
};
const noIndex = json(404, { message: "Index `content` not found.", code: "index_not_found", type: "invalid_request", link: "https://docs.meilisearch.com/errors#index_not_found" });
const noKey = json(403, { message: "The provided API key is invalid.", code: "invalid_api_key", type: "auth", link: "https://docs.meilisearch.com/errors#invalid_api_key" });
const busy = json(503, { message: "Too many search requests running at the same time: 1000. Retry after 10s.", code: "too_many_search_requests", type: "system", link: "https://docs.meilisearch.com/errors#too_many_search_requests" });
const proxysPage: Answer = { status: 502, body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", type: "text/html" };

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Something that answers in the server's place, by the request's method and path. */
async function answering(answers: Record<string, Answer>): Promise<{ host: string; asked: string[] }> {
  const asked: string[] = [];
  server = createServer((req, res) => {
    const name = `${req.method} ${(req.url ?? "").split("?")[0]}`;
    asked.push(name);
    const answer = answers[name] ?? answers["*"] ?? noIndex;
    if (answer === "never") return;
    if (answer === "cut") return void res.socket?.destroy();
    res.writeHead(answer.status, { "content-type": answer.type ?? "application/json" }).end(answer.body);
  });
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const address = server.address();
  return { host: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, asked };
}

const open = ({ host }: { host: string }) => openMeilisearch({ host, masterKey: null });
const request: SearchRequest = { terms: [{ kind: "word", text: "glue", negated: false }], selection: { boardIds: ["b"] }, within: "all", sort: "relevance", offset: 0, limit: 20 };
const embedded: SearchEngine = { name: "sql", search: async () => ({ ...nothing, total: 7 }), suggest: async () => [] };

describe("the client's traps", () => {
  it("a task that failed is told as one: the client resolves it like any other", async () => {
    const { indexer } = open(await answering({ "POST /indexes/content/documents": enqueued, "GET /tasks": json(200, { results: [failedTask], total: 1, limit: 1, from: 31, next: null }) }));
    const task = await indexer.put("content", []);
    expect((await indexer.statesOf([task])).get(31)).toEqual({ state: "failed", code: "invalid_document_id", message: failedTask.error.message });
  });

  it("settings that failed stop the making of an index", async () => {
    const task = { ...failedTask, type: "settingsUpdate", error: { ...failedTask.error, code: "invalid_settings_ranking_rules", message: "no such rule" } };
    const { indexer } = open(await answering({ "POST /indexes": enqueued, "PATCH /indexes/content/settings": enqueued, "GET /tasks/31": json(200, task) }));
    await expect(indexer.make("content")).rejects.toMatchObject({ code: "invalid_settings_ranking_rules" });
  });

  it("a task the server knows nothing of has failed, and may pass", async () => {
    const { indexer } = open(await answering({ "GET /tasks": json(200, { results: [], total: 0, limit: 1, from: null, next: null }) }));
    expect((await indexer.statesOf([7])).get(7)).toMatchObject({ state: "failed", code: "gone" });
  });

  it.each<[string, Answer, "down" | "refused"]>([
    ["a proxy's page in place of an answer", proxysPage, "down"], ["a connection that is cut", "cut", "down"], ["a server that is too busy", busy, "down"],
    ["a wrong key", noKey, "refused"], ["an index that is not there", noIndex, "refused"],
  ])("%s", async (_, answer, kind) => {
    const error = await open(await answering({ "*": answer })).engine.search(request).then(() => null, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(kind === "down" ? MeilisearchDown : MeilisearchRefused);
  });

  it("nobody there at all", async () => {
    await expect(open({ host: "http://127.0.0.1:9" }).engine.search(request)).rejects.toBeInstanceOf(MeilisearchDown);
  });

  it("an answer that does not come is waited for 400 ms, also when the asker brings a signal of their own", async () => {
    const { engine } = open(await answering({ "*": "never" }));
    const began = performance.now();
    await expect(engine.search(request, AbortSignal.timeout(30_000))).rejects.toBeInstanceOf(MeilisearchDown);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("documents are never sent to a server that would guess how to keep them: the key is named, and an index is made first", async () => {
    const stand = await answering({ "POST /indexes": enqueued, "PATCH /indexes/content/settings": enqueued, "GET /tasks/31": json(200, { ...failedTask, status: "succeeded", error: null }) });
    await open(stand).indexer.make("content");
    expect(stand.asked.filter((name) => !name.startsWith("GET"))).toEqual(["POST /indexes", "PATCH /indexes/content/settings"]);
  });
});

describe("an engine that fails", () => {
  it("is replaced within the same request, left alone after three failures, and tried again after fifteen seconds", async () => {
    let [time, asked, isBroken] = [0, 0, true];
    const first: SearchEngine = {
      name: "meilisearch", suggest: async () => [],
      async search() {
        asked += 1;
        if (isBroken) throw new MeilisearchDown("gone");
        return nothing;
      },
    };
    const told: unknown[] = [];
    const engine = withFallback(first, embedded, { breaker: makeBreaker(() => time), failed: (error) => told.push(error), stand: async () => true });
    const ask = async (at: number): Promise<[number, boolean, number]> => {
      time = at;
      const { total, isFallback } = await engine.search(request);
      return [total, isFallback, asked];
    };
    expect([await ask(0), await ask(1), await ask(2)]).toEqual([[7, true, 1], [7, true, 2], [7, true, 3]]);
    expect(await ask(15_001)).toEqual([7, true, 3]); // left alone
    expect(await ask(15_002)).toEqual([7, true, 4]); // tried, and left alone at once
    expect(await ask(15_003)).toEqual([7, true, 4]);
    isBroken = false;
    expect(await ask(30_003)).toEqual([0, false, 5]);
    expect([await ask(30_004), told.length]).toEqual([[0, false, 6], 4]);
  });

  it.each<[string, Pick<SearchAnswer, "hits" | "total">, boolean]>([
    ["a hit that is gone", { hits: [{ postId: "gone", type: "topic", topicId: "t" }], total: 1 }, true],
    ["a count without a hit, on a later page", { hits: [], total: 1 }, true],
    ["hits that stand", { hits: [{ postId: "there", type: "topic", topicId: "t" }], total: 1 }, false],
    ["nothing at all", { hits: [], total: 0 }, false],
  ])("that is behind and answers with %s", async (_, answer, isFallback) => {
    const first: SearchEngine = { name: "meilisearch", search: async () => ({ ...nothing, ...answer }), suggest: async () => [] };
    const stand = async (hits: readonly { postId: string }[]): Promise<boolean> => hits.every(({ postId }) => postId === "there");
    const engine = withFallback(first, embedded, { breaker: makeBreaker(() => 0), failed: () => undefined, stand });
    expect(await engine.search(request)).toMatchObject({ isFallback, total: isFallback ? 7 : answer.total });
  });

  it("that fails now and then is not left alone", async () => {
    const breaker = makeBreaker(() => time);
    let time = 0;
    for (; time < 100_000; time += 6_000) breaker.failed();
    expect(breaker.isOpen()).toBe(false);
  });

  it("is not to blame when the asker has gone", async () => {
    const gone = AbortSignal.abort();
    const told: unknown[] = [];
    const engine = withFallback(open(await answering({ "*": "never" })).engine, embedded, { breaker: makeBreaker(() => 0), failed: (error) => told.push(error), stand: async () => true });
    await expect(engine.search(request, gone)).rejects.toThrow();
    expect(told).toEqual([]);
  });
});
