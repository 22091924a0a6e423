import type { Snippet } from "@search";
import { escapeHtml } from "~/kernel/escape-html";

/** The pieces as HTML: text, with what was searched for in mark elements. */
export function markHtml(pieces: Snippet): string {
  return pieces.map(({ text, isHit }) => (isHit ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text))).join("");
}
