/** What stands in HTML as text and would mean something in our Markdown, beyond what turndown escapes. */
const meaningful: [RegExp, string][] = [
  [/&(?=#?\w+;)/g, "\\&"],
  [/<(?=[a-z/!?])/gi, "\\<"],
  [/~(?=~)/g, "\\~"],
  [/^(\d+)\) /g, "$1\\) "],
];

/** An `@name` that our renderer would link. */
const mention = /(?<![\w+%&=@/\\])@(?=[a-z0-9_-]{3})/gi;

/** Escapes the words of a text node, after turndown's own escapes. */
export function escapeText(text: string): string {
  return escapeMentions(meaningful.reduce((escaped, [pattern, by]) => escaped.replace(pattern, by), text));
}

/** Keeps `@name` as words: it names somebody of the source, not the member who has that handle here. */
function escapeMentions(text: string): string {
  return text.replace(mention, "\\@");
}

/**
 * A comment as it was typed, which already is Markdown; only mentions outside of code spans and
 * addresses are kept from becoming links to members.
 */
export function commentMarkdown(text: string): string {
  const pieces = text.trim().split(/(`[^`]*`|https?:\/\/\S+)/);
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : escapeMentions(piece))).join("");
}
