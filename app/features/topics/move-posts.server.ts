import { ok, refused, type Result } from "~/kernel/result";
import { slugOf, truncate } from "~/kernel/text";
import { limits } from "~/kernel/limits";
import type { Context, MemberContext } from "~/platform/context";
import { findReadableBoard } from "~/features/boards/queries.server";
import { moderatesBoard } from "~/features/boards/rules";
import { draftKeyOf } from "~/features/drafts/rules";
import { whyNotTitle, type TextRefusal } from "~/features/posts/rules";
import { leadQuestionOn } from "~/features/questions/writing.server";
import { findTopicLocked, type FoundTopic } from "./as-moderator.server";
import { findMoved, movedMax, place, settle, whyNotMove } from "./moved-posts.server";

export type MovePostsRefusal = "not-found" | "forbidden" | "nothing-to-move" | "topic-has-poll" | "too-many-posts" | "kind-not-allowed" | "same-topic" | "target-not-found" | "no-such-board" | TextRefusal;

/**
 * Moves posts, each with what hangs below it, into another topic. Staff of both boards.
 * Under a question they become answers with comments, elsewhere replies. Refuses: an opening post (merge the topic
 * instead), a topic out of sight. Records: posts.moved; both topics' logs and the audit log say so.
 */
export async function movePosts(ctx: MemberContext, input: { from: string; to: string; postIds: string[]; reason: string }): Promise<Result<{ topicId: string }, MovePostsRefusal>> {
  return inBoth(ctx, input, async (ctx, from, to) => {
    const posts = await findMoved(ctx, from.id, input.postIds);
    const wrong = whyNotMove(posts);
    if (wrong) return refused(wrong, { limit: movedMax });
    await place(ctx, { from, posts }, { id: to.id, isQuestion: to.kind === "question", openingId: null });
    await settle(ctx, { from, posts }, { id: to.id, boardId: to.boardId, act: "posts-came" }, input.reason);
    return ok({ topicId: to.id });
  });
}

/**
 * Opens a new topic with posts of another: the earliest visible one opens it, the rest answers it. Staff of both boards.
 * It stands on the same board, or another, and is a discussion; a board that takes none refuses it. Records: topic.created and posts.moved.
 */
export async function splitTopic(ctx: MemberContext, input: { from: string; title: string; board?: string | undefined; postIds: string[]; reason: string }): Promise<Result<{ topicId: string }, MovePostsRefusal>> {
  const { actor } = ctx;
  const wrong = whyNotTitle(input.title);
  if (wrong) return refused(wrong.refusal, { limit: wrong.limit });
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const from = await findTopicLocked(ctx, input.from);
    if (!from) return refused("not-found");
    const board = input.board ? findReadableBoard(actor, from.tree, input.board) : from.board;
    if (!board) return refused("no-such-board");
    if (!from.moderates || !moderatesBoard(actor, from.tree, board)) return refused("forbidden");
    if (!board.topicKinds.includes("discussion")) return refused("kind-not-allowed");
    const posts = await findMoved(ctx, from.id, input.postIds);
    const wrong = whyNotMove(posts);
    if (wrong) return refused(wrong, { limit: movedMax });
    const first = posts.filter(({ state }) => state === "visible").toSorted((one, other) => (one.id < other.id ? -1 : 1))[0];
    if (!first) return refused("nothing-to-move");
    const words = await ctx.ports.markdown.render(first.text);
    const id = ctx.newId();
    await ctx.db.$executeRaw`
      INSERT INTO "Topic" ("id", "boardId", "kind", "title", "slug", "excerpt", "tags", "authorId", "state", "createdAt", "publishedAt", "lastActivityAt")
      SELECT ${id}, ${board.id}, 'discussion', ${input.title}, ${slugOf(input.title)}, ${truncate(words.ok ? words.value.text : "", limits.excerptMax)}, '{}', p."authorId", p."state", p."createdAt", p."createdAt", p."createdAt"
      FROM "Post" p WHERE p."id" = ${first.id}`;
    await place(ctx, { from, posts }, { id, isQuestion: false, openingId: first.id });
    await ctx.record({ type: "topic.created", actorId: actor.id, subjectType: "topic", subjectId: id, boardId: board.id, payload: { kind: "discussion", postId: first.id } });
    await settle(ctx, { from, posts }, { id, boardId: board.id, act: "posts-came" }, input.reason);
    return ok({ topicId: id });
  });
}

/**
 * Puts all posts of a topic into another and leaves the way there at its address. Staff of both boards.
 * The opening post becomes a reply, or an answer under a question. Records: topic.merged and posts.moved.
 */
export async function mergeTopic(ctx: MemberContext, input: { from: string; to: string; reason: string }): Promise<Result<{ topicId: string }, MovePostsRefusal>> {
  return inBoth(ctx, input, async (ctx, from, to) => {
    if (from.state !== "visible") return refused("nothing-to-move");
    if ((await ctx.db.poll.count({ where: { topicId: from.id } })) > 0) return refused("topic-has-poll");
    const posts = await findMoved(ctx, from.id, null);
    const wrong = whyNotMove(posts);
    if (wrong) return refused(wrong, { limit: movedMax });
    await place(ctx, { from, posts }, { id: to.id, isQuestion: to.kind === "question", openingId: null });
    await ctx.db.topic.update({ where: { id: from.id }, data: { mergedIntoId: to.id, state: "removed", replyCount: 0, commentCount: 0, pinnedAt: null, lastPostId: null } });
    await ctx.record({ type: "topic.merged", actorId: ctx.actor.id, subjectType: "topic", subjectId: from.id, boardId: from.boardId, payload: { into: to.id } });
    await leadOn(ctx, from.id, to.id);
    await settle(ctx, { from, posts }, { id: to.id, boardId: to.boardId, act: "merged" }, input.reason);
    return ok({ topicId: to.id });
  });
}

/** What leads to a merged topic leads to the other from then on: topics merged into it before, follows, links, begun replies, what is said of a question; its timers go. */
async function leadOn(ctx: Context, from: string, to: string): Promise<void> {
  await ctx.db.topic.updateMany({ where: { mergedIntoId: from }, data: { mergedIntoId: to } });
  await ctx.db.topicTimer.deleteMany({ where: { topicId: from } });
  await ctx.db.$executeRaw`
    INSERT INTO "Follow" ("memberId", "subjectType", "subjectId", "level", "since")
    SELECT "memberId", 'topic', ${to}, "level", "since" FROM "Follow" WHERE "subjectType" = 'topic' AND "subjectId" = ${from} ON CONFLICT DO NOTHING`;
  await ctx.db.$executeRaw`
    UPDATE "Draft" d SET "key" = ${draftKeyOf("reply", to)} WHERE d."key" = ${draftKeyOf("reply", from)}
      AND NOT EXISTS (SELECT 1 FROM "Draft" o WHERE o."memberId" = d."memberId" AND o."key" = ${draftKeyOf("reply", to)})`;
  await ctx.db.$executeRaw`
    INSERT INTO "TopicLink" ("fromPostId", "toTopicId") SELECT "fromPostId", ${to} FROM "TopicLink" WHERE "toTopicId" = ${from} ON CONFLICT DO NOTHING`;
  await leadQuestionOn(ctx, from, to);
}

type Work = (ctx: MemberContext, from: FoundTopic, to: FoundTopic) => Promise<Result<{ topicId: string }, MovePostsRefusal>>;

/** Does the work under both topics' locks, taken in the order of their ids. */
async function inBoth(outer: MemberContext, input: { from: string; to: string }, work: Work): Promise<Result<{ topicId: string }, MovePostsRefusal>> {
  const { actor } = outer;
  if (input.from === input.to) return refused("same-topic");
  return outer.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const found = new Map<string, FoundTopic | null>();
    for (const id of [input.from, input.to].toSorted()) found.set(id, await findTopicLocked(ctx, id));
    const [from, to] = [found.get(input.from), found.get(input.to)];
    if (!from) return refused("not-found");
    if (!from.moderates) return refused("forbidden");
    if (to?.state !== "visible") return refused("target-not-found");
    return to.moderates ? work(ctx, from, to) : refused("forbidden");
  });
}
