import type { Context } from "~/platform/context";
import { nextSweep, orphansBefore, storedNames } from "./rules";

/** Gives up a file that is being made. */
export async function discardFile(ctx: Context, id: string): Promise<void> {
  const given = await ctx.db.file.updateManyAndReturn({ where: { id, state: "making" }, data: { state: "going" } });
  for (const file of given) await remove(ctx, file);
}

const sweepMax = 500;

/**
 * Removes files that for 24 hours no post, no former version, no board and no draft of their owner showed, those
 * never finished, and what is left of files broken off. Each is marked before its files go, so that nothing can show it any more.
 */
export async function removeOrphans(ctx: Context): Promise<void> {
  const now = ctx.now();
  await ctx.db.$executeRaw`
    UPDATE "File" f SET "unusedSince" = ${nextSweep(now)} WHERE f."unusedSince" <= ${now}
      AND EXISTS (SELECT 1 FROM "Draft" d WHERE d."memberId" = f."ownerId" AND position(f."id" IN d."fields"->>'body') > 0)`;
  // A post saved meanwhile holds the row and clears "unusedSince", which is looked at again then.
  await ctx.db.$executeRaw`
    UPDATE "File" SET "state" = 'going' WHERE "unusedSince" < ${orphansBefore(now)} AND "id" IN (
      SELECT f."id" FROM "File" f WHERE f."unusedSince" < ${orphansBefore(now)} AND f."state" <> 'going'
        AND NOT EXISTS (SELECT 1 FROM "FileUse" u WHERE u."fileId" = f."id") AND NOT EXISTS (SELECT 1 FROM "BoardFile" b WHERE b."fileId" = f."id")
      ORDER BY f."unusedSince" LIMIT ${sweepMax})`;
  for (const file of await ctx.db.file.findMany({ where: { state: "going" }, take: sweepMax })) await remove(ctx, file);
  await ctx.ports.files.sweep(orphansBefore(now));
}

/** The row goes last: what keeps a file from going leaves the row to the next sweep. */
async function remove(ctx: Context, file: { id: string; format: string; widths: number[] }): Promise<void> {
  try {
    await Promise.all(storedNames(file).map((name) => ctx.ports.files.remove(name)));
    await ctx.db.file.deleteMany({ where: { id: file.id } });
  } catch (error) {
    ctx.log.error({ err: error, file: file.id }, "file not removed yet");
  }
}
