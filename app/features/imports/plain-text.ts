import { parseFragment, type DefaultTreeAdapterMap } from "parse5";

type HtmlNode = DefaultTreeAdapterMap["childNode"];

const blocks = new Set([
  "p", "div", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "table", "tr",
]);
const silent = new Set(["script", "style", "template"]);

/** The words of an HTML fragment, a line for each block. */
export function plainTextOf(html: string): string {
  if (!/[<&]/.test(html)) return tidy(html);
  const words: string[] = [];
  const waiting: (HtmlNode | "\n")[] = [...parseFragment(html).childNodes].reverse();
  // A stack of our own: hostile nesting must not overflow the program's.
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === "\n") words.push("\n");
    else if (node.nodeName === "#text" && "value" in node) words.push(node.value.replace(/\s+/g, " "));
    else if ("childNodes" in node && !silent.has(node.nodeName)) {
      const edge = blocks.has(node.nodeName) ? ["\n" as const] : [];
      waiting.push(...edge, ...node.childNodes.toReversed(), ...edge);
    }
  }
  return tidy(words.join(""));
}

function tidy(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
  return lines.filter((line) => line !== "").join("\n");
}
