import type { Change, Selected } from "~/features/posts/components/editor/change";

/** A text whose selection stands between | and |. */
export function selected(marked: string): Selected {
  const [before = "", inner = "", after = ""] = marked.split("|");
  return { text: before + inner + after, start: before.length, end: before.length + inner.length };
}

/** The text after a change, its selection between | and |. */
export function after({ text }: Selected, { from, to, insert, select: [start, end] }: Change): string {
  const whole = text.slice(0, from) + insert + text.slice(to);
  return `${whole.slice(0, start)}|${whole.slice(start, end)}|${whole.slice(end)}`;
}
