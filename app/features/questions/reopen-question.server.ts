import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findTopicLocked, logAct, type FoundTopic } from "~/features/topics/writing.server";
import { castCloseVote, countTold, listLiveVotes, withdrawCloseVote } from "./close-votes.server";
import { closeVotesNeeded, isAgreed, powerToReopen, type PowerRefusal } from "./rules";
import type { ClosingOutcome } from "./types";

export type ReopenRefusal = PowerRefusal | "not-found" | "not-a-question" | "topic-locked";

/**
 * Opens a closed question for answers again, or votes for it; of an open one, takes the actor's vote to close it back. Staff of its board
 * do it alone, and so does its asker if they closed it; members of T3 vote, three of them open it, one of T4 alone.
 * Records: question.reopened, question.close-voted or question.close-vote-withdrawn; an audit entry and the question's log say that it was opened.
 */
export async function reopenQuestion(ctx: MemberContext, { topicId, note }: { topicId: string; note: string }): Promise<Result<ClosingOutcome, ReopenRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const question = await findTopicLocked(ctx, topicId);
    if (!question) return refused("not-found");
    if (question.kind !== "question") return refused("not-a-question");
    const closing = question.closedAs ? await ctx.db.questionClosing.findUnique({ where: { topicId } }) : null;
    const power = powerToReopen(actor, question, closing?.closedById ?? null, question.moderates);
    if (!power.power) return refused(power.refusal);
    if (question.lockedAt && !question.moderates) return refused("topic-locked");
    if (!question.closedAs) return ok(await leaveOpen(ctx, question));
    if (power.power === "vote") return ok(await vote(ctx, question, note));
    await reopen(ctx, question, note, 0);
    return ok({ outcome: "reopened", votes: 0, needed: closeVotesNeeded });
  });
}

/** Who wants an open question open wants no more that it is closed. */
async function leaveOpen(ctx: MemberContext, question: FoundTopic): Promise<ClosingOutcome> {
  const withdrawn = await withdrawCloseVote(ctx, question, "close");
  return { outcome: withdrawn ? "withdrawn" : "unchanged", votes: countTold(await listLiveVotes(ctx, question.id, "close")), needed: closeVotesNeeded };
}

async function vote(ctx: MemberContext, question: FoundTopic, note: string): Promise<ClosingOutcome> {
  const cast = await castCloseVote(ctx, { topicId: question.id, boardId: question.boardId, wanted: "reopen", reason: null, originalId: null, note });
  const votes = await listLiveVotes(ctx, question.id, "reopen");
  const told = { votes: countTold(votes), needed: closeVotesNeeded };
  if (!isAgreed(votes)) return { outcome: cast === "new" ? "voted" : "unchanged", ...told };
  await reopen(ctx, question, [...new Set(votes.map((one) => one.note).filter(Boolean))].join("\n"), votes.length);
  return { outcome: "reopened", ...told };
}

async function reopen(ctx: MemberContext, { id, boardId, closedAs }: FoundTopic, note: string, votes: number): Promise<void> {
  const actorId = ctx.actor.id;
  await ctx.db.questionClosing.deleteMany({ where: { topicId: id } });
  await ctx.db.topic.update({ where: { id }, data: { closedAs: null, reopenAskedAt: null } });
  await ctx.db.closeVote.deleteMany({ where: { topicId: id } });
  await ctx.record({ type: "question.reopened", actorId, subjectType: "topic", subjectId: id, boardId, payload: { votes } });
  await ctx.audit({ actorId, action: "question.reopened", subjectType: "topic", subjectId: id, boardId, reason: note, before: { reason: closedAs }, after: { votes } });
  await logAct(ctx, { topicId: id, actorId, act: votes > 0 ? "voted-open" : "reopened", reason: note, detail: { votes } });
}
