import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import { writeToMember, type LetterWords } from "~/features/accounts/writing.server";

const atOnce = 200;

/** Marks the bookmarks whose time has come and records it. Records: bookmark.due, once for each reminder. */
export async function remindOfBookmarks(ctx: Context): Promise<void> {
  for (let more = true; more; ) more = (await remindSome(ctx)) === atOnce;
}

async function remindSome(ctx: Context): Promise<number> {
  return ctx.transaction(async (ctx) => {
    const now = ctx.now();
    const due = await ctx.db.$queryRaw<{ memberId: string; postId: string }[]>`
      UPDATE "Bookmark" SET "remindedAt" = ${now} WHERE ("memberId", "postId") IN (
        SELECT "memberId", "postId" FROM "Bookmark" WHERE "remindAt" <= ${now} AND "remindedAt" IS NULL ORDER BY "remindAt" LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
      RETURNING "memberId", "postId"`;
    for (const { memberId, postId } of due) await ctx.record({ type: "bookmark.due", actorId: null, subjectType: "post", subjectId: postId, payload: { memberId } });
    return due.length;
  });
}

/** The post's own words stay out of the mail: by the time it is read they may be out of sight. */
const words: LetterWords = {
  en: { subject: "You wanted to be reminded", text: "Hello {name},\n\nyou wanted to come back to this post at {community}:\n\n{link}\n\n{note}\n" },
  "zh-CN": { subject: "你设置的提醒到时间了", text: "{name}，你好：\n\n你想回来看看 {community} 的这篇帖子：\n\n{link}\n\n{note}\n" },
};

/** Mails a reminder to whoever set it. */
export async function mailReminder(ctx: Context, event: RecordedEvent): Promise<void> {
  const { memberId } = event.payload;
  if (typeof memberId !== "string") return;
  const bookmark = await ctx.db.bookmark.findUnique({ where: { memberId_postId: { memberId, postId: event.subjectId } } });
  if (bookmark) await writeToMember(ctx, memberId, { words, link: `/posts/${event.subjectId}`, values: { note: bookmark.note } });
}
