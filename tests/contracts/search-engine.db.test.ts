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

it.each([["a misspelt word", "workbnech"], ["words that stand apart", "oak parcel"], ["Chinese that is there in parts alone", "数据库湖边"]])("of an exact request neither widens nor corrects %s", async (_name, text) => {
  for (const sort of ["new", "relevance"] as const) expect(await found(text, { sort, isExact: true }), sort).toEqual([]);
  expect(await found("hide glue", { sort: "new", isExact: true })).not.toEqual([]);
});

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
