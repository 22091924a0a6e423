import type { Actor, Trust } from "~/kernel/actor";
import { dayMs } from "~/kernel/clock";
import type { TopicKind } from "~/features/boards/types";
import { topicHref } from "~/features/topics/types";
import type { ClosingReason } from "./types";

export type AcceptRefusal = "not-a-question" | "not-an-answer" | "forbidden" | "reason-required";

/** Why the actor may not accept an answer of the topic; null when they may: the asker, or staff of the board. */
export function whyNotAccept(actor: Actor, topic: { kind: TopicKind; authorId: string }, moderates: boolean): Exclude<AcceptRefusal, "reason-required"> | null {
  if (topic.kind !== "question") return "not-a-question";
  return actor.kind === "member" && (actor.id === topic.authorId || moderates) ? null : "forbidden";
}

/** How long a question may have an answer before its asker is reminded to accept one. */
export const acceptWithinMs = 7 * dayMs;

/** So many votes close a question or open it again, and so long each counts. */
export const closeVotesNeeded = 3;
export const closeVoteLivesMs = 14 * dayMs;
/** From this trust on a member has such a vote, and from that on one that is enough alone. */
export const closeVoterTrust: Trust = 3;
const soleVoterTrust: Trust = 4;

export type PowerRefusal = "sign-in-required" | "own-case" | "trust-too-low";
/** What somebody can do to a question: the act itself, or a vote for it. */
export type Power = { power: "act" | "vote" } | { power: null; refusal: PowerRefusal };

/** What the actor can do towards closing a question: staff of its board act, so does the asker who found it asked before, T3 and above vote. */
export function powerToClose(actor: Actor, question: { authorId: string }, reason: ClosingReason, moderates: boolean): Power {
  const isAsker = actor.kind === "member" && actor.id === question.authorId;
  return moderates || (isAsker && reason === "duplicate") ? { power: "act" } : powerToVote(actor, isAsker);
}

/** What the actor can do towards opening a closed question: as for closing it, but an asker opens only what they closed themselves. */
export function powerToReopen(actor: Actor, question: { authorId: string }, closedById: string | null, moderates: boolean): Power {
  const isAsker = actor.kind === "member" && actor.id === question.authorId;
  return moderates || (isAsker && actor.id === closedById) ? { power: "act" } : powerToVote(actor, isAsker);
}

function powerToVote(actor: Actor, isAsker: boolean): Power {
  if (actor.kind !== "member") return { power: null, refusal: "sign-in-required" };
  if (isAsker) return { power: null, refusal: "own-case" };
  return actor.trust >= closeVoterTrust ? { power: "vote" } : { power: null, refusal: "trust-too-low" };
}

/** Whether votes for the same thing are enough: three, or one of a member of T4. */
export function isAgreed(votes: readonly { trust: number }[]): boolean {
  return votes.length >= closeVotesNeeded || votes.some(({ trust }) => trust >= soleVoterTrust);
}

/** The original that most votes name, of several the one named first; null when none does. */
export function originalOf(votes: readonly { originalId: string | null }[]): string | null {
  const named = votes.flatMap(({ originalId }) => originalId ?? []);
  const countOf = (id: string): number => named.filter((one) => one === id).length;
  return named.reduce<string | null>((best, id) => (best === null || countOf(id) > countOf(best) ? id : best), null);
}

/** From this trust on one may mark an answer as out of date, from that on readers are told by one mark. */
const staleMarkerTrust: Trust = 1;
const soleMarkerTrust: Trust = 3;
/** So many marks by different members tell readers. */
const staleMarksNeeded = 2;

type Marker = { trust: Trust; isAuthor: boolean; moderates: boolean };

/** Why a member may not mark an answer as out of date; null when they may. `isFirst`: it is accepted, or the best by votes. */
export function whyNotMarkStale(member: Marker, answer: { isFirst: boolean }): "trust-too-low" | "not-first-answer" | null {
  if (member.trust < staleMarkerTrust && !member.isAuthor && !member.moderates) return "trust-too-low";
  return answer.isFirst ? null : "not-first-answer";
}

/** Whether a mark of that member is enough to tell readers: of its author, of staff, of T3 and above. */
export function isMarkEnough({ trust, isAuthor, moderates }: Marker): boolean {
  return isAuthor || moderates || trust >= soleMarkerTrust;
}

/** Whether readers are told that an answer may be out of date. */
export function isShownStale(marks: readonly { isEnough: boolean }[]): boolean {
  return marks.length >= staleMarksNeeded || marks.some(({ isEnough }) => isEnough);
}

/** Why a member may not say that they have the same question; null when they may. */
export function whyNotSame(memberId: string, question: { kind: TopicKind; authorId: string; closedAs: string | null; lockedAt: Date | null }): "not-a-question" | "own-question" | "question-closed" | "topic-locked" | null {
  if (question.kind !== "question") return "not-a-question";
  if (question.authorId === memberId) return "own-question";
  if (question.closedAs) return "question-closed";
  return question.lockedAt ? "topic-locked" : null;
}

type Placed = { id: string; slug: string; replyCount: number; question: { closing: { original: { id: string; slug: string } | null } | null } | null };

/** The address a page is to be known by: of a duplicate without answers of its own that of the question it repeats, as far as its reader may know; else its own. */
export function canonicalPath(topic: Placed): string {
  const original = topic.replyCount === 0 ? topic.question?.closing?.original : null;
  return topicHref(original ?? topic);
}

/** The spans of the operator's figures, in days. */
export const figureDays = [7, 30, 90] as const;
