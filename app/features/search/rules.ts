export { queryLengthMax } from "@search";
/** So many results can be leafed through; who has more narrows the search. */
export const resultsMax = 300;
export const resultsPerPage = 20;
/** What is suggested while one types: so many topics, and so many each of boards, tags and members. */
export const suggestedTopicsMax = 8;
export const suggestedPlacesMax = 3;
