/** How wide a text is, in any unit. */
export type Measure = (text: string) => number;

type Room = { width: number; linesMax: number; measure: Measure };

const words = new Intl.Segmenter("zh", { granularity: "word" });
const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });
const cjkFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const cjkLast = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const joint = /[/–—]$/u;
/** What begins no line, and what ends none. */
const closing = /^[\p{Pe}\p{Pf}!?,.:;%、。，．：；！？…·ー々～％’”]/u;
const opening = /[\p{Ps}\p{Pi}‘“]$/u;

/** A text cut into characters as a reader counts them. */
export function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/**
 * Breaks a text into lines: Chinese between its words, other scripts at spaces, dashes and slashes, punctuation where it may
 * stand; a word wider than a line is cut. Lines come out about equally long. Returns at most `linesMax` lines, the last one
 * ending in "…" when not all fits, and whether that is so.
 */
export function breakLines(text: string, room: Room): { lines: string[]; isClipped: boolean } {
  const units = unitsOf(text).flatMap((unit) => (room.measure(unit.trimEnd()) > room.width ? charactersOf(unit) : [unit]));
  const lines = fill(units, room);
  if (lines.length <= room.linesMax) return { lines: balance(units, lines, room), isClipped: false };
  const kept = lines.slice(0, room.linesMax);
  const last = kept.pop() ?? "";
  return { lines: [...kept, clip(`${last}…`, room)], isClipped: true };
}

/** One line of a text: as much as fits, ending in "…" when that is not all. */
export function clip(text: string, { width, measure }: Omit<Room, "linesMax">): string {
  if (measure(text) <= width && !text.endsWith("…")) return text;
  const characters = charactersOf(text.replace(/…$/u, ""));
  const ends = (): string => `${characters.join("").replace(/[\s、，。,.;:；：]+$/u, "")}…`;
  while (characters.length > 0 && measure(ends()) > width) characters.pop();
  return characters.length > 0 ? ends() : "";
}

/** Parts that stay together, each with the spaces after it. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  for (const { segment } of words.segment(text.trim().replace(/\s+/gu, " "))) {
    const before = units.at(-1);
    if (before !== undefined && !mayBreak(before, segment)) units[units.length - 1] = before + segment;
    else units.push(segment);
  }
  return units;
}

function mayBreak(before: string, after: string): boolean {
  if (after === " " || closing.test(after) || opening.test(before.trimEnd())) return false;
  return before.endsWith(" ") || joint.test(before) || cjkLast.test(before) || cjkFirst.test(after);
}

function fill(units: readonly string[], { width, measure }: Pick<Room, "width" | "measure">): string[] {
  const lines: string[] = [];
  let line = "";
  for (const unit of units) {
    if (line !== "" && measure((line + unit).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    } else line += unit;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

/** The narrowest lines that are no more than before, so that the last is no orphan. */
function balance(units: readonly string[], lines: string[], { width, measure }: Room): string[] {
  let best = lines;
  for (let share = 0.95; share >= 0.5; share -= 0.05) {
    const tried = fill(units, { width: width * share, measure });
    if (tried.length > lines.length || tried.some((line) => measure(line) > width * share)) break;
    best = tried;
  }
  return best;
}
