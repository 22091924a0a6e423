import type { Context } from "~/platform/context";
import { dressHtml } from "./dress-html";
import { filesNamedIn } from "./rules";

/** Who writes a text, and of which post when it is there already. */
export type Writing = { writerId: string; postId?: string };

/**
 * Gives the pictures of a rendered text their sizes, widths and placeholders, as far as they are its writer's, its
 * author's, or shown by the post already: of others nothing is told. Says which files the text names.
 */
export async function dressPictures(ctx: Context, html: string, { writerId, postId }: Writing): Promise<{ html: string; files: string[] }> {
  const files = filesNamedIn(html);
  if (files.length === 0) return { html, files };
  const ofPost = postId === undefined ? [] : [{ owner: { posts: { some: { id: postId } } } }, { uses: { some: { postId } } }];
  const rows = await ctx.db.file.findMany({ where: { id: { in: files }, purpose: "post", state: "ready", OR: [{ ownerId: writerId }, ...ofPost] } });
  return { html: dressHtml(html, new Map(rows.map((row) => [row.id, row]))), files };
}

/**
 * Notes that a post shows these files, as far as they belong to one of the owners: naming somebody else's file shows
 * it to nobody new. What a former version showed stays noted. Holds the files' rows, so that none is being removed.
 */
export async function recordUses(ctx: Context, postId: string, files: string[], ownerIds: string[]): Promise<void> {
  if (files.length === 0) return;
  await ctx.db.$executeRaw`
    WITH shown AS (
      UPDATE "File" SET "unusedSince" = NULL
      WHERE "id" = ANY(${files}) AND "ownerId" = ANY(${ownerIds}) AND "purpose" = 'post' AND "state" = 'ready' RETURNING "id")
    INSERT INTO "FileUse" ("fileId", "postId") SELECT "id", ${postId} FROM shown ON CONFLICT DO NOTHING`;
}

/**
 * Notes that a board's guidelines show the files of this HTML, as far as they are the writer's or were shown there
 * before; what they show no more is the board's no more.
 */
export async function recordBoardFiles(ctx: Context, boardId: string, html: string, writerId: string): Promise<void> {
  const files = filesNamedIn(html);
  await ctx.db.$executeRaw`
    WITH shown AS (
      UPDATE "File" SET "unusedSince" = NULL
      WHERE "id" = ANY(${files}) AND "ownerId" = ${writerId} AND "purpose" = 'post' AND "state" = 'ready' RETURNING "id")
    INSERT INTO "BoardFile" ("fileId", "boardId") SELECT "id", ${boardId} FROM shown ON CONFLICT DO NOTHING`;
  await ctx.db.$executeRaw`
    WITH gone AS (DELETE FROM "BoardFile" WHERE "boardId" = ${boardId} AND NOT "fileId" = ANY(${files}) RETURNING "fileId")
    UPDATE "File" f SET "unusedSince" = ${ctx.now()} FROM gone WHERE f."id" = gone."fileId"
      AND NOT EXISTS (SELECT 1 FROM "FileUse" u WHERE u."fileId" = f."id")
      AND NOT EXISTS (SELECT 1 FROM "BoardFile" b WHERE b."fileId" = f."id" AND b."boardId" <> ${boardId})`;
}
