import { Prisma } from "@prisma-client";
import { addMs } from "~/kernel/clock";
import { textOfHtml, truncate } from "~/kernel/text";
import type { Actor } from "~/kernel/actor";
import type { ActorContext, MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import type { TopicKind } from "~/features/boards/types";
import { isTold, liveVotes } from "./close-votes.server";
import { acceptWithinMs, closeVotesNeeded, powerToClose, powerToReopen, whyNotSame } from "./rules";
import type { BestAnswer, ClosingReason, ClosingView, QuestionPowers, QuestionView, VotesView } from "./types";

/** So much of an answer is shown to tell whether it is worth opening. */
const excerptMax = 360;
const htmlMax = 12 * excerptMax;
const duplicatesMax = 10;

/** What an answer's first words are made of; goes with bestAnswer. */
export type AnswerRow = { id: string; html: string; accepted: boolean };

/** The answer of a question that its readers see first, as JSON: the accepted one, else the best by votes. `question`: the alias of its topic. */
export function bestAnswer(question: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object('id', b."id", 'html', left(b."bodyHtml", ${htmlMax}), 'accepted', b."id" = ${question}."acceptedPostId") FROM "Post" b
    WHERE b."topicId" = ${question}."id" AND b."kind" = 'answer' AND b."state" = 'visible'
    ORDER BY b."id" = COALESCE(${question}."acceptedPostId", '') DESC, b."score" DESC, b."id" LIMIT 1)`;
}

/** The first words of such an answer. */
export function toBestAnswer({ id, html, accepted }: AnswerRow): BestAnswer {
  return { id, excerpt: truncate(textOfHtml(html), excerptMax), accepted: accepted === true };
}

type Reader = { readable: string[]; memberId: string | null; now: Date };
type ClosingRow = Omit<ClosingView, "original" | "reason"> & { reason: ClosingReason; byId: string | null; original: (Omit<NonNullable<ClosingView["original"]>, "answer"> & { answer: AnswerRow | null }) | null };
type VoteRow = { memberId: string; wanted: "close" | "reopen"; reason: ClosingReason | null };

/** What questionPart reads. */
export type QuestionRow = { same: boolean; waits: boolean; closing: ClosingRow | null; duplicates: QuestionView["duplicates"]; votes: VoteRow[] };

/** What there is to a question `t` besides other topics, as JSON within the statement of its page; null of any other topic. Of questions out of the reader's sight it holds nothing. */
export function questionPart({ readable, memberId, now }: Reader): Prisma.Sql {
  const inSight = (alias: Prisma.Sql): Prisma.Sql => Prisma.sql`${alias}."state" = 'visible' AND ${alias}."boardId" = ANY(${readable})`;
  return Prisma.sql`CASE WHEN t."kind" = 'question' THEN json_build_object(
    'same', EXISTS (SELECT 1 FROM "SameQuestion" s WHERE s."topicId" = t."id" AND s."memberId" = ${memberId}),
    'waits', t."authorId" = ${memberId} AND t."acceptedPostId" IS NULL AND t."closedAs" IS NULL AND t."lockedAt" IS NULL AND t."replyCount" > 0 AND ${hasOldAnswer(now)},
    'closing', CASE WHEN t."closedAs" IS NOT NULL THEN (SELECT json_build_object('reason', c."reason", 'note', c."note", 'at', c."closedAt", 'votes', c."votes", 'byId', c."closedById", 'reopenAskedAt', t."reopenAskedAt",
      'by', CASE WHEN m."id" IS NOT NULL THEN json_build_object('handle', m."handle", 'displayName', m."displayName") END,
      'original', CASE WHEN o."id" IS NOT NULL THEN json_build_object('id', o."id", 'slug', o."slug", 'title', o."title", 'solved', o."acceptedPostId" IS NOT NULL, 'replyCount', o."replyCount", 'answer', ${bestAnswer(Prisma.sql`o`)}) END)
      FROM "QuestionClosing" c LEFT JOIN "Member" m ON m."id" = c."closedById" LEFT JOIN "Topic" o ON o."id" = c."originalId" AND ${inSight(Prisma.sql`o`)} WHERE c."topicId" = t."id") END,
    'duplicates', COALESCE((SELECT json_agg(d) FROM (SELECT f."id", f."slug", f."title" FROM "QuestionClosing" c JOIN "Topic" f ON f."id" = c."topicId" AND ${inSight(Prisma.sql`f`)}
      WHERE c."originalId" = t."id" ORDER BY f."id" DESC LIMIT ${duplicatesMax}) d), '[]'),
    'votes', COALESCE((SELECT json_agg(json_build_object('memberId', v."memberId", 'wanted', v."wanted", 'reason', v."reason")) FROM ${liveVotes(now)} WHERE v."topicId" = t."id" AND ${isTold(readable)}), '[]')
  ) END`;
}

/** Whether a question `t` has had a visible answer by another for as long as its asker may take to accept one. */
export function hasOldAnswer(now: Date): Prisma.Sql {
  const since = addMs(now, -acceptWithinMs);
  return Prisma.sql`EXISTS (SELECT 1 FROM "Post" a WHERE a."topicId" = t."id" AND a."kind" = 'answer' AND a."state" = 'visible' AND a."authorId" <> t."authorId" AND a."createdAt" <= ${since}
    AND NOT EXISTS (SELECT 1 FROM "Event" e WHERE e."subjectType" = 'post' AND e."subjectId" = a."id" AND e."type" = 'post.state-changed' AND e."occurredAt" > ${since}))`;
}

type Known = { kind: TopicKind; authorId: string; state: string; closedAs: string | null; lockedAt: Date | null; imported: boolean };

/** A question's part as its reader may know it. */
export function toQuestionView(actor: Actor, row: QuestionRow, topic: Known, moderates: boolean): QuestionView {
  const can = powersOver(actor, row.closing, topic, moderates);
  const isAsker = actor.kind === "member" && actor.id === topic.authorId;
  return {
    closing: row.closing && toClosing(row.closing), duplicates: row.duplicates, same: row.same, waitsForAcceptance: row.waits && !topic.imported, can,
    votes: can.close || can.reopen || isAsker ? toVotes(actor, row, topic.closedAs ? "reopen" : "close") : null,
  };
}

function toClosing({ byId: _, original, ...row }: ClosingRow): ClosingView {
  const closing = { ...row, at: iso(row.at), reopenAskedAt: row.reopenAskedAt === null ? null : iso(row.reopenAskedAt) };
  if (row.reason === "duplicate" && !original) return { ...closing, reason: null, note: "", by: null, votes: 0, original: null };
  return { ...closing, original: original && { ...original, answer: original.answer && toBestAnswer(original.answer) } };
}

/** A time as JSON of the database says it, as everything else does. */
const iso = (time: string): string => new Date(time).toISOString();

function toVotes(actor: Actor, { votes }: QuestionRow, wanted: "close" | "reopen"): VotesView | null {
  const live = votes.filter((vote) => vote.wanted === wanted);
  if (live.length === 0) return null;
  const byReason: VotesView["byReason"] = {};
  for (const { reason } of live) if (reason) byReason[reason] = (byReason[reason] ?? 0) + 1;
  return { wanted, byReason, count: live.length, needed: closeVotesNeeded, mine: actor.kind === "member" && live.some(({ memberId }) => memberId === actor.id) };
}

function powersOver(actor: Actor, closing: ClosingRow | null, topic: Known, moderates: boolean): QuestionPowers {
  const same = actor.kind === "member" && topic.state === "visible" && whyNotSame(actor.id, topic) === null;
  const none = { close: null, reopen: null, same, merge: false };
  if (topic.state !== "visible" || (topic.lockedAt && !moderates)) return none;
  if (closing) return { ...none, reopen: powerToReopen(actor, topic, closing.byId, moderates).power };
  const close = powerToClose(actor, topic, "unclear", moderates).power ?? (powerToClose(actor, topic, "duplicate", moderates).power ? "duplicate" as const : null);
  return { ...none, close, merge: moderates };
}

/** The marks against an answer as the actor may deal with them; null when it cannot be marked. `dismisses`: whether they take all of them off. */
export async function findStaleMarks(ctx: MemberContext, post: { id: string; kind: string; state: string; topicKind: string; authorId: string; moderates: boolean }): Promise<{ mine: string | null; others: number; dismisses: boolean } | null> {
  if (post.topicKind !== "question" || post.kind !== "answer" || post.state !== "visible") return null;
  const marks = await ctx.db.staleMark.findMany({ where: { postId: post.id }, select: { memberId: true, reason: true } });
  const mine = marks.find(({ memberId }) => memberId === ctx.actor.id)?.reason ?? null;
  return { mine, others: marks.length - (mine === null ? 0 : 1), dismisses: post.moderates || post.authorId === ctx.actor.id };
}

/** Why a closed question takes no answers, as far as the actor may know: nothing of a duplicate whose original they may not read. */
export async function findClosingReason(ctx: ActorContext, topicId: string): Promise<ClosingReason | null> {
  const readable = readableBoards(ctx.actor, await getBoardTree(ctx)).map(({ id }) => id);
  const rows = await ctx.db.$queryRaw<{ reason: ClosingReason }[]>`
    SELECT c."reason" FROM "QuestionClosing" c LEFT JOIN "Topic" o ON o."id" = c."originalId" AND o."state" = 'visible' AND o."boardId" = ANY(${readable})
    WHERE c."topicId" = ${topicId} AND (c."reason" <> 'duplicate' OR o."id" IS NOT NULL)`;
  return rows[0]?.reason ?? null;
}
