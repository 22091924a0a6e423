import { dayMs, hourMs } from "~/kernel/clock";
import type { Actor } from "~/kernel/actor";
import type { TopicKind } from "~/features/boards/types";

/** Topics older than this have no hot rank and order by last activity. */
export const hotForMs = 14 * dayMs;
/** Younger topics are refreshed every five minutes, older ones hourly. */
export const hotFreshMs = 2 * dayMs;

/**
 * How hot a topic is: log10(2 + max(score, 0) + replies / 2) / (age in hours + 2)^1.5.
 * Source: the product's own rule, published on the help page; age runs from publication.
 */
export function hotRank(facts: { score: number; replies: number; publishedAt: Date; now: Date }): number {
  const ageMs = facts.now.getTime() - facts.publishedAt.getTime();
  if (ageMs > hotForMs) return 0;
  const ageHours = Math.max(0, ageMs) / hourMs;
  return Math.log10(2 + Math.max(facts.score, 0) + facts.replies / 2) / (ageHours + 2) ** 1.5;
}

/** The rank in a mixed list: divided by log10(2 + the board's month), so that a large board does not drown a small one. */
export function fairHotRank(hot: number, boardMonth: number): number {
  return hot / Math.log10(2 + boardMonth);
}

export type AcceptRefusal = "not-a-question" | "not-an-answer" | "forbidden";

/** Why the actor may not accept an answer of the topic; null when they may: the asker, or staff of the board. */
export function whyNotAccept(actor: Actor, topic: { kind: TopicKind; authorId: string }, moderates: boolean): AcceptRefusal | null {
  if (topic.kind !== "question") return "not-a-question";
  return actor.kind === "member" && (actor.id === topic.authorId || moderates) ? null : "forbidden";
}
