import { createHash } from "node:crypto";
import { whyNotHandle } from "~/features/accounts/rules";
import { foldHandle } from "~/kernel/fold-handle";

const lengthMax = 30;
const lengthMin = 3;

/** Letters that no accent was taken from but that have a plain spelling. */
const spelled: Record<string, string> = {
  æ: "ae", œ: "oe", ø: "o", ß: "ss", ð: "d", đ: "d", þ: "th", ł: "l", ı: "i", ħ: "h",
};

/** Somebody who needs a handle: the number and the name they had at the source. */
export type Newcomer = { source: string; number: string; displayName: string };

/**
 * The handles a newcomer may get, the best first: the folded display name, with the number, the
 * number alone, and one with a piece of a hash that nobody else has. The same person, the same list.
 */
export function handleCandidates({ source, number, displayName }: Newcomer): string[] {
  const digits = number.replace(/\D/g, "");
  const name = plainName(displayName);
  const hash = createHash("sha256").update(JSON.stringify([source, number])).digest("hex").slice(0, 8);
  const wishes = name === "" ? [] : [cut(name, lengthMax), `${cut(name, lengthMax - digits.length - 1)}-${digits}`];
  return [...wishes, `user-${digits}`, `user-${digits}-${hash}`].filter((handle) => whyNotHandle(handle) === null);
}

/**
 * Gives each newcomer, in order, the first candidate nobody has, and adds it to `taken` (folded).
 * Throws when all candidates of one are taken: the last holds a hash, so only a bug can cause that.
 */
export function assignHandles(newcomers: readonly Newcomer[], taken: Set<string>): string[] {
  return newcomers.map((newcomer) => {
    const handle = handleCandidates(newcomer).find((candidate) => !taken.has(foldHandle(candidate)));
    if (handle === undefined) throw new Error(`no handle is left for ${newcomer.source} ${newcomer.number}`);
    taken.add(foldHandle(handle));
    return handle;
  });
}

/** What of a name fits into a handle; empty when it is less than three characters. */
function plainName(displayName: string): string {
  const plain = displayName.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "");
  const latin = Array.from(plain, (char) => spelled[char] ?? char).join("");
  const name = latin.replace(/['’]/g, "").replace(/[^a-z0-9_]+/g, "-").replace(/-{2,}/g, "-").replace(/^[-_]+|[-_]+$/g, "");
  return name.length < lengthMin ? "" : name;
}

function cut(name: string, length: number): string {
  return name.slice(0, length).replace(/[-_]+$/, "");
}
