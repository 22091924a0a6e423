import { describe, expect, it } from "vitest";
import { countRankings, type Ranking } from "./ranked";

const numbered = (names: string, ballots: [string, number][]): Ranking[] => ballots.map(([order, count]) => ({ order: [...order].map((name) => names.indexOf(name) + 1), ballots: count }));
const all = (names: string): number[] => [...names].map((_, place) => place + 1);

describe("published examples", () => {
  // "Tennessee capital election", the textbook example of ranked voting: 100 ballots by distance.
  it("gives Tennessee's capital to Knoxville by run-off and to Nashville by pairs", () => {
    const names = "MNCK"; // Memphis, Nashville, Chattanooga, Knoxville
    const result = countRankings(numbered(names, [["MNCK", 42], ["NCKM", 26], ["CKNM", 15], ["KCNM", 17]]), all(names));
    expect(result.winners).toEqual([4]);
    expect(result.rounds.map(({ out }) => out)).toEqual([[3], [2], []]);
    expect(result.rounds.at(-1)?.counts).toEqual([{ option: 1, ballots: 42 }, { option: 4, ballots: 58 }]);
    expect(result.condorcet).toBe(2);
    expect(result.schulze).toEqual([[2], [3], [4], [1]]);
  });

  // Mayor of Burlington, Vermont, 2009, the three last candidates by the published ballots: Kiss before Wright 4,314 to 4,064 (4,313 to 4,061 in the official run-off of all six);
  // Montroll before Kiss 4,067 to 3,477 and before Wright 4,597 to 3,668.
  it("gives Burlington's mayor to Kiss by run-off and to Montroll by pairs", () => {
    const names = "KMW"; // Kiss, Montroll, Wright
    const ballots: [string, number][] = [["MKW", 1332], ["MWK", 767], ["M", 455], ["KMW", 2043], ["KWM", 371], ["K", 568], ["WMK", 1513], ["WKM", 495], ["W", 1289]];
    const result = countRankings(numbered(names, ballots), all(names));
    expect(result.rounds[0]?.counts).toEqual([{ option: 1, ballots: 2982 }, { option: 2, ballots: 2554 }, { option: 3, ballots: 3297 }]);
    expect(result.rounds[1]).toEqual({ counts: [{ option: 1, ballots: 4314 }, { option: 3, ballots: 4064 }], exhausted: 455, out: [] });
    expect(result.winners).toEqual([1]);
    expect([result.pairwise[2]?.[1], result.pairwise[1]?.[2]]).toEqual([4067, 3477]);
    expect([result.pairwise[2]?.[3], result.pairwise[3]?.[2]]).toEqual([4597, 3668]);
    expect(result.condorcet).toBe(2);
  });

  // The example of M. Schulze's paper with 45 voters and no Condorcet winner; its ranking is E, A, C, B, D.
  it("orders a cycle as Schulze's paper does", () => {
    const names = "ABCDE";
    const ballots: [string, number][] = [["ACBED", 5], ["ADECB", 5], ["BEDAC", 8], ["CABED", 3], ["CAEBD", 7], ["CBADE", 2], ["DCEBA", 7], ["EBADC", 8]];
    const result = countRankings(numbered(names, ballots), all(names));
    expect(result.condorcet).toBe(null);
    expect(result.schulze).toEqual([[5], [1], [3], [2], [4]]);
  });
});

describe("ties", () => {
  it("breaks a tie for the last place by the latest earlier round that tells the two apart", () => {
    // D's ballot goes to C; B and C are level with four then, and C had fewer before.
    const result = countRankings(numbered("ABCD", [["A", 6], ["BA", 4], ["CB", 3], ["DC", 1]]), all("ABCD"));
    expect(result.rounds.map(({ out }) => out)).toEqual([[4], [3], []]);
    expect(result.winners).toEqual([2]);
  });
  it("lets those go out together whom no round tells apart", () => {
    const result = countRankings(numbered("ABC", [["A", 4], ["BA", 2], ["CA", 2]]), all("ABC"));
    expect(result.rounds).toHaveLength(2);
    expect(result.rounds[0]?.out).toEqual([2, 3]);
    expect(result.winners).toEqual([1]);
  });
  it("says so when all are level to the end", () => {
    const result = countRankings(numbered("AB", [["A", 3], ["B", 3]]), all("AB"));
    expect(result).toMatchObject({ winners: [1, 2], condorcet: null, schulze: [[1, 2]] });
  });
  it("counts no ballots without an end", () => {
    expect(countRankings([], all("ABC"))).toMatchObject({ winners: [1, 2, 3], condorcet: null, schulze: [[1, 2, 3]] });
  });
});
