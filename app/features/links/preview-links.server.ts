import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import { fetchPreview } from "./fetch-preview.server";
import { expiredBefore, previewPictureName, triesMax } from "./rules";
import { settleLinks } from "./settle-links.server";

/**
 * Gives posts that were written, edited, moved or came in sight their cards, and takes them from those that went out of
 * sight. Imported ones are left alone: a whole archive would be fetched.
 */
export async function previewLinks(ctx: Context, events: RecordedEvent[]): Promise<void> {
  const own = events.filter(({ imported }) => !imported);
  const topics = own.filter(({ subjectType }) => subjectType === "topic").map(({ subjectId }) => subjectId);
  const moved = topics.length === 0 ? [] : await ctx.db.post.findMany({ where: { topicId: { in: topics }, hasLink: true, imported: false }, select: { id: true } });
  const posts = new Set([...own.filter(({ subjectType }) => subjectType === "post").map(({ subjectId }) => subjectId), ...moved.map(({ id }) => id)]);
  const due = new Set<string>();
  for (const postId of posts) for (const id of await settleLinks(ctx, postId)) due.add(id);
  await Promise.all([...due].map((id) => fetchPreview(ctx, id)));
}

const retriesMax = 20;

/** Tries again what failed, a few at a time. */
export async function retryPreviews(ctx: Context): Promise<void> {
  if (!ctx.ports.outgoing.isOn) return;
  const where = { dueAt: { lte: ctx.now() }, tries: { lt: triesMax }, uses: { some: {} } };
  const due = await ctx.db.linkPreview.findMany({ where, orderBy: { dueAt: "asc" }, take: retriesMax, select: { id: true } });
  await Promise.all(due.map(({ id }) => fetchPreview(ctx, id)));
}

/** Forgets pages that no post shows any more, with their pictures, a week after they were fetched. */
export async function removeOldPreviews(ctx: Context): Promise<void> {
  const where = { fetchedAt: { lt: expiredBefore(ctx.now()) }, uses: { none: {} } };
  for (const { id } of await ctx.db.linkPreview.findMany({ where, take: 500, select: { id: true } })) {
    await ctx.ports.files.remove(previewPictureName(id));
    await ctx.db.linkPreview.deleteMany({ where: { ...where, id } });
  }
}
