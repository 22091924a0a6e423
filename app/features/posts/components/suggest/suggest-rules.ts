import { limits } from "~/kernel/limits";
import { foldTag, splitTags } from "~/kernel/text";

/** What a word being typed asks for. */
export type AskedKind = "member" | "tag" | "emoji";

/** The word at the cursor that asks for suggestions; what is taken is put in its place. `without`: what stands there already. */
export type Asked = { kind: AskedKind; from: number; to: number; query: string; without?: string[] };

// What may stand before the sign: nothing, space, punctuation, or Chinese, which has no spaces. A letter of an
// alphabet makes "@" an e-mail address and ":" an address or a time; "/" and "&" make "#" part of an address.
const before = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_\\/&@#:])`;
const patterns: readonly [AskedKind, RegExp][] = [
  ["member", new RegExp(`${before}@([\\p{L}\\p{M}\\p{N}_-]{1,30})$`, "u")],
  ["tag", new RegExp(`${before}#([\\p{L}\\p{M}\\p{N}+.-]{1,35})$`, "u")],
  ["emoji", new RegExp(`${before}:((?:\\p{Script=Han}|[a-z][a-z_]+)[a-z_\\p{Script=Han}]{0,20})$`, "iu")],
];
const longest = 40;

/** The word of a text before the cursor that asks for a member, a tag or an emoji; null where none is asked for, as in code. */
export function askedAt(text: string, cursor: number): Asked | null {
  const near = text.slice(Math.max(0, cursor - longest), cursor);
  for (const [kind, pattern] of patterns) {
    const query = pattern.exec(near)?.[1];
    if (query === undefined) continue;
    return isInCode(text.slice(0, cursor)) ? null : { kind, from: cursor - query.length - 1, to: cursor, query };
  }
  return null;
}

/** The tag being typed in a field of tags; null inside of a word and when as many as may be stand there. What separates it from the next tag belongs to it. */
export function tagAskedAt(text: string, cursor: number): Asked | null {
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)];
  const query = /[^\s,，、]*$/.exec(before)?.[0] ?? "";
  const gap = /^[\s,，、]*/.exec(after)?.[0] ?? "";
  if (foldTag(query) === "" || query.length > longest || (after !== "" && gap === "")) return null;
  const from = cursor - query.length;
  const without = splitTags(`${text.slice(0, from)} ${after}`).map(foldTag);
  return without.length < limits.tagsMax ? { kind: "tag", from, to: cursor + gap.length, query, without } : null;
}

/** Whether a fence, or a backtick of this line, is still open. */
function isInCode(text: string): boolean {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  const fences = text.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0;
  return fences % 2 === 1 || (line.match(/`/g)?.length ?? 0) % 2 === 1;
}
