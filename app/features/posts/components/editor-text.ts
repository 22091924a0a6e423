/** A text with what is selected in it, by UTF-16 units as the browser counts. */
export type Selected = { text: string; start: number; end: number };

/** What to put where, and what is selected then. */
export type Change = { from: number; to: number; insert: string; select: [number, number] };

/** Puts marks around what is selected, or takes them away where they are; without a selection the sample stands between them. */
function wrap({ text, start, end }: Selected, mark: string, sample: string, closing = mark): Change {
  const isWrapped = text.slice(start - mark.length, start) === mark && text.slice(end, end + closing.length) === closing;
  const inner = text.slice(start, end);
  if (isWrapped && inner) return { from: start - mark.length, to: end + closing.length, insert: inner, select: [start - mark.length, end - mark.length] };
  const shown = inner || sample;
  return { from: start, to: end, insert: mark + shown + closing, select: [start + mark.length, start + mark.length + shown.length] };
}

/** Puts a mark before each selected line, or takes it away when all have it. `markOf` gives the mark of a line by its place among those that `takes` lets have one. */
function markLines({ text, start, end }: Selected, markOf: (place: number) => string, pattern: RegExp, takes = (_line: string): boolean => true): Change {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", Math.max(start, end - 1));
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  const isTaken = (line: string): boolean => lines.length === 1 || takes(line);
  const isMarked = lines.filter(isTaken).every((line) => pattern.test(line));
  let place = 0;
  const insert = lines.map((line) => (!isTaken(line) ? line : isMarked ? line.replace(pattern, "") : markOf(place++) + line)).join("\n");
  return { from, to, insert, select: [from, from + insert.length] };
}

/** Between the items of a list blank lines may stand; marked, they would be empty items. */
const isItem = (line: string): boolean => line.trim() !== "";

/** Puts a block on lines of its own, below the line the selection ends in. */
export function insertBlock({ text, end }: Selected, block: string): Change {
  const lineEnd = text.indexOf("\n", end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const above = text.slice(0, at);
  const before = above === "" || above.endsWith("\n\n") ? "" : above.endsWith("\n") ? "\n" : "\n\n";
  const insert = before + block + (at === text.length ? "\n\n" : "\n");
  return { from: at, to: at, insert, select: [at + insert.length, at + insert.length] };
}

/** What each button of the bar does. */
export const acts = {
  heading: (selected: Selected) => markLines(selected, () => "## ", /^#{1,6} /),
  bold: (selected: Selected, sample: string) => wrap(selected, "**", sample),
  italic: (selected: Selected, sample: string) => wrap(selected, "*", sample),
  link: (selected: Selected, sample: string) => wrap(selected, "[", sample, "](https://)"),
  quote: (selected: Selected) => markLines(selected, () => "> ", /^> ?/),
  code: (selected: Selected, sample: string) => (selected.text.slice(selected.start, selected.end).includes("\n") ? wrap(selected, "```\n", sample, "\n```") : wrap(selected, "`", sample)),
  bullets: (selected: Selected) => markLines(selected, () => "- ", /^[-*+] /, isItem),
  numbers: (selected: Selected) => markLines(selected, (place) => `${place + 1}. `, /^\d+[.)] /, isItem),
} as const;

export type Act = keyof typeof acts;

const plainKeys = new Map<string, Act>([["b", "bold"], ["i", "italic"], ["k", "link"], ["e", "code"]]);
const shiftedKeys = new Map<string, Act>([["Digit7", "numbers"], ["Digit8", "bullets"], ["Digit9", "quote"]]);

/** Which act a pressed key stands for, with the control or command key held. */
export function actOfKey({ key, code, shiftKey }: { key: string; code: string; shiftKey: boolean }): Act | null {
  return (shiftKey ? shiftedKeys.get(code) : plainKeys.get(key.toLowerCase())) ?? null;
}
