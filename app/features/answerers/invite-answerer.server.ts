import { startOfDay } from "~/kernel/clock";
import { ok, refused, refusedBy, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { hasBlocked } from "~/features/follows/queries.server";
import { lockMember } from "~/features/members/writing.server";
import { findClosingReason } from "~/features/questions/queries.server";
import { findTopicLocked } from "~/features/topics/writing.server";
import { canAnswer, findPeople, mayInvite } from "./queries.server";
import { whyNotInvite, type InviteRefusal } from "./rules";

/**
 * Asks a member to answer a question; who was asked already is not asked again. Who asked the question, or staff of its board.
 * Refuses: a locked or closed question, oneself, who may not answer there, who takes no invitations or blocked the one who asks, more than 5 to a question, 10 a day from one
 * member, 3 a day to one member. Records: question.invited, by which they are written to.
 */
export async function inviteAnswerer(ctx: MemberContext, { topicId, handle }: { topicId: string; handle: string }): Promise<Result<null, InviteRefusal | "not-found" | "question-closed">> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const invitee = await ctx.db.member.findFirst({ where: { handle, state: "active", kind: "person" }, select: { id: true, account: { select: { takesInvitations: true } } } });
    // Both, the lesser id first: of two who invite each other neither waits for the other. What they sent and got today is counted one at a time.
    for (const id of [actor.id, ...(invitee ? [invitee.id] : [])].sort()) await lockMember(ctx, id);
    const question = await findTopicLocked(ctx, topicId); // the five are of all who may invite
    if (!question || !invitee) return refused("not-found");
    if (question.kind !== "question") return refused("not-a-question");
    if (!mayInvite(ctx, question)) return refused("forbidden");
    if (question.lockedAt) return refused("topic-locked");
    if (question.closedAs) return refused("question-closed", { reason: (await findClosingReason(ctx, topicId)) ?? "" });
    const key = { topicId, memberId: invitee.id };
    if ((await ctx.db.invitation.count({ where: key })) > 0) return ok(null);
    const today = { createdAt: { gte: startOfDay(ctx.now()) } };
    const person = (await findPeople(ctx, [invitee.id])).get(invitee.id);
    const refusal = whyNotInvite({
      isOneself: invitee.id === actor.id || invitee.id === question.authorId, canAnswer: person !== undefined && canAnswer(person, question),
      takesInvitations: (invitee.account?.takesInvitations ?? false) && !(await hasBlocked(ctx, invitee.id, actor.id)),
      invitedHere: await ctx.db.invitation.count({ where: { topicId } }), sentToday: await ctx.db.invitation.count({ where: { invitedById: actor.id, ...today } }),
      receivedToday: await ctx.db.invitation.count({ where: { memberId: invitee.id, ...today } }),
      ...(ctx.community.relaxedLimits ? { sentToday: 0, receivedToday: 0 } : {}),
    });
    if (refusal) return refusedBy(refusal);
    await ctx.db.invitation.create({ data: { ...key, invitedById: actor.id, createdAt: ctx.now() } });
    await ctx.record({ type: "question.invited", actorId: actor.id, subjectType: "topic", subjectId: topicId, boardId: question.boardId, payload: { memberId: invitee.id } });
    return ok(null);
  });
}
