import type { Trust } from "~/kernel/actor";
import { addMs, dayMs, hourMs, minuteMs } from "~/kernel/clock";

export const mebibyte = 1024 * 1024;

/** The largest file taken, in bytes: a photograph of 40 megapixels fits. */
export const pictureBytesMax = 16 * mebibyte;

/** The largest file that is no picture, in bytes. */
export const fileBytesMax = 10 * mebibyte;

/** What a browser lets choose; what a file is, its bytes say. */
export const pictureTypes = "image/png,image/jpeg,image/webp,image/gif";

/** Characters of an alternative text. */
export const altMax = 300;

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

/** The address of a picture, at one of its widths when one is named; which format comes is agreed on when it is asked for. */
export function pictureHref(id: string, width?: number): string {
  return width === undefined ? `/files/${id}` : `/files/${id}-${width}`;
}

/** Under which name the store keeps one form of a picture. */
export function storedName(id: string, width: number, format: "webp" | "avif"): string {
  return `${id}-${width}.${format}`;
}

/** All names under which the store may keep forms of a picture. */
export function storedNames(id: string, widths: readonly number[]): string[] {
  return widths.flatMap((width) => [storedName(id, width, "webp"), storedName(id, width, "avif")]);
}

const named = /\/files\/([0-9a-hjkmnp-tv-z]{26})(?![0-9a-z])/g;

/** The files a text names, each once. */
export function filesNamedIn(text: string): string[] {
  return [...new Set([...text.matchAll(named)].map((match) => match[1] ?? ""))];
}
