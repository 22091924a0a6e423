import { writeFilter, writeQuery, type Filter, type Query, type SearchSort } from "@search";

export { writeFilter } from "@search";

/** The address of a search. */
export function searchHref(q: string, sort: SearchSort = "relevance", from = 0): string {
  const params = new URLSearchParams({ q, ...(sort === "relevance" ? {} : { sort }), ...(from > 0 ? { from: String(from) } : {}) });
  return `/search?${params}`;
}

const isSame = (one: Filter, other: Filter): boolean => writeFilter(one) === writeFilter(other);

/** The query with the filter, or without it when it has it. A date takes the place of another. */
export function toggled(query: Pick<Query, "terms" | "filters">, filter: Filter): string {
  const rest = query.filters.filter((known) => !isSame(known, filter));
  if (rest.length < query.filters.length) return writeQuery({ ...query, filters: rest });
  const single = filter.field === "after" || filter.field === "before" || filter.field === "is";
  return writeQuery({ ...query, filters: [...rest.filter(({ field }) => !single || field !== filter.field), filter] });
}

/** Whether the query has the filter. */
export function hasFilter({ filters }: Pick<Query, "filters">, filter: Filter): boolean {
  return filters.some((known) => isSame(known, filter));
}
