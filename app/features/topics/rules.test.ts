import { describe, expect, it } from "vitest";
import { addMs, dayMs, hourMs } from "~/kernel/clock";
import { fairHotRank, hotRank } from "./rules";

const now = new Date("2026-03-01T10:00:00Z");
const rank = (score: number, replies: number, ageMs: number): number => hotRank({ score, replies, publishedAt: addMs(now, -ageMs), now });

describe("hotRank", () => {
  it.each([
    ["new and empty", 0, 0, 0, 0.10643],
    ["98 votes at once", 98, 0, 0, 0.70711],
    ["8 votes after two hours", 8, 0, 2 * hourMs, 0.125],
    ["replies count half", 0, 16, 2 * hourMs, 0.125],
    ["4 votes and 8 replies after two hours", 4, 8, 2 * hourMs, 0.125],
    ["below zero counts as zero", -40, 0, 0, 0.10643],
    ["98 votes after a day", 98, 0, 24 * hourMs - 2 * hourMs, 0.017010],
    ["at fourteen days", 98, 0, 14 * dayMs, 0.000322],
    ["past fourteen days", 1_000_000, 0, 14 * dayMs + 1, 0],
    ["from the future counts as new", 0, 0, -hourMs, 0.10643],
  ])("%s", (_name, score, replies, ageMs, expected) => {
    expect(rank(score, replies, ageMs)).toBeCloseTo(expected, 5);
  });

  it("falls with age and rises with votes and replies", () => {
    expect(rank(5, 5, hourMs)).toBeGreaterThan(rank(5, 5, 2 * hourMs));
    expect(rank(6, 5, hourMs)).toBeGreaterThan(rank(5, 5, hourMs));
    expect(rank(5, 6, hourMs)).toBeGreaterThan(rank(5, 5, hourMs));
  });
});

describe("fairHotRank", () => {
  it.each([[8, 1], [98, 2], [998, 3]])("a board with a month of %d divides by %d", (month, divisor) => {
    expect(fairHotRank(0.6, month)).toBeCloseTo(0.6 / divisor, 10);
  });
});
