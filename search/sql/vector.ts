import type { SearchDocument } from "../types";
import { tokenize } from "../text/tokenize";

/** Raised when the terms of a text change: older rows are then built anew. */
export const tokenizerVersion = 1;

type Weight = "A" | "B" | "C" | "D";

const bodyLengthMax = 20_000;
const positionsOfTermMax = 24;
const positionMax = 16_383;
/** Between title, tags and body, so that no phrase reaches across. */
const gap = 10;

/** The document's tsvectors as literals: `head` is title and tags, `words` all of it. A post's topic's title is in its words alone. */
export function vectorsOf({ type, title, tags, body }: SearchDocument): { head: string; words: string } {
  const isTopic = type === "topic";
  const titled: [Weight, string][] = [[isTopic ? "A" : "C", title]];
  const tagged: [Weight, string][] = tags.map((tag) => ["B", tag]);
  return {
    head: isTopic ? literalOf([...titled, ...tagged]) : "",
    words: literalOf([...titled, ...(isTopic ? tagged : []), ["D", body.slice(0, bodyLengthMax)]]),
  };
}

function literalOf(parts: [Weight, string][]): string {
  const places = new Map<string, string[]>();
  let start = 0;
  for (const [weight, text] of parts) {
    const tokens = tokenize(text);
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

/** The terms by which slips of the pen are put right: Latin words. */
export function latinTermsOf({ title, body }: SearchDocument): string[] {
  const terms = tokenize(`${title}\n${body.slice(0, bodyLengthMax)}`).map(({ term }) => term);
  return [...new Set(terms)].filter((term) => /^\p{Script=Latin}{3,32}$/u.test(term));
}
