import { countRankings, type Ranking } from "../ranked";
import type { RankedResult } from "../../types";

/**
 * An election whose ballots and outcome are published. Options go by one letter each: `ballots` are orders of them, with how many voted so.
 * `runOff` is null where no run-off is published, `condorcet` where nobody beats everybody else; `first` is the first by strongest paths.
 */
export type Election = { name: string; options: string; ballots: [order: string, ballots: number][]; runOff: string | null; condorcet: string | null; first: string };

/** The textbook example of ranked voting: 100 ballots by distance, from Memphis, Nashville, Chattanooga and Knoxville. */
export const tennessee: Election = {
  name: "Tennessee's capital", options: "MNCK", ballots: [["MNCK", 42], ["NCKM", 26], ["CKNM", 15], ["KCNM", 17]], runOff: "K", condorcet: "N", first: "N",
};

/**
 * Mayor of Burlington, Vermont, 2009: the three last candidates, Kiss, Montroll and Wright, by the published ballots. Kiss before Wright 4,314 to 4,064 (4,313 to 4,061
 * in the official run-off of all six); Montroll before Kiss 4,067 to 3,477 and before Wright 4,597 to 3,668.
 */
export const burlington: Election = {
  name: "Burlington's mayor, 2009", options: "KMW", runOff: "K", condorcet: "M", first: "M",
  ballots: [["MKW", 1332], ["MWK", 767], ["M", 455], ["KMW", 2043], ["KWM", 371], ["K", 568], ["WMK", 1513], ["WKM", 495], ["W", 1289]],
};

/** The example of M. Schulze's paper with 45 voters and no Condorcet winner; its ranking is E, A, C, B, D. */
export const schulzePaper: Election = {
  name: "Schulze's example of 45 voters", options: "ABCDE", runOff: null, condorcet: null, first: "E",
  ballots: [["ACBED", 5], ["ADECB", 5], ["BEDAC", 8], ["CABED", 3], ["CAEBD", 7], ["CBADE", 2], ["DCEBA", 7], ["EBADC", 8]],
};

/** Counts ballots whose options go by letters, numbered from 1 in the order of `options`. */
export function countLetters(options: string, ballots: readonly [order: string, ballots: number][]): RankedResult {
  const rankings = ballots.map(([order, count]): Ranking => ({ order: [...order].map((letter) => options.indexOf(letter) + 1), ballots: count }));
  return countRankings(rankings, [...options].map((_, place) => place + 1));
}
