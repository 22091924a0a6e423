import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import { writeToMember, type LetterWords } from "~/features/accounts/writing.server";
import { hasOldAnswer } from "./queries.server";

const atOnce = 200;

/**
 * Finds questions that have had an answer by another for seven days while none is accepted, each once, and records those whose asker wants
 * to be reminded. Imported questions and members without an account are left out. Records: question.acceptance-due.
 */
export async function remindAskers(ctx: Context): Promise<void> {
  for (let more = true; more; ) more = (await remindSome(ctx)) === atOnce;
}

type Due = { id: string; boardId: string; authorId: string; isWanted: boolean };

async function remindSome(ctx: Context): Promise<number> {
  return ctx.transaction(async (ctx) => {
    const now = ctx.now();
    const due = await ctx.db.$queryRaw<Due[]>`
      WITH due AS MATERIALIZED (
        SELECT t."id" FROM "Topic" t
        WHERE t."kind" = 'question' AND t."state" = 'visible' AND t."acceptedPostId" IS NULL AND t."closedAs" IS NULL AND t."acceptanceDueAt" IS NULL AND t."replyCount" > 0 AND NOT t."imported"
          AND t."lockedAt" IS NULL AND ${hasOldAnswer(now)} ORDER BY t."id" LIMIT ${atOnce} FOR NO KEY UPDATE OF t SKIP LOCKED)
      UPDATE "Topic" t SET "acceptanceDueAt" = ${now} FROM due WHERE t."id" = due."id"
      RETURNING t."id", t."boardId", t."authorId", EXISTS (SELECT 1 FROM "Account" a WHERE a."memberId" = t."authorId" AND a."acceptanceReminders") AS "isWanted"`;
    for (const { id, boardId, authorId } of due.filter(({ isWanted }) => isWanted)) {
      await ctx.record({ type: "question.acceptance-due", actorId: null, subjectType: "topic", subjectId: id, boardId, payload: { memberId: authorId } });
    }
    return due.length;
  });
}

/** What the question is about stays out of the mail: it may be read by others. */
const words: LetterWords = {
  en: {
    subject: "Did an answer help you?",
    text: "Hello {name},\n\na question of yours at {community} has had an answer for a week, and none is accepted:\n\n{link}\n\nAccept the one that helped: it tells those who come after you, and thanks who wrote it. If none did, say in a comment what is missing.\n\nYou are reminded once for each question. To have no such mails: {settings}\n",
  },
  "zh-CN": {
    subject: "有回答帮到你了吗？",
    text: "{name}，你好：\n\n你在 {community} 的提问已有回答一周了，还没有采纳：\n\n{link}\n\n请采纳帮到你的那个回答，方便后来的人，也是对回答者的感谢。如果都没解决，可以在评论里说说还缺什么。\n\n每个提问只提醒一次。不想收到这类邮件：{settings}\n",
  },
};

/** Mails the asker of a question that still waits for an acceptance. */
export async function mailAsker(ctx: Context, { subjectId, payload: { memberId } }: RecordedEvent): Promise<void> {
  if (typeof memberId !== "string") return;
  const waiting = await ctx.db.topic.findFirst({
    where: { id: subjectId, authorId: memberId, state: "visible", acceptedPostId: null, closedAs: null, author: { state: "active", account: { acceptanceReminders: true } } }, select: { id: true },
  });
  if (waiting) await writeToMember(ctx, memberId, { words, link: `/t/${subjectId}`, values: { settings: `${ctx.community.origin}/settings/account#mails` } });
}
