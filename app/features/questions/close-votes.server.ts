import { Prisma } from "@prisma-client";
import { addMs } from "~/kernel/clock";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import type { MemberContext } from "~/platform/context";
import { closeVoteLivesMs, closeVoterTrust } from "./rules";
import type { ClosingReason } from "./types";

/** A vote that counts: not too old, and of an active member who may still vote. `told`: it names no original that the actor may not know of. */
export type LiveVote = { memberId: string; reason: ClosingReason | null; originalId: string | null; note: string; trust: number; told: boolean };

type Vote = { topicId: string; boardId: string } & ({ wanted: "close"; reason: ClosingReason; originalId: string | null; note: string } | { wanted: "reopen"; reason: null; originalId: null; note: string });

/** Notes the actor's vote, in place of their earlier one, under the question's lock. Says whether it was a new one. Records: question.close-voted. */
export async function castCloseVote(ctx: MemberContext, { boardId, ...vote }: Vote): Promise<"new" | "same"> {
  const where = { topicId_memberId: { topicId: vote.topicId, memberId: ctx.actor.id } };
  const before = await ctx.db.closeVote.findUnique({ where });
  const isLive = before !== null && before.at > oldestVote(ctx.now());
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

/** The votes for that which count now, the earliest first. All of them decide; the actor is told of those they may know of. */
export async function listLiveVotes(ctx: MemberContext, topicId: string, wanted: "close" | "reopen"): Promise<LiveVote[]> {
  const readable = readableBoards(ctx.actor, await getBoardTree(ctx)).map(({ id }) => id);
  return ctx.db.$queryRaw<LiveVote[]>`
    SELECT v."memberId", v."reason", v."originalId", v."note", voter."trust", ${isTold(readable)} AS "told" FROM ${liveVotes(ctx.now())}
    WHERE v."topicId" = ${topicId} AND v."wanted" = ${wanted} ORDER BY v."at", v."memberId"`;
}

/** How many of the votes the actor may know of. */
export function countTold(votes: readonly LiveVote[]): number {
  return votes.filter(({ told }) => told).length;
}

/** The votes `v` that count at that time, each with its `voter`, to be read from. */
export function liveVotes(now: Date): Prisma.Sql {
  return Prisma.sql`"CloseVote" v JOIN "Member" voter ON voter."id" = v."memberId" AND voter."state" = 'active' AND voter."trust" >= ${closeVoterTrust} AND v."at" > ${oldestVote(now)}`;
}

/** Whether a vote `v` may be told to who reads these boards: it names no original, or one in their sight. */
export function isTold(readable: readonly string[]): Prisma.Sql {
  return Prisma.sql`(v."originalId" IS NULL OR EXISTS (SELECT 1 FROM "Topic" named WHERE named."id" = v."originalId" AND named."state" = 'visible' AND named."boardId" = ANY(${readable})))`;
}

function oldestVote(now: Date): Date {
  return addMs(now, -closeVoteLivesMs);
}
