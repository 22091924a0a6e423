import { describe, expect, it } from "vitest";
import type { Cpu } from "./measure";
import { checksOf, type Report } from "./report";

/** A run whose every figure is well within its bar, but for what is said of the database. */
function reportOf(db: number | null): Report {
  const cpu: Cpu = { app: 1, db };
  const place = { cpu, p50: 1, bytes: 1 };
  return {
    machine: { processors: 2, model: "", gigabytes: 4, node: "", postgres: "", load: 0, paceMs: [] },
    community: { topics: 1, posts: 1, fillSeconds: 1, indexSeconds: 1 },
    figures: [{ name: "vote", connections: 16, requests: 1, wrong: 0, perSecond: 1, p50: 1, p95: 1, p99: 1, bytes: 1, cpu }],
    statements: [],
    depth: { deepPage: 500, first: place, deep: place, ratio: 1, databaseRatio: db === null ? null : 1 },
    growth: { small: { topics: 1, cpu }, large: { topics: 10, cpu }, ratio: 1 },
    weight: null, memory: { now: 1, peak: 1 }, startSeconds: 1, recorded: { asked: 0, posts: 0, topics: 0, events: 0 },
  };
}

const verdicts = (report: Report): Record<string, boolean> => Object.fromEntries(checksOf(report).map(({ name, met }) => [name, met]));

describe("a figure", () => {
  it("within its bar is met", () => {
    expect(Object.values(verdicts(reportOf(1))).every(Boolean)).toBe(true);
  });

  it("whose part of the database could not be measured is not met, and says so", () => {
    const checks = checksOf(reportOf(null)).filter(({ met }) => !met);
    expect(checks.map(({ name }) => name)).toEqual(["vote", "page 500 of a board by page 1", "growth 1 to 10 topics"]);
    expect(checks.every(({ found }) => found.includes("?"))).toBe(true);
  });

  it("over the bar in the database alone is not met", () => {
    expect(verdicts(reportOf(100))).toMatchObject({ vote: false });
  });
});
