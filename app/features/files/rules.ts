import type { Trust } from "~/kernel/actor";
import { addMs, dayMs, hourMs, minuteMs } from "~/kernel/clock";
import { withoutUnsafe } from "~/kernel/text";
import { catalogue, fileKinds, type FileKind } from "./types";

export const mebibyte = 1024 * 1024;

/** The largest file taken, in bytes: a photograph of 40 megapixels fits. */
export const pictureBytesMax = 16 * mebibyte;

/** The largest file that is no picture, in bytes. */
export const fileBytesMax = 10 * mebibyte;

/** What a browser lets choose; what a file is, its bytes say. */
export const pictureTypes = "image/png,image/jpeg,image/webp,image/gif";

/** Characters of an alternative text. */
export const altMax = 300;

/** The kind a file's name promises; null when its ending is none of the catalogue's. */
export function kindOfName(name: string): FileKind | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return fileKinds.find((kind) => catalogue[kind].endings.includes(ending)) ?? null;
}

/** What a browser lets choose where these kinds may be attached. */
export function acceptOf(kinds: readonly FileKind[]): string {
  return [pictureTypes, ...kinds.flatMap((kind) => catalogue[kind].endings.map((ending) => `.${ending}`))].join(",");
}

/** A stored row's format as a kind; null when it is a picture. */
export function kindOfFormat(format: string): FileKind | null {
  return fileKinds.find((kind) => kind === format) ?? null;
}

/** Kinds as a sentence names them: in the catalogue's order, each once. */
export function labelsOf(kinds: readonly FileKind[]): string {
  return fileKinds.filter((kind) => kinds.includes(kind)).map((kind) => catalogue[kind].label).join(", ");
}

/** Who attaches: staff of the board may from the first day. */
export type Attacher = { trust: Trust; moderates: boolean };

/** What somebody may attach where these kinds are allowed. New members may attach nothing. */
export function attachable(allowed: readonly FileKind[], { trust, moderates }: Attacher): FileKind[] {
  return trust > 0 || moderates ? [...allowed] : [];
}

export type AttachRefusal = { refusal: "files-not-taken" | "files-need-trust" | "file-not-allowed"; detail?: { allowed: string } };

/** The rule against attaching files of these kinds; null stands for one outside the catalogue. Null when nothing speaks against it. */
export function whyNotAttach(allowed: readonly FileKind[], who: Attacher, kinds: readonly (FileKind | null)[]): AttachRefusal | null {
  if (kinds.length === 0) return null;
  if (allowed.length === 0) return { refusal: "files-not-taken" };
  if (attachable(allowed, who).length === 0) return { refusal: "files-need-trust" };
  return kinds.every((kind) => kind !== null && allowed.includes(kind)) ? null : { refusal: "file-not-allowed", detail: { allowed: labelsOf(allowed) } };
}

const nameMax = 100;

/** A file's name without folders and without what could disguise it; its ending stays. */
export function fileNameOf(given: string): string {
  const last = withoutUnsafe(given.split(/[\\/]/).at(-1) ?? "").normalize("NFC");
  const plain = last.replace(/["<>:|?*]/g, "").replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "");
  const [, stem = plain, ending = ""] = /^(.*)(\.[a-z0-9]{1,10})$/is.exec(plain) ?? [];
  return `${[...stem].slice(0, nameMax).join("") || "file"}${ending}`;
}

/** How much a file holds, for people: "640 B", "12 kB", "1.4 MB". */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 999_500 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Pictures of one member that may be made at a time. */
export const inHandMax = 3;

/** A picture begun before that was given up by its process: it takes no place any more. */
export function inHandSince(now: Date): Date {
  return addMs(now, -10 * minuteMs);
}

/** Pictures a member may add a day, and keep in all, by trust level. */
const quotas: Record<Trust, { perDay: number; bytes: number }> = {
  0: { perDay: 10, bytes: 50 * mebibyte },
  1: { perDay: 40, bytes: 250 * mebibyte },
  2: { perDay: 100, bytes: 1_000 * mebibyte },
  3: { perDay: 200, bytes: 2_000 * mebibyte },
  4: { perDay: 400, bytes: 5_000 * mebibyte },
};

export type QuotaRefusal = { refusal: "too-many-pictures" | "no-room"; limit: number } | { refusal: "pictures-in-hand"; limit: number; seconds: number };

/** What a member has already: how many added today and being made at present, how many bytes in all. */
export type Kept = { addedToday: number; inHand: number; bytesKept: number };

/** The rule against one more picture of so many bytes, or null. */
export function whyNotAdd(trust: Trust, { addedToday, inHand, bytesKept }: Kept, bytes: number): QuotaRefusal | null {
  const quota = quotas[trust];
  if (inHand >= inHandMax) return { refusal: "pictures-in-hand", limit: inHandMax, seconds: 5 };
  if (addedToday >= quota.perDay) return { refusal: "too-many-pictures", limit: quota.perDay };
  return bytesKept + bytes > quota.bytes ? { refusal: "no-room", limit: quota.bytes / mebibyte } : null;
}

/** What no post, former version, board or draft shows is removed after 24 hours. */
export function orphansBefore(now: Date): Date {
  return addMs(now, -dayMs);
}

/** What a draft shows counts as shown until the sweep looks again. */
export function nextSweep(now: Date): Date {
  return addMs(now, hourMs);
}

/** AVIF forms are tried three times, ten minutes apart; meanwhile no other process tries. */
export const avifTriesMax = 3;

/** When AVIF forms begun now may be tried again. */
export function nextAvifTry(now: Date): Date {
  return addMs(now, 10 * minuteMs);
}

/** The address of a file; of a picture at one of its widths when one is named: which format comes is agreed on when it is asked for. */
export function fileHref(id: string, width?: number): string {
  return width === undefined ? `/files/${id}` : `/files/${id}-${width}`;
}

/** Under which name the store keeps one form of a picture. */
export function storedName(id: string, width: number, format: "webp" | "avif"): string {
  return `${id}-${width}.${format}`;
}

/** Under which name the store keeps a file that is no picture: of what kind it is, its row says. */
export function storedFileName(id: string): string {
  return `${id}.bin`;
}

/** All names under which the store may keep a file. */
export function storedNames({ id, format, widths }: { id: string; format: string; widths: readonly number[] }): string[] {
  if (format !== "webp") return [storedFileName(id)];
  return widths.flatMap((width) => [storedName(id, width, "webp"), storedName(id, width, "avif")]);
}

const named = /\/files\/([0-9a-hjkmnp-tv-z]{26})(?![0-9a-z])/g;

/** The files a text names, each once. */
export function filesNamedIn(text: string): string[] {
  return [...new Set([...text.matchAll(named)].map((match) => match[1] ?? ""))];
}
