import { Prisma } from "@prisma-client";
import { decodeCursor, encodeCursor, type PageRequest } from "~/kernel/page";
import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatedBoards, readableBoards, whyNotWrite } from "~/features/boards/rules";
import type { BoardNode, BoardTree, TopicKind } from "~/features/boards/types";
import { toDraft, type DraftRow } from "~/features/drafts/queries.server";
import { draftKeyOf } from "~/features/drafts/rules";
import { attachable } from "~/features/files/rules";
import { avatarUrl } from "~/features/members/queries.server";
import { canSeeTopic, sightOf, whyNotChange } from "~/features/posts/rules";
import type { PostKind, PostState, PostView } from "~/features/posts/types";
import { reactionViews } from "~/features/reactions/rules";
import { questionPart, toQuestionView, type QuestionRow } from "~/features/questions/queries.server";
import { relatedPart, toRelated, type RelatedRow } from "~/features/related/queries.server";
import { whyNotAccept } from "~/features/questions/rules";
import { scoreOf } from "./list-query.server";
import { unreadOf } from "./queries.server";
import type { Backlink, TimerView, TopicActView, TopicDetail, TopicPage } from "./types";

export const postOrders = ["tree", "flat", "votes", "newest", "oldest"] as const;
/** `flat` and `oldest` are the same order by two names: of replies in a thread, of answers to a question. */
export type PostOrder = (typeof postOrders)[number];

/** A post as it is read, before it is shown. */
export type PostRow = {
  id: string; topicId: string; kind: PostKind; parentId: string | null; path: string; depth: number; authorId: string; bodyHtml: string; state: PostState;
  stateReason: string | null; heldFor: string[]; score: number; createdAt: string | Date; editedAt: string | Date | null; version: number; imported: boolean;
  sourceUrl: string | null; handle: string; displayName: string; avatarId: string | null; isStaff: boolean; myVote: -1 | 0 | 1 | null;
  reactions: Record<string, number>; myReactions: string[] | null; bookmarked: boolean; muted: boolean; staleAt: string | Date | null; staleReason: string | null;
  suggestionCount: number; helpedBy: { handle: string; displayName: string } | null;
};

type TopicRow = {
  id: string; slug: string; kind: TopicKind; title: string; excerpt: string; tags: string[]; boardId: string; state: PostState; score: number; replyCount: number;
  commentCount: number; createdAt: Date; lastActivityAt: Date; lockedAt: Date | null; lockReason: string | null; pinnedAt: Date | null;
  acceptedPostId: string | null; pollId: string | null; version: number; imported: boolean; source: string | null; sourceUrl: string | null; authorId: string;
  closedAs: string | null; sameCount: number; question: QuestionRow | null;
  seenReplies: number | null; lastReadPostId: string | null; opening: PostRow[]; posts: PostRow[]; comments: PostRow[];
  draft: DraftRow | null; slowSeconds: number; acts: TopicActView[]; timers: TimerView[]; backlinks: Backlink[]; related: RelatedRow[];
};

const commentsMax = 400;
const actsMax = 20;
const backlinksMax = 20;
/** Links looked at for those the reader may see. */
const backlinksSeenMax = 200;

type PostRequest = PageRequest & { order: PostOrder | null; replyTo?: string | null };

/**
 * A topic with one page of its posts, in one statement after the board tree's; null when the actor may
 * not know of it. Questions list answers by acceptance, votes and age with their comments below; others
 * list replies as a tree or flat; without an order the kind decides. `limit` counts replies or answers, not comments.
 * With it comes what the reader has begun to write here, to the topic or to the post `replyTo`.
 */
export async function findTopicPage(ctx: ActorContext, id: string, request: PostRequest, known?: BoardTree): Promise<(TopicPage & { board: BoardNode; tree: BoardTree; order: PostOrder }) | null> {
  const tree = known ?? (await getBoardTree(ctx));
  const readable = readableBoards(ctx.actor, tree);
  const moderated = moderatedBoards(ctx.actor, tree).map((board) => board.id);
  const memberId = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const rows = await ctx.db.$queryRaw<TopicRow[]>(topicStatement({ id, readable: readable.map((board) => board.id), moderated, memberId, now: ctx.now(), request, related: relatedPart(ctx, id, tree) }));
  const row = rows[0];
  const board = row && tree.get(row.boardId);
  if (!row || !board) return null;
  const moderates = moderated.includes(board.id);
  if (!canSeeTopic(ctx.actor, row, moderates)) return null;
  const present = (post: PostRow): PostView => toPostView(ctx, post, moderates, row);
  const opening = row.opening.map(present)[0];
  if (!opening) return null;
  const order = request.order ?? (row.kind === "question" ? "votes" : "tree");
  const shown = row.posts.slice(0, request.limit);
  const last = shown.at(-1);
  const nextCursor = row.posts.length > request.limit && last ? encodeCursor(cursorOf(order, last)) : null;
  return {
    topic: toDetail(ctx, { row, board, tree, moderates }),
    draft: row.draft ? toDraft(row.draft) : null, excerpt: row.excerpt, opening, posts: withComments(shown, row.comments).map(present), nextCursor, related: row.related.map((one) => toRelated(one, tree)), board, tree, order,
  };
}

/** Where a merged topic's posts went, as far as the actor may know of it; null when it was not merged. */
export async function findMergedInto(ctx: ActorContext, id: string): Promise<{ id: string; slug: string } | null> {
  const readable = readableBoards(ctx.actor, await getBoardTree(ctx)).map((board) => board.id);
  const rows = await ctx.db.$queryRaw<{ id: string; slug: string }[]>`
    SELECT t."id", t."slug" FROM "Topic" f JOIN "Topic" t ON t."id" = f."mergedIntoId"
    WHERE f."id" = ${id} AND t."boardId" = ANY(${readable}) AND t."state" = 'visible'`;
  return rows[0] ?? null;
}

type Ask = { id: string; readable: string[]; moderated: string[]; memberId: string | null; now: Date; request: PostRequest; related: Prisma.Sql };

function topicStatement({ id, readable, moderated, memberId, now, request, related }: Ask): Prisma.Sql {
  const sight = Prisma.sql`(p."state" <> 'held' OR p."authorId" = ${memberId} OR t."boardId" = ANY(${moderated}))`;
  const pageIn = (order: PostOrder, guard: Prisma.Sql): Prisma.Sql => Prisma.sql`
    (SELECT p.*, row_number() OVER (ORDER BY ${orderOf(order)}) AS "place" FROM t JOIN "Post" p ON p."topicId" = t."id"
      WHERE p."kind" IN ('reply', 'answer') AND ${guard} AND ${sight} AND ${afterPost(order, request)} ORDER BY ${orderOf(order)} LIMIT ${request.limit + 1})`;
  const page = request.order
    ? pageIn(request.order, Prisma.sql`TRUE`)
    : Prisma.sql`${pageIn("votes", Prisma.sql`t."kind" = 'question'`)} UNION ALL ${pageIn("tree", Prisma.sql`t."kind" <> 'question'`)}`;
  const draftKey = request.replyTo ? draftKeyOf("under", request.replyTo) : draftKeyOf("reply", id);
  // The question's own comments stand on its first page.
  const underOpening = request.cursor
    ? Prisma.sql`FALSE`
    : Prisma.sql`p."parentId" = (SELECT q."id" FROM "Post" q WHERE q."topicId" = t."id" AND q."kind" = 'opening')`;
  return Prisma.sql`
    WITH t AS (
      SELECT * FROM "Topic" WHERE "id" = ${id} AND "boardId" = ANY(${readable})
    ), page AS (${page})
    SELECT t."id", t."slug", t."kind", t."title", t."excerpt", t."tags", t."boardId", t."state", t."score", t."replyCount", t."commentCount", t."createdAt",
      t."lastActivityAt", t."lockedAt", t."lockReason", t."pinnedAt", t."acceptedPostId", t."closedAs", t."sameCount", t."slowSeconds", t."version", t."imported", t."source", t."sourceUrl", t."authorId", (SELECT q."id" FROM "Poll" q WHERE q."topicId" = t."id") AS "pollId",
      r."seenReplies", r."lastPostId" AS "lastReadPostId", ${questionPart({ readable, memberId, now })} AS "question",
      (SELECT json_agg(o) FROM (SELECT ${postColumns} FROM "Post" p ${postJoins(memberId)} WHERE p."topicId" = t."id" AND p."kind" = 'opening') o) AS "opening",
      COALESCE((SELECT json_agg(o) FROM (SELECT ${postColumns} FROM page p ${postJoins(memberId)} ORDER BY p."place") o), '[]') AS "posts",
      COALESCE((SELECT json_agg(o) FROM (SELECT ${postColumns} FROM "Post" p ${postJoins(memberId)}
        WHERE t."kind" = 'question' AND p."topicId" = t."id" AND p."kind" = 'comment' AND ${sight}
          AND (p."parentId" IN (SELECT "id" FROM page WHERE "place" <= ${request.limit}) OR ${underOpening})
        ORDER BY p."id" LIMIT ${commentsMax}) o), '[]') AS "comments",
      (SELECT row_to_json(d) FROM "Draft" d WHERE d."memberId" = ${memberId} AND d."key" = ${draftKey}) AS "draft",
      COALESCE((SELECT json_agg(a) FROM (SELECT a."id", a."act", a."reason", a."detail", a."at",
        CASE WHEN m."id" IS NOT NULL THEN json_build_object('handle', m."handle", 'displayName', m."displayName") END AS "by"
        FROM "TopicAct" a LEFT JOIN "Member" m ON m."id" = a."actorId" WHERE a."topicId" = t."id" ORDER BY a."id" DESC LIMIT ${actsMax}) a), '[]') AS "acts",
      COALESCE((SELECT json_agg(json_build_object('act', x."act", 'at', x."at") ORDER BY x."at") FROM "TopicTimer" x WHERE x."topicId" = t."id"), '[]') AS "timers",
      COALESCE((SELECT json_agg(b) FROM (SELECT DISTINCT f."id", f."slug", f."title"
        FROM (SELECT l."fromPostId" FROM "TopicLink" l WHERE l."toTopicId" = t."id" ORDER BY l."fromPostId" DESC LIMIT ${backlinksSeenMax}) l
        JOIN "Post" q ON q."id" = l."fromPostId" AND q."state" = 'visible' JOIN "Topic" f ON f."id" = q."topicId" AND f."state" = 'visible' AND f."id" <> t."id"
        WHERE f."boardId" = ANY(${readable}) ORDER BY f."id" DESC LIMIT ${backlinksMax}) b), '[]') AS "backlinks", ${related} AS "related"
    FROM t LEFT JOIN "TopicReading" r ON r."topicId" = t."id" AND r."memberId" = ${memberId}`;
}

/** The columns of a post; goes with postJoins. */
export const postColumns = Prisma.sql`
  p."id", p."topicId", p."kind", p."parentId", p."path", p."depth", p."authorId", p."bodyHtml", p."state", p."stateReason", p."heldFor", p."score",
  p."createdAt", p."editedAt", p."version", p."imported", p."sourceUrl", m."handle", m."displayName", m."avatarId",
  EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = m."id") AS "isStaff", v."value" AS "myVote",
  p."suggestionCount", CASE WHEN p."helpedById" IS NOT NULL THEN (SELECT json_build_object('handle', h."handle", 'displayName', h."displayName") FROM "Member" h WHERE h."id" = p."helpedById") END AS "helpedBy",
  p."staleAt", p."staleReason", p."reactions", mine."reactions" AS "myReactions", mine."bookmarked", mine."muted"`;

/** Author of a post `p`, and what the reader did with it. */
export function postJoins(memberId: string | null): Prisma.Sql {
  return Prisma.sql`JOIN "Member" m ON m."id" = p."authorId" LEFT JOIN "Vote" v ON v."postId" = p."id" AND v."memberId" = ${memberId}
    CROSS JOIN LATERAL (SELECT
      CASE WHEN p."reactions" <> '{}' THEN (SELECT json_agg(r."kind") FROM "Reaction" r WHERE r."postId" = p."id" AND r."memberId" = ${memberId}) END AS "reactions",
      EXISTS (SELECT 1 FROM "Bookmark" b WHERE b."postId" = p."id" AND b."memberId" = ${memberId}) AS "bookmarked",
      EXISTS (SELECT 1 FROM "Follow" f WHERE f."memberId" = ${memberId} AND f."subjectType" = 'member' AND f."subjectId" = p."authorId" AND f."level" <> 'followed') AS "muted") mine`;
}

/** The accepted answer sorts first; the topic's row is not in reach of every use, so its id is looked up. */
const acceptedFirst = Prisma.sql`(p."id" = COALESCE((SELECT x."acceptedPostId" FROM "Topic" x WHERE x."id" = p."topicId"), ''))`;

function orderOf(order: PostOrder): Prisma.Sql {
  if (order === "votes") return Prisma.sql`${acceptedFirst} DESC, p."score" DESC, p."id"`;
  if (order === "newest") return Prisma.sql`p."id" DESC`;
  return order === "tree" ? Prisma.sql`p."path"` : Prisma.sql`p."id"`;
}

function cursorOf(order: PostOrder, row: PostRow): (string | number)[] {
  if (order === "votes") return [row.score, row.id];
  return [order === "tree" ? row.path : row.id];
}

function afterPost(order: PostOrder, { cursor }: PageRequest): Prisma.Sql {
  const keys = cursor ? decodeCursor(cursor, order === "votes" ? 2 : 1) : null;
  if (!keys) return Prisma.sql`TRUE`;
  if (order === "flat" || order === "oldest") return Prisma.sql`p."id" > ${String(keys[0])}`;
  if (order === "newest") return Prisma.sql`p."id" < ${String(keys[0])}`;
  if (order === "tree") return Prisma.sql`p."path" > ${String(keys[0])}`;
  const [score, id] = [scoreOf(keys[0]), String(keys[1])];
  return Prisma.sql`NOT ${acceptedFirst} AND (p."score" < ${score} OR (p."score" = ${score} AND p."id" > ${id}) OR ${id} = COALESCE(t."acceptedPostId", ''))`;
}

/** Each answer followed by its comments; the opening post's comments come first. */
function withComments(posts: PostRow[], comments: PostRow[]): PostRow[] {
  const below = (id: string): PostRow[] => comments.filter((comment) => comment.parentId === id);
  const onTop = comments.filter((comment) => !posts.some((post) => post.id === comment.parentId));
  return [...onTop, ...posts.flatMap((post) => [post, ...below(post.id)])];
}

/** A post as the actor may see it: whole or a tombstone. The caller has left out what is out of sight. */
export function toPostView(ctx: ActorContext, post: PostRow, moderates: boolean, topic: { acceptedPostId: string | null; lockedAt: Date | null }): PostView {
  const whole = sightOf(ctx.actor, post, moderates) === "whole";
  return {
    id: post.id, topicId: post.topicId, kind: post.kind, parentId: post.parentId, depth: post.depth,
    author: whole ? { id: post.authorId, handle: post.handle, displayName: post.displayName, avatarUrl: avatarUrl(post.avatarId), isStaff: post.isStaff } : null,
    bodyHtml: whole ? post.bodyHtml : "", state: post.state, stateReason: whole || post.state === "removed" ? post.stateReason : null, heldFor: whole ? post.heldFor : [],
    score: whole ? post.score : 0, myVote: post.myVote ?? 0,
    createdAt: new Date(post.createdAt).toISOString(), editedAt: post.editedAt && whole ? new Date(post.editedAt).toISOString() : null,
    version: post.version, imported: post.imported, sourceUrl: whole ? post.sourceUrl : null, accepted: post.id === topic.acceptedPostId,
    stale: whole && post.kind === "answer" && post.staleAt ? { at: new Date(post.staleAt).toISOString(), reason: post.staleReason ?? "" } : null,
    reactions: whole ? reactionViews(post.reactions, post.myReactions ?? []) : [], bookmarked: post.bookmarked, muted: whole && post.muted,
    canEdit: whyNotChange(ctx.actor, { ...post, createdAt: new Date(post.createdAt), lockedAt: topic.lockedAt }, moderates, ctx.now()) === null,
    helpedBy: whole ? post.helpedBy : null, suggestions: whole && (moderates || (ctx.actor.kind === "member" && ctx.actor.id === post.authorId)) ? post.suggestionCount : 0,
  };
}

type Known = { row: TopicRow; board: BoardNode; tree: BoardTree; moderates: boolean };

function toDetail(ctx: ActorContext, { row, board, tree, moderates }: Known): TopicDetail {
  const opening = row.opening[0];
  const refusal = whyNotWrite(ctx.actor, tree, board) ?? (row.lockedAt && !moderates ? "topic-locked" : null);
  const subject = { state: row.state, authorId: row.authorId };
  return {
    id: row.id, slug: row.slug, kind: row.kind, title: row.title, tags: row.tags, board: { slug: board.slug, name: board.name, hue: board.hue },
    author: {
      id: row.authorId, handle: opening?.handle ?? "", displayName: opening?.displayName ?? "", avatarUrl: avatarUrl(opening?.avatarId ?? null), isStaff: opening?.isStaff ?? false,
    },
    score: row.score, replyCount: row.replyCount, commentCount: row.commentCount, lastReadPostId: row.lastReadPostId, createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(), pinned: row.pinnedAt !== null, locked: row.lockedAt !== null, lockReason: row.lockReason,
    solved: row.acceptedPostId !== null, acceptedPostId: row.acceptedPostId, pollId: row.pollId, state: row.state, slowSeconds: row.slowSeconds,
    acts: row.acts.map((act) => ({ ...act, at: new Date(act.at).toISOString() })).reverse(), timers: row.timers.map((timer) => ({ ...timer, at: new Date(timer.at).toISOString() })),
    linkedFrom: row.backlinks, version: row.version,
    imported: row.imported, closed: row.closedAs !== null, sameCount: row.sameCount, question: row.question && toQuestionView(ctx.actor, row.question, row, moderates), source: row.source, sourceUrl: row.sourceUrl, ...unreadOf(ctx, row),
    can: {
      reply: refusal === null, attach: refusal === null && ctx.actor.kind === "member" ? attachable(board.fileKinds, { trust: ctx.actor.trust, moderates }) : [], whyNotReply: refusal, moderate: moderates,
      edit: whyNotChange(ctx.actor, { ...subject, createdAt: row.createdAt, lockedAt: row.lockedAt }, moderates, ctx.now()) === null,
      accept: whyNotAccept(ctx.actor, row, moderates) === null,
    },
  };
}
