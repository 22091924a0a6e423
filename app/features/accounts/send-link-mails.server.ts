import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import { issueMailToken } from "./mail-token.server";
import { mailLinkMs } from "./rules";
import { mailWords, type MailKind } from "./mail-words";

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
  await send(ctx, { to: signUp.email, locale: signUp.locale, kind: "verify", name: signUp.displayName, link: `/verify?token=${secret}` });
}

async function mailMember(ctx: Context, memberId: string, kind: "reset" | "known"): Promise<void> {
  const account = await ctx.db.account.findUnique({ where: { memberId }, include: { member: true } });
  if (!account) return;
  const secret = kind === "reset" ? await ctx.transaction((ctx) => issueMailToken(ctx, "reset", memberId, mailLinkMs)) : null;
  const link = secret ? `/reset?token=${secret}` : "/sign-in";
  await send(ctx, { to: account.email, locale: account.locale, kind, name: account.member.displayName, link });
}

type Letter = { to: string; locale: string | null; kind: MailKind; name: string; link: string };

async function send(ctx: Context, letter: Letter): Promise<void> {
  const locale = (letter.locale ?? ctx.community.locale) === "zh-CN" ? "zh-CN" : "en";
  const words = mailWords[letter.kind][locale];
  const values = { community: ctx.community.name, name: letter.name, link: `${ctx.community.origin}${letter.link}` };
  await ctx.ports.mailer.send({ to: letter.to, subject: fill(words.subject, values), text: fill(words.text, values) });
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? "").replace(/[\r\n]+/g, " "));
}
