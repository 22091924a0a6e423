import type { Change, Selected } from "./change";

/** What begins a line and is not its mark: the quote it stands in, and how far in. */
const lineStart = /^(?:> ?)*[ \t]*/;
const lineMarks = { heading: /^#{1,6} /, bullets: /^[-*+] /, numbers: /^\d+[.)] / } as const;
const quoteMark = /^> ?/;

/**
 * Puts a mark before each selected line, or takes it away when all have it. A line has one mark: another gives way.
 * Blank lines among others have none: they may stand between the items of a list. `markOf` gives the mark of a line by its place.
 */
export function markLines(selected: Selected, kind: keyof typeof lineMarks, markOf: (place: number) => string): Change {
  return changeLines(selected, (lines) => {
    const parts = lines.map((line) => {
      const at = lineStart.exec(line)?.[0].length ?? 0;
      return { lead: line.slice(0, at), rest: line.slice(at) };
    });
    const takesMark = ({ rest }: { rest: string }): boolean => parts.length === 1 || rest.trim() !== "";
    const isMarked = parts.filter(takesMark).every(({ rest }) => lineMarks[kind].test(rest));
    let place = 0;
    return parts.map((part) => (takesMark(part) ? part.lead + (isMarked ? "" : markOf(place++)) + withoutMark(part.rest) : part.lead + part.rest));
  });
}

function withoutMark(line: string): string {
  const mark = Object.values(lineMarks).find((pattern) => pattern.test(line));
  return mark ? line.replace(mark, "") : line;
}

/** Quotes the selected lines with all that is in them, or takes one quote away when all are quoted. */
export function quote(selected: Selected): Change {
  return changeLines(selected, (lines) => (lines.every((line) => quoteMark.test(line)) ? lines.map((line) => line.replace(quoteMark, "")) : lines.map((line) => `> ${line}`)));
}

/** Changes the lines the selection touches, and selects them. */
function changeLines({ text, start, end }: Selected, made: (lines: string[]) => string[]): Change {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", Math.max(start, end - 1));
  const to = next < 0 ? text.length : next;
  const insert = made(text.slice(from, to).split("\n")).join("\n");
  return { from, to, insert, select: [from, from + insert.length] };
}
