/** A text with what is selected in it, by UTF-16 units as the browser counts. */
export type Selected = { text: string; start: number; end: number };

/** What to put where, and what is selected then. */
export type Change = { from: number; to: number; insert: string; select: [number, number] };

/** Where a place in the text is after a change; what was inside the changed part is at its end. */
export function placeAfter({ from, to, insert }: Omit<Change, "select">, at: number): number {
  return at <= from ? at : from + insert.length + Math.max(0, at - to);
}

/** Puts marks around what is selected, or takes them away where they are; without a selection the sample stands between them. */
export function wrap({ text, start, end }: Selected, mark: string, sample: string, closing = mark): Change {
  const isWrapped = text.slice(start - mark.length, start) === mark && text.slice(end, end + closing.length) === closing;
  const inner = text.slice(start, end);
  if (isWrapped && inner) return { from: start - mark.length, to: end + closing.length, insert: inner, select: [start - mark.length, end - mark.length] };
  const shown = inner || sample;
  return { from: start, to: end, insert: mark + shown + closing, select: [start + mark.length, start + mark.length + shown.length] };
}
