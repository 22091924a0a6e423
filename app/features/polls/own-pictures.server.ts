import { recordUses } from "~/features/files/writing.server";
import type { MemberContext } from "~/platform/context";

/** The pictures that options name, each once; null when one of them is no picture of the actor's own. */
export async function findOwnPictures(ctx: MemberContext, options: readonly { picture?: string | undefined }[]): Promise<string[] | null> {
  const ids = [...new Set(options.flatMap(({ picture }) => picture ?? []))];
  if (ids.length === 0) return ids;
  const own = await ctx.db.file.count({ where: { id: { in: ids }, ownerId: ctx.actor.id, purpose: "post", state: "ready", format: "webp" } });
  return own === ids.length ? ids : null;
}

/** Shows pictures of the actor's own to whoever may read the topic: they count as its opening post's. */
export async function showPictures(ctx: MemberContext, topicId: string, pictures: string[]): Promise<void> {
  if (pictures.length === 0) return;
  const { id } = await ctx.db.post.findFirstOrThrow({ where: { topicId, kind: "opening" }, select: { id: true } });
  await recordUses(ctx, id, pictures, [ctx.actor.id]);
}
