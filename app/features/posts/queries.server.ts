import { checkContent, whyNotThisFast, type RateRefusal, type ReviewPolicy, type Verdict } from "@moderation";
import { addMs, dayMs, startOfDay } from "~/kernel/clock";
import { firstIdAt } from "~/kernel/ids";
import { refused, type Result } from "~/kernel/result";
import type { Actor, MemberActor } from "~/kernel/actor";
import type { ActorContext, Context, MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { canReadBoard, moderatesBoard } from "~/features/boards/rules";
import type { BoardNode, BoardTree, TopicKind } from "~/features/boards/types";
import { canEdit, canSeeTopic, sameWithinMs, sightOf } from "./rules";
import type { PostKind, PostSource, PostState, RevisionView } from "./types";

/** A rendered body, ready to be stored. */
export type BakedBody = { body: string; html: string; text: string; renderer: number; links: number; images: number; mentions: number };

/** Renders a body once, before the transaction. Refuses: work beyond the renderer's budget. */
export async function bakeBody(ctx: Context, body: string): Promise<Result<BakedBody, "too-complex">> {
  const rendered = await ctx.ports.markdown.render(body);
  if (!rendered.ok) return refused("too-complex");
  const { html, text, linkCount, imageCount, mentions } = rendered.value;
  return { ok: true, value: { body, html, text, renderer: ctx.ports.markdown.version, links: linkCount, images: imageCount, mentions: mentions.length } };
}

/** What the author wrote lately, for the rules of pace and review; read under the author's lock. */
export type WritingFacts = {
  topicsToday: number; firstDayTopics: number; firstDayReplies: number;
  latestTopic: Date | null; latestReply: Date | null; approvedPosts: number; approvedPostsWithLink: number;
};

/** Locks the author's row, so that their writing is judged one at a time, and counts what they wrote. */
export async function lockWritingFacts(ctx: Context, author: MemberActor): Promise<WritingFacts> {
  await ctx.db.$queryRaw`SELECT 1 AS "locked" FROM "Member" WHERE "id" = ${author.id} FOR NO KEY UPDATE`;
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
      (SELECT count(*) FROM (SELECT 1 FROM "Post" p WHERE p."authorId" = ${author.id} AND p."state" = 'visible' AND NOT p."imported" LIMIT 1) v)::int AS "approvedPosts",
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
export function judge(ctx: Context, author: MemberActor, facts: WritingFacts, baked: BakedBody, policy: ReviewPolicy, moderates: boolean): Verdict {
  const { approvedPosts, approvedPostsWithLink } = facts;
  const trust = ctx.community.relaxedLimits && author.trust === 0 ? 1 : author.trust;
  return checkContent({ trust, moderates, approvedPosts, approvedPostsWithLink }, baked, policy);
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

/** A post with its topic and board, as commands need it; null when the actor may not know of it. */
export type PostInPlace = {
  id: string; topicId: string; kind: PostKind; state: PostState; authorId: string; version: number; body: string; parentId: string | null;
  path: string; depth: number; parentPath: string | null; deletedAt: Date | null; hasLink: boolean; score: number;
  topicState: PostState; topicAuthorId: string; topicKind: TopicKind; lockedAt: Date | null; title: string; tags: string[]; acceptedPostId: string | null;
  board: BoardNode; moderates: boolean;
};

/** Finds a post the actor may see, locking it and its topic when `lock` is "lock" (inside a transaction). */
export async function findPostInPlace(ctx: ActorContext, id: string, lock: "lock" | "read", tree?: BoardTree): Promise<PostInPlace | null> {
  if (lock === "lock") await lockPost(ctx, id);
  const rows = await ctx.db.$queryRaw<(Omit<PostInPlace, "board" | "moderates"> & { boardId: string })[]>`
    SELECT p."id", p."topicId", p."kind", p."state", p."authorId", p."version", p."body", p."parentId", p."path", p."depth", p."deletedAt",
      p."hasLink", p."score", parent."path" AS "parentPath", t."state" AS "topicState", t."authorId" AS "topicAuthorId", t."kind" AS "topicKind",
      t."lockedAt", t."title", t."tags", t."acceptedPostId", t."boardId"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" LEFT JOIN "Post" parent ON parent."id" = p."parentId"
    WHERE p."id" = ${id}`;
  const row = rows[0];
  if (!row) return null;
  const boards = tree ?? (await getBoardTree(ctx));
  const board = boards.get(row.boardId);
  if (!board || !canReadBoard(ctx.actor, boards, board)) return null;
  const moderates = moderatesBoard(ctx.actor, boards, board);
  return isInSight(ctx.actor, row, moderates) ? { ...row, board, moderates } : null;
}

/** Topic before post: every command takes these locks in this order. */
async function lockPost(ctx: Context, id: string): Promise<void> {
  await ctx.db.$queryRaw`
    SELECT 1 AS "locked" FROM "Topic" t WHERE t."id" = (SELECT p."topicId" FROM "Post" p WHERE p."id" = ${id}) FOR NO KEY UPDATE`;
  await ctx.db.$queryRaw`SELECT 1 AS "locked" FROM "Post" WHERE "id" = ${id} FOR NO KEY UPDATE`;
}

function isInSight(actor: Actor, row: { state: PostState; authorId: string; topicState: PostState; topicAuthorId: string }, moderates: boolean): boolean {
  if (!canSeeTopic(actor, { state: row.topicState, authorId: row.topicAuthorId }, moderates)) return false;
  return sightOf(actor, row, moderates) === "whole";
}

/** A post's source for its editor; null when the actor may not edit it. */
export async function findPostSource(ctx: MemberContext, id: string): Promise<(PostSource & { title: string; tags: string[] }) | null> {
  const post = await findPostInPlace(ctx, id, "read");
  if (!post || !canEdit(ctx.actor, post, post.moderates)) return null;
  const { topicId, kind, body, version, state, title, tags } = post;
  return { id, topicId, kind, body, version, state, title, tags };
}

/** What a post said before, the newest first; null when the actor may not see the post. */
export async function listRevisions(ctx: ActorContext, id: string): Promise<RevisionView[] | null> {
  if (!(await findPostInPlace(ctx, id, "read"))) return null;
  const rows = await ctx.db.$queryRaw<(Omit<RevisionView, "editedAt"> & { editedAt: Date })[]>`
    SELECT r."version", r."body", r."title", r."editedAt", m."handle" AS "editor"
    FROM "PostRevision" r JOIN "Member" m ON m."id" = r."editorId" WHERE r."postId" = ${id} ORDER BY r."version" DESC LIMIT 100`;
  return rows.map((row) => ({ ...row, editedAt: row.editedAt.toISOString() }));
}
