import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { logAct } from "~/features/topics/writing.server";
import { hidePictures } from "./own-pictures.server";
import { asPollKeeper, type KeepRefusal } from "./poll-place.server";

/**
 * Takes a poll nobody has voted in out of its topic. Who opened the topic, or staff of its board. Refuses one with ballots: it can be
 * ended, and what was voted stays told. Records: poll.removed; the topic's log tells it.
 */
export async function removePoll(ctx: MemberContext, pollId: string): Promise<Result<{ topicId: string }, KeepRefusal | "poll-has-ballots">> {
  return asPollKeeper(ctx, pollId, async (ctx, poll) => {
    if (poll.endedAt || (await ctx.db.ballot.count({ where: { pollId } })) > 0) return refused("poll-has-ballots");
    await ctx.db.poll.delete({ where: { id: pollId } });
    await hidePictures(ctx, poll.topicId);
    await ctx.record({ type: "poll.removed", actorId: ctx.actor.id, subjectType: "poll", subjectId: pollId, boardId: poll.boardId, payload: { topicId: poll.topicId } });
    await logAct(ctx, { topicId: poll.topicId, actorId: ctx.actor.id, act: "poll-removed" });
    return ok({ topicId: poll.topicId });
  });
}
