import { createHash } from "node:crypto";
import { ranking } from "../ranking";
import { synonymTable } from "../text/synonyms";

/** Raised when documents are built in another way: an index of older ones is then made anew. */
const documentsVersion = 1;

/** So long the server looks at most; it then answers with what it has. */
const cutoffMs = 200;

const equality = { facetSearch: false, filter: { equality: true, comparison: false } };

/**
 * How the index is set up. `sort` is the first rule, so that "newest" and "most votes" are exactly that; a search by relevance asks for
 * no sort and skips it. Both languages are named: text of Chinese characters alone would be taken for Japanese.
 */
export const indexSettings = {
  searchableAttributes: ["title", "tags", "topicTitle", "body", "parts"],
  displayedAttributes: ["id", "type", "topicId", "rev"],
  filterableAttributes: [
    { attributePatterns: ["boardId", "type", "kind", "authorId", "topicId", "isSolved", "isAnswered", "isClosed", "tags"], features: equality },
    { attributePatterns: ["createdAt"], features: { facetSearch: false, filter: { equality: false, comparison: true } } },
  ],
  sortableAttributes: ["createdAt", "quality"],
  rankingRules: ["sort", "words", "typo", "proximity", "attributeRank", "exactness", "quality:desc", "createdAt:desc", "wordPosition"],
  localizedAttributes: [{ attributePatterns: ["*"], locales: ["cmn", "eng"] }],
  typoTolerance: { disableOnNumbers: true },
  dictionary: ["c#", "C#", "f#", "F#", "c++", "C++", ".net", ".NET", ".env"], // by the letter: it is read before case is folded
  synonyms: synonymTable,
  stopWords: [],
  faceting: { maxValuesPerFacet: ranking.facetValuesMax, sortFacetValuesBy: { "*": "count" } },
  pagination: { maxTotalHits: ranking.matchesMax },
  searchCutoffMs: cutoffMs,
} as const;

/** Tells settings and documents of one making from another's. */
export const settingsMark = createHash("sha256").update(JSON.stringify([documentsVersion, indexSettings])).digest("hex").slice(0, 16);
