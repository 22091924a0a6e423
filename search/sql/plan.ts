import { segmentRun } from "../text/segment";
import { synonymsOf } from "../text/synonyms";
import { formsOf, pairsOf, piecesOf } from "../text/tokenize";
import { fold } from "../text/fold";
import type { Term } from "../types";
import { quoteLexeme } from "./vector";

/** A word that must be found: in one of its forms. `asked` is how it was written; from `begunMin` letters on also what begins with it will do. */
type Need = { asked: string; forms: string[]; begunMin: number };
type Corrections = ReadonlyMap<string, readonly string[]>;

/** The query for the engine: `strict` holds every word, `wide` any of them, `scattered` any pair of characters, `rank` all that speaks for a document. Empty: there are no words. */
export type Plan = { strict: string; wide: string; scattered: string; rank: string; exact: string };

const prefixLengthMin = 3;
/** Beside other words, so many letters begin few enough words. */
const sureLettersMin = 4;

/** The Latin words of the terms, which may be misspelt. */
export function wordsOf(terms: readonly Term[]): string[] {
  return positive(terms).filter(({ kind }) => kind === "word").flatMap(({ text }) => piecesOf(text)).flatMap((piece) => (piece.kind === "word" ? [fold(piece.text)] : []));
}

/** Turns terms into tsqueries. `corrections`: what a word is taken for that nobody has written. */
export function planOf(terms: readonly Term[], corrections: Corrections): Plan {
  const wanted = positive(terms);
  const parts = partsOf(wanted, prefixLengthMin, corrections);
  const needs = parts.flatMap((part) => part.needs);
  const none = unwanted(terms);
  const [all, any] = [needs.join(" & "), needs.join(" | ")];
  const but = (query: string): string => (query === "" ? none.join(" & ") : [`(${query})`, ...none].join(" & "));
  const whole = wanted.map(({ text }) => text).join(" ");
  const pairs = wanted.flatMap(({ text }) => piecesOf(text)).flatMap((piece) => (piece.kind === "run" ? segmentRun(piece.text).words.flat() : [])).map(quoteLexeme);
  return { strict: but(all), wide: but(any), scattered: but([...needs, ...pairs].join(" | ")), rank: [...needs, ...parts.flatMap(({ helps }) => helps)].join(" | "), exact: phraseOf(whole) };
}

/**
 * What titles must hold for what is being typed: `begun` all words, the last as the beginning of one, `whole` all as they are. `sure` leaves out a
 * last word that still begins too many words for all of them to be looked up. `start`: what a title may begin with. Empty: there is nothing such.
 */
export type TitlePlan = { begun: string; whole: string; sure: string; start: string };

export function titlePlanOf(terms: readonly Term[]): TitlePlan {
  const wanted = positive(terms);
  const none = unwanted(terms);
  const needing = (begunMin: number, words = wanted): string => {
    const needs = partsOf(words, begunMin, new Map()).flatMap((part) => part.needs);
    return needs.length > 0 ? [...needs, ...none].join(" & ") : "";
  };
  const isShort = lettersAtEnd(wanted) < (wanted.length > 1 ? sureLettersMin : 2);
  const isPlain = wanted.length === terms.length && wanted.every(({ kind }) => kind === "word");
  return {
    begun: needing(1), whole: needing(Infinity), sure: isShort ? needing(Infinity, wanted.slice(0, -1)) : needing(1),
    start: isPlain ? wanted.map(({ text }) => text).join(" ").normalize("NFKC").toLowerCase() : "",
  };
}

/** How many letters the last word has; Chinese begins few words from its first character on. */
function lettersAtEnd(terms: readonly Term[]): number {
  const piece = piecesOf(terms.at(-1)?.text ?? "").at(-1);
  return piece?.kind === "word" ? [...piece.text].length : Infinity;
}

/** The terms' parts; of the last, words that may still be typed on. */
function partsOf(terms: readonly Term[], begunMin: number, corrections: Corrections): { needs: string[]; helps: string[] }[] {
  const last = terms.at(-1);
  const parts = terms.map((term) => (term.kind === "phrase" ? { needs: [phraseOf(term.text)], helps: [] } : wordParts(term, term === last ? begunMin : Infinity, corrections)));
  return parts.map(({ needs, helps }) => ({ needs: needs.filter(Boolean), helps }));
}

function unwanted(terms: readonly Term[]): string[] {
  return terms.filter(({ negated }) => negated).map(({ text }) => phraseOf(text)).filter(Boolean).map((phrase) => `!(${phrase})`);
}

function positive(terms: readonly Term[]): Term[] {
  return terms.filter(({ negated }) => !negated);
}

function wordParts({ text }: Term, begunMin: number, corrections: Corrections): { needs: string[]; helps: string[] } {
  const pieces = piecesOf(text);
  const parts = pieces.map((piece, at) => {
    if (piece.kind === "run") return runParts(piece.text);
    const asked = fold(piece.text);
    const forms = corrections.get(asked) ?? [asked, ...synonymsOf(asked)];
    return { needs: [needOf({ asked: piece.text, forms: [...forms], begunMin: at === pieces.length - 1 ? begunMin : Infinity })], helps: [] };
  });
  return { needs: parts.flatMap(({ needs }) => needs), helps: parts.flatMap(({ helps }) => helps) };
}

/** A run of Chinese: a single character begins a term, or is one. Its synonyms stand for the whole run. */
function runParts(run: string): { needs: string[]; helps: string[] } {
  if ([...run].length === 1) return { needs: [`${quoteLexeme(fold(run))}:*`], helps: [] };
  const { words, helpful } = segmentRun(run);
  const needs = words.map((pairs) => allOf(pairs.map(quoteLexeme)));
  const others = synonymsOf(fold(run)).map(phraseOf);
  return { needs: others.length > 0 ? [anyOf([allOf(needs), ...others])] : needs, helps: helpful.map(quoteLexeme) };
}

const allOf = (queries: readonly string[]): string => (queries.length > 1 ? `(${queries.join(" & ")})` : (queries[0] ?? ""));
const anyOf = (queries: readonly string[]): string => (queries.length > 1 ? `(${queries.join(" | ")})` : (queries[0] ?? ""));

/** A word: as it is, in another form, joined, or in all its parts; while it may still be typed on, also what begins with it. */
function needOf({ asked, forms, begunMin }: Need): string {
  const [whole = "", ...more] = formsOf(asked);
  const joined = whole.replace(/[-_.']/gu, "");
  const parts = more.filter((form) => form !== joined);
  const ways = new Set(forms.map((form) => phraseOf(form)));
  if (joined !== whole && joined !== "") ways.add(quoteLexeme(joined));
  if (parts.length > 1) ways.add(allOf(parts.map(quoteLexeme)));
  if ([...whole].length >= begunMin) ways.add(`${quoteLexeme(whole)}:*`);
  return anyOf([...ways]);
}

/** The text's words one after the other. */
function phraseOf(text: string): string {
  const steps: { term: string; place: number }[] = [];
  let place = 0;
  for (const piece of piecesOf(text)) {
    const terms = piece.kind === "run" ? pairsOf(piece.text).map(([term = ""]) => term) : [fold(piece.text).replaceAll("’", "'")];
    // The last character of a run stands in the pair before it.
    const kept = piece.kind === "run" && terms.length > 1 ? terms.slice(0, -1) : terms;
    kept.forEach((term, at) => steps.push({ term: piece.kind === "run" && terms.length === 1 ? `${quoteLexeme(term)}:*` : quoteLexeme(term), place: place + at }));
    place += terms.length;
  }
  const joined = steps.map(({ term, place: at }, index) => (index === 0 ? term : `<${at - (steps[index - 1]?.place ?? 0)}> ${term}`)).join(" ");
  return steps.length > 1 ? `(${joined})` : joined;
}
