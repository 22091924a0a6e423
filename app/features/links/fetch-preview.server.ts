import type { Context } from "~/platform/context";
import type { OutgoingRefusal } from "~/platform/outgoing/outgoing";
import { readPage } from "./read-page";
import { nextTry, pageBytesMax, pictureBytesMax, pictureSide, previewPictureName, triesMax } from "./rules";
import { settleLinks } from "./settle-links.server";
import type { PageFacts } from "./types";

type Claimed = PageFacts & { id: string; url: string; state: string; picture: boolean; tries: number };
type Found = { state: "ready" } & PageFacts & { picture: boolean } | { state: "none" | "failed" };

/** What may go better another time. */
const passing: readonly OutgoingRefusal[] = ["away", "too-slow", "resting", "busy", "off"];

/**
 * Fetches what a page says of itself, if it is due and a post that everybody may read shows it, and gives the posts that
 * show it their cards. One process fetches a page at a time. A page that cannot be had is tried again later, thrice in all.
 */
export async function fetchPreview(ctx: Context, id: string): Promise<void> {
  const claimed = await claim(ctx, id);
  if (!claimed) return;
  const found = await find(ctx, claimed);
  ctx.log.info({ preview: id, host: new URL(claimed.url).host, outcome: found.state, tries: claimed.tries }, "link preview fetched");
  await keep(ctx, claimed, found);
  const uses = await ctx.db.linkUse.findMany({ where: { previewId: id }, select: { postId: true } });
  for (const { postId } of uses) await settleLinks(ctx, postId);
}

/** Counts the try and says when the next one is, should this one fail or its process end. */
async function claim(ctx: Context, id: string): Promise<Claimed | null> {
  const now = ctx.now();
  const due = await ctx.db.linkPreview.findFirst({ where: { id, dueAt: { lte: now }, tries: { lt: triesMax }, uses: { some: {} } } });
  if (!due || !ctx.ports.outgoing.isOn) return null;
  const tries = due.tries + 1;
  const { count } = await ctx.db.linkPreview.updateMany({ where: { id, dueAt: due.dueAt, tries: due.tries }, data: { tries, fetchedAt: now, dueAt: nextTry(now, tries) } });
  return count === 1 ? { ...due, tries } : null;
}

async function find(ctx: Context, { id, url }: Claimed): Promise<Found> {
  const page = await ctx.ports.outgoing.get(url, { types: ["text/html", "application/xhtml+xml"], bytesMax: pageBytesMax, excess: "cut" });
  if (!page.ok) return { state: passing.includes(page.refusal) ? "failed" : "none" };
  const read = readPage(page.value.bytes, page.value.charset);
  if (!read) return { state: "none" };
  const { picture, ...facts } = read;
  const source = picture && URL.canParse(picture, page.value.url) ? new URL(picture, page.value.url).href : null;
  return { state: "ready", ...facts, picture: source !== null && (await keepPicture(ctx, id, source)) };
}

/** A small WebP of ours: what the page's owner put there is never served. Without one the card does as well. */
async function keepPicture(ctx: Context, id: string, source: string): Promise<boolean> {
  const { outgoing, images, files } = ctx.ports;
  try {
    const got = await outgoing.get(source, { types: ["image/png", "image/jpeg", "image/webp", "image/gif"], bytesMax: pictureBytesMax, excess: "refuse" });
    const made = got.ok ? await images.square(got.value.bytes, pictureSide) : got;
    if (made.ok) await files.put(previewPictureName(id), made.value.bytes);
    return made.ok;
  } catch (error) {
    ctx.log.warn({ err: error, preview: id }, "no picture for a link preview");
    return false;
  }
}

/** A page that is away at present keeps what it said before. */
async function keep(ctx: Context, { id, state }: Claimed, found: Found): Promise<void> {
  if (found.state === "failed" && state === "ready") return;
  const nothing = { title: "", description: "", site: "", picture: false };
  await ctx.db.linkPreview.update({ where: { id }, data: found.state === "failed" ? { state: "failed" } : { ...nothing, ...found, dueAt: null } });
}
