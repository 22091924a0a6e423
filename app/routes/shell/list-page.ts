import { pageLimitDefault, type PageRequest } from "~/kernel/page";
import { topicListSchema } from "~/features/topics/schema";
import type { TopicSort, TopPeriod } from "~/features/topics/types";

export type ListQuery = PageRequest & { sort: TopicSort; period: TopPeriod };

/** Sort, period and cursor of a list's address; what does not fit falls back to the list's own order. */
export function readListQuery(request: Request, first: TopicSort): ListQuery {
  const params = new URL(request.url).searchParams;
  const { sort, period } = topicListSchema.shape;
  const cursor = params.get("cursor") ?? undefined;
  return {
    sort: sort.safeParse(params.get("sort") ?? first).data ?? first,
    period: period.safeParse(params.get("period") ?? "all").data ?? "all",
    cursor: cursor && cursor.length < 600 ? cursor : undefined,
    limit: pageLimitDefault,
  };
}

/** The address of the next page of the same list. */
export function nextHref(base: string, query: ListQuery, nextCursor: string | null): string | null {
  if (!nextCursor) return null;
  const params = new URLSearchParams({ sort: query.sort, ...(query.sort === "top" ? { period: query.period } : {}), cursor: nextCursor });
  return `${base}?${params}`;
}
