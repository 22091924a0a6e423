import { pageLimitDefault, type PageRequest } from "~/kernel/page";

const cursorMax = 600;

/** Which page of a list an address asks for; a cursor that cannot be ours means the first. */
export function readPageRequest(request: Request): PageRequest {
  const cursor = new URL(request.url).searchParams.get("cursor");
  return cursor && cursor.length <= cursorMax ? { cursor, limit: pageLimitDefault } : { limit: pageLimitDefault };
}

/** The address of the list's next page, its filters kept; null at the end. */
export function nextPage(base: string, filters: Record<string, string>, nextCursor: string | null): string | null {
  if (!nextCursor) return null;
  const given = Object.entries(filters).filter(([, value]) => value !== "");
  return `${base}?${new URLSearchParams([...given, ["cursor", nextCursor]])}`;
}
