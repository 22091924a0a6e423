import TurndownService from "turndown";
import { escapeText } from "./escape-text";
import { markdownRules, settleLinks, type HtmlSource } from "./markdown-rules";

/** Older dumps name a code block's language in a comment before it. */
const languageComment = /<!--\s*language(?:-all)?:\s*(?:lang-)?([\w+#-]+)\s*-->\s*<pre(?=[\s>])/gi;

/**
 * Makes a converter of HTML, in a browser or on the server. Its Markdown holds no HTML: what Markdown cannot
 * say keeps its words. Throws RangeError when the HTML is nested too deep for its recursion.
 */
export function makeHtmlToMarkdown(source: HtmlSource): (html: string) => string {
  const service = new TurndownService({
    headingStyle: "atx", hr: "---", bulletListMarker: "-", codeBlockStyle: "fenced", emDelimiter: "*", strongDelimiter: "**",
  });
  for (const [name, rule] of Object.entries(markdownRules(source))) service.addRule(name, rule);
  service.remove(["script", "style"]);
  const escape = service.escape.bind(service);
  service.escape = (text) => escapeText(escape(text));
  return (html) => settleLinks(service.turndown(html.replace(languageComment, '<pre class="lang-$1"')));
}
