import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findPostInPlace } from "~/features/posts/queries.server";
import { lockMember } from "~/features/members/writing.server";
import { bookmarksMax, whyNotRemindAt } from "./rules";

type Input = { postId: string; note: string; /** Null: none; left out: as it is. */ remindAt?: Date | null | undefined };

/**
 * Keeps a post at hand, or changes the note and the reminder. Nobody else sees it.
 * Refuses: a post out of sight, a time that is past or more than two years ahead, more than 2 000 bookmarks.
 */
export async function setBookmark(ctx: MemberContext, { postId, note, remindAt }: Input): Promise<Result<{ topicId: string }, "not-found" | "reminder-time-wrong" | "too-many-bookmarks">> {
  const { actor } = ctx;
  const wrong = remindAt ? whyNotRemindAt(remindAt, ctx.now()) : null;
  if (wrong) return refused(wrong);
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const post = await findPostInPlace(ctx, postId, "read");
    if (!post) return refused("not-found");
    await lockMember(ctx, actor.id);
    const where = { memberId_postId: { memberId: actor.id, postId } };
    const present = await ctx.db.bookmark.findUnique({ where, select: { postId: true } });
    if (!present && (await ctx.db.bookmark.count({ where: { memberId: actor.id } })) >= bookmarksMax) return refused("too-many-bookmarks", { limit: bookmarksMax });
    const reminder = remindAt === undefined ? {} : { remindAt, remindedAt: null };
    await ctx.db.bookmark.upsert({ where, create: { memberId: actor.id, postId, note, createdAt: ctx.now(), ...reminder }, update: { note, ...reminder } });
    return ok({ topicId: post.topicId });
  });
}

/** Lets a bookmark go; harmless when there is none. */
export async function removeBookmark(ctx: MemberContext, postId: string): Promise<void> {
  await ctx.db.bookmark.deleteMany({ where: { memberId: ctx.actor.id, postId } });
}
