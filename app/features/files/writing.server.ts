import type { Context } from "~/platform/context";
import { dressHtml } from "./dress-html";
import { filesNamedIn, orphansBefore, storedName } from "./rules";

/** Gives the pictures of a rendered text their sizes, widths and placeholders; says which files it names. */
export async function dressPictures(ctx: Context, html: string): Promise<{ html: string; files: string[] }> {
  const files = filesNamedIn(html);
  if (files.length === 0) return { html, files };
  const rows = await ctx.db.file.findMany({ where: { id: { in: files }, purpose: "post", state: "ready" } });
  return { html: dressHtml(html, new Map(rows.map((row) => [row.id, row]))), files };
}

/**
 * Notes that a post shows these files, as far as they belong to one of the owners: naming somebody else's file shows
 * it to nobody new. What a former version showed stays noted.
 */
export async function recordUses(ctx: Context, postId: string, files: string[], ownerIds: string[]): Promise<void> {
  if (files.length === 0) return;
  await ctx.db.$executeRaw`
    INSERT INTO "FileUse" ("fileId", "postId")
    SELECT "id", ${postId} FROM "File" WHERE "id" = ANY(${files}) AND "ownerId" = ANY(${ownerIds}) AND "purpose" = 'post' AND "state" = 'ready'
    ON CONFLICT DO NOTHING`;
}

const sweepMax = 500;

/** Removes pictures that for 24 hours no post, no former version and no draft of their owner showed, and those never finished. */
export async function removeOrphans(ctx: Context): Promise<void> {
  const orphans = await ctx.db.$queryRaw<{ id: string; widths: number[] }[]>`
    SELECT f."id", f."widths" FROM "File" f WHERE f."purpose" = 'post' AND f."createdAt" < ${orphansBefore(ctx.now())}
      AND NOT EXISTS (SELECT 1 FROM "FileUse" u WHERE u."fileId" = f."id")
      AND NOT EXISTS (SELECT 1 FROM "Draft" d WHERE d."memberId" = f."ownerId" AND position(f."id" IN d."fields"->>'body') > 0)
    LIMIT ${sweepMax}`;
  for (const { id, widths } of orphans) {
    // The row goes last: a crash in between leaves it for the next sweep.
    for (const width of widths) await Promise.all([ctx.ports.files.remove(storedName(id, width, "webp")), ctx.ports.files.remove(storedName(id, width, "avif"))]);
    await ctx.db.file.deleteMany({ where: { id } });
  }
}
