import type { ActorContext } from "~/platform/context";
import { findPollInPlace, type PollInPlace } from "./poll-place.server";
import { seesResults } from "./rules";
import type { PollRecord, PollResult } from "./types";

type EndedPoll = PollInPlace & { endedAt: Date; result: PollResult };

/** A published record as a page shows it: its first entries, how many there are, and what the ballot of the receipt asked for says; null for none. */
export type RecordPage = Omit<PollRecord, "tally" | "format"> & { topicId: string; count: number; found: string | null };

/** All that an ended poll's result was counted from: every ballot, to be counted again; null when it goes on, or its result is not for the actor. */
export async function findRecord(ctx: ActorContext, id: string): Promise<PollRecord | null> {
  const poll = await findEndedPoll(ctx, id);
  return poll && { format: "kindling-poll-1", ...(await settingsOf(ctx, poll)), entries: await listEntries(ctx, poll, null), tally: poll.result.tally };
}

/** The first entries of a record and the ballot of one receipt ("" for none), for whom `findRecord` is. */
export async function findRecordPage(ctx: ActorContext, id: string, { receipt, limit }: { receipt: string; limit: number }): Promise<RecordPage | null> {
  const poll = await findEndedPoll(ctx, id);
  if (!poll) return null;
  const entries = await listEntries(ctx, poll, limit);
  return { ...(await settingsOf(ctx, poll)), entries, topicId: poll.topicId, count: poll.result.tally.ballots, found: await findChoices(ctx, poll, receipt) };
}

async function findEndedPoll(ctx: ActorContext, id: string): Promise<EndedPoll | null> {
  const poll = await findPollInPlace(ctx, id, "none");
  if (!poll?.endedAt || !poll.result || !seesResults(poll.results, { ended: true, hasVoted: false, moderates: poll.moderates })) return null;
  return { ...poll, endedAt: poll.endedAt, result: poll.result };
}

async function settingsOf(ctx: ActorContext, { id, question, kind, minChoices, maxChoices, scoreMax, secrecy, endedAt }: EndedPoll) {
  const options = await ctx.db.pollOption.findMany({ where: { pollId: id }, orderBy: { number: "asc" }, select: { text: true } });
  return { id, question, kind, options: options.map(({ text }) => text), min: minChoices, max: maxChoices, scoreMax, secrecy, endedAt: endedAt.toISOString() };
}

/** The first entries, or with null all: by commitment, which tells nothing of who voted when, or by name. */
async function listEntries(ctx: ActorContext, { id, secrecy }: EndedPoll, limit: number | null): Promise<PollRecord["entries"]> {
  if (secrecy === "public") {
    return ctx.db.$queryRaw<{ handle: string; choices: string }[]>`
      SELECT m."handle", b."choices" FROM "Ballot" b JOIN "Member" m ON m."id" = b."memberId" WHERE b."pollId" = ${id} ORDER BY m."handle" LIMIT ${limit}`;
  }
  return ctx.db.ballotEntry.findMany({ where: { pollId: id }, orderBy: { commitment: "asc" }, select: { commitment: true, receipt: true, choices: true }, ...(limit === null ? {} : { take: limit }) });
}

async function findChoices(ctx: ActorContext, { id, secrecy }: EndedPoll, receipt: string): Promise<string | null> {
  if (secrecy === "public" || receipt === "") return null;
  return (await ctx.db.ballotEntry.findFirst({ where: { pollId: id, receipt }, select: { choices: true } }))?.choices ?? null;
}
