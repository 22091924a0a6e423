import { Prisma } from "@prisma-client";
import { decodeCursor, toPage, type Page, type PageRequest } from "~/kernel/page";
import { ok, refused, type Result } from "~/kernel/result";
import type { ActorContext, Context, MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { canReadBoard, moderatedBoards, moderatesBoard, readableBoards } from "~/features/boards/rules";
import type { BoardNode, BoardTree, TopicKind } from "~/features/boards/types";
import { attachable } from "~/features/files/rules";
import type { FileKind } from "~/features/files/types";
import { canSeeTopic, sightOf, whyNotChange } from "./rules";
import type { EditView, PostKind, PostSource, PostState, RevisionView } from "./types";

/** Where a topic stands, and whether the actor looks after its board. */
export type TopicPlace = { board: BoardNode; tree: BoardTree; moderates: boolean };

/** The place of a topic that has been read; null when the actor may not know of the topic. */
export async function placeOfTopic(ctx: ActorContext, topic: { boardId: string; state: PostState; authorId: string }, known?: BoardTree): Promise<TopicPlace | null> {
  const tree = known ?? (await getBoardTree(ctx));
  const board = tree.get(topic.boardId);
  if (!board || !canReadBoard(ctx.actor, tree, board)) return null;
  const moderates = moderatesBoard(ctx.actor, tree, board);
  return canSeeTopic(ctx.actor, topic, moderates) ? { board, tree, moderates } : null;
}

/** A post with its topic and board, as commands need it; null when the actor may not know of it. */
export type PostInPlace = {
  id: string; topicId: string; kind: PostKind; state: PostState; authorId: string; version: number; body: string; parentId: string | null;
  path: string; depth: number; parentPath: string | null; deletedAt: Date | null; createdAt: Date; hasLink: boolean; score: number; reactions: Record<string, number>;
  topicState: PostState; topicAuthorId: string; topicKind: TopicKind; lockedAt: Date | null; title: string; tags: string[]; acceptedPostId: string | null; suggestionCount: number;
  board: BoardNode; moderates: boolean;
};

/** Finds a post the actor may see, locking it and its topic when `lock` is "lock" (inside a transaction). */
export async function findPostInPlace(ctx: ActorContext, id: string, lock: "lock" | "read", tree?: BoardTree): Promise<PostInPlace | null> {
  const isLocked = lock === "read" || (await lockPost(ctx, id));
  const rows = await ctx.db.$queryRaw<(Omit<PostInPlace, "board" | "moderates"> & { boardId: string })[]>`
    SELECT p."id", p."topicId", p."kind", p."state", p."authorId", p."version", p."body", p."parentId", p."path", p."depth", p."deletedAt", p."createdAt",
      p."hasLink", p."score", p."reactions", p."suggestionCount", parent."path" AS "parentPath", t."state" AS "topicState", t."authorId" AS "topicAuthorId", t."kind" AS "topicKind",
      t."lockedAt", t."title", t."tags", t."acceptedPostId", t."boardId"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" LEFT JOIN "Post" parent ON parent."id" = p."parentId"
    WHERE p."id" = ${id}`;
  const row = rows[0];
  if (!row) return null;
  if (!isLocked) throw new Error("40001: the post went to another topic while its lock was waited for"); // the transaction runs again
  const place = await placeOfTopic(ctx, { boardId: row.boardId, state: row.topicState, authorId: row.topicAuthorId }, tree);
  if (!place || sightOf(ctx.actor, row, place.moderates) !== "whole") return null;
  return { ...row, board: place.board, moderates: place.moderates };
}

/** Topic before post: every command takes these locks in this order. Says whether it holds them. */
async function lockPost(ctx: Context, id: string): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<unknown[]>`
    WITH topic AS MATERIALIZED (
      SELECT t."id" FROM "Topic" t WHERE t."id" = (SELECT p."topicId" FROM "Post" p WHERE p."id" = ${id}) FOR NO KEY UPDATE
    )
    SELECT 1 AS "locked" FROM "Post" WHERE "id" = ${id} AND "topicId" = (SELECT "id" FROM topic) FOR NO KEY UPDATE`;
  return rows.length > 0;
}

/** The conditions that a member sees a topic `t` and, in it, a post `p` whole: canReadBoard, canSeeTopic and sightOf in SQL. */
export async function sightInSql(ctx: MemberContext): Promise<{ topic: Prisma.Sql; post: Prisma.Sql }> {
  const tree = await getBoardTree(ctx);
  const [readable, moderated] = [readableBoards(ctx.actor, tree), moderatedBoards(ctx.actor, tree)].map((boards) => boards.map(({ id }) => id));
  return {
    topic: Prisma.sql`t."boardId" = ANY(${readable}) AND (t."state" = 'visible' OR t."authorId" = ${ctx.actor.id} AND t."state" <> 'removed' OR t."boardId" = ANY(${moderated}))`,
    post: Prisma.sql`(p."state" = 'visible' OR p."authorId" = ${ctx.actor.id} AND p."state" <> 'removed' OR t."boardId" = ANY(${moderated}))`,
  };
}

type EditorSource = PostSource & { title: string; tags: string[]; topicKind: TopicKind; board: string; attach: FileKind[] };

/** A post's source for its editor, and what may be attached to it. Refuses: somebody else's post, as not found; an author's time that is over, a locked topic. */
export async function findPostSource(ctx: MemberContext, id: string): Promise<Result<EditorSource, "not-found" | "edit-window-over" | "topic-locked">> {
  const post = await findPostInPlace(ctx, id, "read");
  const closed = post ? whyNotChange(ctx.actor, post, post.moderates, ctx.now()) : "forbidden";
  if (!post || closed) return refused(closed === null || closed === "forbidden" ? "not-found" : closed);
  const { topicId, kind, body, version, state, title, tags, topicKind } = post;
  return ok({ id, topicId, kind, body, version, state, title, tags, topicKind, board: post.board.slug, attach: attachable(post.board.fileKinds, { trust: ctx.actor.trust, moderates: post.moderates }) });
}

/** What a post said before, the newest first, page by page; null when the actor may not see the post. */
export async function listRevisions(ctx: ActorContext, id: string, request: PageRequest): Promise<Page<RevisionView> | null> {
  const page = await listEdits(ctx, id, request);
  return page && { ...page, items: page.items.map(({ next: _, ...revision }) => revision) };
}

/** The edits of a post, the newest first, page by page; null when the actor may not see the post. */
export async function listEdits(ctx: ActorContext, id: string, request: PageRequest): Promise<Page<EditView> | null> {
  const post = await findPostInPlace(ctx, id, "read");
  if (!post) return null;
  const asked = request.cursor ? decodeCursor(request.cursor, 1)?.[0] : undefined;
  const before = typeof asked === "number" && Number.isSafeInteger(asked) ? asked : Number.MAX_SAFE_INTEGER;
  // One more on each side: whether there is a next page, and what the first of this one became.
  const rows = await ctx.db.$queryRaw<(Omit<RevisionView, "editedAt"> & { editedAt: Date })[]>`
    (SELECT ${revisionColumns} WHERE r."postId" = ${id} AND r."version" < ${before}::bigint ORDER BY r."version" DESC LIMIT ${request.limit + 1})
    UNION ALL (SELECT ${revisionColumns} WHERE r."postId" = ${id} AND r."version" >= ${before}::bigint ORDER BY r."version" LIMIT 1)
    ORDER BY "version" DESC`;
  const newer = rows.findLastIndex(({ version }) => version >= before);
  const page = toPage(rows.slice(newer + 1), request.limit, (row) => [row.version]);
  const present = { body: post.body, title: post.kind === "opening" ? post.title : null, tags: post.kind === "opening" ? post.tags : [] };
  return { ...page, items: page.items.map((row, place) => ({ ...row, editedAt: row.editedAt.toISOString(), next: rows[newer + place] ?? present })) };
}

const revisionColumns = Prisma.sql`
  r."version", r."body", r."title", COALESCE(r."tags", '{}') AS "tags", r."editedAt", r."reason", r."restored", m."handle" AS "editor", r."improved",
  (SELECT a."handle" FROM "Member" a WHERE a."id" = r."approverId") AS "approver"
  FROM "PostRevision" r JOIN "Member" m ON m."id" = r."editorId"`;
