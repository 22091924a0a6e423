import type { Snippet } from "@search";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The pieces as HTML: text, with what was searched for in mark elements. */
export function markHtml(pieces: Snippet): string {
  return pieces.map(({ text, isHit }) => (isHit ? `<mark>${escape(text)}</mark>` : escape(text))).join("");
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
