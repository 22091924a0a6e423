import { describe, expect, it } from "vitest";
import { bestScore, burstOf, weekOf, weekStart } from "./rules";

describe("burstOf", () => {
  it.each([
    ["as usual", 4, 4, 0],
    ["without a past", 9, 0, 9],
    ["beyond what is usual", 11, 3, 4],
    ["the same more counts less where much is usual", 23, 15, 2],
    ["less than usual", 0, 3, -1.5],
  ])("%s", (_name, recent, usual, expected) => {
    expect(burstOf(recent, usual)).toBeCloseTo(expected, 10);
  });
});

describe("bestScore", () => {
  it.each([
    ["nothing on a quiet board", 0, 0, 0, 1],
    ["98 votes on a quiet board", 98, 0, 8, 2],
    ["on a busy one", 98, 0, 98, 1],
    ["replies count half", 0, 196, 98, 1],
    ["below zero counts as zero", -5, 196, 98, 1],
  ])("%s", (_name, votes, replies, boardMonth, expected) => {
    expect(bestScore({ votes, replies, boardMonth })).toBeCloseTo(expected, 10);
  });
});

describe("weeks", () => {
  it.each([
    ["2026-11-23T00:00:00.000Z", "2026-W48"],
    ["2026-11-22T23:59:59.999Z", "2026-W47"],
    ["2027-01-03T12:00:00Z", "2026-W53"],
    ["2025-12-29T00:00:00Z", "2026-W01"],
    ["2024-01-01T00:00:00Z", "2024-W01"],
    ["1969-12-29T00:00:00Z", "1970-W01"],
  ])("%s is in %s", (time, week) => {
    expect(weekOf(new Date(time))).toBe(week);
  });

  it.each([["2026-W48", "2026-11-23T00:00:00.000Z"], ["2026-W01", "2025-12-29T00:00:00.000Z"], ["2026-W53", "2026-12-28T00:00:00.000Z"]])("%s begins at %s", (week, start) => {
    expect(weekStart(week)?.toISOString()).toBe(start);
  });

  it.each(["2025-W53", "2026-W00", "2026-W54", "2026-47", "2026-W4", "", "W47", "２０２６-W47"])("%s is no week", (week) => {
    expect(weekStart(week)).toBeNull();
  });
});
