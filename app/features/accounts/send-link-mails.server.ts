import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import { issueMailToken } from "./mail-token.server";
import { mailLinkMs } from "./rules";
import { mailWords } from "./mail-words";
import { sendLetter, writeToMember } from "./writing.server";

/**
 * Mails what a sign-up or reset asked for: a link, or to the owner of a known address the news that
 * somebody tried it. The secret is made here and only its hash is kept, so a repeat sends a fresh link.
 */
export async function sendLinkMail(ctx: Context, event: RecordedEvent): Promise<void> {
  if (event.type === "password-reset.requested") return mailMember(ctx, event.subjectId, "reset");
  if (event.payload.known === true) return mailMember(ctx, event.subjectId, "known");
  const signUp = await ctx.db.signUp.findUnique({ where: { id: event.subjectId } });
  if (!signUp) return; // replaced by a later request, or verified
  const secret = await ctx.transaction((ctx) => issueMailToken(ctx, "verify", signUp.id, mailLinkMs));
  await sendLetter(ctx, { to: signUp.email, locale: signUp.locale, words: mailWords.verify, link: `/verify?token=${secret}`, values: { name: signUp.displayName } });
}

async function mailMember(ctx: Context, memberId: string, kind: "reset" | "known"): Promise<void> {
  if (!(await ctx.db.account.findUnique({ where: { memberId }, select: { memberId: true } }))) return;
  const secret = kind === "reset" ? await ctx.transaction((ctx) => issueMailToken(ctx, "reset", memberId, mailLinkMs)) : null;
  await writeToMember(ctx, memberId, { words: mailWords[kind], link: secret ? `/reset?token=${secret}` : "/sign-in" });
}
