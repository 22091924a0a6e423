import { ok, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { asModerator, logAct } from "./as-moderator.server";

/**
 * Lets each member write to a topic once in so many seconds; 0 ends it. Staff of the board; they are not slowed.
 * Records: topic.slowed, an audit entry and a line of the topic's log. What is already so stays.
 */
export async function setSlowMode(ctx: MemberContext, input: { id: string; seconds: number; reason: string }): Promise<Result<null, "not-found" | "forbidden">> {
  return asModerator(ctx, input.id, async (ctx, topic) => {
    const { seconds, reason } = input;
    if (topic.slowSeconds === seconds) return ok(null);
    await ctx.db.topic.update({ where: { id: topic.id }, data: { slowSeconds: seconds } });
    const fact = { actorId: ctx.actor.id, subjectType: "topic" as const, subjectId: topic.id, boardId: topic.boardId };
    await ctx.record({ ...fact, type: "topic.slowed", payload: { seconds } });
    await ctx.audit({ ...fact, action: "topic.slowed", reason, before: { seconds: topic.slowSeconds }, after: { seconds } });
    await logAct(ctx, { topicId: topic.id, actorId: ctx.actor.id, act: seconds > 0 ? "slowed" : "unslowed", reason, detail: { seconds } });
    return ok(null);
  });
}
