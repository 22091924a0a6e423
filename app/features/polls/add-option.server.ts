import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { logAct } from "~/features/topics/writing.server";
import { findOwnPictures, showPictures } from "./own-pictures.server";
import { asPollKeeper } from "./poll-place.server";
import { foldOption, optionsMax } from "./rules";

export type AddOptionRefusal = "not-found" | "forbidden" | "poll-ended" | "topic-locked" | "too-many-options" | "option-twice" | "no-such-picture";

type Input = { pollId: string; text: string; picture?: string | undefined };

/**
 * Adds an option after the others; those that stand there are never altered. Who opened the topic, or staff of its board. A ballot that could
 * name all options can go on to do so. Records: poll.option-added; the topic's log tells it.
 */
export async function addOption(ctx: MemberContext, { pollId, text, picture }: Input): Promise<Result<{ option: number }, AddOptionRefusal>> {
  return asPollKeeper(ctx, pollId, async (ctx, poll) => {
    if (poll.over) return refused("poll-ended");
    if (poll.lockedAt && !poll.moderates) return refused("topic-locked");
    if (poll.optionCount >= optionsMax) return refused("too-many-options", { limit: optionsMax });
    const present = await ctx.db.pollOption.findMany({ where: { pollId }, select: { text: true } });
    if (present.some((option) => foldOption(option.text) === foldOption(text))) return refused("option-twice");
    const pictures = await findOwnPictures(ctx, [{ picture }]);
    if (!pictures) return refused("no-such-picture");
    const option = poll.optionCount + 1;
    const tookAll = poll.kind !== "single" && poll.maxChoices === poll.optionCount;
    await ctx.db.pollOption.create({ data: { pollId, number: option, text, fileId: picture ?? null, addedById: ctx.actor.id, addedAt: ctx.now() } });
    await ctx.db.poll.update({ where: { id: pollId }, data: { version: { increment: 1 }, ...(tookAll ? { maxChoices: option } : {}) } });
    await showPictures(ctx, poll.topicId, pictures);
    await ctx.record({ type: "poll.option-added", actorId: ctx.actor.id, subjectType: "poll", subjectId: pollId, boardId: poll.boardId, payload: { topicId: poll.topicId, option } });
    await logAct(ctx, { topicId: poll.topicId, actorId: ctx.actor.id, act: "poll-option", detail: { what: text } });
    return ok({ option });
  });
}
