import { describe, expect, it } from "vitest";
import { countBallots } from "./tally";
import type { PollForm } from "../types";

const form: PollForm = { kind: "single", options: 3, min: 1, max: 3, scoreMax: 0 };
const equal = (...all: [string, number][]) => all.map(([choices, ballots]) => ({ choices, ballots }));

describe("countBallots", () => {
  it("counts one choice each", () => {
    expect(countBallots(form, equal(["2", 5], ["1", 3]))).toEqual({
      ballots: 8, ranked: null, leading: [2], options: [{ option: 1, votes: 3, points: 0 }, { option: 2, votes: 5, points: 0 }, { option: 3, votes: 0, points: 0 }],
    });
  });
  it("counts several choices of a ballot, and several leaders", () => {
    const tally = countBallots({ ...form, kind: "multiple" }, equal(["1,2", 5], ["2,3", 1], ["1", 1]));
    expect(tally.options.map(({ votes }) => votes)).toEqual([6, 6, 1]);
    expect([tally.ballots, tally.leading]).toEqual([7, [1, 2]]);
  });
  it("leads by the mean of scores, not by their sum", () => {
    const tally = countBallots({ ...form, kind: "score", scoreMax: 5 }, equal(["1=3,2=5", 1], ["1=3", 3]));
    expect(tally.options.map(({ votes, points }) => [votes, points])).toEqual([[4, 12], [1, 5], [0, 0]]);
    expect(tally.leading).toEqual([2]);
  });
  it("counts first places of a ranking and its rounds", () => {
    const tally = countBallots({ ...form, kind: "ranked" }, equal(["1>2", 4], ["2>1", 3], ["3>2", 2]));
    expect(tally.options.map(({ votes }) => votes)).toEqual([4, 3, 2]);
    expect(tally.leading).toEqual([2]);
    expect(tally.ranked?.rounds).toHaveLength(2);
  });
  it("leads with nobody where nobody voted", () => {
    expect(countBallots({ ...form, kind: "ranked" }, []).leading).toEqual([]);
    expect(countBallots(form, []).leading).toEqual([]);
  });
  it.each(["4", "x", "1,2"])("does not count %s", (choices) => {
    expect(() => countBallots(form, equal([choices, 1]))).toThrow("not a ballot");
  });
});
