import MarkdownIt, { type Token } from "markdown-it";

/** A piece of text. */
export function textToken(content: string): Token {
  const token = new MarkdownIt.Token("text", "", 0);
  token.content = content;
  return token;
}

/** An element without content, for example an input. */
export function voidToken(tag: string, attributes: Record<string, string>): Token {
  const token = new MarkdownIt.Token(tag, tag, 0);
  token.attrs = Object.entries(attributes);
  return token;
}

/** A link around text. */
export function linkTokens(text: string, attributes: Record<string, string>): [Token, Token, Token] {
  const open = new MarkdownIt.Token("link_open", "a", 1);
  open.attrs = Object.entries(attributes);
  return [open, textToken(text), new MarkdownIt.Token("link_close", "a", -1)];
}

/** The attribute as a string, empty when it is not there. */
export function attributeOf(token: Token, name: string): string {
  return String(token.attrGet(name) ?? "");
}

/** The links of a block, each by its opening token. */
export function linksIn(block: Token): Token[] {
  return block.children?.filter((token) => token.type === "link_open") ?? [];
}

/** The words of an inline run without its markup; an image gives its alternative text. */
export function textOf(children: Token[] | null): string {
  return (children ?? []).map(wordsOf).join("");
}

function wordsOf(token: Token): string {
  if (token.type === "softbreak" || token.type === "hardbreak") return " ";
  return token.type === "image" ? textOf(token.children) : token.content;
}

/** Answers what replaces an inline token, or null to leave it. */
type InlineRewrite = (token: Token, linkDepth: number) => Token[] | null;

/** Rewrites the inline tokens of a document, one at a time, telling how many links each is inside of. */
export function rewriteInline(blocks: Token[], rewrite: InlineRewrite): void {
  for (const block of blocks) {
    if (block.children?.length) block.children = rewriteRun(block.children, rewrite);
  }
}

function rewriteRun(run: Token[], rewrite: InlineRewrite): Token[] {
  let linkDepth = 0;
  let written: Token[] | null = null;
  for (const [index, token] of run.entries()) {
    if (token.type === "link_open" || token.type === "link_close") linkDepth += token.nesting;
    const replacement = rewrite(token, linkDepth);
    // Most runs stay as they are: copied only from the first change on.
    if (replacement) written ??= run.slice(0, index);
    written?.push(...(replacement ?? [token]));
  }
  return written ?? run;
}
