import { describe, expect, it } from "vitest";
import { addMs, dayMs, hourMs } from "~/kernel/clock";
import { fairHotRank, hotRank } from "~/features/topics/rules";
import { feedReason, feedTerms, feedValues, hotValues, reckon, type FeedFacts } from "./rules";

const now = new Date("2026-03-01T10:00:00Z");
const facts = (wish: Partial<FeedFacts> & { ageMs?: number } = {}): FeedFacts => ({
  score: 0, replies: 0, boardMonth: 8, now, followsTopic: false, followsBoard: false, followedTags: 0, followsAuthor: false, isUnseen: false, isOwn: false,
  ...wish, publishedAt: addMs(now, -(wish.ageMs ?? 0)),
});
const sum = (values: Partial<Record<string, number>>): number => Object.values(values).reduce<number>((total, value) => total + (value ?? 0), 0);

describe("feedValues", () => {
  it.each([
    ["98 votes at once", { score: 98 }, "response", Math.log10(2)],
    ["replies count half", { replies: 196 }, "response", Math.log10(2)],
    ["below zero counts as zero", { score: -40 }, "response", Math.log10(Math.log10(2))],
    ["a new one's age", {}, "age", -1.5 * Math.log10(2)],
    ["eight hours", { ageMs: 8 * hourMs }, "age", -1.5],
    ["from the future counts as new", { ageMs: -hourMs }, "age", -1.5 * Math.log10(2)],
    ["a month of 8", {}, "size", 0],
    ["a month of 98", { boardMonth: 98 }, "size", -Math.log10(2)],
    ["a followed topic", { followsTopic: true }, "topic", 0.8],
    ["a followed board", { followsBoard: true }, "board", 0.5],
    ["two followed tags", { followedTags: 2 }, "tags", 0.8],
    ["three count as two", { followedTags: 3 }, "tags", 0.8],
    ["a followed author", { followsAuthor: true }, "author", 0.6],
    ["not read", { isUnseen: true }, "unseen", 1.5],
    ["one's own", { isOwn: true }, "own", -0.5],
  ] as const)("%s", (_name, wish, term, expected) => {
    expect(feedValues(facts(wish))[term]).toBeCloseTo(expected, 10);
  });

  it("without the reader's own terms adds up to the logarithm of the fair hot rank", () => {
    for (const [score, replies, ageMs, boardMonth] of [[0, 0, 0, 0], [5, 12, hourMs, 40], [200, 3, 9 * dayMs, 5_000], [-3, 1, 2 * dayMs, 7]] as const) {
      const given = facts({ score, replies, ageMs, boardMonth });
      expect(sum(feedValues(given))).toBeCloseTo(Math.log10(fairHotRank(hotRank(given), boardMonth)), 10);
    }
  });
});

describe("hotValues", () => {
  it("are those of the feed, and add up to the logarithm of the stored rank", () => {
    const given = facts({ score: 7, replies: 9, ageMs: 5 * hourMs, boardMonth: 60 });
    const hot = fairHotRank(hotRank(given), 60);
    const [mine, shown] = [feedValues(given), hotValues({ hot, ...given })];
    for (const term of ["response", "age", "size"] as const) expect(shown?.[term]).toBeCloseTo(mine[term], 10);
    expect(sum(shown ?? {})).toBeCloseTo(Math.log10(hot), 10);
  });

  it("are none once the rank is gone", () => {
    expect(hotValues({ hot: 0, score: 7, replies: 9, boardMonth: 60 })).toBeNull();
  });
});

describe("reckon", () => {
  it("shows lines that add up to the sum, each within a hundredth of its term, and leaves out what does not count", () => {
    for (let seed = 1; seed < 300; seed += 1) {
      const values = Object.fromEntries(feedTerms.map((term, index) => [term, index % 4 === seed % 4 ? 0 : Math.sin(seed * (index + 1)) * 2]));
      const { lines, sum: shown } = reckon(values);
      expect(lines.reduce((total, { hundredths }) => total + hundredths, 0)).toBeCloseTo(shown, 10);
      expect(shown).toBe(Math.round(sum(values) * 100));
      for (const { term, hundredths } of lines) expect(Math.abs(hundredths - (values[term] ?? 0) * 100)).toBeLessThan(1);
      expect(lines.map(({ term }) => term)).toEqual(feedTerms.filter((term) => values[term] !== 0));
    }
  });
});

describe("feedReason", () => {
  const known = { values: {}, newReplies: null, score: 0, replies: 0, ageMs: 3 * dayMs };
  it.each([
    ["a followed topic before all", { values: { topic: 0.8, author: 0.6, board: 0.5 } }, "topic"],
    ["what counts most by the member's weights", { values: { topic: 0.4, author: 1.2 } }, "author"],
    ["tags", { values: { tags: 0.8, board: 0.5 } }, "tag"],
    ["a term turned off is none", { values: { topic: 0, board: 0.5 } }, "board"],
    ["replies since it was read", { values: { unseen: 1.5 }, newReplies: 2 }, "replies"],
    ["but not when that counts for nothing", { values: { unseen: 0 }, newReplies: 2 }, "any"],
    ["votes and replies of a week", { score: 2, replies: 2 }, "popular"],
    ["too few of them", { score: 2, replies: 1 }, "any"],
    ["too long ago", { score: 20, ageMs: 8 * dayMs }, "any"],
    ["new", { ageMs: dayMs }, "fresh"],
  ] as const)("%s", (_name, wish, reason) => {
    expect(feedReason({ ...known, ...wish })).toBe(reason);
  });
});
