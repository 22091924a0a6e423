import { type StateCore, type Token } from "markdown-it";
import { attributeOf, linkTokens, rewriteInline, textOf, textToken } from "../tokens";
import { isOwnFile } from "../urls";

/**
 * Turns every image that is not one of our uploads into a link to it, named by its alternative text.
 * Inside a link only the name is left, since links do not nest.
 */
export function linkForeignImages(state: StateCore): void {
  rewriteInline(state.tokens, (token, linkDepth) => {
    if (token.type !== "image" || isOwnFile(attributeOf(token, "src"))) return null;
    return linkDepth > 0 ? [textToken(nameOf(token))] : linkTokens(nameOf(token), hrefAndTitle(token));
  });
}

function nameOf(image: Token): string {
  return textOf(image.children).trim() || attributeOf(image, "src");
}

function hrefAndTitle(image: Token): Record<string, string> {
  const title = attributeOf(image, "title");
  return { href: attributeOf(image, "src"), ...(title && { title }) };
}
