export { queryLengthMax } from "@search";
/** So many results can be leafed through; who has more narrows the search. */
export const resultsMax = 300;
export const resultsPerPage = 20;
