import TurndownService from "turndown";
import { escapeText } from "./escape-text";
import { fenced, markdownRules, settleLinks } from "./markdown-rules";
import { plainTextOf } from "./plain-text";

/** Markdown, or when `isPlain` the words alone, as one block. */
export type Converted = { markdown: string; isPlain: boolean };
export type ToMarkdown = (text: string) => Converted;

/** More HTML than this is not converted: its words are kept. */
const htmlCharactersMax = 400_000;

/** Older dumps name a code block's language in a comment before it. */
const languageComment = /<!--\s*language(?:-all)?:\s*(?:lang-)?([\w+#-]+)\s*-->\s*<pre(?=[\s>])/gi;

/**
 * Makes the converter of one source's posts. Its Markdown holds no HTML: what Markdown cannot say
 * keeps its words. `siteUrl` completes addresses that begin at the source's root.
 */
export function makeHtmlToMarkdown(siteUrl: string | null): ToMarkdown {
  const service = new TurndownService({
    headingStyle: "atx", hr: "---", bulletListMarker: "-", codeBlockStyle: "fenced", emDelimiter: "*", strongDelimiter: "**",
  });
  for (const [name, rule] of Object.entries(markdownRules(siteUrl))) service.addRule(name, rule);
  service.remove(["script", "style"]);
  const escape = service.escape.bind(service);
  service.escape = (text) => escapeText(escape(text));
  return (html) => {
    if (html.length > htmlCharactersMax) return plainly(html);
    try {
      const markdown = service.turndown(html.replace(languageComment, '<pre class="lang-$1"'));
      return { markdown: settleLinks(markdown), isPlain: false };
    } catch (error) {
      if (error instanceof RangeError) return plainly(html); // nested too deep for its recursion
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
