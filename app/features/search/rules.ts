import { parseQuery, type Query, type SearchRequest } from "@search";

export { queryLengthMax } from "@search";
/** So many results can be leafed through; who has more narrows the search. */
export const resultsMax = 300;
export const resultsPerPage = 20;
/** What is suggested while one types: so many topics, and so many each of boards, tags and members. */
export const suggestedTopicsMax = 8;
export const suggestedPlacesMax = 3;

/** Whether a word of the name begins with what was typed, both in lower case; in Chinese, where words do not show, whether it stands there at all. */
export function holdsBeginning(name: string, typed: string): boolean {
  for (let at = name.indexOf(typed); at !== -1; at = name.indexOf(typed, at + 1)) {
    const isInWord = /[\p{L}\p{N}]$/u.test(name.slice(0, at)) && !/^\p{Script=Han}|\p{Script=Han}$/u.test(`${typed}${name.slice(0, at)}`);
    if (!isInWord) return true;
  }
  return false;
}

/** Whether the query says what to look for: a word, or a filter. */
export function isAsking({ terms, filters }: Query): boolean {
  return terms.some(({ negated }) => !negated) || filters.length > 0;
}

/** Where its words are looked for. */
export function placeOf({ filters }: Query): SearchRequest["within"] {
  return filters.some(({ field, negated }) => field === "in" && !negated) ? "titles" : "all";
}

/** Whether what is typed holds a filter, known or not: such is for the search itself. */
export function holdsFilters(typed: string): boolean {
  const { filters, unknown } = parseQuery(typed);
  return filters.length + unknown.length > 0;
}
