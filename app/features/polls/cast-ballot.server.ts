import { startOfDay } from "~/kernel/clock";
import { firstIdAt, newRandomId } from "~/kernel/ids";
import { ok, refused, refusedBy, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { lockMember } from "~/features/members/writing.server";
import { readMarks, whyNotMarks, writeMarks, type MarkRefusal } from "./counting/ballots";
import { findPollInPlace, formOfPoll, type PollInPlace } from "./poll-place.server";
import { commitmentOf } from "./counting/record";
import { ballotsPerDay, whyNotVoteNow, type BallotRefusal } from "./rules";
import type { Mark, MyBallot } from "./types";

export type CastRefusal = BallotRefusal | MarkRefusal["refusal"] | "not-found" | "ballots-used-up";

/**
 * Makes the member's ballot be this one: one for each member and poll, whatever is asked how often (the same again changes nothing), until the poll ends by the database's clock.
 * Returns the ballot with its receipt: 130 random bits, new with each change, by which its voter finds it in
 * the published record; null in a public poll. Refuses: an ended poll, a topic that is locked or not shown, who may not vote, a ballot that does not fit.
 * Records: ballot.cast, never what was chosen.
 */
export async function castBallot(
  ctx: MemberContext, { pollId, marks }: { pollId: string; marks: readonly Mark[] },
): Promise<Result<MyBallot & { topicId: string }, CastRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    await lockMember(ctx, actor.id);
    const poll = await findPollInPlace(ctx, pollId, "share");
    if (!poll) return refused("not-found");
    const refusal = whyNotVoteNow(actor, { ...poll, locked: poll.lockedAt !== null }) ?? whyNotMarks(formOfPoll(poll), marks);
    if (refusal) return refusedBy(refusal);
    const choices = writeMarks(poll.kind, marks);
    const present = await ctx.db.ballot.findUnique({ where: { pollId_memberId: { pollId, memberId: actor.id } } });
    if (present?.choices === choices) return ok(await shown(poll, present));
    if (await hasUsedUp(ctx)) return refused("ballots-used-up", { limit: ballotsPerDay });
    const receipt = poll.secrecy === "secret" ? newRandomId() : "";
    await ctx.db.ballot.upsert({
      where: { pollId_memberId: { pollId, memberId: actor.id } }, create: { pollId, memberId: actor.id, choices, receipt, castAt: poll.at }, update: { choices, receipt, castAt: poll.at },
    });
    await ctx.record({ type: "ballot.cast", actorId: actor.id, subjectType: "poll", subjectId: pollId, boardId: poll.boardId, payload: { topicId: poll.topicId } });
    return ok(await shown(poll, { choices, receipt }));
  });
}

async function shown({ id, kind, topicId }: PollInPlace, { choices, receipt }: { choices: string; receipt: string }): Promise<MyBallot & { topicId: string }> {
  return { topicId, marks: readMarks(kind, choices) ?? [], receipt: receipt || null, commitment: receipt ? await commitmentOf(id, receipt, choices) : null };
}

/** Takes the member's ballot out of a poll that goes on; without one nothing happens. Records: ballot.withdrawn. */
export async function withdrawBallot(ctx: MemberContext, pollId: string): Promise<Result<{ topicId: string }, "not-found" | BallotRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    await lockMember(ctx, actor.id);
    const poll = await findPollInPlace(ctx, pollId, "share");
    if (!poll) return refused("not-found");
    if (poll.over) return refused("poll-ended");
    if (poll.lockedAt) return refused("topic-locked");
    const { count } = await ctx.db.ballot.deleteMany({ where: { pollId, memberId: actor.id } });
    if (count > 0) await ctx.record({ type: "ballot.withdrawn", actorId: actor.id, subjectType: "poll", subjectId: pollId, boardId: poll.boardId, payload: { topicId: poll.topicId } });
    return ok({ topicId: poll.topicId });
  });
}

async function hasUsedUp(ctx: MemberContext): Promise<boolean> {
  if (ctx.community.relaxedLimits) return false;
  return (await ctx.db.event.count({ where: { type: "ballot.cast", actorId: ctx.actor.id, id: { gte: firstIdAt(startOfDay(ctx.now())) } } })) >= ballotsPerDay;
}
