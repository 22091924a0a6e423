import { fold } from "./fold";

/** A term and where it stands. Terms at one position are forms of the same word; the next word stands one further. */
export type Token = { term: string; position: number };

/** A stretch of text that is searched for as one: a word, or Chinese, Japanese or Korean without spaces in it. */
export type Piece = { kind: "word" | "run"; text: string };

const termLengthMax = 64;
const cjk = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〆ー]`;
const letter = String.raw`[[\p{L}\p{N}\p{M}]--${cjk}]`;
/** Words keep what names in code are made of: c++, c#, .env, node.js, use-effect, don't, snake_case. */
const word = String.raw`(?:(?<!${letter})\.(?=\p{L}))?${letter}+(?:[\-_.'’]${letter}+)*(?:\+\+(?!${letter})|#(?!${letter}))?`;
const pattern = new RegExp(String.raw`(?<run>${cjk}+)|(?<word>${word})|(?<sign>\p{Extended_Pictographic})`, "gv");

/** The pieces of a text in their order. Whatever is neither a letter, a digit nor a pictograph parts them. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { groups } of text.normalize("NFKC").matchAll(pattern)) {
    if (groups?.run) pieces.push({ kind: "run", text: groups.run });
    else pieces.push({ kind: "word", text: groups?.word ?? groups?.sign ?? "" });
  }
  return pieces;
}

/**
 * The terms a text is found by. A word stands for itself and, a name in code, for its parts: useEffect for use and
 * effect, node.js for node and js. A run of Chinese stands for every two neighbours in it, and for its last character
 * alone, so that each character begins a term.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 1;
  for (const piece of piecesOf(text)) {
    const terms = piece.kind === "run" ? pairsOf(piece.text) : [formsOf(piece.text)];
    for (const forms of terms) {
      for (const term of forms) if (term.length <= termLengthMax) tokens.push({ term, position });
      position += 1;
    }
  }
  return tokens;
}

/** 数据库 stands for 数据, 据库 and 库. */
export function pairsOf(run: string): string[][] {
  const characters = [...fold(run)];
  return characters.map((character, at) => [character + (characters[at + 1] ?? "")]);
}

const isPlainWord = /^[A-Z]?[a-z]+$/;

/** The word; a name made of several also without what joins them, and each of them: node.js, nodejs, node, js. */
export function formsOf(text: string): string[] {
  if (isPlainWord.test(text)) return [text.toLowerCase()];
  const whole = fold(text).replaceAll("’", "'");
  const parts = text.split(/[-_.'’]|(?<=\p{Ll}|\p{N})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u).map(fold).filter((part) => part.length > 1 && part !== whole);
  return [...new Set([whole, whole.replace(/(?<=.)[-_.'](?=.)/gu, ""), ...parts])];
}
