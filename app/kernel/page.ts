/** One page of a list and the cursor of the next, or null at the end. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/** What part of a list is asked for. `limit` is 1 to 100. */
export type PageRequest = { cursor?: string; limit: number };

export const pageLimitDefault = 20;
export const pageLimitMax = 100;

/** Cuts `limit + 1` fetched rows to a page and makes the cursor from the last row kept. */
export function toPage<T>(rows: T[], limit: number, cursorOf: (row: T) => CursorPart[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null;
  return { items, nextCursor };
}

export type CursorPart = string | number;

/** An opaque, address-safe cursor from the keyset of a row. */
export function encodeCursor(parts: CursorPart[]): string {
  return toBase64Url(JSON.stringify(parts));
}

/** The keyset a cursor stands for, or null when it is none of ours with that many parts. */
export function decodeCursor(cursor: string, length: number): CursorPart[] | null {
  try {
    const parts: unknown = JSON.parse(fromBase64Url(cursor));
    if (!Array.isArray(parts) || parts.length !== length) return null;
    return parts.every(isCursorPart) ? parts : null;
  } catch {
    return null;
  }
}

/** A time that a cursor holds and the database knows too, from the year 1 to 9999; null for anything else. */
export function timeOf(part: CursorPart | undefined): Date | null {
  return typeof part === "number" && part >= -62_135_596_800_000 && part < 253_402_300_800_000 ? new Date(part) : null;
}

function isCursorPart(part: unknown): part is CursorPart {
  if (typeof part === "number") return Number.isFinite(part);
  return typeof part === "string" && part.length <= 400 && !part.includes("\u0000");
}

function toBase64Url(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { fatal: true }).decode(
    Uint8Array.from(binary, (char) => char.charCodeAt(0)),
  );
}
