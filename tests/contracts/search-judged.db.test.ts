import { expect, it } from "vitest";
import { makeSqlEngine, putInSql } from "@search";
import { judge, judgedCorpus, judgedNow, meanOf, ndcgOf } from "../../search/test-support/judge";
import { sqlRunner } from "~/platform/db/sql-runner";
import { testDatabase, useTestDatabase } from "../support/database";

useTestDatabase();

it("the embedded engine puts first what one looks for, in both languages, and always finds something", async () => {
  const run = sqlRunner(testDatabase().client);
  await putInSql(run, judgedCorpus());
  const judged = await judge(makeSqlEngine(run, () => judgedNow));
  const weak = judged.filter(({ ndcg }) => ndcg < 0.9).map(({ q, ndcg, found }) => `${q}: ${ndcg.toFixed(2)} ${found.slice(0, 5).join(" ")}`);
  expect(judged.length).toBeGreaterThanOrEqual(60);
  expect(judged.filter(({ found }) => found.length === 0).map(({ q }) => q)).toEqual([]);
  expect(meanOf(judged, "ndcg"), weak.join("\n")).toBeGreaterThanOrEqual(0.93);
  expect(meanOf(judged, "reciprocalRank"), weak.join("\n")).toBeGreaterThanOrEqual(0.96);
});

it("the measure itself: 1 for the best order, less for a worse, 0 for nothing", () => {
  const grades = { a: 3, b: 1 };
  expect([ndcgOf(["a", "b"], grades), ndcgOf([], grades)]).toEqual([1, 0]);
  expect(ndcgOf(["x", "a", "b"], grades)).toBeCloseTo(0.644, 3);
  expect(ndcgOf(["b", "a"], grades)).toBeCloseTo(0.71, 2);
});
