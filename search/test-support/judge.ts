import { parseQuery } from "../query/parse";
import type { Query, SearchDocument, SearchEngine, Selection } from "../types";
import { judgedDocuments, judgedQueries } from "./judged";

export const judgedNow = Date.UTC(2026, 10, 23);
const dayMs = 86_400_000;
const shown = 10;

/** The documents of the judged set, as an engine takes them. */
export function judgedCorpus(): SearchDocument[] {
  return judgedDocuments.map(([id, title, body, wish = {}]) => ({
    postId: id, topicId: wish.in ?? id, type: wish.in ? "post" : "topic", boardId: wish.board ?? "wood", kind: wish.kind ?? "discussion", authorId: wish.by ?? "somebody", title, tags: wish.tags ?? [], body,
    isSolved: wish.solved ?? false, isAnswered: wish.answered ?? false, isClosed: false, quality: wish.votes ? 1 + Math.floor(Math.log2(wish.votes)) : 0, createdAt: judgedNow - (wish.daysAgo ?? 0) * dayMs, version: 1,
  }));
}

export type Judgement = { q: string; group: string; ndcg: number; reciprocalRank: number; found: string[] };

/** What an engine makes of every query of the set. */
export async function judge(engine: SearchEngine): Promise<Judgement[]> {
  const judged: Judgement[] = [];
  for (const [group, queries] of Object.entries(judgedQueries)) {
    for (const [q, grades] of queries) {
      const query = parseQuery(q);
      const answer = await engine.search({ terms: query.terms, selection: selectionOf(query), within: "all", sort: "relevance", offset: 0, limit: shown });
      const found = answer.hits.map(({ topicId }) => topicId);
      judged.push({ q, group, found, ndcg: ndcgOf(found, grades), reciprocalRank: reciprocalRankOf(found, grades) });
    }
  }
  return judged;
}

function selectionOf({ filters }: Query): Selection {
  const valueOf = (field: string): string | undefined => filters.find((filter) => filter.field === field)?.value;
  const [tag, board, kind] = [valueOf("tag"), valueOf("board"), valueOf("kind")];
  return { boardIds: board ? [board] : ["wood", "code", "art", "meta"], ...(tag ? { allTags: [tag] } : {}), ...(kind ? { kinds: [kind] } : {}), ...(valueOf("is") === "solved" ? { isSolved: true } : {}) };
}

/** Normalised discounted cumulative gain of the first ten, gains 2^grade - 1 (Järvelin and Kekäläinen 2002; Burges 2005). */
export function ndcgOf(found: readonly string[], grades: Readonly<Record<string, number>>): number {
  const gain = (grade: number, at: number): number => (2 ** grade - 1) / Math.log2(at + 2);
  const ideal = Object.values(grades).sort((one, other) => other - one).slice(0, shown).reduce((sum, grade, at) => sum + gain(grade, at), 0);
  return found.slice(0, shown).reduce((sum, id, at) => sum + gain(grades[id] ?? 0, at), 0) / ideal;
}

/** One by the place of the first document with the best grade. */
function reciprocalRankOf(found: readonly string[], grades: Readonly<Record<string, number>>): number {
  const best = Math.max(...Object.values(grades));
  const at = found.findIndex((id) => grades[id] === best);
  return at === -1 ? 0 : 1 / (at + 1);
}

/** The mean of a figure. */
export function meanOf(judged: readonly Judgement[], figure: "ndcg" | "reciprocalRank"): number {
  return judged.reduce((sum, one) => sum + one[figure], 0) / judged.length;
}
