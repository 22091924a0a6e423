import type { RateFacts, RateRefusal } from "./types";

const dayMs = 86_400_000;

/** Seconds between one's own posts, for T0 and for everybody else. */
export const pauseSeconds = { topic: { new: 120, known: 15 }, reply: { new: 30, known: 5 } } as const;

/** What a member may write within 24 hours of joining, while T0. */
export const firstDayLimits = { topics: 3, replies: 10 } as const;

export const topicsPerDay = 20;

/** Why the member may not write now, by how fast they write; null when they may. */
export function whyNotThisFast(facts: RateFacts): RateRefusal | null {
  return whyTooSoon(facts) ?? whyNotOnFirstDay(facts) ?? whyNotToday(facts);
}

function whyTooSoon({ nowMs, latestMs, kind, trust }: RateFacts): RateRefusal | null {
  if (latestMs === null) return null;
  const pause = pauseSeconds[kind][trust === 0 ? "new" : "known"];
  const waitSeconds = Math.ceil(pause - (nowMs - latestMs) / 1000);
  return waitSeconds > 0 ? { reason: "too-soon", waitSeconds } : null;
}

function whyNotOnFirstDay(facts: RateFacts): RateRefusal | null {
  if (facts.trust > 0 || facts.nowMs - facts.joinedMs >= dayMs) return null;
  if (facts.kind === "topic") {
    return facts.firstDayTopics >= firstDayLimits.topics ? { reason: "first-day-limit", limit: firstDayLimits.topics } : null;
  }
  return facts.firstDayReplies >= firstDayLimits.replies ? { reason: "first-day-limit", limit: firstDayLimits.replies } : null;
}

function whyNotToday(facts: RateFacts): RateRefusal | null {
  if (facts.kind !== "topic" || facts.topicsToday < topicsPerDay) return null;
  return { reason: "daily-limit", limit: topicsPerDay };
}
