/** What an automatic look at new content decided, and by which checks. */
export type Verdict =
  | { outcome: "allow" }
  | { outcome: "hold"; reasons: HoldReason[] }
  | { outcome: "refuse"; reason: RefuseReason; limit: number };

/** Why content waits for a moderator. */
export type HoldReason = "first-link" | "first-post" | "board-reviews-all";

/** Why content is refused with its text kept. */
export type RefuseReason = "too-many-links" | "too-many-images" | "too-many-mentions";

/** What the checks ask about the writer. */
export type AuthorFacts = {
  trust: 0 | 1 | 2 | 3 | 4;
  /** Looks after the board: nothing is held, limits of new members do not bind. */
  moderates: boolean;
  /** None of their posts on this board is visible yet. */
  isFirstHere: boolean;
  /** Visible posts of theirs with a link, on any board; only whether there is one counts. */
  approvedPostsWithLink: number;
};

/** What the checks ask about the writing. */
export type ContentFacts = { links: number; images: number; mentions: number };

export type ReviewPolicy = "none" | "first" | "all";

/** What a rate rule counts. Times in milliseconds since the epoch. */
export type RateFacts = {
  nowMs: number;
  joinedMs: number;
  trust: 0 | 1 | 2 | 3 | 4;
  kind: "topic" | "reply";
  /** The member's own latest topic or reply, whichever is asked for; null without one. */
  latestMs: number | null;
  /** Topics and replies of the member in this UTC day. */
  topicsToday: number;
  /** Topics and replies since the member joined, counted while they are in their first day. */
  firstDayTopics: number;
  firstDayReplies: number;
};

export type RateRefusal =
  | { reason: "too-soon"; waitSeconds: number }
  | { reason: "first-day-limit"; limit: number }
  | { reason: "daily-limit"; limit: number };
