import type { Selected } from "./change";

/** A fence that opens or closes a block of code, with what it stands in: quotes, lists, or an indentation. */
const fence = /^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/;

/** Whether what is selected begins inside code, where every character means itself. */
export function isInCode(selected: Selected): boolean {
  return isInFence(selected) || isInSpan(selected);
}

/** Whether what is selected begins inside a fenced block, or behind the fence that opens one. */
export function isInFence({ text, start }: Selected): boolean {
  let open: { mark: string; isQuoted: boolean } | null = null;
  for (const line of text.slice(0, start).split("\n")) {
    if (open?.isQuoted && !/^\s*>/.test(line)) open = null;
    const [, lead = "", mark = "", info = ""] = fence.exec(line) ?? [];
    if (!open) open = mark ? { mark, isQuoted: lead.includes(">") } : null;
    else if (mark.startsWith(open.mark) && info.trim() === "") open = null;
  }
  return open !== null;
}

/** Whether what is selected begins between the marks of code in a line, or right behind an opening one. */
function isInSpan({ text, start }: Selected): boolean {
  const paragraph = /\n[ \t]*\n/;
  const after = text.slice(start).split(paragraph, 1)[0] ?? "";
  let rest = text.slice(0, start).split(paragraph).at(-1) ?? "";
  for (let opening = /`+/.exec(rest); opening; opening = /`+/.exec(rest)) {
    const mark = opening[0];
    const inner = rest.slice(opening.index + mark.length);
    const closing = runOf(mark.length, inner);
    if (closing < 0) {
      if (inner === "" || runOf(mark.length, after) >= 0) return true;
      rest = inner;
    } else {
      rest = inner.slice(closing + mark.length);
    }
  }
  return false;
}

/** Where a run of just so many marks stands; -1 when there is none. */
function runOf(length: number, text: string): number {
  for (const { 0: run, index } of text.matchAll(/`+/g)) if (run.length === length) return index;
  return -1;
}
