import { makeHtmlToMarkdown } from "~/kernel/html-to-markdown/html-to-markdown";
import { fenced } from "~/kernel/html-to-markdown/markdown-rules";
import { plainTextOf } from "./plain-text";

/** Markdown, or when `isPlain` the words alone, as one block. */
export type Converted = { markdown: string; isPlain: boolean };
export type ToMarkdown = (text: string) => Converted;

/** More HTML than this is not converted: its words are kept. */
const htmlCharactersMax = 400_000;

/** Makes the converter of one source's posts. `siteUrl` completes addresses that begin at the source's root. */
export function makeToMarkdown(siteUrl: string | null): ToMarkdown {
  const convert = makeHtmlToMarkdown({ siteUrl, pictures: "shown" });
  return (html) => {
    if (html.length > htmlCharactersMax) return plainly(html);
    try {
      return { markdown: convert(html), isPlain: false };
    } catch (error) {
      if (error instanceof RangeError) return plainly(html);
      throw error;
    }
  };
}

function plainly(html: string): Converted {
  return { markdown: asPlainBlock(plainTextOf(html)), isPlain: true };
}

/** Words as a block that means nothing but themselves. */
export function asPlainBlock(text: string): string {
  return fenced(text).trim();
}
