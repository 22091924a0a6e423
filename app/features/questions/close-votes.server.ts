import { addMs } from "~/kernel/clock";
import type { Context, MemberContext } from "~/platform/context";
import { closeVoteLivesMs, closeVoterTrust } from "./rules";
import type { ClosingReason } from "./types";

/** A vote that counts: not too old, and of an active member who may still vote. */
export type LiveVote = { memberId: string; reason: ClosingReason | null; originalId: string | null; note: string; trust: number };

type Vote = { topicId: string; boardId: string } & ({ wanted: "close"; reason: ClosingReason; originalId: string | null; note: string } | { wanted: "reopen"; reason: null; originalId: null; note: string });

/** Notes the actor's vote, in place of their earlier one, under the question's lock. Says whether it was a new one. Records: question.close-voted. */
export async function castCloseVote(ctx: MemberContext, { boardId, ...vote }: Vote): Promise<"new" | "same"> {
  const where = { topicId_memberId: { topicId: vote.topicId, memberId: ctx.actor.id } };
  const before = await ctx.db.closeVote.findUnique({ where });
  const isLive = before !== null && before.at > oldestVote(ctx);
  if (isLive && before.wanted === vote.wanted && before.reason === vote.reason && before.originalId === vote.originalId && before.note === vote.note) return "same";
  await ctx.db.closeVote.upsert({ where, create: { ...vote, memberId: ctx.actor.id, at: ctx.now() }, update: { ...vote, at: ctx.now() } });
  await ctx.record({ type: "question.close-voted", actorId: ctx.actor.id, subjectType: "topic", subjectId: vote.topicId, boardId, payload: { wanted: vote.wanted, reason: vote.reason } });
  return "new";
}

/** Takes the actor's vote of that kind back; says whether there was one. Records: question.close-vote-withdrawn. */
export async function withdrawCloseVote(ctx: MemberContext, { id, boardId }: { id: string; boardId: string }, wanted: "close" | "reopen"): Promise<boolean> {
  const { count } = await ctx.db.closeVote.deleteMany({ where: { topicId: id, memberId: ctx.actor.id, wanted } });
  if (count > 0) await ctx.record({ type: "question.close-vote-withdrawn", actorId: ctx.actor.id, subjectType: "topic", subjectId: id, boardId, payload: { wanted } });
  return count > 0;
}

/** The votes for that which count now, the earliest first. */
export async function listLiveVotes(ctx: Context, topicId: string, wanted: "close" | "reopen"): Promise<LiveVote[]> {
  return ctx.db.$queryRaw<LiveVote[]>`
    SELECT v."memberId", v."reason", v."originalId", v."note", m."trust" FROM "CloseVote" v JOIN "Member" m ON m."id" = v."memberId" AND m."state" = 'active' AND m."trust" >= ${closeVoterTrust}
    WHERE v."topicId" = ${topicId} AND v."wanted" = ${wanted} AND v."at" > ${oldestVote(ctx)} ORDER BY v."at", v."memberId"`;
}

function oldestVote(ctx: Context): Date {
  return addMs(ctx.now(), -closeVoteLivesMs);
}
