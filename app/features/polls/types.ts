import type { Trust } from "~/kernel/actor";

export const pollKinds = ["single", "multiple", "score", "ranked"] as const;
export type PollKind = (typeof pollKinds)[number];

/** When one may see how it stands: always, once one has voted, when it has ended, or only those who look after the board. */
export const resultTimes = ["always", "voted", "ended", "staff"] as const;
export type ResultTime = (typeof resultTimes)[number];

export const secrecies = ["secret", "public"] as const;
export type Secrecy = (typeof secrecies)[number];

/** What the ballots may be broken down by at the end: the voters' trust levels, or one group against everybody else. */
export const breakdownNames = ["level", "segment"] as const;
export type BreakdownName = (typeof breakdownNames)[number];

/** What one ballot says of an option, which is named by its number from 1: chosen (1), its rank (1 is the first), or its score. */
export type Mark = { option: number; mark: number };

/** The rules of counting: what a ballot may say. */
export type PollForm = { kind: PollKind; options: number; min: number; max: number; scoreMax: number };

/** Equal ballots, counted once. */
export type BallotCount = { choices: string; ballots: number };

/** One round of an instant run-off: how many continuing ballots stand with each option, and who goes out after it. */
export type Round = { counts: { option: number; ballots: number }[]; exhausted: number; out: number[] };

/**
 * A ranked result. `winners`: of the instant run-off; several when they are level to the end. `condorcet`: who beats everybody else one
 * by one; null when nobody does. `schulze`: all by strongest paths, those that are level together. `pairwise[a][b]`: how many prefer a to b.
 */
export type RankedResult = { rounds: Round[]; winners: number[]; condorcet: number | null; schulze: number[][]; pairwise: number[][] };

/** `votes`: ballots that chose, rated, or put first. `points`: the sum of scores. */
export type OptionTally = { option: number; votes: number; points: number };

/** The count of all ballots. `leading`: the options that stand best. */
export type Tally = { ballots: number; options: OptionTally[]; leading: number[]; ranked: RankedResult | null };

/** A class of voters: trust levels next to each other, or members of a group (`in`) and everybody else (`out`). */
export type VoterClass = { levels: Trust[] } | { segment: "in" | "out" };

/** A published breakdown: for each class how many of it chose each of the options that can be shown. */
export type Breakdown = { by: BreakdownName; classes: { of: VoterClass; votes: number[] }[]; options: number[] };

/** What is fixed when a poll has ended. */
export type PollResult = { tally: Tally; breakdowns: Breakdown[] };

export type OptionView = { option: number; text: string; picture: { url: string; alt: string } | null };

export type MyBallot = { marks: Mark[]; /** Null in a public poll. */ receipt: string | null; commitment: string | null };

/**
 * A poll as one member sees it. `tally` and `ballots` are null while its results are hidden from them. `mine` is what they voted, as long
 * as that is known: of an ended secret poll it is not. `state`: `closed` is over and about to be counted for good.
 */
export type PollView = {
  id: string; topicId: string; kind: PollKind; question: string; options: OptionView[]; min: number; max: number; scoreMax: number;
  secrecy: Secrecy; results: ResultTime; minTrust: Trust; group: string | null; breakdownsBy: BreakdownName[]; segment: string | null;
  closesAt: string | null; endedAt: string | null; state: "open" | "closed" | "ended"; version: number;
  hasVoted: boolean; mine: MyBallot | null; ballots: number | null; result: PollResult | null;
  can: { vote: boolean; whyNotVote: string | null; manage: boolean; record: boolean };
};

/** An entry of the published record of a secret poll. */
export type RecordEntry = { commitment: string; receipt: string; choices: string };
/** An entry of the published record of a public poll. */
export type NamedEntry = { handle: string; choices: string };

/** All that is needed to count a poll again. */
export type PollRecord = {
  format: "kindling-poll-1"; id: string; question: string; kind: PollKind; options: string[]; min: number; max: number; scoreMax: number;
  secrecy: Secrecy; endedAt: string; entries: (RecordEntry | NamedEntry)[]; tally: Tally;
};
