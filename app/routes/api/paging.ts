import { z } from "zod";
import { pageLimitDefault, pageLimitMax, type Page, type PageRequest } from "~/kernel/page";
import { sameMark, sign } from "~/features/accounts/secrets.server";

const paging = {
  cursor: z.string().min(1).max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(pageLimitMax).default(pageLimitDefault),
};

/** The query of a list: its filters with `cursor` and `limit`. */
export function listQuery<S extends z.core.$ZodShape>(filters: S) {
  return z.strictObject({ ...filters, ...paging });
}

/** One page of items. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** A page of a list that is read whole because it is short. The cursor is the last id of the page before. */
export function cutPage<T>(all: T[], request: PageRequest, idOf: (item: T) => string): Page<T> {
  const start = request.cursor === undefined ? 0 : all.findIndex((item) => idOf(item) === request.cursor) + 1;
  const items = all.slice(start, start + request.limit);
  const last = items.at(-1);
  return { items, nextCursor: last !== undefined && start + request.limit < all.length ? idOf(last) : null };
}

const markLength = 22;

/**
 * A cursor as clients see it: with a mark that ties it to the list that gave it, so that a made-up one,
 * or one of other filters, is refused instead of read.
 */
export function sealCursor(secret: string, list: string, cursor: string): string {
  return `${cursor}.${markOf(secret, list, cursor)}`;
}

/** The cursor inside a sealed one; null when this list did not give it. */
export function openCursor(secret: string, list: string, sealed: string): string | null {
  const at = sealed.lastIndexOf(".");
  if (at < 1) return null;
  const cursor = sealed.slice(0, at);
  return sameMark(sealed.slice(at + 1), markOf(secret, list, cursor)) ? cursor : null;
}

function markOf(secret: string, list: string, cursor: string): string {
  return sign(secret, "cursor", `${list}\n${cursor}`).slice(0, markLength);
}
