import { limits } from "~/kernel/limits";
import type { Context, MemberContext } from "~/platform/context";
import { logAct, type FoundTopic } from "./as-moderator.server";
import { placeMoved, type MovedPost } from "./rules";
import { settleTopic } from "./settle-topic.server";

/** Posts taken along at once, with all that hangs below them. */
export const movedMax = 5_000;

type Parted = { from: FoundTopic; posts: MovedPost[] };

/** All answers of a question with their comments, ready to be carried elsewhere. */
export async function findAnswers(ctx: Context, topicId: string): Promise<MovedPost[]> {
  const answers = await ctx.db.post.findMany({ where: { topicId, kind: "answer" }, select: { id: true } });
  return answers.length === 0 ? [] : findMoved(ctx, topicId, answers.map(({ id }) => id));
}

/** Carries answers with their comments over to another question, under both topics' locks: nothing of theirs is lost. Records: posts.moved. */
export async function carryAnswers(ctx: MemberContext, { from, posts }: Parted, to: FoundTopic, reason: string): Promise<void> {
  await place(ctx, { from, posts }, { id: to.id, isQuestion: true, openingId: null });
  await settle(ctx, { from, posts }, { id: to.id, boardId: to.boardId, act: "posts-came" }, reason);
}

/** Why posts do not move; null when they do. */
export function whyNotMove(posts: readonly MovedPost[]): "nothing-to-move" | "too-many-posts" | null {
  if (posts.length === 0) return "nothing-to-move";
  return posts.length > movedMax ? "too-many-posts" : null;
}

/** The posts to move, parents before their children; all of the topic when no ids are given. */
export async function findMoved(ctx: Context, topicId: string, ids: string[] | null): Promise<MovedPost[]> {
  return ctx.db.$queryRaw<MovedPost[]>`
    SELECT DISTINCT p."id", p."parentId", p."path", p."state", left(p."body", ${limits.excerptMax}) AS "text" FROM "Post" p
    LEFT JOIN "Post" root ON root."topicId" = ${topicId} AND root."id" = ANY(${ids ?? []}) AND root."kind" <> 'opening' AND (p."path" = root."path" OR p."path" LIKE root."path" || '/%')
    WHERE p."topicId" = ${topicId} AND (${ids === null} OR root."id" IS NOT NULL) ORDER BY p."path" LIMIT ${movedMax + 1}`;
}

type Target = { id: string; isQuestion: boolean; /** The post that opens a new topic. */ openingId: string | null };

/** Hangs moved posts in their new topic. */
export async function place(ctx: Context, { posts }: Parted, target: Target): Promise<void> {
  const placed = placeMoved(posts, target);
  await ctx.db.$executeRaw`
    UPDATE "Post" p SET "topicId" = ${target.id}, "kind" = x."kind", "parentId" = x."parentId", "path" = x."path", "depth" = x."depth"
    FROM jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) AS x("id" text, "kind" text, "parentId" text, "path" text, "depth" int) WHERE p."id" = x."id"`;
}

type Arrival = { id: string; boardId: string; act: "posts-came" | "merged" };

/** Brings both topics' counts and their readers' marks in order, and notes what was done. An accepted answer that leaves is accepted no more. */
export async function settle(ctx: MemberContext, { from, posts }: Parted, to: Arrival, reason: string): Promise<void> {
  const [actorId, detail] = [ctx.actor.id, { posts: posts.length }];
  const accepted = posts.find(({ id }) => id === from.acceptedPostId);
  if (accepted) {
    await ctx.db.topic.update({ where: { id: from.id }, data: { acceptedPostId: null } });
    await ctx.record({ type: "answer.unaccepted", actorId, subjectType: "post", subjectId: accepted.id, boardId: from.boardId, payload: { topicId: from.id } });
  }
  await settleTopic(ctx, from.id);
  await settleTopic(ctx, to.id);
  await ctx.db.$executeRaw`
    UPDATE "TopicReading" r SET "seenReplies" = (SELECT count(*)::int FROM "Post" p
      WHERE p."topicId" = r."topicId" AND p."kind" IN ('reply', 'answer') AND p."state" = 'visible' AND p."id" <= r."lastPostId")
    WHERE r."topicId" IN (${from.id}, ${to.id})`;
  await ctx.record({ type: "posts.moved", actorId, subjectType: "topic", subjectId: to.id, boardId: to.boardId, payload: { from: from.id, to: to.id, posts: posts.length } });
  await ctx.audit({ actorId, action: "posts.moved", subjectType: "topic", subjectId: from.id, boardId: from.boardId, reason, after: { to: to.id, posts: posts.length } });
  await logAct(ctx, { topicId: from.id, actorId, act: "posts-left", reason, detail });
  await logAct(ctx, { topicId: to.id, actorId, act: to.act, reason, detail });
}
