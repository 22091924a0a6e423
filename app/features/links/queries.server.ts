import type { Context } from "~/platform/context";

/** Whether a preview has a picture, and when it was made; null when there is none. Everybody may see it: the page it is of is public. */
export async function findPreviewPicture(ctx: Context, id: string): Promise<{ madeAt: Date } | null> {
  const preview = await ctx.db.linkPreview.findUnique({ where: { id }, select: { picture: true, fetchedAt: true } });
  return preview?.picture && preview.fetchedAt ? { madeAt: preview.fetchedAt } : null;
}
