/** The front door of the moderation package: pure checks on content and pace. */
export { checkContent, mentionsMax, newMemberLimits } from "./checks";
export { firstDayLimits, pauseSeconds, topicsPerDay, whyNotThisFast } from "./rates";
export type { AuthorFacts, ContentFacts, HoldReason, RateFacts, RateRefusal, RefuseReason, ReviewPolicy, Verdict } from "./types";
