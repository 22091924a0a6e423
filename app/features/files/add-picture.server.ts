import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import type { PictureRefusal, PictureSet } from "~/platform/images/images";
import { discardFile } from "./remove-files.server";
import { reserveFile } from "./reserve-file.server";
import { fileHref, pictureBytesMax, storedName, type QuotaRefusal } from "./rules";
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
  const reserved = await reserveFile(ctx, { bytes: bytes.byteLength, format: "webp", name: "" });
  if (!reserved.ok) return reserved;
  const id = reserved.value;
  try {
    const made = await ctx.ports.images.renditions(judged.value);
    if (made.ok) return ok(await keep(ctx, id, made.value));
    await discardFile(ctx, id);
    return refused(nameOf(made.refusal));
  } catch (error) {
    await discardFile(ctx, id).catch(() => undefined); // else the sweep finds it
    throw error;
  }
}

/** The limits of a picture in a post are others than those of a picture of oneself. */
function nameOf(refusal: PictureRefusal): Exclude<PictureRefusal, "picture-too-large"> | "picture-too-heavy" {
  return refusal === "picture-too-large" ? "picture-too-heavy" : refusal;
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
  return { kind: "picture", id, url: fileHref(id), width, height, moving, variants: widths.map((at) => ({ format: "webp", width: at, url: `${fileHref(id, at)}.webp` })) };
}
