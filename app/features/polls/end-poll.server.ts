import { Prisma } from "@prisma-client";
import type { Trust } from "~/kernel/actor";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { logAct } from "~/features/topics/writing.server";
import { breakDown } from "./counting/breakdown";
import { asPollKeeper, type KeepRefusal } from "./poll-place.server";
import { commitmentOf, countEqual } from "./counting/record";
import { countBallots } from "./counting/tally";
import type { BreakdownName, PollKind, PollResult, Secrecy } from "./types";

export type EndRefusal = KeepRefusal | "poll-end-is-set" | "reason-required";

/**
 * Ends a poll now and fixes its result; what has ended stays so. Who opened the topic may end a poll that was given no end; one whose end was
 * told beforehand only staff of the board may end, with a reason, in the audit log. Records: poll.ended; the topic's log tells it.
 */
export async function endPoll(ctx: MemberContext, { pollId, reason }: { pollId: string; reason: string }): Promise<Result<{ topicId: string }, EndRefusal>> {
  return asPollKeeper(ctx, pollId, async (ctx, poll) => {
    if (poll.endedAt) return ok({ topicId: poll.topicId });
    const isEarly = poll.closesAt !== null && !poll.over;
    if (isEarly && !poll.moderates) return refused("poll-end-is-set");
    if (isEarly && !reason) return refused("reason-required");
    if (isEarly) await ctx.audit({ actorId: ctx.actor.id, action: "poll.ended", subjectType: "poll", subjectId: pollId, boardId: poll.boardId, reason });
    await fixResult(ctx, { ...poll, options: poll.optionCount, actorId: ctx.actor.id, reason });
    return ok({ topicId: poll.topicId });
  });
}

/** Fixes the results of polls whose end has come by the database's clock, one after another, each once. */
export async function endDuePolls(ctx: Context): Promise<void> {
  while (await endNext(ctx));
}

async function endNext(ctx: Context): Promise<boolean> {
  return ctx.transaction(async (ctx) => {
    const now = await ctx.databaseTime();
    const rows = await ctx.db.$queryRaw<Omit<Ending, "actorId" | "reason">[]>`
      SELECT q."id", q."topicId", q."kind", q."minChoices", q."maxChoices", q."scoreMax", q."secrecy", q."breakdowns", q."segmentId", q."closesAt", t."boardId",
        (SELECT count(*)::int FROM "PollOption" o WHERE o."pollId" = q."id") AS "options"
      FROM "Poll" q JOIN "Topic" t ON t."id" = q."topicId"
      WHERE q."endedAt" IS NULL AND q."closesAt" <= ${now} ORDER BY q."closesAt" LIMIT 1 FOR NO KEY UPDATE OF q SKIP LOCKED`;
    const due = rows[0];
    if (due) await fixResult(ctx, { ...due, actorId: null, reason: "" });
    return due !== undefined;
  });
}

type Ending = {
  id: string; topicId: string; boardId: string; kind: PollKind; options: number; minChoices: number; maxChoices: number; scoreMax: number; secrecy: Secrecy;
  breakdowns: BreakdownName[]; segmentId: string | null; closesAt: Date | null; actorId: string | null; reason: string;
};

type Voted = { choices: string; receipt: string; trust: Trust; inSegment: boolean };

/**
 * Counts for good, under the poll's lock. A secret poll's ballots go over to the published entries, and what each voter chose is forgotten:
 * from then on nothing that is stored leads from a member to an entry.
 */
async function fixResult(ctx: Context, poll: Ending): Promise<void> {
  const ballots = await ctx.db.$queryRaw<Voted[]>`
    SELECT b."choices", b."receipt", m."trust", EXISTS (SELECT 1 FROM "GroupMember" g WHERE g."memberId" = m."id" AND g."groupId" = ${poll.segmentId}) AS "inSegment"
    FROM "Ballot" b JOIN "Member" m ON m."id" = b."memberId" WHERE b."pollId" = ${poll.id}`;
  const form = { ...poll, min: poll.minChoices, max: poll.maxChoices };
  const tally = countBallots(form, countEqual(ballots.map(({ choices }) => choices)));
  const breakdowns = poll.breakdowns.flatMap((by) => breakDown(by, poll.kind, poll.scoreMax, ballots) ?? []);
  const result: PollResult = { tally, breakdowns };
  const endedAt = await ctx.databaseTime();
  if (poll.secrecy === "secret") await publishEntries(ctx, poll.id, ballots);
  const closesAt = poll.closesAt && poll.closesAt < endedAt ? poll.closesAt : endedAt;
  await ctx.db.poll.update({ where: { id: poll.id }, data: { endedAt, closesAt, result, version: { increment: 1 } } });
  await ctx.record({ type: "poll.ended", actorId: poll.actorId, subjectType: "poll", subjectId: poll.id, boardId: poll.boardId, payload: { topicId: poll.topicId, ballots: tally.ballots } });
  await logAct(ctx, { topicId: poll.topicId, actorId: poll.actorId, act: "poll-ended", reason: poll.reason });
}

/** Entries are stored in the order of their commitments, which tells nothing of who voted when. */
async function publishEntries(ctx: Context, pollId: string, ballots: readonly Voted[]): Promise<void> {
  const entries = await Promise.all(ballots.map(async ({ receipt, choices }) => ({ receipt, choices, commitment: await commitmentOf(pollId, receipt, choices) })));
  entries.sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
  const column = (of: (entry: (typeof entries)[number]) => string): Prisma.Sql => Prisma.sql`${entries.map(of)}::text[]`;
  await ctx.db.$executeRaw`
    INSERT INTO "BallotEntry" ("pollId", "commitment", "receipt", "choices")
    SELECT ${pollId}, * FROM unnest(${column(({ commitment }) => commitment)}, ${column(({ receipt }) => receipt)}, ${column(({ choices }) => choices)})`;
  await ctx.db.ballot.updateMany({ where: { pollId }, data: { choices: "", receipt: "" } });
}
