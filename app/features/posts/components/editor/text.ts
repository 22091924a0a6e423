import { wrap, type Change, type Selected } from "./change";
import { markLines, quote } from "./lines";
import { link } from "./links";

/** Stresses what is selected, or takes that stress away: one star is italic, two are bold, three are both. */
function stress(selected: Selected, stars: 1 | 2, sample: string): Change {
  const inside = withoutStars(selected);
  const around = starsAround(inside);
  const { text, start, end } = inside;
  const has = stars === 1 ? around % 2 === 1 : around >= 2;
  const mark = "*".repeat(stars);
  if (has && start < end) return { from: start - stars, to: end + stars, insert: text.slice(start, end), select: [start - stars, end - stars] };
  const shown = text.slice(start, end) || sample;
  return { from: start, to: end, insert: mark + shown + mark, select: [start + stars, start + stars + shown.length] };
}

/** The selection without stars that open and close it as a whole. */
function withoutStars({ text, start, end }: Selected): Selected {
  const [, stars = "", inner = ""] = /^(\*{1,3})([^*](?:.*[^*])?)\1$/s.exec(text.slice(start, end)) ?? [];
  return inner === "" || inner.includes(stars) ? { text, start, end } : { text, start: start + stars.length, end: end - stars.length };
}

/** How many stars stand on both sides of the selection, three at most. */
function starsAround({ text, start, end }: Selected): number {
  const before = /\*{0,3}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  const after = /^\*{0,3}/.exec(text.slice(end))?.[0].length ?? 0;
  return Math.min(before, after);
}

/** What each button of the bar does. */
export const acts = {
  heading: (selected: Selected) => markLines(selected, "heading", () => "## "),
  bold: (selected: Selected, sample: string) => stress(selected, 2, sample),
  italic: (selected: Selected, sample: string) => stress(selected, 1, sample),
  link,
  quote,
  code: (selected: Selected, sample: string) => (selected.text.slice(selected.start, selected.end).includes("\n") ? wrap(selected, "```\n", sample, "\n```") : wrap(selected, "`", sample)),
  bullets: (selected: Selected) => markLines(selected, "bullets", () => "- "),
  numbers: (selected: Selected) => markLines(selected, "numbers", (place) => `${place + 1}. `),
} as const;

export type Act = keyof typeof acts;

const plainKeys = new Map<string, Act>([["b", "bold"], ["i", "italic"], ["k", "link"], ["e", "code"]]);
const shiftedKeys = new Map<string, Act>([["Digit7", "numbers"], ["Digit8", "bullets"], ["Digit9", "quote"]]);

/** Which act a pressed key stands for, with the control or command key held. */
export function actOfKey({ key, code, shiftKey }: { key: string; code: string; shiftKey: boolean }): Act | null {
  return (shiftKey ? shiftedKeys.get(code) : plainKeys.get(key.toLowerCase())) ?? null;
}
