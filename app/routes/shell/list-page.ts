import type { PageRequest } from "~/kernel/page";
import type { TabSort, TopicSort, TopPeriod } from "~/features/topics/types";

export type ListQuery<S extends TabSort = TopicSort> = PageRequest & { sort: S; period: TopPeriod };

/** The address of the next page of the same list. */
export function nextHref(base: string, query: ListQuery<TabSort>, nextCursor: string | null): string | null {
  if (!nextCursor) return null;
  const params = new URLSearchParams({ sort: query.sort, ...(query.sort === "top" ? { period: query.period } : {}), cursor: nextCursor });
  return `${base}?${params}`;
}
