import { describe, expect, it } from "vitest";
import { burlington, countLetters, schulzePaper, tennessee } from "./test-support/elections";

describe("published examples", () => {
  it("gives Tennessee's capital to Knoxville by run-off and to Nashville by pairs", () => {
    const result = countLetters(tennessee.options, tennessee.ballots);
    expect(result.winners).toEqual([4]);
    expect(result.rounds.map(({ out }) => out)).toEqual([[3], [2], []]);
    expect(result.rounds.at(-1)?.counts).toEqual([{ option: 1, ballots: 42 }, { option: 4, ballots: 58 }]);
    expect(result.condorcet).toBe(2);
    expect(result.schulze).toEqual([[2], [3], [4], [1]]);
  });

  it("gives Burlington's mayor to Kiss by run-off and to Montroll by pairs", () => {
    const result = countLetters(burlington.options, burlington.ballots);
    expect(result.rounds[0]?.counts).toEqual([{ option: 1, ballots: 2982 }, { option: 2, ballots: 2554 }, { option: 3, ballots: 3297 }]);
    expect(result.rounds[1]).toEqual({ counts: [{ option: 1, ballots: 4314 }, { option: 3, ballots: 4064 }], exhausted: 455, out: [] });
    expect(result.winners).toEqual([1]);
    expect([result.pairwise[2]?.[1], result.pairwise[1]?.[2]]).toEqual([4067, 3477]);
    expect([result.pairwise[2]?.[3], result.pairwise[3]?.[2]]).toEqual([4597, 3668]);
    expect(result.condorcet).toBe(2);
  });

  it("orders a cycle as Schulze's paper does", () => {
    const result = countLetters(schulzePaper.options, schulzePaper.ballots);
    expect(result.condorcet).toBe(null);
    expect(result.schulze).toEqual([[5], [1], [3], [2], [4]]);
  });
});

describe("ties", () => {
  it("breaks a tie for the last place by the latest earlier round that tells the two apart", () => {
    // D's ballot goes to C; B and C are level with four then, and C had fewer before.
    const result = countLetters("ABCD", [["A", 6], ["BA", 4], ["CB", 3], ["DC", 1]]);
    expect(result.rounds.map(({ out }) => out)).toEqual([[4], [3], []]);
    expect(result.winners).toEqual([2]);
  });
  it("lets those go out together whom no round tells apart", () => {
    const result = countLetters("ABC", [["A", 4], ["BA", 2], ["CA", 2]]);
    expect(result.rounds).toHaveLength(2);
    expect(result.rounds[0]?.out).toEqual([2, 3]);
    expect(result.winners).toEqual([1]);
  });
  it("says so when all are level to the end", () => {
    const result = countLetters("AB", [["A", 3], ["B", 3]]);
    expect(result).toMatchObject({ winners: [1, 2], condorcet: null, schulze: [[1, 2]] });
  });
  it("counts no ballots without an end", () => {
    expect(countLetters("ABC", [])).toMatchObject({ winners: [1, 2, 3], condorcet: null, schulze: [[1, 2, 3]] });
  });
});
