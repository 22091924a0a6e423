import type { Trust } from "~/kernel/actor";
import { addMs, dayMs } from "~/kernel/clock";

const mebibyte = 1024 * 1024;

/** The largest file taken, in bytes: a photograph of 40 megapixels fits. */
export const pictureBytesMax = 16 * mebibyte;

/** Pictures a member may add a day, and keep in all, by trust level. */
const quotas: Record<Trust, { perDay: number; bytes: number }> = {
  0: { perDay: 10, bytes: 50 * mebibyte },
  1: { perDay: 40, bytes: 250 * mebibyte },
  2: { perDay: 100, bytes: 1_000 * mebibyte },
  3: { perDay: 200, bytes: 2_000 * mebibyte },
  4: { perDay: 400, bytes: 5_000 * mebibyte },
};

export type QuotaRefusal = { refusal: "too-many-pictures" | "no-room"; limit: number };

/** The rule against one more picture, or null. */
export function whyNotAdd({ trust, addedToday, bytesKept, bytes }: { trust: Trust; addedToday: number; bytesKept: number; bytes: number }): QuotaRefusal | null {
  const quota = quotas[trust];
  if (addedToday >= quota.perDay) return { refusal: "too-many-pictures", limit: quota.perDay };
  return bytesKept + bytes > quota.bytes ? { refusal: "no-room", limit: quota.bytes / mebibyte } : null;
}

/** What no post, revision or draft shows is removed after 24 hours. */
export function orphansBefore(now: Date): Date {
  return addMs(now, -dayMs);
}

/** The address of a picture, at one of its widths when one is named; which format comes is agreed on when it is asked for. */
export function pictureHref(id: string, width?: number): string {
  return width === undefined ? `/files/${id}` : `/files/${id}-${width}`;
}

/** Under which name the store keeps one form of a picture. */
export function storedName(id: string, width: number, format: "webp" | "avif"): string {
  return `${id}-${width}.${format}`;
}

const named = /\/files\/([0-9a-hjkmnp-tv-z]{26})(?![0-9a-z])/g;

/** The files a text names, each once. */
export function filesNamedIn(text: string): string[] {
  return [...new Set([...text.matchAll(named)].map((match) => match[1] ?? ""))];
}
