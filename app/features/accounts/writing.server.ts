import { isLocale, type Locale } from "~/kernel/words";
import type { Context } from "~/platform/context";

/** A mail in both languages; {name}, {link} and {community} are filled in, and what else the caller gives. */
export type LetterWords = Record<Locale, { subject: string; text: string }>;

type Letter = { to: string; locale: string | null; words: LetterWords; link: string; values: { name: string } & Record<string, string> };

/** Hands a mail over to be sent, in the reader's language or else the community's. `link` is a path of ours. */
export async function sendLetter(ctx: Context, { to, locale, words, link, values }: Letter): Promise<void> {
  const { subject, text } = words[isLocale(locale) ? locale : ctx.community.locale];
  const all = { ...values, community: ctx.community.name, link: `${ctx.community.origin}${link}` };
  await ctx.ports.mailer.send({ to, subject: fill(subject, all), text: fill(text, all) });
}

/** Writes to a member; those without an account are not reached. */
export async function writeToMember(ctx: Context, memberId: string, letter: Omit<Letter, "to" | "locale" | "values"> & { values?: Record<string, string> }): Promise<void> {
  const account = await ctx.db.account.findUnique({ where: { memberId }, include: { member: true } });
  if (account) await sendLetter(ctx, { ...letter, to: account.email, locale: account.locale, values: { ...letter.values, name: account.member.displayName } });
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? "").replace(/[\r\n]+/g, " "));
}
