import type { RecordedEvent } from "~/events/catalogue";
import { writeToMember, type LetterWords } from "~/features/accounts/writing.server";
import type { Context } from "~/platform/context";

/** The question's own words stay out of the mail: by the time it is read they may be out of sight. */
const words: LetterWords = {
  en: { subject: "You are asked for an answer", text: "Hello {name},\n\nsomebody at {community} thinks you can answer this question:\n\n{link}\n\nYou need not. In the settings you can say that you do not want to be asked.\n" },
  "zh-CN": { subject: "有人邀请你回答问题", text: "{name}，你好：\n\n{community} 上有人认为你能回答这个问题：\n\n{link}\n\n不回答也没关系。如果不想再收到邀请，可以在设置里关闭。\n" },
};

/** Writes to who was asked to answer, if the invitation still stands. */
export async function mailInvitation(ctx: Context, event: RecordedEvent): Promise<void> {
  const { memberId } = event.payload;
  if (typeof memberId !== "string") return;
  const stands = await ctx.db.invitation.findUnique({ where: { topicId_memberId: { topicId: event.subjectId, memberId } } });
  if (stands) await writeToMember(ctx, memberId, { words, link: `/t/${event.subjectId}` });
}
