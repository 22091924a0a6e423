import type { TopicKind } from "~/features/boards/types";
import type { Draft } from "~/features/drafts/types";
import type { AuthorView } from "~/features/members/types";
import type { FileKind } from "~/features/files/types";
import type { PostState, PostView } from "~/features/posts/types";
import type { RelatedTopic } from "~/features/related/types";
import type { BestAnswer, QuestionView } from "~/features/questions/types";

/** `unanswered` to `reopening` are queues of questions: without an answer, without an accepted one, with one out of date, closed and waiting to be opened. */
export const topicSorts = ["latest", "new", "hot", "top", "unanswered", "unaccepted", "stale", "reopening", "unread", "followed"] as const;
export type TopicSort = (typeof topicSorts)[number];
/** The orders any list of topics offers; the other queues of questions stand on their own page. */
export type ListSort = Exclude<TopicSort, "unaccepted" | "stale" | "reopening">;
/** What tabs of orders lead to: the home page has one more, the reader's own. */
export type TabSort = TopicSort | "for-you";
export const topPeriods = ["week", "month", "year", "all"] as const;
export type TopPeriod = (typeof topPeriods)[number];

/** What is done to topics for their readers to see. */
export const topicActNames = ["locked", "unlocked", "pinned", "unpinned", "moved", "slowed", "unslowed", "timed", "untimed", "published", "posts-left", "posts-came", "merged", "closed", "reopened", "voted-closed", "voted-open", "reopen-asked", "accepted", "unaccepted", "stale-dismissed", "poll-set", "poll-option", "poll-ended", "poll-removed"] as const;
export type TopicActName = (typeof topicActNames)[number];

/** Something that was done to a topic; `by` is null when the clock did it. */
export type TopicActView = { id: string; act: TopicActName; by: { handle: string; displayName: string } | null; reason: string; detail: Record<string, string | number>; at: string };

/** A topic that leads to another. */
export type Backlink = { id: string; slug: string; title: string };

/** What the clock can do to a topic. */
export const timerActs = ["open", "close", "unpin", "publish"] as const;
export type TimerAct = (typeof timerActs)[number];
export type TimerView = { act: TimerAct; at: string };

/** One line of a list. `newReplies`: unread ones, null when the topic was never opened. */
export type TopicCard = {
  id: string;
  slug: string;
  kind: TopicKind;
  title: string;
  excerpt: string;
  tags: string[];
  board: { slug: string; name: string; hue: number };
  author: AuthorView;
  lastPoster: { handle: string; displayName: string } | null;
  score: number;
  replyCount: number;
  createdAt: string;
  lastActivityAt: string;
  pinned: boolean;
  locked: boolean;
  solved: boolean;
  /** Of a question: whether it takes no more answers. */
  closed: boolean;
  /** How many members have the same question. */
  sameCount: number;
  unread: boolean;
  newReplies: number | null;
  imported: boolean;
  /** How hot it is, as last refreshed; 0 past fourteen days. */
  hot: number;
};

/** A topic that may already say what somebody is about to write. */
export type SimilarTopic = Pick<TopicCard, "id" | "slug" | "kind" | "title" | "board" | "replyCount" | "solved" | "closed"> & { /** Of a question: the answer its readers see first. */ answer: BestAnswer | null };

/** A topic's own page: its head, and one page of posts. */
export type TopicDetail = Omit<TopicCard, "excerpt" | "lastPoster" | "hot"> & {
  state: PostState;
  lockReason: string | null;
  /** How long one waits between two posts of one's own; 0 for not at all. */
  slowSeconds: number;
  /** What was done to it, the latest 20, oldest first. */
  acts: TopicActView[];
  timers: TimerView[];
  /** Topics in sight whose posts lead here. */
  linkedFrom: Backlink[];
  acceptedPostId: string | null;
  pollId: string | null;
  version: number;
  sourceUrl: string | null;
  source: string | null;
  commentCount: number;
  /** How far the reader has read; null when never opened. Posts after it are new. */
  lastReadPostId: string | null;
  /** `attach`: what the reader may attach here besides pictures. */
  /** What there is to a question besides; null of any other topic. */
  question: QuestionView | null;
  can: { reply: boolean; attach: FileKind[]; edit: boolean; moderate: boolean; accept: boolean; whyNotReply: string | null };
};

/** A topic as its page shows it: what was done to it stands in a log of its own. */
export type TopicHead = Omit<TopicDetail, "acts" | "linkedFrom">;

/** `excerpt`: its first words as plain text. `draft`: what the reader has begun to write here. `related`: topics in sight that are like it. */
export type TopicPage = { topic: TopicDetail; related: RelatedTopic[]; excerpt: string; opening: PostView; posts: PostView[]; nextCursor: string | null; draft: Draft | null };

/** The address of a topic, ready for links and redirects. */
export function topicHref(topic: { id: string; slug: string }): string {
  return topic.slug ? `/t/${topic.id}/${encodeURIComponent(topic.slug)}` : `/t/${topic.id}`;
}
