import type { MemberContext } from "~/platform/context";

/** The pictures that options name, each once; null when one of them is no picture of the actor's own. */
export async function findOwnPictures(ctx: MemberContext, options: readonly { picture?: string | undefined }[]): Promise<string[] | null> {
  const ids = [...new Set(options.flatMap(({ picture }) => picture ?? []))];
  if (ids.length === 0) return ids;
  const own = await ctx.db.file.count({ where: { id: { in: ids }, ownerId: ctx.actor.id, purpose: "post", state: "ready", format: "webp" } });
  return own === ids.length ? ids : null;
}
