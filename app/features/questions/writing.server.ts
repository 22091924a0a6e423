import type { Context, MemberContext } from "~/platform/context";
import { logAct } from "~/features/topics/writing.server";

type Edited = { id: string; topicId: string; kind: string; topicKind: string; topicAuthorId: string; board: { id: string } };

/**
 * What an edit means to a question, in its transaction and under the topic's lock. Of an answer: what was said of its age is
 * settled. Of a question closed as unclear, by its asker: it waits to be opened again. Records: answer.stale-cleared, question.reopen-asked.
 */
export async function settleQuestionEdit(ctx: MemberContext, post: Edited): Promise<void> {
  if (post.kind === "answer") await clearStaleMarks(ctx, post, "edited");
  if (post.kind === "opening" && post.topicKind === "question" && post.topicAuthorId === ctx.actor.id) await askToReopen(ctx, post);
}

/** Takes all marks off an answer, or only those of one member, under its lock. Records: answer.stale-cleared when there were any. */
export async function clearStaleMarks(ctx: MemberContext, post: Pick<Edited, "id" | "topicId" | "board">, how: "edited" | "dismissed" | "withdrawn", memberId?: string): Promise<void> {
  const { count } = await ctx.db.staleMark.deleteMany({ where: { postId: post.id, ...(memberId ? { memberId } : {}) } });
  if (count === 0) return;
  await ctx.db.post.update({ where: { id: post.id }, data: { staleAt: null, staleReason: null } });
  await ctx.record({ type: "answer.stale-cleared", actorId: ctx.actor.id, subjectType: "post", subjectId: post.id, boardId: post.board.id, payload: { topicId: post.topicId, how, marks: count } });
}

/** Asked once for each closing: a further edit changes nothing. */
async function askToReopen(ctx: MemberContext, { topicId, board }: Edited): Promise<void> {
  const { count } = await ctx.db.topic.updateMany({ where: { id: topicId, closedAs: "unclear", reopenAskedAt: null }, data: { reopenAskedAt: ctx.now() } });
  if (count === 0) return;
  await ctx.record({ type: "question.reopen-asked", actorId: ctx.actor.id, subjectType: "topic", subjectId: topicId, boardId: board.id, payload: {} });
  await logAct(ctx, { topicId, actorId: ctx.actor.id, act: "reopen-asked" });
}

/** What leads to a question that is merged into another topic leads to that one: its duplicates, and who has the same question. */
export async function leadQuestionOn(ctx: Context, from: string, to: string): Promise<void> {
  const { count: isItsDuplicate } = await ctx.db.questionClosing.deleteMany({ where: { topicId: to, originalId: from } });
  if (isItsDuplicate > 0) await ctx.db.topic.update({ where: { id: to }, data: { closedAs: null, reopenAskedAt: null } }); // it is the one question now
  await ctx.db.questionClosing.updateMany({ where: { originalId: from }, data: { originalId: to } });
  await ctx.db.closeVote.deleteMany({ where: { topicId: from } });
  await ctx.db.$executeRaw`
    INSERT INTO "SameQuestion" ("topicId", "memberId", "at") SELECT ${to}, s."memberId", s."at" FROM "SameQuestion" s JOIN "Topic" t ON t."id" = ${to}
    WHERE s."topicId" = ${from} AND t."kind" = 'question' AND s."memberId" <> t."authorId" ON CONFLICT DO NOTHING`;
  await countSame(ctx, to);
}

/** Brings the number of those who have the same question in order, from the rows and under the topic's lock; returns it. */
export async function countSame(ctx: Context, topicId: string): Promise<number> {
  const count = await ctx.db.sameQuestion.count({ where: { topicId } });
  await ctx.db.$executeRaw`UPDATE "Topic" SET "sameCount" = ${count} WHERE "id" = ${topicId} AND "sameCount" <> ${count}`;
  return count;
}
