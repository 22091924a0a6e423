import { type Token } from "markdown-it";
import { escapeHtml } from "~/kernel/escape-html";
import { highlighter } from "./languages";
import { limits } from "./limits";

const languageName = /^[a-z0-9+#._-]{1,20}/;
const longLine = new RegExp(`.{${limits.highlightLineCharsMax + 1}}`);

/** The type of a code block whose content is HTML already. */
export const codeHtml = "code_html";

/**
 * Turns every code block into finished HTML, coloured while the document's budget lasts.
 * The block takes the keyboard's focus, as it scrolls sideways.
 */
export function highlightCode(tokens: Token[]): void {
  let bytesLeft: number = limits.highlightDocumentBytesMax;
  for (const token of tokens) {
    if (token.type !== "fence" && token.type !== "code_block") continue;
    const bytes = Buffer.byteLength(token.content);
    const affordable = bytes <= Math.min(limits.highlightBlockBytesMax, bytesLeft);
    const language = affordable && !longLine.test(token.content) ? knownLanguage(token.info) : null;
    if (language) bytesLeft -= bytes;
    token.content = codeBlock(token.content, language);
    token.type = codeHtml;
  }
}

function knownLanguage(info: string): string | null {
  const name = languageName.exec(info.trim().toLowerCase())?.[0];
  return name && highlighter.getLanguage(name) ? name : null;
}

function codeBlock(code: string, language: string | null): string {
  const name = language ? ` language-${language}` : "";
  const html = language
    ? highlighter.highlight(code, { language, ignoreIllegals: true }).value
    : escapeHtml(code);
  return `<pre tabindex="0"><code class="hljs${name}">${html}</code></pre>\n`;
}
