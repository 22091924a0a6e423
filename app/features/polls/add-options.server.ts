import { ok, refused, refusedBy, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { logAct } from "~/features/topics/writing.server";
import { findOwnPictures, showPictures } from "./own-pictures.server";
import { asPollKeeper, type KeepRefusal } from "./poll-place.server";
import { whyNotOptions, type OptionsRefusal } from "./rules";

export type AddOptionsRefusal = OptionsRefusal | KeepRefusal | "poll-ended" | "no-such-picture";

type Input = { pollId: string; options: readonly { text: string; picture?: string | undefined }[] };

/**
 * Adds options after the others, all of them or none; those that stand there are never altered. Who opened the topic, or staff of its board. A
 * ballot that could name all options can go on to do so. Returns the number of the first added. Records: poll.option-added for each; the topic's log tells it.
 */
export async function addOptions(ctx: MemberContext, { pollId, options }: Input): Promise<Result<{ option: number }, AddOptionsRefusal>> {
  return asPollKeeper(ctx, pollId, async (ctx, poll) => {
    if (poll.over) return refused("poll-ended");
    const present = await ctx.db.pollOption.findMany({ where: { pollId }, select: { text: true } });
    const wrong = whyNotOptions([...present, ...options]);
    if (wrong) return refusedBy(wrong);
    const pictures = await findOwnPictures(ctx, options);
    if (!pictures) return refused("no-such-picture");
    const added = options.map(({ text, picture }, place) => ({ number: poll.optionCount + 1 + place, text, fileId: picture ?? null }));
    const tookAll = poll.kind !== "single" && poll.maxChoices === poll.optionCount;
    await ctx.db.pollOption.createMany({ data: added.map((option) => ({ ...option, pollId, addedById: ctx.actor.id, addedAt: ctx.now() })) });
    await ctx.db.poll.update({ where: { id: pollId }, data: { version: { increment: 1 }, ...(tookAll ? { maxChoices: poll.optionCount + added.length } : {}) } });
    await showPictures(ctx, poll.topicId, pictures);
    for (const { number } of added) {
      await ctx.record({ type: "poll.option-added", actorId: ctx.actor.id, subjectType: "poll", subjectId: pollId, boardId: poll.boardId, payload: { topicId: poll.topicId, option: number } });
    }
    await logAct(ctx, { topicId: poll.topicId, actorId: ctx.actor.id, act: "poll-option", detail: { what: added.map(({ text }) => text).join(" · ") } });
    return ok({ option: poll.optionCount + 1 });
  });
}
