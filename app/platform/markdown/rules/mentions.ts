import { type StateCore, type Token } from "markdown-it";
import { linkTokens, rewriteInline, textToken } from "../tokens";

// A letter of an alphabet before "@" makes it an e-mail address; Chinese has no space to put there.
// "@scope/package" and "@user@host" name something else than a member.
const mention =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_+%&=@/])@([a-z0-9_-]{3,30})(?![a-z0-9_@-]|\/[a-z0-9])/giu;

/** Links `@handle` to the member's page, outside code and links. */
export function linkMentions(state: StateCore): void {
  rewriteInline(state.tokens, (token, linkDepth) =>
    linkDepth > 0 || token.type !== "text" || !token.content.includes("@") ? null : split(token.content),
  );
}

/** The handle a mention's link stands for, lower-case; null for any other token. */
export function mentionedHandle(token: Token): string | null {
  const handle = token.meta?.["handle"];
  return typeof handle === "string" ? handle : null;
}

function split(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(mention)) {
    if (match.index > from) tokens.push(textToken(text.slice(from, match.index)));
    tokens.push(...mentionTokens(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) tokens.push(textToken(text.slice(from)));
  return tokens;
}

function mentionTokens(text: string): Token[] {
  const handle = text.slice(1).toLowerCase();
  const [open, name, close] = linkTokens(text, { href: `/members/${handle}`, class: "mention" });
  open.meta = { handle };
  return [open, name, close];
}
