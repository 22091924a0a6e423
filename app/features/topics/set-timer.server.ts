import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { asModerator, logAct } from "./as-moderator.server";
import { isTimerTime } from "./rules";
import type { TimerAct } from "./types";

type Input = { id: string; act: Exclude<TimerAct, "publish">; /** Null takes the timer away. */ at: Date | null; reason: string };

/**
 * Has the clock open, close or unpin a topic at a time to come; one timer for each act. Staff of the board.
 * Refuses: a time that is past or more than a year ahead. Writes an audit entry and a line of the topic's log.
 */
export async function setTimer(ctx: MemberContext, { id, act, at, reason }: Input): Promise<Result<null, "not-found" | "forbidden" | "timer-time-wrong">> {
  return asModerator(ctx, id, async (ctx, topic) => {
    if (at && !isTimerTime(at, ctx.now())) return refused("timer-time-wrong");
    const where = { topicId_act: { topicId: topic.id, act } };
    const before = await ctx.db.topicTimer.findUnique({ where });
    if (at === null && !before) return ok(null);
    if (at) await ctx.db.topicTimer.upsert({ where, create: { topicId: topic.id, act, at, setById: ctx.actor.id }, update: { at, setById: ctx.actor.id } });
    else await ctx.db.topicTimer.delete({ where });
    await ctx.audit({ actorId: ctx.actor.id, action: "topic.timed", subjectType: "topic", subjectId: topic.id, boardId: topic.boardId, reason, after: { act, at: at?.toISOString() ?? "" } });
    await logAct(ctx, { topicId: topic.id, actorId: ctx.actor.id, act: at ? "timed" : "untimed", reason, detail: { what: act, ...(at ? { at: at.toISOString() } : {}) } });
    return ok(null);
  });
}
