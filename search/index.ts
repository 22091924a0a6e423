/** The front door of the search package: the query language, documents and engines. */
export { parseQuery, queryLengthMax, startOf } from "./query/parse";
export { writeFilter, writeQuery } from "./query/write";
export { ranking } from "./ranking";
export { makeSqlEngine, putInSql, removeFromSql, type SqlRunner } from "./sql/engine";
export { fold } from "./text/fold";
export { snippetOf, type Snippet } from "./snippet";
export { tokenizerVersion } from "./sql/vector";
export { makeBreaker, withFallback } from "./fallback";
export { nothing } from "./types";
export type { ContentType, FacetCounts, Filter, FilterField, Query, SearchAnswer, SearchDocument, SearchEngine, SearchHit, SearchRequest, SearchSort, Selection, SuggestRequest, Term } from "./types";
