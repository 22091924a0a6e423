import { dayMs } from "~/kernel/clock";

/** Members shown as able to answer a question. */
export const shownMax = 10;

/** Members that may be invited to one question, by all who may invite. */
export const invitedPerQuestion = 5;
/** Invitations one member may send in a UTC day. */
const invitationsPerDay = 10;
/** Invitations one member gets in a UTC day at most: who answers well is not to be worn out. */
const receivedPerDay = 3;

/**
 * How answers are weighed. One answer: half as much for each `halfLifeDays` of age; 1, and the binary logarithm of 1 + its score (up to `scoreMax`),
 * and `accepted` when it was accepted; 0.2 below zero. That times `anyTag`, and for the first tag it shares with the question 1, for each further one
 * `nextTag`. Of each member the `bestAnswers` best count. The values are those that found most real answerers in a held-back year of
 * a real community (`npm run prove:answerers`); see the decision record on who can answer.
 */
export const weights = { halfLifeDays: 365, scoreMax: 31, accepted: 2, anyTag: 0.3, nextTag: 0.5, bestAnswers: 10 } as const;

/** Answers older than this weigh nothing. */
export const lookBackMs = 5 * 365 * dayMs;

export type InviteRefusal =
  | "not-a-question" | "forbidden" | "topic-locked" | "invited-oneself" | "cannot-answer" | "takes-no-invitations" | "too-many-invited" | "invitations-used-up" | "invitee-busy";

type Facts = { isOneself: boolean; canAnswer: boolean; takesInvitations: boolean; invitedHere: number; sentToday: number; receivedToday: number };

/** Why a member may not be invited; null when they may. */
export function whyNotInvite(facts: Facts): { refusal: InviteRefusal; limit?: number } | null {
  if (facts.isOneself) return { refusal: "invited-oneself" };
  if (!facts.canAnswer) return { refusal: "cannot-answer" };
  if (!facts.takesInvitations) return { refusal: "takes-no-invitations" };
  if (facts.invitedHere >= invitedPerQuestion) return { refusal: "too-many-invited", limit: invitedPerQuestion };
  if (facts.sentToday >= invitationsPerDay) return { refusal: "invitations-used-up", limit: invitationsPerDay };
  return facts.receivedToday >= receivedPerDay ? { refusal: "invitee-busy", limit: receivedPerDay } : null;
}
