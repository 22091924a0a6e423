import { quoteWords } from "~/features/topics/quote-words";
import { say, type Locale } from "~/kernel/words";

/** A quote as Markdown: whose it is, with the way to the post, and the text in quoted lines. */
export function quoteText({ name, postId, text }: { name: string; postId: string; text: string }, locale: Locale): string {
  const shown = name.replace(/[\\[\]*_`<>~@]/g, "\\$&");
  const lines = text.trim().split("\n").map((line) => (line.trim() === "" ? ">" : `> ${line}`));
  return `${say(quoteWords.head, locale, { name: shown, href: `/posts/${postId}` })}\n\n${lines.join("\n")}`;
}

/** The address of a place on the page at hand, for a link in a text that stands elsewhere. Whom one was answering is left out. */
export function addressHere({ pathname, search }: { pathname: string; search: string }, fragment: string): string {
  const params = new URLSearchParams(search);
  params.delete("replyTo");
  const query = params.toString();
  return pathname + (query && `?${query}`) + fragment;
}
