import { type Token } from "markdown-it";
import { cleanText } from "./clean-text";
import { mentionedHandle } from "./rules/mentions";
import { attributeOf, linksIn, textOf } from "./tokens";
import { leavesCommunity } from "./urls";

/** What a parsed document holds, counted before anything is written out. */
export type Measures = {
  /** Its words without markup, whitespace folded. */
  text: string;
  /** Links that lead away from the community: other sites, mailboxes, foreign images. */
  linkCount: number;
  /** Images shown in place. */
  imageCount: number;
  /** Handles addressed with `@`, lower-case, each once, in order. */
  mentions: string[];
  /** How deep blocks nest. */
  depth: number;
  /** The length of all attribute values: references can repeat one long address many times. */
  attributeChars: number;
};

/** Counts a parsed document. */
export function measure(blocks: Token[]): Measures {
  const links = blocks.flatMap(linksIn);
  return {
    text: cleanText(blocks.map(textOfBlock).join(" ")).replace(/\s+/g, " ").trim(),
    linkCount: links.filter((link) => leavesCommunity(attributeOf(link, "href"))).length,
    imageCount: sum(blocks, (block) => sum(block.children, (token) => Number(token.type === "image"))),
    mentions: [...new Set(links.flatMap((link) => mentionedHandle(link) ?? []))],
    depth: blocks.reduce((deepest, { level }) => Math.max(deepest, level), 0),
    attributeChars: sum(blocks, (block) => sum(block.children, attributeCharsOf)),
  };
}

function textOfBlock(block: Token): string {
  return block.children ? textOf(block.children) : block.content;
}

function attributeCharsOf({ attrs }: Token): number {
  return sum(attrs, ([, value]) => String(value).length);
}

function sum<T>(items: T[] | null, amountOf: (item: T) => number): number {
  return (items ?? []).reduce((total, item) => total + amountOf(item), 0);
}
