import { pageLimitDefault } from "~/kernel/page";
import { topicListSchema } from "~/features/topics/schema";
import type { TopicSort } from "~/features/topics/types";
import type { ListQuery } from "./list-page";

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
