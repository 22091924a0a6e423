import { fold, writeQuery, type Query } from "@search";

/** A search is kept so long as it was made; then only how often its term was asked for. */
export const keptDays = 30;
/** What operators can look at: from the days kept, and with the last from the sums of a year too. */
export const logSpans = [7, 30, 365] as const;
/** A term is shown when so many people asked for it, and kept beyond 30 days when so many did. */
export const shownFrom = 2;
export const keptFrom = 5;

const email = /[^\s@]+@[^\s@]+\.[^\s@]+/;
const longNumber = /\d(?:[\s().\-/+]*\d){6,}/;

/** Whether a text may say who somebody is: an e-mail address, or seven digits and more, as in numbers of phones, cards and papers. Rather too much than too little. */
export function looksPersonal(text: string): boolean {
  const plain = text.normalize("NFKC");
  return email.test(plain) || longNumber.test(plain);
}

/** The words of a query in one form for all writings; empty when there are none, or when they look personal. Its filters may name members: they are no part of it. */
export function termOf({ terms }: Pick<Query, "terms">): string {
  const text = writeQuery({ terms, filters: [] });
  return looksPersonal(text) ? "" : fold(text);
}
