import { checkContent, whyNotThisFast, type RateRefusal, type ReviewPolicy, type Verdict } from "@moderation";
import { addMs, dayMs, startOfDay } from "~/kernel/clock";
import { firstIdAt } from "~/kernel/ids";
import { refused, type Result } from "~/kernel/result";
import type { MemberActor } from "~/kernel/actor";
import type { Context, MemberContext } from "~/platform/context";
import type { BoardNode } from "~/features/boards/types";
import { whyNotAttach, type Attacher, type AttachRefusal } from "~/features/files/rules";
import { dressFiles } from "~/features/files/writing.server";
import type { FileKind } from "~/features/files/types";
import { dressVideos } from "~/features/links/writing.server";
import { lockMember } from "~/features/members/writing.server";
import { lacksAltText, sameWithinMs } from "./rules";

export { applyEdit } from "./apply-edit.server";

// What every command that writes a text goes through: render, count under the author's lock, judge.

/** A rendered body, ready to be stored. `files`: those it names; `attached`: the kinds of those it shows anew that are no pictures. */
export type BakedBody = { body: string; html: string; text: string; renderer: number; links: number; images: number; mentions: number; files: string[]; attached: FileKind[] };

type ShowRefusal = { refusal: "alt-text-missing"; detail?: undefined } | AttachRefusal;

/** Why a text may not stand on a board for what it shows: a picture without words where they are asked for, files the board does not take. */
export function whyNotShow(board: Pick<BoardNode, "altText" | "fileKinds">, who: Attacher, { html, attached }: BakedBody): ShowRefusal | null {
  if (board.altText === "required" && lacksAltText(html)) return { refusal: "alt-text-missing" };
  return whyNotAttach(board.fileKinds, who, attached);
}

/** Renders a body once, before the transaction; `postId` when it is of a post that is there already, `writerId` whose files it may show besides. Refuses: work beyond the renderer's budget. */
export async function bakeBody(ctx: MemberContext, body: string, postId?: string, writerId = ctx.actor.id): Promise<Result<BakedBody, "too-complex">> {
  const rendered = await ctx.ports.markdown.render(body);
  if (!rendered.ok) return refused("too-complex");
  const { html, text, linkCount, imageCount, mentions } = rendered.value;
  const dressed = await dressFiles(ctx, html, { writerId, postId });
  return { ok: true, value: { body, html: dressVideos(dressed.html), files: dressed.files, attached: dressed.attached, text, renderer: ctx.ports.markdown.version, links: linkCount, images: imageCount, mentions: mentions.length } };
}

/** What the author wrote lately, for the rules of pace and review; read under the author's lock. */
export type WritingFacts = {
  topicsToday: number; firstDayTopics: number; firstDayReplies: number;
  latestTopic: Date | null; latestReply: Date | null; approvedPostsWithLink: number;
};

/** Locks the author's row, so that their writing is judged one at a time, and counts what they wrote. */
export async function lockWritingFacts(ctx: Context, author: MemberActor): Promise<WritingFacts> {
  await lockMember(ctx, author.id);
  const now = ctx.now();
  const since = firstIdAt(addMs(now, -2 * dayMs));
  const today = firstIdAt(startOfDay(now));
  const rows = await ctx.db.$queryRaw<WritingFacts[]>`
    SELECT
      count(*) FILTER (WHERE "kind" = 'opening' AND "id" >= ${today})::int AS "topicsToday",
      count(*) FILTER (WHERE "kind" = 'opening' AND "createdAt" >= ${author.joinedAt})::int AS "firstDayTopics",
      count(*) FILTER (WHERE "kind" <> 'opening' AND "createdAt" >= ${author.joinedAt})::int AS "firstDayReplies",
      max("createdAt") FILTER (WHERE "kind" = 'opening') AS "latestTopic",
      max("createdAt") FILTER (WHERE "kind" <> 'opening') AS "latestReply",
      (SELECT count(*) FROM (SELECT 1 FROM "Post" p WHERE p."authorId" = ${author.id} AND p."state" = 'visible' AND p."hasLink" AND NOT p."imported" LIMIT 1) v)::int AS "approvedPostsWithLink"
    FROM "Post" WHERE "authorId" = ${author.id} AND "id" >= ${since} AND NOT "imported"`;
  const facts = rows[0];
  if (!facts) throw new Error("an aggregate without a row");
  return facts;
}

/** The rule of pace against writing now, or null. Staff of the board and relaxed communities pass. */
export function whyNotNow(ctx: Context, author: MemberActor, facts: WritingFacts, kind: "topic" | "reply", moderates: boolean): RateRefusal | null {
  if (ctx.community.relaxedLimits || moderates) return null;
  const latest = kind === "topic" ? facts.latestTopic : facts.latestReply;
  return whyNotThisFast({
    nowMs: ctx.now().getTime(), joinedMs: author.joinedAt.getTime(), trust: author.trust, kind, latestMs: latest?.getTime() ?? null,
    topicsToday: facts.topicsToday, firstDayTopics: facts.firstDayTopics, firstDayReplies: facts.firstDayReplies,
  });
}

/** What the checks say to a body by that author on a board. */
export async function judge(
  ctx: Context, author: MemberActor, facts: WritingFacts, baked: BakedBody, place: { board: { id: string; reviewPolicy: ReviewPolicy }; moderates: boolean },
): Promise<Verdict> {
  const { board, moderates } = place;
  const trust = ctx.community.relaxedLimits && author.trust === 0 ? 1 : author.trust;
  const isFirstHere = board.reviewPolicy === "first" && !(await hasVisiblePostOn(ctx, author.id, board.id));
  return checkContent({ trust, moderates, isFirstHere, approvedPostsWithLink: facts.approvedPostsWithLink }, baked, board.reviewPolicy);
}

async function hasVisiblePostOn(ctx: Context, authorId: string, boardId: string): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<unknown[]>`
    SELECT 1 AS "found" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId"
    WHERE p."authorId" = ${authorId} AND p."state" = 'visible' AND NOT p."imported" AND t."boardId" = ${boardId} LIMIT 1`;
  return rows.length > 0;
}

/** The same text by the same author in the same place within ten minutes; a double click finds its first. */
export async function findTwin(ctx: Context, author: MemberActor, body: string, place: { topicId: string; parentId: string | null } | { title: string; boardId: string }): Promise<{ id: string; topicId: string } | null> {
  const since = firstIdAt(addMs(ctx.now(), -sameWithinMs));
  const rows = "topicId" in place
    ? await ctx.db.$queryRaw<{ id: string; topicId: string }[]>`
        SELECT "id", "topicId" FROM "Post" WHERE "authorId" = ${author.id} AND "id" >= ${since} AND "kind" <> 'opening'
          AND "topicId" = ${place.topicId} AND "parentId" IS NOT DISTINCT FROM ${place.parentId} AND "body" = ${body} AND "state" <> 'deleted' LIMIT 1`
    : await ctx.db.$queryRaw<{ id: string; topicId: string }[]>`
        SELECT p."id", p."topicId" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId"
        WHERE p."authorId" = ${author.id} AND p."id" >= ${since} AND p."kind" = 'opening' AND t."boardId" = ${place.boardId}
          AND t."title" = ${place.title} AND p."body" = ${body} AND p."state" <> 'deleted' LIMIT 1`;
  return rows[0] ?? null;
}
