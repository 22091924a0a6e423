import { startOfDay } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import type { PictureRefusal } from "~/platform/images/images";
import { pictureHref, pictureBytesMax, storedName, whyNotAdd, type QuotaRefusal } from "./rules";
import type { PictureView } from "./types";

export type AddPictureRefusal = "not-a-picture" | "picture-too-heavy" | QuotaRefusal["refusal"];

/**
 * Stores a picture for posts: encoded anew as WebP at up to four widths, upright, without metadata. Until a post
 * shows it only its owner sees it.
 * Refuses: bytes that are no PNG, JPEG, WebP or GIF; more than 16 MiB, 8 000 pixels a side, 40 megapixels or 400
 * frames; more pictures a day, or bytes in all, than the trust level allows. Throws GateFull when too many wait.
 * Records: file.added.
 */
export async function addPicture(ctx: MemberContext, bytes: Uint8Array): Promise<Result<PictureView, AddPictureRefusal>> {
  if (bytes.byteLength > pictureBytesMax) return refused("picture-too-heavy");
  const refusal = await ctx.ports.images.whyNotDecode(bytes);
  if (refusal) return refused(nameOf(refusal));
  const reserved = await reserve(ctx, bytes.byteLength);
  if (!reserved.ok) return reserved;
  const id = reserved.value;
  try {
    const made = await ctx.ports.images.renditions(bytes);
    if (!made.ok) {
      await ctx.db.file.delete({ where: { id } });
      return refused(nameOf(made.refusal));
    }
    const { width, height, moving, placeholder, renditions } = made.value;
    for (const rendition of renditions) await ctx.ports.files.put(storedName(id, rendition.width, "webp"), rendition.bytes);
    const size = renditions.reduce((sum, rendition) => sum + rendition.bytes.byteLength, 0);
    const widths = renditions.map((rendition) => rendition.width);
    await ctx.transaction(async (inner) => {
      await inner.db.file.update({ where: { id }, data: { state: "ready", bytes: size, width, height, moving, placeholder, widths } });
      await inner.record({ type: "file.added", actorId: ctx.actor.id, subjectType: "file", subjectId: id, payload: { bytes: size } });
    });
    return ok({ id, url: pictureHref(id), width, height, moving, variants: widths.map((at) => ({ format: "webp", width: at, url: `${pictureHref(id, at)}.webp` })) });
  } catch (error) {
    await ctx.db.file.deleteMany({ where: { id, state: "making" } }).catch(() => undefined); // else the sweep finds it
    throw error;
  }
}

/** The limits of a picture in a post are others than those of a picture of oneself. */
function nameOf(refusal: PictureRefusal): "not-a-picture" | "picture-too-heavy" {
  return refusal === "picture-too-large" ? "picture-too-heavy" : refusal;
}

/** Takes a place for the picture, counted under the member's lock so that many at once do not slip past the quota. */
async function reserve(ctx: MemberContext, bytes: number): Promise<Result<string, QuotaRefusal["refusal"]>> {
  const { actor } = ctx;
  return ctx.transaction(async (ctx) => {
    const now = ctx.now();
    await ctx.db.$queryRaw`SELECT 1 AS "locked" FROM "Member" WHERE "id" = ${actor.id} FOR NO KEY UPDATE`;
    const [kept] = await ctx.db.$queryRaw<{ addedToday: number; bytesKept: number }[]>`
      SELECT count(*) FILTER (WHERE "createdAt" >= ${startOfDay(now)})::int AS "addedToday", COALESCE(sum("bytes"), 0)::float8 AS "bytesKept"
      FROM "File" WHERE "ownerId" = ${actor.id} AND "purpose" = 'post'`;
    const refusal = whyNotAdd({ trust: actor.trust, addedToday: kept?.addedToday ?? 0, bytesKept: kept?.bytesKept ?? 0, bytes });
    if (refusal) return refused(refusal.refusal, { limit: refusal.limit });
    const id = newRandomId();
    await ctx.db.file.create({ data: { id, ownerId: actor.id, purpose: "post", state: "making", format: "webp", bytes, width: 0, height: 0, createdAt: now } });
    return ok(id);
  });
}
