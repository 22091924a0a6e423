import type { PostState } from "~/features/posts/types";
import { reactionKinds, type ReactionView } from "./types";

/** How often one member may give a reaction or take one back in a UTC day. */
export const reactionsPerDay = 200;

export type ReactionRefusal = "own-post-reaction" | "not-votable" | "reactions-used-up";

/** Why a reaction is refused; null when it is taken. Taking one back is bound by nothing. */
export function whyNotReact(facts: { wanted: "on" | "off"; isOwn: boolean; state: PostState; givenToday: number }): ReactionRefusal | null {
  if (facts.wanted === "off") return null;
  if (facts.isOwn) return "own-post-reaction";
  if (facts.state !== "visible") return "not-votable";
  return facts.givenToday >= reactionsPerDay ? "reactions-used-up" : null;
}

/** The kinds somebody chose, in their fixed order. `counts` is how a post's row keeps them. */
export function reactionViews(counts: Readonly<Record<string, number>>, mine: readonly string[]): ReactionView[] {
  return reactionKinds.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ kind, count, mine: mine.includes(kind) }] : [];
  });
}
