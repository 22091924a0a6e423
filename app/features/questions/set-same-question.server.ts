import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findTopicLocked } from "~/features/topics/writing.server";
import { whyNotSame } from "./rules";
import { countSame } from "./writing.server";

type Refusal = "not-found" | "not-a-question" | "own-question" | "question-closed" | "topic-locked" | "not-possible-from-here";

/**
 * Says that the member has the same question as its asker, or no more. One row for each member and question, whatever is asked how often.
 * Returns how many have it. Refuses: one's own question, a closed or locked one; taking it back is bound by sight alone.
 * Records: question.same-changed when it changed.
 */
export async function setSameQuestion(ctx: MemberContext, { topicId, wanted }: { topicId: string; wanted: "on" | "off" }): Promise<Result<{ count: number; same: boolean }, Refusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const topic = await findTopicLocked(ctx, topicId);
    if (!topic) return refused("not-found");
    const where = { topicId_memberId: { topicId, memberId: actor.id } };
    const present = await ctx.db.sameQuestion.findUnique({ where });
    if ((wanted === "on") === (present !== null)) return ok({ count: await countSame(ctx, topicId), same: wanted === "on" });
    if (wanted === "on") {
      const refusal = whyNotSame(actor.id, topic) ?? (topic.state === "visible" ? null : "not-possible-from-here");
      if (refusal) return refused(refusal);
      await ctx.db.sameQuestion.create({ data: { topicId, memberId: actor.id, at: ctx.now() } });
    } else await ctx.db.sameQuestion.delete({ where });
    await ctx.record({ type: "question.same-changed", actorId: actor.id, subjectType: "topic", subjectId: topicId, boardId: topic.boardId, payload: { wanted } });
    return ok({ count: await countSame(ctx, topicId), same: wanted === "on" });
  });
}
