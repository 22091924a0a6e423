import { diffArrays } from "diff";
import type { DiffBlock, DiffPart } from "./types";

/** Equal lines shown on each side of a change. */
const contextLines = 2;
/** What comparing two texts may take in all; what is not compared by then counts as replaced. */
const budgetMs = 200;

/** Han characters stand for themselves, letters and digits as words, space and signs one by one. */
const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}_]+|\s+|[^]/gu;

/**
 * Compares two texts line by line, and within changed lines word by word unless `grain` is "lines".
 * Myers' algorithm through a kept library, bounded in time: 200 ms for both texts, however many parts of them changed.
 */
export function diffTexts(before: string, after: string, grain: "words" | "lines"): DiffBlock[] {
  const until = performance.now() + budgetMs;
  const lines = compare(splitLines(before), splitLines(after), until);
  const blocks: DiffBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [part, next] = [lines[at], lines[at + 1]];
    if (!part) continue;
    if (part.kind === "same") blocks.push(...shorten(part.text, { first: at === 0, last: at === lines.length - 1 }));
    else if (grain === "words" && part.kind === "removed" && next?.kind === "added") {
      blocks.push({ kind: "lines", parts: compare(words(part.text), words(next.text), until) });
      at += 1;
    } else blocks.push({ kind: "lines", parts: [part] });
  }
  return blocks;
}

function compare(before: string[], after: string[], until: number): DiffPart[] {
  const left = until - performance.now();
  const changes = left > 0 ? diffArrays(before, after, { timeout: left }) : undefined;
  if (!changes) return [{ kind: "removed", text: before.join("") }, { kind: "added", text: after.join("") }];
  return changes.map(({ added, removed, value }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value.join("") }));
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function words(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

/** Of lines that stayed, those beside a change. */
function shorten(text: string, { first, last }: { first: boolean; last: boolean }): DiffBlock[] {
  const lines = splitLines(text);
  const [head, tail] = [first ? 0 : contextLines, last ? 0 : contextLines];
  const count = lines.length - head - tail;
  if (count <= 1) return [{ kind: "lines", parts: [{ kind: "same", text }] }];
  const shown = (part: string[]): DiffBlock[] => (part.length === 0 ? [] : [{ kind: "lines", parts: [{ kind: "same", text: part.join("") }] }]);
  return [...shown(lines.slice(0, head)), { kind: "skipped", count }, ...shown(lines.slice(lines.length - tail))];
}
