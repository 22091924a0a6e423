import { newRandomId } from "~/kernel/ids";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { avatarBytesMax } from "./rules";

export type AvatarRefusal = "not-a-picture" | "picture-too-large" | "picture-too-slow";

const avatarSide = 256;

/**
 * Replaces the member's picture by a 256-pixel square without metadata.
 * Refuses: bytes that are no PNG, JPEG, WebP or GIF; more than 4 MiB, 8 000 pixels a side or 40 megapixels; what takes longer than ten seconds.
 */
export async function changeAvatar(ctx: MemberContext, bytes: Uint8Array): Promise<Result<{ avatarUrl: string }, AvatarRefusal>> {
  if (bytes.byteLength > avatarBytesMax) return refused("picture-too-large", { bytes: avatarBytesMax });
  const picture = await ctx.ports.images.square(bytes, avatarSide);
  if (!picture.ok) return refused(picture.refusal);
  const id = newRandomId();
  await ctx.ports.files.put(`${id}.webp`, picture.value.bytes);
  const { actor } = ctx;
  const { width, height, format } = picture.value;
  const old = await ctx.transaction(async (ctx) => {
    const before = await lockAvatar(ctx, actor.id);
    await ctx.db.file.create({
      data: { id, ownerId: actor.id, purpose: "avatar", format, bytes: picture.value.bytes.byteLength, width, height, createdAt: ctx.now() },
    });
    await ctx.db.member.update({ where: { id: actor.id }, data: { avatarId: id } });
    if (before) await ctx.db.file.delete({ where: { id: before } });
    return before;
  }).catch(async (error: unknown) => {
    await ctx.ports.files.remove(`${id}.webp`);
    throw error;
  });
  if (old) await ctx.ports.files.remove(`${old}.webp`);
  return ok({ avatarUrl: `/files/${id}.webp` });
}

/** Removes the member's picture. Harmless when there is none. */
export async function removeAvatar(ctx: MemberContext): Promise<void> {
  const { actor } = ctx;
  const old = await ctx.transaction(async (ctx) => {
    const avatarId = await lockAvatar(ctx, actor.id);
    if (avatarId) await ctx.db.file.delete({ where: { id: avatarId } });
    return avatarId;
  });
  if (old) await ctx.ports.files.remove(`${old}.webp`);
}

/** The member's present picture, under the member's lock, so that each picture is removed by one change alone. */
async function lockAvatar(ctx: Context, memberId: string): Promise<string | null> {
  const rows = await ctx.db.$queryRaw<{ avatarId: string | null }[]>`SELECT "avatarId" FROM "Member" WHERE "id" = ${memberId} FOR NO KEY UPDATE`;
  return rows[0]?.avatarId ?? null;
}
