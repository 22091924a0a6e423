/** The Markdown of a picture; what would end its alternative text early is escaped. */
export function pictureMarkdown(alt: string, address: string, caption = ""): string {
  return `![${alt.replace(/[\\[\]]/g, "\\$&").replace(/\s+/g, " ")}](${address}${caption})`;
}

/** The Markdown of a link to another file; what Markdown would read in its name is escaped, but for the common _ within words. */
export function fileMarkdown(name: string, address: string): string {
  return `[${name.replace(/[\\[\]*`<>&~@]|\b_|_\b/g, "\\$&")}](${address})`;
}

/**
 * A picture or a link in a text: where it stands, as it is written, its alternative text, and its caption as written,
 * with the space before it.
 */
export type PicturePlace = { from: number; to: number; whole: string; alt: string; caption: string };

const pattern = /!?\[((?:\\.|[^[\]\\])*)\]\((\S+?)(\s+"(?:\\.|[^"\\])*")?\)/g;

/** Where the picture or link with that address stands in a text; null when it is not there. */
export function findPicture(text: string, address: string): PicturePlace | null {
  for (const { 0: whole, 1: alt = "", 2: found, 3: caption = "", index } of text.matchAll(pattern)) {
    if (found === address) return { from: index, to: index + whole.length, whole, alt: alt.replace(/\\([\\[\]])/g, "$1"), caption };
  }
  return null;
}

/** What stands in the text for a file on its way. */
export function pendingAddress(id: string): string {
  return `#upload-${id}`;
}

/** The text without files that are still on their way: elsewhere they would never come. */
export function withoutPending(text: string): string {
  return text.replace(pattern, (whole, _alt: string, address: string) => (address.startsWith("#upload-") ? "" : whole));
}
