import { startOfDay } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import type { PictureRefusal, PictureSet } from "~/platform/images/images";
import { lockMember } from "~/features/members/writing.server";
import { discardPicture } from "./remove-pictures.server";
import { inHandSince, pictureHref, pictureBytesMax, storedName, whyNotAdd, type Kept, type QuotaRefusal } from "./rules";
import type { PictureView } from "./types";

export type AddPictureRefusal = "not-a-picture" | "picture-too-heavy" | "picture-too-slow" | QuotaRefusal["refusal"];

/**
 * Stores a picture for posts: encoded anew as WebP at up to four widths, upright, without metadata. Until a post
 * or a board shows it only its owner sees it.
 * Refuses: bytes that are no PNG, JPEG, WebP or GIF; more than 16 MiB, 8 000 pixels a side, 40 megapixels or 400
 * frames; what takes longer than ten seconds; more pictures at a time, a day, or bytes in all, than the member may.
 * Throws GateFull when too many wait, StoreAway when it cannot be kept; nothing of it stays then.
 * Records: file.added.
 */
export async function addPicture(ctx: MemberContext, bytes: Uint8Array): Promise<Result<PictureView, AddPictureRefusal>> {
  if (bytes.byteLength > pictureBytesMax) return refused("picture-too-heavy");
  const judged = await ctx.ports.images.judge(bytes);
  if (!judged.ok) return refused(nameOf(judged.refusal));
  const reserved = await reserve(ctx, bytes.byteLength);
  if (!reserved.ok) return reserved;
  const id = reserved.value;
  try {
    const made = await ctx.ports.images.renditions(judged.value);
    if (made.ok) return ok(await keep(ctx, id, made.value));
    await discardPicture(ctx, id);
    return refused(nameOf(made.refusal));
  } catch (error) {
    await discardPicture(ctx, id).catch(() => undefined); // else the sweep finds it
    throw error;
  }
}

/** The limits of a picture in a post are others than those of a picture of oneself. */
function nameOf(refusal: PictureRefusal): Exclude<PictureRefusal, "picture-too-large"> | "picture-too-heavy" {
  return refusal === "picture-too-large" ? "picture-too-heavy" : refusal;
}

/** Takes a place for the picture, counted under the member's lock so that many at once do not slip past the quota. */
async function reserve(ctx: MemberContext, bytes: number): Promise<Result<string, QuotaRefusal["refusal"]>> {
  const { actor } = ctx;
  return ctx.transaction(async (ctx) => {
    const now = ctx.now();
    await lockMember(ctx, actor.id);
    const [kept = { addedToday: 0, inHand: 0, bytesKept: 0 }] = await ctx.db.$queryRaw<Kept[]>`
      SELECT count(*) FILTER (WHERE "createdAt" >= ${startOfDay(now)})::int AS "addedToday", COALESCE(sum("bytes"), 0)::float8 AS "bytesKept",
        count(*) FILTER (WHERE "state" = 'making' AND "createdAt" > ${inHandSince(now)})::int AS "inHand"
      FROM "File" WHERE "ownerId" = ${actor.id} AND "purpose" = 'post'`;
    const refusal = whyNotAdd(actor.trust, kept, bytes);
    if (refusal) {
      const { refusal: name, ...detail } = refusal;
      return refused(name, detail);
    }
    const id = newRandomId();
    await ctx.db.file.create({ data: { id, ownerId: actor.id, purpose: "post", state: "making", format: "webp", bytes, width: 0, height: 0, createdAt: now, unusedSince: now } });
    return ok(id);
  });
}

/** Puts the renditions, after noting which: whatever happens then, what is to be removed is known. */
async function keep(ctx: MemberContext, id: string, set: PictureSet): Promise<PictureView> {
  const { actor } = ctx;
  const { width, height, moving, placeholder, renditions } = set;
  const widths = renditions.map((rendition) => rendition.width);
  await ctx.db.file.update({ where: { id }, data: { widths } });
  for (const rendition of renditions) await ctx.ports.files.put(storedName(id, rendition.width, "webp"), rendition.bytes);
  const bytes = renditions.reduce((sum, rendition) => sum + rendition.bytes.byteLength, 0);
  await ctx.transaction(async (ctx) => {
    const avifDueAt = moving ? null : ctx.now();
    await ctx.db.file.update({ where: { id }, data: { state: "ready", bytes, width, height, moving, placeholder, avifDueAt } });
    await ctx.record({ type: "file.added", actorId: actor.id, subjectType: "file", subjectId: id, payload: { bytes } });
  });
  return { id, url: pictureHref(id), width, height, moving, variants: widths.map((at) => ({ format: "webp", width: at, url: `${pictureHref(id, at)}.webp` })) };
}
