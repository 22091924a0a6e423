import { formsOf, piecesOf } from "../text/tokenize";
import type { SearchDocument } from "../types";

/**
 * A document as the index keeps it. A topic's title stands in `title`, that of a post's topic in `topicTitle`, which counts less.
 * `parts`: what names in code are made of, which a server splits or not as it was built. `rev` tells which making of the document it is.
 */
export type MeiliDocument = Omit<SearchDocument, "postId" | "version"> & { id: string; topicTitle: string; parts: string; rev: number };

const bodyLengthMax = 20_000;

/** Turns a document into the index's. */
export function toMeiliDocument({ postId, version: _, ...document }: SearchDocument, rev: number): MeiliDocument {
  const [isTopic, body] = [document.type === "topic", document.body.slice(0, bodyLengthMax)];
  const names = piecesOf(`${document.title}\n${body}`).flatMap(({ kind, text }) => (kind === "word" ? formsOf(text).slice(1) : []));
  return {
    ...document, id: postId, rev, body,
    title: isTopic ? document.title : "", topicTitle: isTopic ? "" : document.title, parts: [...new Set(names)].join(" "),
  };
}
