import type { Trust } from "~/kernel/actor";
import type { PostKind, PostState } from "~/features/posts/types";

const votesADay = 50;
const newcomerVotesADay = 20;
const factors: Record<Trust, number> = { 0: 1, 1: 1, 2: 1.5, 3: 2, 4: 3 };

/** Up votes one member may give one author in a day, and down votes. */
const perAuthor = { up: 6, down: 3 } as const;

/** How many distinct posts a member may vote on in a UTC day. */
export function votesPerDay(trust: Trust): number {
  return trust === 0 ? newcomerVotesADay : votesADay * factors[trust];
}

export type VoteRefusal =
  | "own-post" | "not-votable" | "topic-locked" | "comments-up-only" | "trust-too-low" | "votes-used-up" | "author-votes-used-up";

type Facts = {
  value: -1 | 0 | 1;
  current: -1 | 0 | 1;
  kind: PostKind;
  state: PostState;
  isOwn: boolean;
  locked: boolean;
  trust: Trust;
  /** Other posts voted on today, in all and of this author by direction. */
  votedToday: number;
  upToAuthorToday: number;
  downToAuthorToday: number;
};

/** Why a vote is refused; null when it counts. Taking a vote back is bound only by sight and lock. */
export function whyNotVote(facts: Facts): { refusal: VoteRefusal; limit?: number } | null {
  if (facts.isOwn) return { refusal: "own-post" };
  if (facts.state !== "visible") return { refusal: "not-votable" };
  if (facts.locked) return { refusal: "topic-locked" };
  if (facts.value === 0 || facts.value === facts.current) return null;
  if (facts.value < 0 && facts.kind === "comment") return { refusal: "comments-up-only" };
  if (facts.value < 0 && facts.trust < 1) return { refusal: "trust-too-low" };
  return whyNotSoMany(facts);
}

function whyNotSoMany(facts: Facts): { refusal: VoteRefusal; limit: number } | null {
  const limit = votesPerDay(facts.trust);
  if (facts.votedToday >= limit) return { refusal: "votes-used-up", limit };
  if (facts.value > 0 && facts.upToAuthorToday >= perAuthor.up) return { refusal: "author-votes-used-up", limit: perAuthor.up };
  if (facts.value < 0 && facts.downToAuthorToday >= perAuthor.down) return { refusal: "author-votes-used-up", limit: perAuthor.down };
  return null;
}
