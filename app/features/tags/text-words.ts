import { foldTag } from "~/kernel/text";

const hanRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;
const latinWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}+#.-]*/gu;
const hanMin = 2;
const hanMax = 6;
const tagCharactersMax = 35;
/** How much of a text is looked through, and how many words are looked up. */
const bodyMax = 1_200;
const wordsMax = 2_500;

/** What a title and a text may hold of tags, in the form tags are stored: those of the title first, each once. */
export function textWordsOf(title: string, body: string): string[] {
  return [...new Set([...splitWords(title), ...splitWords(body.slice(0, bodyMax))])].slice(0, wordsMax);
}

/** Single words, without a plural's s too; pairs of neighbours joined by "-"; and every run of two to six Chinese characters, which have no spaces between words. */
function splitWords(text: string): string[] {
  const plain = withoutCode(text);
  const found: string[] = [];
  let before = "";
  for (const [run] of plain.replace(hanRun, " ").matchAll(latinWord)) {
    const word = foldTag(run).replace(/[.-]+$/, "");
    if (word === "" || word.length > tagCharactersMax) continue;
    found.push(word, ...(/[^s]s$/.test(word) && word.length > 3 ? [word.slice(0, -1)] : []));
    if (before) found.push(`${before}-${word}`);
    before = word;
  }
  for (const [run] of plain.matchAll(hanRun)) found.push(...runsOf(run));
  return found.filter((word) => word.length <= tagCharactersMax);
}

function runsOf(text: string): string[] {
  const characters = Array.from(foldTag(text));
  const runs: string[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    for (let length = hanMin; length <= hanMax && at + length <= characters.length; length += 1) runs.push(characters.slice(at, at + length).join(""));
  }
  return runs;
}

/** Code and addresses say little of what a text is about. */
function withoutCode(text: string): string {
  return text.replace(/^ {0,3}(```|~~~)[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))/gm, " ").replace(/`[^`\n]*`/g, " ").replace(/https?:\/\/\S+/g, " ");
}
