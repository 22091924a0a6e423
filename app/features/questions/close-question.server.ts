import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { carryAnswers, findAnswers, findTopicLocked, logAct, movedMax, type FoundTopic } from "~/features/topics/writing.server";
import { castCloseVote, countTold, listLiveVotes, withdrawCloseVote, type LiveVote } from "./close-votes.server";
import { closeVotesNeeded, isAgreed, originalOf, powerToClose, type PowerRefusal } from "./rules";
import type { ClosingOutcome, ClosingReason } from "./types";

export type CloseRefusal =
  | PowerRefusal | "not-found" | "not-a-question" | "topic-locked" | "not-possible-from-here" | "reason-required" | "original-not-found" | "original-closed" | "same-topic"
  | "already-closed" | "forbidden" | "too-many-posts";

type Input = { topicId: string; reason: ClosingReason; originalId?: string | undefined; note: string; mergeAnswers?: "merge" | undefined };
type Question = FoundTopic & { original: FoundTopic | null };

/**
 * Closes a question against new answers: as repeating another, as unclear, or as not belonging here. Staff of its board do it alone, and
 * so does its asker for a duplicate; members of T3 vote, three of them for the same reason close it, one of T4 alone. With `merge` staff of
 * both boards carry the answers over to the original. For who may do it alone, closing a closed question changes why.
 * Returns what it came to, and the votes for that reason that the actor may know of. Refuses: an original out of sight or closed itself, no word on what is wrong.
 * Records: question.closed or question.close-voted; an audit entry and the question's log say so.
 */
export async function closeQuestion(ctx: MemberContext, input: Input): Promise<Result<ClosingOutcome, CloseRefusal>> {
  const { actor } = ctx;
  if (input.originalId === input.topicId) return refused("same-topic");
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const question = await lockQuestion(ctx, input);
    if (!question) return refused("not-found");
    const { power, refusal } = powerOver(ctx, question, input);
    if (refusal) return refused(refusal);
    const answers = input.mergeAnswers ? await findAnswers(ctx, question.id) : [];
    if (answers.length > movedMax) return refused("too-many-posts", { limit: movedMax });
    if (power === "vote") return ok(question.closedAs ? await keepClosed(ctx, question) : await vote(ctx, question, input));
    const same = question.closedAs !== null && (await isClosedSo(ctx, input));
    if (!same) await close(ctx, question, { ...input, votes: 0 });
    if (answers.length > 0 && question.original) await carryAnswers(ctx, { from: question, posts: answers }, question.original, input.note);
    return ok({ outcome: same ? "unchanged" : "closed", votes: 0, needed: closeVotesNeeded });
  });
}

/** Locks the question and its original, in the order of their ids. */
async function lockQuestion(ctx: MemberContext, { topicId, originalId, reason }: Input): Promise<Question | null> {
  const found = new Map<string, FoundTopic | null>();
  const ids = reason === "duplicate" && originalId ? [topicId, originalId] : [topicId];
  for (const id of ids.toSorted()) found.set(id, await findTopicLocked(ctx, id));
  const question = found.get(topicId);
  return question ? { ...question, original: found.get(originalId ?? "") ?? null } : null;
}

/** What the actor can do, or why it is refused; all that is wrong with the wish is found here, before the first write. */
function powerOver({ actor }: MemberContext, question: Question, input: Input): { power: "act" | "vote"; refusal?: undefined } | { power: null; refusal: CloseRefusal } {
  const no = (refusal: CloseRefusal) => ({ power: null, refusal });
  if (question.kind !== "question") return no("not-a-question");
  const { power, ...denied } = powerToClose(actor, question, input.reason, question.moderates);
  if (!power) return no("refusal" in denied ? denied.refusal : "forbidden");
  if (question.state !== "visible") return no("not-possible-from-here");
  if (question.lockedAt && !question.moderates) return no("topic-locked");
  if (question.closedAs && power === "vote") return { power };
  if (question.closedAs && !question.moderates) return no("already-closed");
  const wrong = whyNotWish(question, input);
  return wrong ? no(wrong) : { power };
}

function whyNotWish({ original, moderates }: Question, { reason, note, mergeAnswers }: Input): CloseRefusal | null {
  if (reason !== "duplicate") return note === "" ? "reason-required" : mergeAnswers ? "forbidden" : null;
  if (original?.kind !== "question" || original.state !== "visible") return "original-not-found";
  if (original.closedAs) return "original-closed";
  return mergeAnswers && !(moderates && original.moderates) ? "forbidden" : null;
}

/** Who wants a closed question closed wants no more that it is opened. */
async function keepClosed(ctx: MemberContext, question: Question): Promise<ClosingOutcome> {
  const withdrawn = await withdrawCloseVote(ctx, question, "reopen");
  return { outcome: withdrawn ? "withdrawn" : "unchanged", votes: countTold(await listLiveVotes(ctx, question.id, "reopen")), needed: closeVotesNeeded };
}

async function vote(ctx: MemberContext, question: Question, { reason, note }: Input): Promise<ClosingOutcome> {
  const cast = await castCloseVote(ctx, { topicId: question.id, boardId: question.boardId, wanted: "close", reason, originalId: question.original?.id ?? null, note });
  const votes = (await listLiveVotes(ctx, question.id, "close")).filter((one) => one.reason === reason);
  const told = { votes: countTold(votes), needed: closeVotesNeeded };
  if (!isAgreed(votes)) return { outcome: cast === "new" ? "voted" : "unchanged", ...told };
  await close(ctx, question, { reason, originalId: (await findAgreedOriginal(ctx, votes)) ?? question.original?.id, note: [...new Set(votes.map((one) => one.note).filter(Boolean))].join("\n"), votes: votes.length });
  return { outcome: "closed", ...told };
}

/** The original most votes name, if it is still open; the last vote's was looked at under its lock. */
async function findAgreedOriginal(ctx: MemberContext, votes: readonly LiveVote[]): Promise<string | null> {
  const id = originalOf(votes);
  const open = id && (await ctx.db.topic.findFirst({ where: { id, kind: "question", state: "visible", closedAs: null, mergedIntoId: null }, select: { id: true } }));
  return open ? open.id : null;
}

async function isClosedSo(ctx: MemberContext, { topicId, reason, originalId, note }: Input): Promise<boolean> {
  const closing = await ctx.db.questionClosing.findUnique({ where: { topicId } });
  return closing?.reason === reason && closing.note === note && closing.originalId === (reason === "duplicate" ? originalId : null);
}

type Closing = Pick<Input, "reason" | "originalId" | "note"> & { votes: number };

async function close(ctx: MemberContext, { id, boardId }: FoundTopic, { reason, note, votes, ...wish }: Closing): Promise<void> {
  const originalId = reason === "duplicate" ? (wish.originalId ?? null) : null;
  const closing = { reason, originalId, note, votes, closedById: ctx.actor.id, closedAt: ctx.now() };
  await ctx.db.questionClosing.upsert({ where: { topicId: id }, create: { topicId: id, ...closing }, update: closing });
  await ctx.db.topic.update({ where: { id }, data: { closedAs: reason, reopenAskedAt: null } });
  await ctx.db.closeVote.deleteMany({ where: { topicId: id } });
  await ctx.record({ type: "question.closed", actorId: ctx.actor.id, subjectType: "topic", subjectId: id, boardId, payload: { reason, originalId, votes } });
  await ctx.audit({ actorId: ctx.actor.id, action: "question.closed", subjectType: "topic", subjectId: id, boardId, reason: note, after: { reason, originalId, votes } });
  // The log is for all readers: that there is an original, not all may know.
  const told = reason === "duplicate" ? {} : { reason: note, detail: { as: reason, votes } };
  await logAct(ctx, { topicId: id, actorId: ctx.actor.id, act: votes > 0 ? "voted-closed" : "closed", detail: { votes }, ...told });
}
