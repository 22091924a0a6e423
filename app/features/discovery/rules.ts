import { dayMs, hourMs } from "~/kernel/clock";

/** What a place in the feed is made of. The first three are everybody's and in lists of hot topics too, the others are the reader's own. */
export const feedTerms = ["response", "age", "size", "topic", "board", "tags", "author", "unseen", "own"] as const;
export type FeedTerm = (typeof feedTerms)[number];
export type FeedValues = Record<FeedTerm, number>;

/** How much a term can be made to count; 1 unless the member says otherwise. */
export const feedWeights = [0, 0.5, 1, 2] as const;
export type FeedWeight = (typeof feedWeights)[number];
export type FeedWeights = Record<FeedTerm, FeedWeight>;
export const plainWeights: FeedWeights = { response: 1, age: 1, size: 1, topic: 1, board: 1, tags: 1, author: 1, unseen: 1, own: 1 };

/** What the reader's own terms add, in powers of ten: 1 makes a topic count as if it were ten times as hot. */
export const feedPoints = { topic: 0.8, board: 0.5, tag: 0.4, author: 0.6, unseen: 1.5, own: -0.5 } as const;
/** So many followed tags of one topic count. */
export const tagsCountedMax = 2;

/** How many topics the feed is made of: the hottest, and the newest of what the reader follows, of the last so many days. */
export const feedOf = { hottest: 200, followed: 100, followedLookedAt: 2_000, followedForMs: 30 * dayMs } as const;

export type FeedFacts = {
  score: number; replies: number; boardMonth: number; publishedAt: Date; now: Date;
  followsTopic: boolean; followsBoard: boolean; followedTags: number; followsAuthor: boolean; isUnseen: boolean; isOwn: boolean;
};

/**
 * The terms of a topic for a reader, before weights; its place is by the sum of weight × term, highest first.
 *   response  log10(log10(2 + max(score, 0) + replies / 2))
 *   age       −1.5 · log10(age in hours + 2)
 *   size      −log10(log10(2 + the board's month))
 *   topic, board, tags, author   what `feedPoints` says for what is followed, of tags at most two
 *   unseen    never read, or answered since
 *   own       opened by the reader
 * The sum of the first three is log10 of `fairHotRank`, so that without the others the order is that of hot topics.
 * Source: the product's own rule.
 */
export function feedValues(facts: FeedFacts): FeedValues {
  const ageHours = Math.max(0, facts.now.getTime() - facts.publishedAt.getTime()) / hourMs;
  return {
    ...standing(facts),
    age: -1.5 * Math.log10(ageHours + 2),
    topic: facts.followsTopic ? feedPoints.topic : 0,
    board: facts.followsBoard ? feedPoints.board : 0,
    tags: feedPoints.tag * Math.min(tagsCountedMax, facts.followedTags),
    author: facts.followsAuthor ? feedPoints.author : 0,
    unseen: facts.isUnseen ? feedPoints.unseen : 0,
    own: facts.isOwn ? feedPoints.own : 0,
  };
}

function standing({ score, replies, boardMonth }: Pick<FeedFacts, "score" | "replies" | "boardMonth">): Pick<FeedValues, "response" | "size"> {
  return { response: Math.log10(Math.log10(2 + Math.max(score, 0) + replies / 2)), size: -Math.log10(Math.log10(2 + boardMonth)) };
}

/**
 * The terms of a topic in a list of hot ones, whose sum is log10 of its stored rank; null when it has none any more.
 * Age is what the rank leaves to it: as old as the topic was when its rank was last refreshed.
 */
export function hotValues({ hot, ...facts }: { hot: number; score: number; replies: number; boardMonth: number }): Pick<FeedValues, "response" | "age" | "size"> | null {
  if (hot <= 0) return null;
  const { response, size } = standing(facts);
  return { response, age: Math.log10(hot) - response - size, size };
}

/** One line of the reckoning, in hundredths as it is shown. */
export type FeedLine = { term: FeedTerm; hundredths: number };

/**
 * What a reader is shown: each term that counts in hundredths, and their sum. Rounded so that the lines add up to the rounded sum
 * (largest remainders first), since a reckoning that does not add up explains nothing.
 */
export function reckon(values: Partial<FeedValues>): { lines: FeedLine[]; sum: number } {
  const parts = feedTerms.flatMap((term) => (values[term] ? [{ term, exact: values[term] * 100 }] : []));
  const sum = Math.round(parts.reduce((total, { exact }) => total + exact, 0));
  const missing = sum - parts.reduce((total, { exact }) => total + Math.floor(exact), 0);
  const raised = new Set([...parts].sort((a, b) => b.exact - Math.floor(b.exact) - (a.exact - Math.floor(a.exact))).slice(0, missing).map(({ term }) => term));
  return { lines: parts.map(({ term, exact }) => ({ term, hundredths: Math.floor(exact) + (raised.has(term) ? 1 : 0) })), sum };
}

export const feedReasons = ["topic", "author", "tag", "board", "replies", "popular", "fresh", "any"] as const;
export type FeedReason = (typeof feedReasons)[number];

type ReasonFacts = { values: Partial<FeedValues>; newReplies: number | null; score: number; replies: number; ageMs: number };

/** Votes and half the replies from which a topic is called popular, and until what age; and until when it is new. */
const popular = { from: 3, forMs: 7 * dayMs };
const freshForMs = 2 * dayMs;

/** The one reason a card gives: what the reader follows before what happened, the strongest first. A term turned off is no reason. */
export function feedReason({ values, newReplies, score, replies, ageMs }: ReasonFacts): FeedReason {
  const followed = ([["topic", "topic"], ["author", "author"], ["tags", "tag"], ["board", "board"]] as const).filter(([term]) => (values[term] ?? 0) > 0);
  const strongest = [...followed].sort(([a], [b]) => (values[b] ?? 0) - (values[a] ?? 0))[0];
  if (strongest) return strongest[1];
  if ((values.unseen ?? 0) > 0 && newReplies !== null && newReplies > 0) return "replies";
  if (ageMs <= popular.forMs && Math.max(score, 0) + replies / 2 >= popular.from) return "popular";
  return ageMs <= freshForMs ? "fresh" : "any";
}
