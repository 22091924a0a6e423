import { fold } from "./text/fold";
import { segmentRun } from "./text/segment";
import { synonymsOf } from "./text/synonyms";
import { formsOf, piecesOf } from "./text/tokenize";
import type { Term } from "./types";

/** A piece of a text in order; `isHit`: it is what was searched for. */
export type Snippet = { text: string; isHit: boolean }[];

type Range = { from: number; to: number };

/**
 * The stretch of the text that holds most of what was searched for, in pieces; of a text without any its beginning.
 * `length`: characters, about. Cut places are marked by an ellipsis.
 */
export function snippetOf(text: string, terms: readonly Term[], length: number, corrections: readonly { from: string; to: string }[] = []): Snippet {
  const hits = hitsIn(text, terms, corrections);
  const from = startOf(text, hits, length);
  const to = Math.min(text.length, from + length);
  const inside = hits.filter((hit) => hit.from >= from && hit.to <= to);
  const pieces: Snippet = from > 0 ? [{ text: "… ", isHit: false }] : [];
  let at = from;
  for (const hit of inside) {
    if (hit.from > at) pieces.push({ text: text.slice(at, hit.from), isHit: false });
    pieces.push({ text: text.slice(hit.from, hit.to), isHit: true });
    at = hit.to;
  }
  const rest = text.slice(at, to).trimEnd() + (to < text.length ? " …" : "");
  return rest ? [...pieces, { text: rest, isHit: false }] : pieces;
}

/** Where what was searched for stands, without overlaps. */
function hitsIn(text: string, terms: readonly Term[], corrections: readonly { from: string; to: string }[]): Range[] {
  const { folded, places } = foldWithPlaces(text);
  const ranges = needlesOf(terms, corrections).flatMap(({ needle, isWord }) => {
    const found: Range[] = [];
    for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + needle.length)) {
      const startsWord = !isWord || !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? " ");
      if (startsWord) found.push({ from: places[at] ?? 0, to: places[at + needle.length] ?? text.length });
    }
    return found;
  });
  return ranges.sort((one, other) => one.from - other.from || other.to - one.to).filter(({ from }, index, all) => !all.slice(0, index).some((former) => former.to > from));
}

function needlesOf(terms: readonly Term[], corrections: readonly { from: string; to: string }[]): { needle: string; isWord: boolean }[] {
  const texts = terms.filter(({ negated }) => !negated).flatMap(({ kind, text }) => (kind === "phrase" ? [text] : piecesOf(text).map((piece) => piece.text)));
  return texts.flatMap((text) => {
    const folded = fold(text);
    const [first] = piecesOf(text);
    if (first?.kind === "run") return [folded, ...synonymsOf(folded), ...segmentRun(text).words.flat()].map((needle) => ({ needle, isWord: !piecesOf(needle).some(({ kind }) => kind === "run") }));
    const meant = corrections.filter(({ from }) => from === folded).map(({ to }) => to);
    return [...formsOf(text), ...synonymsOf(folded), ...meant].map((needle) => ({ needle, isWord: true }));
  });
}

/** The folded text, and of each of its code units where it stood. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const form = fold(character);
    folded += form;
    for (let unit = 0; unit < form.length; unit += 1) places.push(at);
    at += character.length;
  }
  places.push(at);
  return { folded, places };
}

/** Where the stretch with most hits begins, a little before its first. */
function startOf(text: string, hits: readonly Range[], length: number): number {
  const counted = hits.map(({ from }) => ({ from, count: hits.filter((hit) => hit.from >= from && hit.to <= from + length).length }));
  const best = counted.reduce((one, other) => (other.count > one.count ? other : one), { from: 0, count: 0 });
  if (best.from + 20 < length && hits.length > 0 && best.count === hits.filter(({ to }) => to <= length).length) return 0;
  const start = Math.max(0, Math.min(best.from - 30, text.length - length));
  const gap = text.slice(start, start + 20).search(/[\s，。、；：,.;:]/);
  return start === 0 ? 0 : start + (gap === -1 ? 0 : gap + 1);
}
