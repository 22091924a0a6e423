import type { Context } from "~/platform/context";
import { dressHtml } from "./dress-html";
import { filesNamedIn, kindOfFormat } from "./rules";
import type { AttachedRow, FileKind, PictureRow } from "./types";

/** Who writes a text, and of which post when it is there already. */
export type Writing = { writerId: string; postId?: string };

/** `files`: all that the text names. `attached`: the kinds of those that are no pictures and that its post did not show before. */
export type Dressed = { html: string; files: string[]; attached: FileKind[] };

/**
 * Gives the pictures of a rendered text their sizes, widths and placeholders, and links to other files their kind and
 * size, as far as they are its writer's, its author's, or shown by the post already: of others nothing is told.
 */
export async function dressFiles(ctx: Context, html: string, { writerId, postId }: Writing): Promise<Dressed> {
  const files = filesNamedIn(html);
  if (files.length === 0) return { html, files, attached: [] };
  const ofPost = postId === undefined ? [] : [{ owner: { posts: { some: { id: postId } } } }, { uses: { some: { postId } } }];
  const rows = await ctx.db.file.findMany({
    where: { id: { in: files }, purpose: "post", state: "ready", OR: [{ ownerId: writerId }, ...ofPost] }, include: { uses: { where: { postId: postId ?? "" } } },
  });
  const pictures = new Map<string, PictureRow>();
  const others = new Map<string, AttachedRow>();
  const attached: FileKind[] = [];
  for (const row of rows) {
    const kind = kindOfFormat(row.format);
    if (kind === null) pictures.set(row.id, row);
    else others.set(row.id, { kind, bytes: row.bytes });
    if (kind !== null && row.uses.length === 0) attached.push(kind);
  }
  return { html: dressHtml(html, { pictures, attached: others }), files, attached };
}

/**
 * Notes that a post shows these files, as far as they belong to one of the owners: naming somebody else's file shows
 * it to nobody new. Holds the files' rows, so that none is being removed.
 */
export async function recordUses(ctx: Context, postId: string, files: string[], ownerIds: string[]): Promise<void> {
  if (files.length === 0) return;
  await ctx.db.$executeRaw`
    WITH shown AS (
      UPDATE "File" SET "unusedSince" = NULL
      WHERE "id" = ANY(${files}) AND "ownerId" = ANY(${ownerIds}) AND "purpose" = 'post' AND "state" = 'ready' RETURNING "id")
    INSERT INTO "FileUse" ("fileId", "postId") SELECT "id", ${postId} FROM shown ON CONFLICT DO NOTHING`;
}

/** Of these files, those that neither a post's text names nor any version of it showed. */
export async function filesNewTo(ctx: Context, post: { id: string; body: string }, files: string[]): Promise<string[]> {
  const unnamed = files.filter((file) => !post.body.includes(`/files/${file}`));
  if (unnamed.length === 0) return [];
  const shown = await ctx.db.fileUse.findMany({ where: { postId: post.id, fileId: { in: unnamed } }, select: { fileId: true } });
  return unnamed.filter((file) => !shown.some(({ fileId }) => fileId === file));
}

/** After an edit to these files: what neither the post, nor a former version of it, nor its poll shows is the post's no more. */
export async function forgetUses(ctx: Context, postId: string, files: string[]): Promise<void> {
  await ctx.db.$executeRaw`
    WITH gone AS (DELETE FROM "FileUse" u WHERE u."postId" = ${postId} AND NOT u."fileId" = ANY(${files})
      AND NOT EXISTS (SELECT 1 FROM "PostRevision" r WHERE r."postId" = u."postId" AND r."body" LIKE '%/files/' || u."fileId" || '%')
      AND NOT EXISTS (SELECT 1 FROM "PollOption" o WHERE o."fileId" = u."fileId") RETURNING u."fileId")
    UPDATE "File" f SET "unusedSince" = ${ctx.now()} FROM gone WHERE f."id" = gone."fileId"
      AND NOT EXISTS (SELECT 1 FROM "FileUse" u WHERE u."fileId" = f."id" AND u."postId" <> ${postId})
      AND NOT EXISTS (SELECT 1 FROM "BoardFile" b WHERE b."fileId" = f."id")`;
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
