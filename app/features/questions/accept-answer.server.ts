import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findTopicLocked, logAct, type FoundTopic } from "~/features/topics/writing.server";
import { whyNotAccept, type AcceptRefusal } from "./rules";

type Input = { topicId: string; postId: string | null; reason?: string | undefined };

/**
 * Accepts an answer, or with `postId: null` none. The asker freely; staff of the board with a reason, which is audited and stands in
 * the question's log. Records: answer.accepted, answer.unaccepted. Asking for what is already so changes nothing.
 */
export async function acceptAnswer(ctx: MemberContext, input: Input): Promise<Result<null, AcceptRefusal | "not-found" | "topic-locked">> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const topic = await findTopicLocked(ctx, input.topicId);
    if (!topic) return refused("not-found");
    const refusal = whyNotAccept(actor, topic, topic.moderates);
    if (refusal) return refused(refusal);
    if (topic.lockedAt && !topic.moderates) return refused("topic-locked");
    if (input.postId === topic.acceptedPostId) return ok(null);
    if (input.postId && !(await isVisibleAnswer(ctx, topic.id, input.postId))) return refused("not-an-answer");
    if (topic.authorId !== actor.id && !input.reason) return refused("reason-required");
    await ctx.db.topic.update({ where: { id: topic.id }, data: { acceptedPostId: input.postId } });
    const fact = { actorId: actor.id, subjectType: "post" as const, boardId: topic.boardId, payload: { topicId: topic.id } };
    if (topic.acceptedPostId) await ctx.record({ ...fact, type: "answer.unaccepted", subjectId: topic.acceptedPostId });
    if (input.postId) await ctx.record({ ...fact, type: "answer.accepted", subjectId: input.postId });
    if (topic.authorId !== actor.id) await noteForAsker(ctx, topic, input);
    return ok(null);
  });
}

async function isVisibleAnswer(ctx: MemberContext, topicId: string, postId: string): Promise<boolean> {
  const answer = await ctx.db.post.findFirst({ where: { id: postId, topicId, kind: "answer", state: "visible" }, select: { id: true } });
  return answer !== null;
}

/** What staff decide about somebody else's question. */
async function noteForAsker(ctx: MemberContext, topic: FoundTopic, { postId, reason = "" }: Input): Promise<void> {
  const [actorId, act] = [ctx.actor.id, postId ? ("accepted" as const) : ("unaccepted" as const)];
  await ctx.audit({
    actorId, action: `answer.${act}`, subjectType: "topic", subjectId: topic.id, boardId: topic.boardId, reason, before: { postId: topic.acceptedPostId }, after: { postId },
  });
  await logAct(ctx, { topicId: topic.id, actorId, act, reason });
}
