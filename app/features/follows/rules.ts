import type { FollowLevel, FollowSubject } from "./types";

/** How much one member may follow, mute and block in all. */
export const followsMax = 1_000;

export type FollowRefusal = "not-found" | "cannot-follow-oneself" | "only-members-are-blocked" | "staff-cannot-be-blocked" | "too-many-follows";

/** Why a choice is refused before it is looked at closer; null when it may be. */
export function whyNotFollow(facts: { type: FollowSubject; level: FollowLevel; isOneself: boolean; isStaff: boolean }): FollowRefusal | null {
  if (facts.isOneself) return "cannot-follow-oneself";
  if (facts.level !== "blocked") return null;
  if (facts.type !== "member") return "only-members-are-blocked";
  return facts.isStaff ? "staff-cannot-be-blocked" : null;
}
