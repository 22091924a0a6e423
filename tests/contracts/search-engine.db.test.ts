import { expect, it } from "vitest";
import { makeSqlEngine, parseQuery, putInSql, removeFromSql, type SearchEngine, type SqlRunner } from "../../search";
import { testDatabase, useTestDatabase } from "../support/database";
import { contractNow, holdsContract } from "./search-contract";

useTestDatabase();

let engine: SearchEngine;

holdsContract(async () => {
  const { client } = testDatabase();
  const run: SqlRunner = (statement, values) => client.$queryRawUnsafe<unknown[]>(statement, ...values);
  engine = makeSqlEngine(run, () => contractNow);
  return { engine, put: (documents) => putInSql(run, documents), remove: (ids) => removeFromSql(run, ids) };
});

it("finds all that holds one Chinese character", async () => {
  const { hits } = await engine.search({ terms: parseQuery("库").terms, selection: { boardIds: ["tools", "code"] }, within: "all", sort: "relevance", offset: 0, limit: 20 });
  expect(hits.map(({ postId }) => postId)).toEqual(["topic_cache", "topic_lake"]);
});
