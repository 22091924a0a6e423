import type { Context } from "~/platform/context";
import { avifTriesMax, nextAvifTry, storedName } from "./rules";

type Claimed = { id: string; widths: number[] };

/**
 * Makes the smaller AVIF forms of pictures, one picture after another until none is due or the process stops: encoding
 * them takes too long to wait for. A picture is taken by one process; one that fails is tried again later, thrice in all.
 */
export async function makeAvif(ctx: Context, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const claimed = await claimNext(ctx);
    if (!claimed) return;
    try {
      await makeOne(ctx, claimed);
    } catch (error) {
      ctx.log.warn({ err: error, file: claimed.id }, "no AVIF made");
    }
  }
}

/** Takes the picture due longest, and puts off when it is due next: that time comes only if it fails. */
async function claimNext(ctx: Context): Promise<Claimed | null> {
  const now = ctx.now();
  const rows = await ctx.db.$queryRaw<Claimed[]>`
    UPDATE "File" SET "avifTries" = "avifTries" + 1, "avifDueAt" = CASE WHEN "avifTries" + 1 < ${avifTriesMax} THEN ${nextAvifTry(now)}::timestamptz END
    WHERE "id" = (SELECT "id" FROM "File" WHERE "avifDueAt" <= ${now} AND "state" = 'ready' ORDER BY "avifDueAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id", "widths"`;
  return rows[0] ?? null;
}

async function makeOne(ctx: Context, { id, widths }: Claimed): Promise<void> {
  const own = await ctx.ports.files.read(storedName(id, widths.at(-1) ?? 0, "webp"));
  if (!own) throw new Error("its file is missing");
  for (const width of widths) await ctx.ports.files.put(storedName(id, width, "avif"), await ctx.ports.images.avif(own, width));
  await ctx.db.file.updateMany({ where: { id }, data: { avif: true, avifDueAt: null } });
}
