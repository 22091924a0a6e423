import { addMs, dayMs, hourMs } from "~/kernel/clock";

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

/** How far ahead a timer may be set. */
const timerWithinMs = 365 * dayMs;

/** Whether the clock may be set to do something then: in time to come, and not too far off. */
export function isTimerTime(at: Date, now: Date): boolean {
  return at > now && at <= addMs(now, timerWithinMs);
}
/** The check that holds a topic its author wrote for a later time. */
export const scheduledMark = "scheduled";
/** The choices of slow mode, in seconds. */
export const slowModes = [0, 30, 60, 300, 900, 3_600, 14_400, 86_400] as const;

/** Seconds as both languages write them. */
export function spanText(seconds: number): string {
  if (seconds >= 3_600) return `${Math.round(seconds / 3_600)} h`;
  return seconds >= 60 ? `${Math.round(seconds / 60)} min` : `${seconds} s`;
}

/** How many seconds a member has to wait before they may write to a slowed topic again; 0 for none. */
export function slowWait(slowSeconds: number, latest: Date | null, now: Date): number {
  return latest ? Math.max(0, Math.ceil(slowSeconds - (now.getTime() - latest.getTime()) / 1_000)) : 0;
}

/** A post that goes to another topic. `text`: its first words. */
export type MovedPost = { id: string; parentId: string | null; path: string; state: string; text: string };

type Placed = { id: string; kind: "opening" | "reply" | "answer" | "comment"; parentId: string | null; path: string; depth: number };

/**
 * Where moved posts hang in their new topic, parents before children. What stays behind is no parent any more, nor is
 * the post that opens the topic. Under a question the first of each line are answers, all below them its comments.
 */
export function placeMoved(posts: readonly MovedPost[], { isQuestion, openingId }: { isQuestion: boolean; openingId: string | null }): Placed[] {
  const placed = new Map<string, Placed>();
  for (const { id, parentId } of posts) {
    const parent = parentId === null || parentId === openingId ? undefined : placed.get(parentId);
    if (id === openingId) placed.set(id, { id, kind: "opening", parentId: null, path: id, depth: 0 });
    else if (!parent) placed.set(id, { id, kind: isQuestion ? "answer" : "reply", parentId: null, path: id, depth: 0 });
    else if (isQuestion) {
      const root = parent.parentId ?? parent.id;
      placed.set(id, { id, kind: "comment", parentId: root, path: `${root}/${id}`, depth: 1 });
    } else placed.set(id, { id, kind: "reply", parentId: parent.id, path: `${parent.path}/${id}`, depth: parent.depth + 1 });
  }
  return [...placed.values()];
}
