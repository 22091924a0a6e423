import type { AuthorFacts, ContentFacts, HoldReason, ReviewPolicy, Verdict } from "./types";

/** What a T0 member may put into one post. */
export const newMemberLimits = { links: 2, images: 1, mentions: 2 } as const;

/** Nobody calls more people than this at once. */
export const mentionsMax = 10;

/**
 * Looks at new or edited content. Refusals come before holds: what is refused is never stored.
 * A T0 member's post with a link waits until one such post of theirs was approved; a board may ask
 * to see everybody's first post there, or all posts. Who looks after the board passes.
 */
export function checkContent(author: AuthorFacts, content: ContentFacts, policy: ReviewPolicy): Verdict {
  if (content.mentions > mentionsMax) return { outcome: "refuse", reason: "too-many-mentions", limit: mentionsMax };
  if (author.moderates) return { outcome: "allow" };
  const refusal = author.trust === 0 ? whyNotFromNewMember(content) : null;
  if (refusal) return refusal;
  const reasons = reasonsToHold(author, content, policy);
  return reasons.length > 0 ? { outcome: "hold", reasons } : { outcome: "allow" };
}

function whyNotFromNewMember(content: ContentFacts): Verdict | null {
  if (content.links > newMemberLimits.links) return { outcome: "refuse", reason: "too-many-links", limit: newMemberLimits.links };
  if (content.images > newMemberLimits.images) return { outcome: "refuse", reason: "too-many-images", limit: newMemberLimits.images };
  if (content.mentions > newMemberLimits.mentions) return { outcome: "refuse", reason: "too-many-mentions", limit: newMemberLimits.mentions };
  return null;
}

function reasonsToHold(author: AuthorFacts, content: ContentFacts, policy: ReviewPolicy): HoldReason[] {
  const reasons: HoldReason[] = [];
  if (author.trust === 0 && content.links > 0 && author.approvedPostsWithLink === 0) reasons.push("first-link");
  if (policy === "first" && author.isFirstHere) reasons.push("first-post");
  if (policy === "all") reasons.push("board-reviews-all");
  return reasons;
}
