/** A piece of a mail's text; with `href` it is a link to a page of this community. */
export type MailPiece = { text: string; href?: string };

/** Cuts a mail's text at the links that lead to this origin. Together the pieces are the text. */
export function cutAtLinks(text: string, origin: string): MailPiece[] {
  const pieces: MailPiece[] = [];
  let at = 0;
  for (let start = text.indexOf(`${origin}/`); start >= 0; start = text.indexOf(`${origin}/`, at)) {
    const url = /^\S+/.exec(text.slice(start))?.[0] ?? "";
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: url, href: url.slice(origin.length) });
    at = start + url.length;
  }
  return at < text.length ? [...pieces, { text: text.slice(at) }] : pieces;
}
