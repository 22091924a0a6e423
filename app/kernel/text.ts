const unsafe = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const hanScript = /\p{Script=Han}/u;

/** The number of characters a person would count: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Whether the text holds control or direction-override characters, which plain fields refuse. */
export function hasUnsafeCharacters(text: string): boolean {
  return unsafe.test(text) || !text.isWellFormed();
}

/** Letters and signs that show nothing: fillers of Hangul, the empty Braille cell, spaces of no width, joiners. */
const blanks = /[\u115f\u1160\u3164\uffa0\u2800\p{Cf}\u034f\u17b4\u17b5\ufe00-\ufe0f]/gu;

/** Whether a reader sees anything of the text. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(blanks, ""));
}

/** The text without signs that show nothing and without spaces: what two texts that look alike have in common. */
export function withoutBlanks(text: string): string {
  return text.replace(blanks, "").replace(/\s+/gu, "");
}

/** The number of characters a reader sees something of, or that part the others. */
export function seenLengthOf(text: string): number {
  return isVisible(text) ? lengthOf(text.replace(blanks, "").trim()) : 0;
}

/** The text without control and direction-override characters. */
export function withoutUnsafe(text: string): string {
  return text.toWellFormed().replace(new RegExp(unsafe, "gu"), "");
}

/** Whether the text holds a Chinese character. */
export function hasHan(text: string): boolean {
  return hanScript.test(text);
}

/** Cuts to at most `max` code points, ending in an ellipsis when something is cut. */
export function truncate(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join("")}…`;
}

/** The slug of a title: NFKC lower case, letters and digits of any script, at most 60 characters. */
export function slugOf(title: string): string {
  const words = title.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return Array.from(words).slice(0, 60).join("").replace(/^-+|-+$/g, "");
}

/** A tag as it is stored: NFKC lower case, without a leading #. */
export function foldTag(tag: string): string {
  return tag.trim().replace(/^#/, "").normalize("NFKC").toLowerCase();
}

/** Tags as one types them, separated by spaces or by commas of either script, with or without #. */
export function splitTags(text: string): string[] {
  return text.split(/[\s,，、]+/).map((tag) => tag.replace(/^#/, "")).filter(Boolean);
}

/** Where texts that begin with the prefix end, in the order of code points: all are at least the prefix and below this. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/** The words of baked HTML, on one line. A tag cut off at the end is left out. */
export function textOfHtml(html: string): string {
  return html.replace(/<[^>]*(?:>|$)/g, " ").replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity).replace(/\s+/g, " ").trim();
}
