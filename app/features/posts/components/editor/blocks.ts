import type { Change, Selected } from "./change";

/** The line ends that were put around a block, for it to stand on lines of its own. */
export type Edges = { before: string; after: string };

/** Puts a block on lines of its own, below the line the selection ends in. */
export function insertBlock({ text, end }: Selected, block: string): Change & Edges {
  const lineEnd = text.indexOf("\n", end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const above = text.slice(0, at);
  const before = above === "" || above.endsWith("\n\n") ? "" : above.endsWith("\n") ? "\n" : "\n\n";
  const after = at === text.length ? "\n\n" : "\n";
  const insert = before + block + after;
  return { from: at, to: at, insert, select: [at + insert.length, at + insert.length], before, after };
}

/**
 * What to take away with a block that goes again, for the text to be as it was: the line ends put around it, but those
 * that part what was written below since. Without edges, because others of its block stay, the line it stood on.
 */
export function withoutBlock(text: string, { from, to }: { from: number; to: number }, edges: Edges | null): { from: number; to: number } {
  if (!edges) return text[to] === "\n" && text[to + 1] !== "\n" ? { from, to: to + 1 } : { from: text[from - 1] === "\n" ? from - 1 : from, to };
  const end = to + lineEnds(text.slice(to, to + edges.after.length));
  const isWrittenBelow = end < text.length && text[end] !== "\n";
  const start = isWrittenBelow ? from : from - lineEnds([...text.slice(from - edges.before.length, from)].reverse().join(""));
  return { from: start, to: end };
}

function lineEnds(text: string): number {
  return /^\n*/.exec(text)?.[0].length ?? 0;
}
