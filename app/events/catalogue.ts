import { z } from "zod";

const id = z.string();
const postState = z.enum(["held", "visible", "hidden", "removed", "deleted"]);
const topicFact = z.strictObject({ topicId: id });

/**
 * The facts of the community, by stable name. A payload holds ids and changed values that cannot be
 * read again later, never text or addresses. A tag's name is its id.
 */
export const eventPayloads = {
  "sign-up.requested": z.strictObject({ known: z.boolean() }),
  "password-reset.requested": z.strictObject({}),
  "member.registered": z.strictObject({}),
  "member.verified": z.strictObject({}),
  "member.signed-in": z.strictObject({}),
  "member.role-changed": z.strictObject({ role: z.string(), boardId: id.nullable(), granted: z.boolean() }),
  "member.trust-changed": z.strictObject({ from: z.number(), to: z.number() }),
  "board.created": z.strictObject({}),
  "board.changed": z.strictObject({ fields: z.array(z.string()) }),
  "topic.created": z.strictObject({ kind: z.string(), postId: id }),
  /** `tags`: those it had before, when they changed. */
  "topic.edited": z.strictObject({ fields: z.array(z.string()), tags: z.array(z.string()).optional() }),
  "topic.moved": z.strictObject({ from: id, to: id }),
  "topic.locked": z.strictObject({}),
  "topic.unlocked": z.strictObject({}),
  "topic.slowed": z.strictObject({ seconds: z.number() }),
  "topic.merged": z.strictObject({ into: id }),
  "posts.moved": z.strictObject({ from: id, to: id, posts: z.number() }),
  "topic.pinned": z.strictObject({}),
  "topic.unpinned": z.strictObject({}),
  "post.created": z.strictObject({ topicId: id, kind: z.string(), state: postState }),
  "post.edited": z.strictObject({ topicId: id, version: z.number() }),
  "edit-suggestion.made": z.strictObject({ postId: id }),
  "edit-suggestion.approved": z.strictObject({ postId: id, suggesterId: id, improved: z.boolean() }),
  "edit-suggestion.rejected": z.strictObject({ postId: id, suggesterId: id }),
  "edit-suggestion.withdrawn": z.strictObject({ postId: id }),
  "post.state-changed": z.strictObject({ topicId: id, from: postState, to: postState, reason: z.string() }),
  "file.added": z.strictObject({ bytes: z.number() }),
  "vote.cast": z.strictObject({ topicId: id, from: z.number(), to: z.number() }),
  "reaction.changed": z.strictObject({ topicId: id, kind: z.string(), wanted: z.enum(["on", "off"]) }),
  "bookmark.due": z.strictObject({ memberId: id }),
  "saved-search.news-due": z.strictObject({}),
  "answer.accepted": topicFact,
  "answer.unaccepted": topicFact,
  "question.invited": z.strictObject({ memberId: id }),
  "poll.created": z.strictObject({ topicId: id, kind: z.string() }),
  "poll.option-added": z.strictObject({ topicId: id, option: z.number() }),
  "poll.removed": z.strictObject({ topicId: id }),
  "poll.ended": z.strictObject({ topicId: id, ballots: z.number() }),
  "ballot.cast": topicFact,
  "ballot.withdrawn": topicFact,
  "answer.stale-marked": z.strictObject({ topicId: id, shown: z.boolean() }),
  "answer.stale-cleared": z.strictObject({ topicId: id, how: z.enum(["edited", "dismissed", "withdrawn"]), marks: z.number() }),
  "question.closed": z.strictObject({ reason: z.string(), originalId: id.nullable(), votes: z.number() }),
  "question.reopened": z.strictObject({ votes: z.number() }),
  "question.close-voted": z.strictObject({ wanted: z.enum(["close", "reopen"]), reason: z.string().nullable() }),
  "question.close-vote-withdrawn": z.strictObject({ wanted: z.enum(["close", "reopen"]) }),
  "question.reopen-asked": z.strictObject({}),
  "question.same-changed": z.strictObject({ wanted: z.enum(["on", "off"]) }),
  "question.acceptance-due": z.strictObject({ memberId: id }),
  "tag.created": z.strictObject({}),
  "tag.described": z.strictObject({ version: z.number() }),
  "tag.synonym-added": z.strictObject({ root: z.string() }),
  "tag.synonym-removed": z.strictObject({ root: z.string() }),
  "tag.merged": z.strictObject({ into: z.string() }),
  "tag.renamed": z.strictObject({ to: z.string() }),
  "report.filed": z.strictObject({ reportId: id, reason: z.string() }),
  "report.decided": z.strictObject({ reportId: id, decision: z.enum(["upheld", "rejected"]) }),
} as const;

export type EventType = keyof typeof eventPayloads;

/** What each fact is about: the type of its subject. */
export type SubjectType = "sign-up" | "member" | "board" | "topic" | "post" | "edit-suggestion" | "file" | "poll" | "report" | "tag";

/** A fact as a command states it; id, times and request are added when it is recorded. */
export type NewEvent = {
  [T in EventType]: {
    type: T;
    actorId: string | null;
    subjectType: SubjectType;
    subjectId: string;
    boardId?: string | null;
    occurredAt?: Date;
    imported?: boolean;
    payload: z.input<(typeof eventPayloads)[T]>;
  };
}[EventType];

/** A recorded fact as consumers receive it. */
export type RecordedEvent = {
  id: string;
  type: EventType;
  actorId: string | null;
  subjectType: string;
  subjectId: string;
  boardId: string | null;
  occurredAt: Date;
  imported: boolean;
  payload: Record<string, unknown>;
};
