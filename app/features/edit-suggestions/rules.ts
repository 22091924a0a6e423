import type { MemberActor, Trust } from "~/kernel/actor";
import { hourMs } from "~/kernel/clock";
import type { DeciderPower, SuggestionState } from "./types";

/** From which trust level edits of others' posts can be suggested. */
const suggestTrust: Trust = 1;
/** From which trust level edit suggestions can be decided on by others than author and staff. */
export const decideTrust: Trust = 3;
/** How long a suggestion waits for author and staff alone. */
export const authorsTimeMs = 24 * hourMs;
/** Suggestions of one member that wait at a time. */
const openMax = 5;
/** Suggestions one member can make in a UTC day. */
const suggestionsPerDay = 20;

/** Whether others may suggest edits of a post: what stands to be found again, not what was said in passing. */
export function takesSuggestions(kind: string, topicKind: string): boolean {
  return kind === "answer" || (kind === "opening" && (topicKind === "question" || topicKind === "article"));
}

/** Where a reader suggests an edit of a visible post; null where they may change it themselves, or none is taken. */
export function suggestHrefOf(post: { id: string; kind: string; state: string }, topicKind: string, who: { isMine: boolean; moderates: boolean }): string | null {
  return post.state === "visible" && !who.isMine && !who.moderates && takesSuggestions(post.kind, topicKind) ? `/posts/${post.id}/suggestion` : null;
}

export type SuggestRefusal =
  | "trust-too-low" | "own-post-suggestion" | "suggestion-by-staff" | "suggestion-wrong-kind" | "not-possible-from-here" | "topic-locked" | "suggestion-not-wanted"
  | "suggestion-waits" | "too-many-suggestions" | "suggestions-used-up";

/** What a suggestion is judged by before its text. `mine`: the state of the member's own one of this post that is not decided. */
type SuggestFacts = {
  trust: Trust; mayWrite: boolean; isAuthor: boolean; moderates: boolean; takes: boolean; isVisible: boolean; isLocked: boolean; isBlocked: boolean;
  mine: "open" | "outdated" | null; open: number; today: number;
};

/** Why a member may not suggest an edit of a post; null when they may. */
export function whyNotSuggest(facts: SuggestFacts): { refusal: SuggestRefusal; limit?: number } | null {
  if (facts.isAuthor) return { refusal: "own-post-suggestion" };
  if (facts.moderates) return { refusal: "suggestion-by-staff" };
  if (facts.trust < suggestTrust || !facts.mayWrite) return { refusal: "trust-too-low" };
  if (!facts.takes) return { refusal: "suggestion-wrong-kind" };
  if (!facts.isVisible) return { refusal: "not-possible-from-here" };
  if (facts.isLocked) return { refusal: "topic-locked" };
  if (facts.isBlocked) return { refusal: "suggestion-not-wanted" };
  if (facts.mine === "open") return { refusal: "suggestion-waits" };
  if (facts.open >= openMax) return { refusal: "too-many-suggestions", limit: openMax };
  return facts.mine === null && facts.today >= suggestionsPerDay ? { refusal: "suggestions-used-up", limit: suggestionsPerDay } : null;
}

type Powers = { isAuthor: boolean; moderates: boolean; mayWrite: boolean };

/** As what somebody has a say in edits of a post; null when they have none. */
export function powerOver(actor: Pick<MemberActor, "trust">, { isAuthor, moderates, mayWrite }: Powers): DeciderPower | null {
  if (isAuthor) return "author";
  if (moderates) return "staff";
  return actor.trust >= decideTrust && mayWrite ? "trusted" : null;
}

export type DecideRefusal = "own-suggestion" | "suggestion-decided" | "suggestion-outdated" | "topic-locked" | "suggestion-too-early";

type DecideFacts = { power: DeciderPower; isSuggester: boolean; state: SuggestionState; isLocked: boolean; moderates: boolean; ageMs: number };

/**
 * Why somebody with a say may not decide now; null when they may. For a day it is up to author and staff; then one
 * trusted member is enough. What was decided stays decided.
 */
export function whyNotDecide({ power, isSuggester, state, isLocked, moderates, ageMs }: DecideFacts): { refusal: DecideRefusal; seconds?: number } | null {
  if (isSuggester) return { refusal: "own-suggestion" };
  if (state === "outdated") return { refusal: "suggestion-outdated" };
  if (state !== "open") return { refusal: "suggestion-decided" };
  if (isLocked && !moderates) return { refusal: "topic-locked" };
  return power === "trusted" && ageMs < authorsTimeMs ? { refusal: "suggestion-too-early", seconds: Math.ceil((authorsTimeMs - ageMs) / 1000) } : null;
}
