import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findTopicLocked } from "./as-moderator.server";
import { isTimerTime } from "./rules";
import { publishScheduled } from "./run-timers.server";

/**
 * Has a topic that waits for its time appear at another, or at once when `at` is null. Its author, or staff of the board.
 * Refuses: a topic that waits for no time, a time that is past or more than a year ahead.
 * Records, when it appears at once: post.state-changed, unless it waits for review besides.
 */
export async function setPublication(outer: MemberContext, { id, at }: { id: string; at: Date | null }): Promise<Result<null, "not-found" | "forbidden" | "not-scheduled" | "timer-time-wrong">> {
  const { actor } = outer;
  if (at && !isTimerTime(at, outer.now())) return refused("timer-time-wrong");
  return outer.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const topic = await findTopicLocked(ctx, id);
    if (!topic) return refused("not-found");
    if (topic.authorId !== actor.id && !topic.moderates) return refused("forbidden");
    const timer = { topicId: topic.id, act: "publish" };
    const { count } = at ? await ctx.db.topicTimer.updateMany({ where: timer, data: { at, setById: actor.id } }) : await ctx.db.topicTimer.deleteMany({ where: timer });
    if (count === 0) return refused("not-scheduled");
    if (!at) await publishScheduled(ctx, { topicId: topic.id, boardId: topic.boardId });
    return ok(null);
  });
}
