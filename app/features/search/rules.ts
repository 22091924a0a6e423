import type { Query, SearchRequest } from "@search";

export { queryLengthMax } from "@search";
/** So many results can be leafed through; who has more narrows the search. */
export const resultsMax = 300;
export const resultsPerPage = 20;

/** Whether the query says what to look for: a word, or a filter. */
export function isAsking({ terms, filters }: Query): boolean {
  return terms.some(({ negated }) => !negated) || filters.length > 0;
}

/** Where its words are looked for. */
export function placeOf({ filters }: Query): SearchRequest["within"] {
  return filters.some(({ field, negated }) => field === "in" && !negated) ? "titles" : "all";
}
