import type { Change, Selected } from "./change";
import { isInFence } from "./code";

/** What begins a line: the quotes it stands in, how far in it is, and the mark of its item with a box to tick. */
const lineStart = /^((?:[ \t]*>)*)([ \t]*)((?:([-*+])|(\d{1,9})([.)]))[ \t]+(\[[ xX]\][ \t]+)?)?/;
const isRule = (line: string): boolean => /^[ \t>]*([-*])(?:[ \t]*\1){2,}[ \t]*$/.test(line);

/**
 * A new line inside a list or a quote: the next item, or the next line of the quote; behind an empty one the list or the
 * quote ends instead. Null where a new line is nothing but that.
 */
export function continueLine(selected: Selected): Change | null {
  const { text, start, end } = selected;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const line = text.slice(from, start);
  const [begun = "", quotes = "", indent = "", mark = "", bullet = "", number = "", dot = "", box = ""] = lineStart.exec(line) ?? [];
  if ((quotes === "" && mark === "") || isRule(line) || isInFence(selected)) return null;
  const rest = line.slice(begun.length) + text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  if (rest.trim() === "") {
    const insert = mark !== "" && quotes !== "" ? `${quotes} ` : "";
    return { from, to: end, insert, select: [from + insert.length, from + insert.length] };
  }
  const next = mark === "" ? "" : `${bullet || `${Number(number) + 1}${dot}`} ${box && "[ ] "}`;
  const insert = `\n${quotes}${indent}${next}`;
  return { from: start, to: end, insert, select: [start + insert.length, start + insert.length] };
}
