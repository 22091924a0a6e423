/** What somebody looks for: a word, or words that follow one another; or what is not to be in it. */
export type Term = { kind: "word" | "phrase"; text: string; negated: boolean };

/** The fields a query may narrow by, as they are written before the colon. */
export type FilterField = "tag" | "board" | "by" | "is" | "kind" | "type" | "after" | "before" | "in";
export type Filter = { field: FilterField; value: string; negated: boolean };

/** A query as it was understood. `unknown`: what looks like a filter but has a value that none has. */
export type Query = { terms: Term[]; filters: Filter[]; unknown: Filter[] };

/** What a document of the content index is about: a topic with its opening post, or another post. */
export type ContentType = "topic" | "post";

/**
 * What an engine knows of a topic or post that everybody may see who may read its board; nothing else is a document.
 * Times are milliseconds since 1970, `quality` is 0 for a score below 1, else 1 + floor(log2(score)).
 */
export type SearchDocument = {
  /** The post that is it; of a topic its opening post. */
  postId: string;
  type: ContentType;
  topicId: string;
  boardId: string;
  kind: string;
  authorId: string;
  /** The topic's title: searched first in a topic, late in a post. */
  title: string;
  /** The topic's tags: searched in a topic, filtered by in both. */
  tags: string[];
  body: string;
  /** Of the topic. */
  isSolved: boolean;
  isAnswered: boolean;
  isClosed: boolean;
  quality: number;
  createdAt: number;
  /** The post's version: which text this was made of. */
  version: number;
};

/** Which documents may be found at all. Lists are alternatives; `allTags` are not. */
export type Selection = {
  /** The boards the asker may read, and has not excluded. None: nothing is found. */
  boardIds: readonly string[];
  types?: readonly ContentType[];
  kinds?: readonly string[];
  allTags?: readonly string[];
  noTags?: readonly string[];
  authorIds?: readonly string[];
  notAuthorIds?: readonly string[];
  isSolved?: boolean;
  isAnswered?: boolean;
  isClosed?: boolean;
  /** Created at or after, and before; milliseconds since 1970. */
  after?: number;
  before?: number;
};

export type SearchSort = "relevance" | "new" | "top";

export type SearchRequest = {
  terms: readonly Term[];
  selection: Selection;
  /** Only in titles and tags. */
  within: "titles" | "all";
  /** Only what holds all words as they are written: nothing is widened, no slip put right. For what nobody looks over. */
  isExact?: boolean;
  sort: SearchSort;
  offset: number;
  limit: number;
};

/** One document of each topic, the best; of a search for posts alone, each. */
export type SearchHit = { postId: string; type: ContentType; topicId: string };

export type FacetCounts = { value: string; count: number }[];

/** `corrections`: words nobody has written that were taken for others. `isLoose`: some hits have not all words. `isFallback`: the engine that should have answered did not, or is behind. */
export type SearchAnswer = {
  hits: SearchHit[];
  total: number;
  isEstimate: boolean;
  facets: { boards: FacetCounts; kinds: FacetCounts; tags: FacetCounts };
  corrections: { from: string; to: string }[];
  isLoose: boolean;
  isFallback: boolean;
};

/** The answer to a question that can have no hits. */
export const nothing: SearchAnswer = { hits: [], total: 0, isEstimate: false, facets: { boards: [], kinds: [], tags: [] }, corrections: [], isLoose: false, isFallback: false };

/** Topics to suggest for what is being typed, among those of boards the asker may read. */
export type SuggestRequest = { q: string; boardIds: readonly string[]; limit: number };

/** What every engine can do. Answers hold ids alone: what is shown is read from the database, under the pages' rules. */
export type SearchEngine = {
  name: "sql" | "meilisearch";
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>;
  /**
   * Topics whose title or tags hold all words typed, the last as the beginning of one: first the title itself and titles that
   * begin so, then the good, then the new. Filters in what is typed are left out; without words nothing is suggested.
   */
  suggest(request: SuggestRequest, signal?: AbortSignal): Promise<SearchHit[]>;
};
