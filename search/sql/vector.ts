import type { SearchDocument } from "../types";
import { tokenize, type Token } from "../text/tokenize";

/** Raised when the terms of a text change: older rows are then built anew. */
export const tokenizerVersion = 1;

type Weight = "A" | "B" | "C" | "D";

const bodyLengthMax = 20_000;
const positionsOfTermMax = 24;
const positionMax = 16_383;
/** Between title, tags and body, so that no phrase reaches across. */
const gap = 10;
const latinTerm = /^\p{Script=Latin}{3,32}$/u;

type Part = { weight: Weight; tokens: readonly Token[] };

/**
 * The document's tsvectors as literals: `head` is title and tags, `words` all of it; a post's topic's title is in its words alone.
 * `latin`: the terms by which slips of the pen are put right.
 */
export function vectorsOf({ type, title, tags, body }: SearchDocument): { head: string; words: string; latin: string[] } {
  const isTopic = type === "topic";
  const titled: Part = { weight: isTopic ? "A" : "C", tokens: tokenize(title) };
  const written: Part = { weight: "D", tokens: tokenize(body.slice(0, bodyLengthMax)) };
  const head = isTopic ? [titled, ...tags.map((tag): Part => ({ weight: "B", tokens: tokenize(tag) }))] : [];
  const terms = new Set([titled, written].flatMap(({ tokens }) => tokens.map(({ term }) => term)));
  return { head: literalOf(head), words: literalOf(isTopic ? [...head, written] : [titled, written]), latin: [...terms].filter((term) => latinTerm.test(term)) };
}

function literalOf(parts: readonly Part[]): string {
  const places = new Map<string, string[]>();
  let start = 0;
  for (const { weight, tokens } of parts) {
    for (const { term, position } of tokens) {
      const known = places.get(term) ?? [];
      places.set(term, known);
      if (known.length < positionsOfTermMax && start + position <= positionMax) known.push(`${start + position}${weight}`);
    }
    start += (tokens.at(-1)?.position ?? 0) + gap;
  }
  return [...places].filter(([, at]) => at.length > 0).map(([term, at]) => `${quoteLexeme(term)}:${at.join(",")}`).join(" ");
}

/** A term as tsvector and tsquery literals write it. */
export function quoteLexeme(term: string): string {
  return `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
