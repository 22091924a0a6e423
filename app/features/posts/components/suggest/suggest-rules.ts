/** What a word being typed asks for. */
export type AskedKind = "member" | "tag" | "emoji";

/** The word at the cursor that asks for suggestions: from its sign up to the cursor. */
export type Asked = { kind: AskedKind; from: number; to: number; query: string };

// What may stand before the sign: nothing, space, punctuation, or Chinese, which has no spaces. A letter of an
// alphabet makes "@" an e-mail address and ":" an address or a time; "/" and "&" make "#" part of an address.
const before = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_\\/&@#:])`;
const patterns: readonly [AskedKind, RegExp][] = [
  ["member", new RegExp(`${before}@([\\p{L}\\p{M}\\p{N}_-]{1,30})$`, "u")],
  ["tag", new RegExp(`${before}#([\\p{L}\\p{M}\\p{N}+.-]{1,35})$`, "u")],
  ["emoji", new RegExp(`${before}:((?:\\p{Script=Han}|[a-z][a-z_]+)[a-z_\\p{Script=Han}]{0,20})$`, "iu")],
];
const longest = 40;

/** The word before the cursor that asks for a member, a tag or an emoji; null where none is asked for, as in code. */
export function askedAt(text: string, cursor: number): Asked | null {
  const near = text.slice(Math.max(0, cursor - longest), cursor);
  for (const [kind, pattern] of patterns) {
    const query = pattern.exec(near)?.[1];
    if (query === undefined) continue;
    return isInCode(text.slice(0, cursor)) ? null : { kind, from: cursor - query.length - 1, to: cursor, query };
  }
  return null;
}

/** Whether a fence, or a backtick of this line, is still open. */
function isInCode(text: string): boolean {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  const fences = text.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0;
  return fences % 2 === 1 || (line.match(/`/g)?.length ?? 0) % 2 === 1;
}
