import { describe, expect, it } from "vitest";
import { dayMs } from "~/kernel/clock";
import { makeSqlEngine, parseQuery, putInSql, removeFromSql, type SearchDocument, type SearchEngine, type SqlRunner } from "../../search";
import { testDatabase, useTestDatabase } from "../support/database";
import { contractNow, holdsContract, topic } from "./search-contract";

useTestDatabase();

let engine: SearchEngine;
let run: SqlRunner;

holdsContract(async () => {
  const { client } = testDatabase();
  run = (statement, values) => client.$queryRawUnsafe<unknown[]>(statement, ...values);
  engine = makeSqlEngine(run, () => contractNow);
  return { engine, put: (documents) => putInSql(run, documents), remove: (ids) => removeFromSql(run, ids) };
});

it("finds all that holds one Chinese character", async () => {
  const { hits } = await engine.search({ terms: parseQuery("库").terms, selection: { boardIds: ["tools", "code"] }, within: "all", sort: "relevance", offset: 0, limit: 20 });
  expect(hits.map(({ postId }) => postId)).toEqual(["topic_cache", "topic_lake"]);
});

describe("suggests", () => {
  const suggested = async (q: string, boardIds = ["tools", "code"], limit = 8): Promise<string[]> => (await engine.suggest({ q, boardIds, limit })).map(({ topicId }) => topicId);

  it("for the parts of a name in code", async () => expect(await suggested("effec")).toEqual(["hooks"]));

  it("the title itself first, then titles that begin so, then whole words, then the good, then the new, and no more than asked for", async () => {
    const titles: [string, Partial<SearchDocument>][] = [
      ["5", { title: "About a quoin key", quality: 1 }], ["2", { title: "Quoin keys" }], ["6", { title: "About quoin", createdAt: contractNow - 20 * dayMs }], ["1", { title: "Quoin" }],
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

  it("a topic by its title as it is now, while it is there", async () => {
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
