import { beforeAll, describe, expect, it } from "vitest";
import { makeSqlEngine, parseQuery, putInSql, removeFromSql, type SearchDocument, type SearchEngine, type SearchRequest, type SqlRunner } from "../../search";
import { testDatabase, useTestDatabase } from "../support/database";

useTestDatabase();

const day = 86_400_000;
const now = Date.UTC(2026, 10, 1);
let engine: SearchEngine;
let run: SqlRunner;

const plain: SearchDocument = {
  postId: "", type: "topic", topicId: "", boardId: "tools", kind: "discussion", authorId: "wren", title: "", tags: [], body: "", isSolved: false, isAnswered: false, isClosed: false, quality: 0, createdAt: now - 10 * day, version: 1,
};
const topic = (id: string, wish: Partial<SearchDocument>): SearchDocument => ({ ...plain, postId: `topic_${id}`, topicId: id, ...wish });
const post = (id: string, topicId: string, wish: Partial<SearchDocument>): SearchDocument => ({ ...plain, postId: `post_${id}`, type: "post", kind: "reply", topicId, ...wish });

const corpus = [
  topic("glue", { title: "Which glue for oak", body: "Hide glue or yellow glue? I tried both on a workbench.", tags: ["oak", "glue"], kind: "question", isSolved: true }),
  post("glue-1", "glue", { title: "Which glue for oak", body: "Warm the hide glue first, then clamp.", tags: ["oak", "glue"], kind: "answer", quality: 3 }),
  topic("hooks", { title: "How to use useEffect in Node.js", body: "It runs twice. C++ and C# people laugh.", tags: ["react"] }),
  topic("cache", { title: "数据库缓存穿透怎么解决", body: "微服务里的分布式锁，和数据库之间的缓存穿透。", tags: ["缓存"], boardId: "code" }),
  topic("lake", { title: "周末去湖边", body: "数一数据说有多少只鸟，库里也看到了。", boardId: "code", createdAt: now - 400 * day }),
  topic("saw", { title: "Receive a parcel of saws", body: "The bandsaw arrived in an enormous package.", createdAt: now - 2 * day, authorId: "finch" }),
  topic("secret", { title: "A saw nobody may see", body: "Canary saw", boardId: "closed" }),
];

beforeAll(async () => {
  const { client } = testDatabase();
  run = (statement, values) => client.$queryRawUnsafe<unknown[]>(statement, ...values);
  engine = makeSqlEngine(run, () => now);
  await putInSql(run, corpus);
});

async function found(text: string, wish: Partial<SearchRequest> = {}): Promise<string[]> {
  const { selection, ...rest } = wish;
  const answer = await engine.search({
    terms: parseQuery(text).terms, selection: { boardIds: ["tools", "code"], ...selection }, within: "all", sort: "relevance", offset: 0, limit: 20, ...rest,
  });
  return answer.hits.map(({ postId }) => postId);
}

describe("finds", () => {
  it.each<[string, string, string[]]>([
    ["a word", "workbench", ["topic_glue"]],
    ["a word in any case, with or without marks", "ENÖRMOUS", ["topic_saw"]],
    ["the beginning of the last word", "enor", ["topic_saw"]],
    ["a word of one's own topic's title in a reply", "oak clamp", ["post_glue-1"]],
    ["a name in code by its parts", "effect", ["topic_hooks"]],
    ["a name in code as it is", "useEffect", ["topic_hooks"]],
    ["a name in code without its dot", "nodejs", ["topic_hooks"]],
    ["signs that belong to a name", "c#", ["topic_hooks"]],
    ["Chinese words", "数据库", ["topic_cache"]],
    ["Chinese that spans two words", "缓存穿透", ["topic_cache"]],
    ["one Chinese character", "库", ["topic_cache", "topic_lake"]],
    ["a phrase", '"glue first"', ["post_glue-1"]],
    ["a Chinese phrase", '"分布式锁"', ["topic_cache"]],
    ["a misspelt word", "workbnech", ["topic_glue"]],
    ["another misspelt word", "enourmous", ["topic_saw"]],
    ["a synonym in the other language", "database", ["topic_cache"]],
    ["what has no unwanted word", "saw -parcel", []],
  ])("%s: %s", async (_, query, ids) => {
    expect(await found(query)).toEqual(ids);
  });
});

describe("suggests", () => {
  const suggested = async (q: string, boardIds = ["tools", "code"], limit = 8): Promise<string[]> => (await engine.suggest({ q, boardIds, limit })).map(({ topicId }) => topicId);

  it.each<[string, string, string[]]>([
    ["a topic for the beginning of a word of its title", "parc", ["saw"]],
    ["for a single letter", "p", ["saw"]],
    ["for words before the one being typed", "glue oa", ["glue"]],
    ["for a tag", "reac", ["hooks"]],
    ["for a name in code as it is typed", "node.j", ["hooks"]],
    ["for its parts", "effec", ["hooks"]],
    ["for Chinese as it is typed", "数据库缓", ["cache"]],
    ["for one Chinese character", "缓", ["cache"]],
    ["for both scripts, in any case, with or without marks", "RECÉIVE a", ["saw"]],
    ["not for words of the text alone", "workbench", []],
    ["not for a word that is left out", "saw -parcel", []],
    ["not for a whole word before the last that is only begun", "recei parcel", []],
    ["nothing for filters alone", "tag:oak", []],
    ["nothing for nothing", "  ", []],
  ])("%s: %s", async (_, q, ids) => {
    expect(await suggested(q)).toEqual(ids);
  });

  it("the title itself first, then titles that begin so, then whole words, then the good, then the new, and no more than asked for", async () => {
    const titles: [string, Partial<SearchDocument>][] = [
      ["5", { title: "About a quoin key", quality: 1 }], ["2", { title: "Quoin keys" }], ["6", { title: "About quoin", createdAt: now - 20 * day }], ["1", { title: "Quoin" }],
      ["7", { title: "The quoined corner", quality: 6 }], ["3", { title: "Quoins of brick" }], ["4", { title: "Of the quoin", quality: 4 }],
    ];
    await putInSql(run, titles.map(([id, wish]) => topic(`order-${id}`, { boardId: "press", ...wish })));
    const all = ["1", "2", "3", "4", "5", "6", "7"].map((id) => `order-${id}`);
    expect([await suggested("quoin", ["press"]), await suggested("quoin", ["press"], 3)]).toEqual([all, all.slice(0, 3)]);
  });

  it("what is far from the best of its board as well, and by the same rules", async () => {
    const many = Array.from({ length: 2_100 }, (_, at) => topic(`crowd-${at}`, { boardId: "crowd", title: `Common matter ${at}`, quality: 3 }));
    await putInSql(run, many);
    await putInSql(run, [topic("far-1", { boardId: "crowd", title: "An uncommon zebrano veneer" }), topic("far-2", { boardId: "closed", title: "Another zebrano veneer" })]);
    expect([await suggested("zebra", ["crowd"]), await suggested("zebrano v", ["crowd"]), await suggested("zebrano x", ["crowd"])]).toEqual([["far-1"], ["far-1"], []]);
    expect(await suggested("common matt", ["crowd"])).toHaveLength(8);
  });

  it("only what is on boards the asker may read, by its title as it is now, while it is there", async () => {
    expect([await suggested("a saw nobody"), await suggested("cana"), await suggested("a saw nob", ["closed"]), await suggested("saw", [])]).toEqual([[], [], ["secret"], []]);
    await putInSql(run, [topic("title", { title: "Formerly burled" })]);
    await putInSql(run, [topic("title", { title: "Lately figured", version: 2 })]);
    expect([await suggested("burl"), await suggested("formerly b"), await suggested("lately fi")]).toEqual([[], [], ["title"]]);
    await removeFromSql(run, ["topic_title"]);
    expect(await suggested("lately fi")).toEqual([]);
  });

  it("without surprise for strange texts", async () => {
    for (const text of ["'", "\\", "a' | 'b", ":*", "((", "😀", "-", '"', '"glue', "x".repeat(500), "的", "& | !", "a:*b", "%", "_"]) expect(Array.isArray(await suggested(text)), text).toBe(true);
  });
});

describe("holds", () => {
  it("what is on no board the asker may read for not there: no hit, no count, no correction", async () => {
    const answer = await engine.search({ terms: parseQuery("canary").terms, selection: { boardIds: ["tools", "code"] }, within: "all", sort: "relevance", offset: 0, limit: 20 });
    expect(answer).toEqual({ hits: [], total: 0, isEstimate: false, facets: { boards: [], kinds: [], tags: [] }, corrections: [], isLoose: false });
    expect(await engine.search({ terms: parseQuery("canray").terms, selection: { boardIds: ["tools", "code"] }, within: "all", sort: "relevance", offset: 0, limit: 20 })).toEqual(answer);
    expect(await found("saw", { selection: { boardIds: [] } })).toEqual([]);
    expect(await found("canary", { selection: { boardIds: ["closed"] } })).toEqual(["topic_secret"]);
  });

  it("one document of a topic, and each of a search for posts alone", async () => {
    expect(await found("oak glue")).toHaveLength(1);
    expect(await found("glue", { selection: { boardIds: ["tools"], types: ["post"] } })).toEqual(["post_glue-1"]);
  });

  it("no surprise in strange queries", async () => {
    for (const text of ["'", "\\", "a' | 'b", ":*", "!!", "((", "\u0000x".replace("\u0000", ""), "😀", "-", '"', "x".repeat(500), "的", "& | !", "ﷺ", "a:*b"]) expect(Array.isArray(await found(text)), text).toBe(true);
  });
});

it("a document written again is found by its new words alone, and one removed by none", async () => {
  await putInSql(run, [topic("again", { title: "Formerly spalted" })]);
  await putInSql(run, [topic("again", { title: "Lately quilted", version: 2 })]);
  expect([await found("spalted"), await found("quilted")]).toEqual([[], ["topic_again"]]);
  await removeFromSql(run, ["topic_again"]);
  expect(await found("quilted")).toEqual([]);
});

it("sorts by what is new and by votes", async () => {
  expect(await found("saw", { sort: "new" })).toEqual(["topic_saw"]);
  expect((await found("", { sort: "new" }))[0]).toBe("topic_saw");
  expect((await found("", { sort: "top" }))[0]).toBe("post_glue-1");
});
