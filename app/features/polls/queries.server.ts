import type { ActorContext, MemberContext } from "~/platform/context";
import { fileHref } from "~/features/files/rules";
import { readMarks } from "./counting/ballots";
import { findPollInPlace, formOfPoll, whyNotKeep, type PollInPlace } from "./poll-place.server";
import { commitmentOf } from "./counting/record";
import { seesResults, whyNotVoteNow } from "./rules";
import { countBallots } from "./counting/tally";
import type { BallotCount, MyBallot, OptionView, PollResult, PollView } from "./types";

type OptionRow = { number: number; text: string; fileId: string | null; width: number | null };
type Around = { options: OptionRow[]; choices: string | null; receipt: string | null; groupName: string | null; segmentName: string | null };

/** The width in pixels that an option's picture is shown from, at most. */
const pictureWidth = 640;

/** A poll as the actor may see it, with how it stands as far as they may know; null when they may not know of it. */
export async function findPoll(ctx: ActorContext, id: string): Promise<PollView | null> {
  const poll = await findPollInPlace(ctx, id, "none");
  if (!poll) return null;
  const around = await readAround(ctx, poll);
  const hasVoted = around.choices !== null;
  const sees = seesResults(poll.results, { ended: poll.over, hasVoted, moderates: poll.moderates });
  const result = sees ? (poll.result ?? { tally: countBallots(formOfPoll(poll), await countChoices(ctx, id)), breakdowns: [] }) : null;
  return { ...settingsOf(poll, around), ...gatesOf(ctx, poll, result), options: around.options.map(toOption), hasVoted, mine: await ballotOf(poll, around), ballots: result?.tally.ballots ?? null, result };
}

function settingsOf(poll: PollInPlace, { groupName, segmentName }: Around) {
  const { id, topicId, kind, question, scoreMax, secrecy, results, minTrust, breakdowns, closesAt, endedAt, version } = poll;
  return {
    id, topicId, kind, question, min: poll.minChoices, max: poll.maxChoices, scoreMax, secrecy, results, minTrust, group: groupName, breakdownsBy: breakdowns, segment: segmentName,
    closesAt: closesAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null, version,
  };
}

function gatesOf(ctx: ActorContext, poll: PollInPlace, result: PollResult | null): Pick<PollView, "state" | "can"> {
  const { actor } = ctx;
  const gate = { ...poll, locked: poll.lockedAt !== null };
  const refusal = actor.kind === "member" ? (whyNotVoteNow(actor, gate)?.refusal ?? null) : poll.over ? "poll-ended" : "sign-in-required";
  return {
    state: poll.endedAt ? "ended" : poll.over ? "closed" : "open",
    can: { vote: refusal === null, whyNotVote: refusal, manage: whyNotKeep(ctx, poll) === null, record: poll.endedAt !== null && result !== null },
  };
}

/** Options, the reader's ballot and the groups' names. */
async function readAround(ctx: ActorContext, poll: PollInPlace): Promise<Around> {
  const memberId = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const rows = await ctx.db.$queryRaw<Around[]>`
    SELECT (SELECT json_agg(json_build_object('number', o."number", 'text', o."text", 'fileId', f."id", 'width',
        COALESCE((SELECT min(w) FROM unnest(f."widths") w WHERE w >= ${pictureWidth}), (SELECT max(w) FROM unnest(f."widths") w))) ORDER BY o."number")
        FROM "PollOption" o LEFT JOIN "File" f ON f."id" = o."fileId" AND f."state" = 'ready' WHERE o."pollId" = ${poll.id}) AS "options",
      b."choices", b."receipt", (SELECT g."name" FROM "Group" g WHERE g."id" = ${poll.groupId}) AS "groupName", (SELECT g."name" FROM "Group" g WHERE g."id" = ${poll.segmentId}) AS "segmentName"
    FROM (SELECT 1) one LEFT JOIN "Ballot" b ON b."pollId" = ${poll.id} AND b."memberId" = ${memberId}`;
  return rows[0] ?? { options: [], choices: null, receipt: null, groupName: null, segmentName: null };
}

function toOption({ number, text, fileId, width }: OptionRow): OptionView {
  return { option: number, text, picture: fileId && width !== null ? { url: fileHref(fileId, width), alt: text } : null };
}

async function ballotOf(poll: PollInPlace, { choices, receipt }: Around): Promise<MyBallot | null> {
  const marks = choices ? readMarks(poll.kind, choices) : null;
  if (!choices || !marks) return null;
  return { marks, receipt: receipt || null, commitment: receipt ? await commitmentOf(poll.id, receipt, choices) : null };
}

async function countChoices(ctx: ActorContext, pollId: string): Promise<BallotCount[]> {
  return ctx.db.$queryRaw<BallotCount[]>`SELECT "choices", count(*)::int AS "ballots" FROM "Ballot" WHERE "pollId" = ${pollId} GROUP BY "choices"`;
}

/** The groups a member may name in a poll: those they are of, or with "any", which is for staff, all. */
export async function listGroupsToName(ctx: MemberContext, which: "own" | "any"): Promise<{ slug: string; name: string }[]> {
  return ctx.db.group.findMany({ where: which === "any" ? {} : { members: { some: { memberId: ctx.actor.id } } }, orderBy: { name: "asc" }, select: { slug: true, name: true }, take: 200 });
}

export { findRecord, findRecordPage } from "./find-record.server";
