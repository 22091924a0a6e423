import { filesNamedIn } from "~/features/files/rules";
import { forgetUses, recordUses } from "~/features/files/writing.server";
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

/** Once a poll is gone: its pictures are shown in its topic no more, but for those that the opening post or a poll in its place shows. */
export async function hidePictures(ctx: MemberContext, topicId: string): Promise<void> {
  const rows = await ctx.db.$queryRaw<{ id: string; bodyHtml: string }[]>`
    SELECT "id", "bodyHtml" FROM "Post" WHERE "topicId" = ${topicId} AND "kind" = 'opening' FOR NO KEY UPDATE`;
  for (const { id, bodyHtml } of rows) await forgetUses(ctx, id, filesNamedIn(bodyHtml));
}
