import type { Trust } from "~/kernel/actor";
import { addMs, dayMs, minuteMs } from "~/kernel/clock";
import { lengthOf, withoutBlanks } from "~/kernel/text";
import type { PollForm, PollKind, ResultTime } from "./types";

const optionsMin = 2;
export const optionsMax = 20;
export const optionTextMax = 150;
export const questionMax = 200;

/** The trust level from which one may put a poll into one's own topic. */
export const pollTrust: Trust = 1;

export type OptionsRefusal = "too-many-options" | "option-too-long" | "option-twice";
export type MakeRefusal = OptionsRefusal | "trust-too-low" | "topic-locked" | "poll-has-ballots" | "too-few-options" | "choices-wrong" | "poll-end-wrong" | "segment-missing";

type NewPoll = { kind: PollKind; options: readonly { text: string }[]; min: number; max: number; closesAt: Date | null; segment: boolean; segmentGroup: boolean };

/** Why a poll cannot be as it is wanted; null when it can. An end is at least five minutes and at most a year away. */
export function whyNotPoll(poll: NewPoll, now: Date): { refusal: MakeRefusal; limit?: number } | null {
  if (poll.options.length < optionsMin) return { refusal: "too-few-options", limit: optionsMin };
  const wrong = whyNotOptions(poll.options);
  if (wrong) return wrong;
  if (poll.min > poll.max || poll.max > poll.options.length) return { refusal: "choices-wrong", limit: poll.options.length };
  if (poll.closesAt && (poll.closesAt < addMs(now, 5 * minuteMs) || poll.closesAt > addMs(now, 366 * dayMs))) return { refusal: "poll-end-wrong" };
  return poll.segment && !poll.segmentGroup ? { refusal: "segment-missing" } : null;
}

/** Why these options, all that a poll is to have, cannot stand together; null when they can. */
export function whyNotOptions(options: readonly { text: string }[]): { refusal: OptionsRefusal; limit?: number } | null {
  if (options.length > optionsMax) return { refusal: "too-many-options", limit: optionsMax };
  if (options.some(({ text }) => lengthOf(text) > optionTextMax)) return { refusal: "option-too-long", limit: optionTextMax };
  return new Set(options.map(({ text }) => foldOption(text))).size < options.length ? { refusal: "option-twice" } : null;
}

/** The form in which two options are the same. */
function foldOption(text: string): string {
  return withoutBlanks(text.normalize("NFKC").toLowerCase());
}

/** How many options a ballot of the kind may name when nothing else is said. */
export function boundsOf(kind: PollKind, options: number, asked: { min?: number | undefined; max?: number | undefined }): Pick<PollForm, "min" | "max"> {
  if (kind === "single") return { min: 1, max: 1 };
  return { min: asked.min ?? 1, max: asked.max ?? options };
}

export type BallotRefusal = "poll-ended" | "topic-locked" | "not-votable" | "poll-trust-too-low" | "poll-group-only";

type Voter = { trust: Trust; groups: readonly string[] };
type Gate = { over: boolean; locked: boolean; topicState: string; minTrust: Trust; groupId: string | null };

/** Why a member may not vote now, or not change or withdraw what they voted; null when they may. */
export function whyNotVoteNow(voter: Voter, poll: Gate): { refusal: BallotRefusal; limit?: number } | null {
  if (poll.over) return { refusal: "poll-ended" };
  if (poll.locked) return { refusal: "topic-locked" };
  if (poll.topicState !== "visible") return { refusal: "not-votable" };
  if (voter.trust < poll.minTrust) return { refusal: "poll-trust-too-low", limit: poll.minTrust };
  return poll.groupId !== null && !voter.groups.includes(poll.groupId) ? { refusal: "poll-group-only" } : null;
}

/** Whether somebody sees how it stands. Nobody sees early what is to be told at the end, not even staff. */
export function seesResults(results: ResultTime, reader: { ended: boolean; hasVoted: boolean; moderates: boolean }): boolean {
  switch (results) {
    case "always":
      return true;
    case "voted":
      return reader.hasVoted || reader.ended;
    case "ended":
      return reader.ended;
    case "staff":
      return reader.moderates;
  }
}

/** Polls put into one topic in a UTC day, one in place of another: each is told in the topic's log. */
export const pollsPerDay = 5;

/** Ballots one member may cast in a day, changes among them: more is no change of mind. */
export const ballotsPerDay = 200;
