import type { Meilisearch, SearchParams } from "meilisearch";
import { z } from "zod";
import { parseQuery } from "../query/parse";
import { ranking } from "../ranking";
import { nothing, type FacetCounts, type SearchEngine, type SearchHit, type SearchRequest, type Term } from "../types";
import { readError } from "./errors";
import { filterOf } from "./filter";

/** The index that is asked; whatever is being built stands under another name. */
export const liveIndex = "content";

/** A search waits so long for the server; then another engine has to answer. */
const answerMs = 400;

const hit = z.object({ id: z.string(), type: z.enum(["topic", "post"]), topicId: z.string() });
const wordsRule = z.object({ words: z.object({ matchingWords: z.number(), maxMatchingWords: z.number() }).optional() });

/** The engine that asks a Meilisearch server. Throws MeilisearchDown or MeilisearchRefused. */
export function makeMeilisearchEngine(client: Meilisearch): SearchEngine {
  const ask = async (q: string, params: SearchParams, signal?: AbortSignal) => {
    try {
      return await client.index(liveIndex).search(q, params, { signal: within(signal) });
    } catch (error) {
      throw readError(error);
    }
  };
  return {
    name: "meilisearch",
    async search(request, signal) {
      if (request.selection.boardIds.length === 0) return nothing;
      const answer = await ask(queryOf(request.isExact ? request.terms.map((term) => ({ ...term, kind: "phrase" })) : request.terms), paramsOf(request), signal);
      const total = answer.estimatedTotalHits ?? answer.hits.length;
      const facets = answer.facetDistribution ?? {};
      return {
        hits: answer.hits.map(toHit), total, isEstimate: total >= ranking.matchesMax,
        facets: { boards: countsOf(facets.boardId), kinds: countsOf(facets.kind), tags: countsOf(facets.tags) },
        corrections: [], isLoose: answer.hits.some(({ _rankingScoreDetails }) => isLoose(_rankingScoreDetails)), isFallback: false,
      };
    },
    async suggest({ q, boardIds, limit }, signal) {
      const { terms } = parseQuery(q);
      if (boardIds.length === 0 || !terms.some(({ negated }) => !negated)) return [];
      const { hits } = await ask(queryOf(terms), { filter: filterOf({ boardIds, types: ["topic"] }), attributesToSearchOn: ["title", "tags"], limit, matchingStrategy: "all" }, signal);
      return hits.map(toHit);
    },
  };
}

/** The caller's signal and our own time: the client forgets its own as soon as it is given one. */
function within(signal: AbortSignal | undefined): AbortSignal {
  const time = AbortSignal.timeout(answerMs);
  return signal ? AbortSignal.any([signal, time]) : time;
}

function paramsOf({ selection, within: place, sort, offset, limit, isExact = false }: SearchRequest): SearchParams {
  const eachPost = selection.types?.length === 1 && selection.types[0] === "post";
  return {
    filter: filterOf(selection), offset, limit,
    facets: ["boardId", "kind", "tags"], showRankingScoreDetails: true,
    matchingStrategy: sort === "relevance" && !isExact ? "last" : "all",
    ...(eachPost ? {} : { distinct: "topicId" }),
    ...(place === "titles" ? { attributesToSearchOn: ["title", "tags"] } : {}),
    ...(sort === "relevance" ? {} : { sort: sort === "new" ? ["createdAt:desc"] : ["quality:desc", "createdAt:desc"] }),
  };
}

/** The terms in the server's own language: "phrases" and -words. What a member typed otherwise is a word, never a sign. */
function queryOf(terms: readonly Term[]): string {
  return terms.map(({ kind, text, negated }) => (negated ? "-" : "") + (kind === "phrase" ? `"${plain(text)}"` : plain(text))).join(" ");
}

function plain(text: string): string {
  return text.replaceAll('"', " ").replace(/(^|\s)-+/gu, "$1").trim();
}

function toHit(found: unknown): SearchHit {
  const { id, type, topicId } = hit.parse(found);
  return { postId: id, type, topicId };
}

function countsOf(distribution: Record<string, number> = {}): FacetCounts {
  return Object.entries(distribution).map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

/** Whether a hit lacks some of the words. */
function isLoose(details: unknown): boolean {
  const { words } = wordsRule.catch({}).parse(details);
  return words !== undefined && words.matchingWords < words.maxMatchingWords;
}

