export const closingReasons = ["duplicate", "unclear", "off-topic"] as const;
/** Why a question takes no answers. */
export type ClosingReason = (typeof closingReasons)[number];

/** The answer a reader is shown first, by its first words. */
export type BestAnswer = { id: string; excerpt: string; accepted: boolean };

/** A question that another repeats. */
export type OriginalView = { id: string; slug: string; title: string; solved: boolean; replyCount: number; answer: BestAnswer | null };

/**
 * Why a question takes no answers, as its reader may know. Of a duplicate whose original they may not read, `reason`, `original`
 * and `by` are null and the note is empty: they are not told that there is another question.
 */
export type ClosingView = {
  reason: ClosingReason | null;
  note: string;
  at: string;
  by: { handle: string; displayName: string } | null;
  /** How many members closed it by agreement; 0 when one did. */
  votes: number;
  original: OriginalView | null;
  /** When its asker changed it since; null for not at all. */
  reopenAskedAt: string | null;
};

/** Votes to close a question, or to open a closed one, that still count. `mine`: what the reader voted for. */
export type VotesView = { wanted: "close" | "reopen"; byReason: Partial<Record<ClosingReason, number>>; count: number; needed: number; mine: boolean };

/** What the reader can do: by themselves, by a vote, or not at all. `duplicate`: close it as such alone. */
export type QuestionPowers = { close: "act" | "vote" | "duplicate" | null; reopen: "act" | "vote" | null; same: boolean; merge: boolean };

/** What a question's page shows besides what every topic's does. */
export type QuestionView = {
  closing: ClosingView | null;
  /** Questions in sight that were closed as repeating this one. */
  duplicates: { id: string; slug: string; title: string }[];
  /** Null for readers who have no part in it. */
  votes: VotesView | null;
  /** Whether the reader has the same question. */
  same: boolean;
  /** Whether its asker is to be reminded that nothing is accepted. */
  waitsForAcceptance: boolean;
  can: QuestionPowers;
};

/** What an attempt to close or reopen came to: done, one vote more, a vote taken back, or nothing new. `votes`: those the actor may know of. */
export type ClosingOutcome = { outcome: "closed" | "reopened" | "voted" | "withdrawn" | "unchanged"; votes: number; needed: number };
