import { z } from "zod";
import { parseQuery } from "../query/parse";
import { ranking } from "../ranking";
import { distanceOf, typosAllowed } from "../text/typo";
import { nothing, type SearchAnswer, type SearchDocument, type SearchEngine, type SearchHit, type SearchRequest, type Selection, type SuggestRequest } from "../types";
import { planOf, titlePlanOf, wordsOf, type Plan } from "./plan";
import { countMatches, lookAlikes, putDocuments, rankedSearch, removeDocuments, sortedSearch, suggestTitles, type Place } from "./statements";
import { quoteLexeme, tokenizerVersion, vectorsOf } from "./vector";

/** Runs a statement with bound values. */
export type SqlRunner = (statement: string, values: readonly unknown[]) => Promise<unknown[]>;

const counts = z.array(z.object({ value: z.string(), count: z.number() }));
const answerRow = z.object({
  total: z.number(), isEstimate: z.boolean(), boards: counts, kinds: counts, tags: counts,
  hits: z.array(z.object({ postId: z.string(), type: z.enum(["topic", "post"]), topicId: z.string(), isStrict: z.boolean() })),
});
const wordRow = z.object({ word: z.string(), isKnown: z.boolean(), near: z.array(z.string()) });

const totalRow = z.object({ total: z.number() });
const titleRows = z.array(z.object({ postId: z.string(), topicId: z.string() }));

const correctionsMax = 3;

/** The engine inside PostgreSQL and PGlite: tsvectors of our own terms (docs/decisions/025). `now`: for the rank of what is new. */
export function makeSqlEngine(run: SqlRunner, now: () => number): SearchEngine {
  return {
    name: "sql",
    async search(request) {
      if (request.selection.boardIds.length === 0) return nothing;
      const plain = planOf(request.terms, new Map());
      if (request.isExact) return ask(run, request, { ...plain, wide: plain.strict }, now());
      const answer = await askWidening(run, request, plain, now());
      if (answer.strict > 0 || request.terms.length === 0) return answer.found;
      const corrections = await findCorrections(run, request);
      if (corrections.length === 0) return answer.found;
      const corrected = await askWidening(run, request, planOf(request.terms, new Map(corrections.map(({ from, to }) => [from, to]))), now());
      return { ...corrected.found, corrections: corrections.flatMap(({ from, to }) => (to[0] ? [{ from, to: to[0] }] : [])) };
    },
    suggest: (request) => suggest(run, request),
  };
}

async function suggest(run: SqlRunner, { q, boardIds, limit }: SuggestRequest): Promise<SearchHit[]> {
  const { begun, whole, sure, start } = titlePlanOf(parseQuery(q).terms);
  if (begun === "" || boardIds.length === 0) return [];
  const rows = titleRows.parse(await run(suggestTitles, [begun, whole, sure || null, start, boardIds, limit]));
  return rows.map((row) => ({ ...row, type: "topic" }));
}

/** What holds all words; when that is little, what holds some; and since where Chinese words end is a guess, rather parts of them than nothing. */
async function askWidening(run: SqlRunner, request: SearchRequest, plan: Plan, now: number): Promise<{ found: SearchAnswer; strict: number }> {
  if (request.sort !== "relevance" || plan.wide === plan.strict) {
    const found = await ask(run, request, { ...plan, wide: plan.strict }, now);
    return { found: await rather(run, request, plan, now, found), strict: found.total };
  }
  const strict = await countStrict(run, request, plan, now);
  const found = await ask(run, request, strict >= ranking.strictMin ? { ...plan, wide: plan.strict } : plan, now);
  return { found: await rather(run, request, plan, now, found), strict };
}

/** The answer, or when it is none, what holds any pair of characters. */
async function rather(run: SqlRunner, request: SearchRequest, plan: Plan, now: number, found: SearchAnswer): Promise<SearchAnswer> {
  return found.total > 0 || plan.scattered === plan.wide ? found : ask(run, request, { ...plan, wide: plan.scattered, rank: plan.scattered }, now);
}

/** How much holds all words, counted as far as it matters. */
async function countStrict(run: SqlRunner, { selection, within }: SearchRequest, plan: Plan, now: number): Promise<number> {
  const rows = await run(countMatches(within), [plan.strict, plan.strict, plan.rank, plan.exact, ...valuesOf(selection), now, 0, 10 * ranking.strictMin]);
  return totalRow.parse(rows[0]).total;
}

async function ask(run: SqlRunner, request: SearchRequest, plan: Plan, now: number): Promise<SearchAnswer> {
  const place: Place = request.within;
  const isEmpty = plan.wide === "";
  const statement = isEmpty ? sortedSearch("everything", request.sort === "top" ? "top" : "new") : request.sort === "relevance" ? rankedSearch(place) : sortedSearch(place, request.sort);
  const words = isEmpty ? [null, null, null, null] : [plan.wide, plan.strict, plan.rank || plan.wide, plan.exact || plan.wide];
  const rows = await run(statement, [...words, ...valuesOf(request.selection), now, request.offset, request.limit]);
  const { hits, total, isEstimate, ...facets } = answerRow.parse(rows[0]);
  return { hits: hits.map(({ isStrict: _, ...hit }) => hit), total, isEstimate, facets, corrections: [], isLoose: hits.some(({ isStrict }) => !isStrict), isFallback: false };
}

function valuesOf(selection: Selection): unknown[] {
  const { boardIds, types, kinds, allTags, noTags, authorIds, notAuthorIds, isSolved, isAnswered, isClosed, after, before } = selection;
  return [boardIds, types, kinds, allTags, noTags, authorIds, notAuthorIds, isSolved, isAnswered, isClosed, after, before].map((value) => value ?? null);
}

/** Words that stand nowhere the asker may read, with those they may have been meant as, the nearest first. */
async function findCorrections(run: SqlRunner, { terms, selection }: SearchRequest): Promise<{ from: string; to: string[] }[]> {
  const words = wordsOf(terms).filter((word) => typosAllowed(word) > 0);
  if (words.length === 0) return [];
  const rows = z.array(wordRow).parse(await run(lookAlikes, [words, words.map((word) => `${quoteLexeme(word)}:*`), selection.boardIds]));
  return rows.flatMap(({ word, isKnown, near }) => {
    if (isKnown) return [];
    const told = near.map((term) => ({ term, distance: distanceOf(word, term) })).filter(({ distance }) => distance <= typosAllowed(word));
    const to = told.sort((one, other) => one.distance - other.distance).slice(0, correctionsMax).map(({ term }) => term);
    return to.length > 0 ? [{ from: word, to }] : [];
  });
}

/** Writes documents into the index, in the caller's transaction. */
export async function putInSql(run: SqlRunner, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const latin = new Set<string>();
  const rows = documents.map((document) => {
    const [{ body: _, ...row }, { latin: terms, ...vectors }] = [document, vectorsOf(document)];
    terms.forEach((term) => latin.add(term));
    return { ...row, ...vectors, tokenizer: tokenizerVersion };
  });
  await run(putDocuments, [JSON.stringify(rows), [...latin]]);
}

/** Takes documents out of the index, in the caller's transaction. */
export async function removeFromSql(run: SqlRunner, postIds: readonly string[]): Promise<void> {
  if (postIds.length > 0) await run(removeDocuments, [postIds]);
}
