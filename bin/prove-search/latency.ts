import { makeSqlEngine, parseQuery, putInSql, type SearchDocument, type SearchEngine, type Selection } from "@search";
import { sqlRunner } from "~/platform/db/sql-runner";
import { makeChance, pickOne } from "../../bench/numbers";
import { boardIds, documentsNow, makeDocuments } from "./documents";
import { timed, type Opened, type Stage } from "./section";
import { chinese, english, misspelt, zipf } from "./vocabulary";

const asked = 60;
const writtenAtOnce = 500;
/** Words that stand in no text together are looked at for slips of the pen as well. */
const barsMs = { words: 5, apart: 20, chinese: 30, typo: 20, prefix: 60, filtered: 30, suggested: 20 };

/** From this rank on words are of a subject: the most frequent of them stands in one text of a hundred, those before it in most. */
const subject = 1_500;

type Chance = () => number;

/** How long the embedded engine works for each kind of search: its statements, the rows, and what it makes of them. */
export async function proveLatency({ isFull, figures: { say, times }, open }: Stage): Promise<void> {
  const count = isFull ? 20_000 : 5_000;
  const opened = await open("latency");
  try {
    const documents = makeDocuments(count, makeChance(1));
    const engine = await fill(opened, documents);
    const asking = { engine, opened };
    const chance = makeChance(3);
    say(`Latency of the embedded engine in PostgreSQL, ${count} documents of 80 to 200 words`);
    times("words of one text", await ask(asking, together(chance, documents)), barsMs.words);
    times("words of no text", await ask(asking, some(chance, english, 3, subject)), barsMs.apart);
    times("Chinese", await ask(asking, some(chance, chinese, 2, subject).map((q) => q.replaceAll(" ", ""))), barsMs.chinese);
    times("a misspelt word", await ask(asking, some(chance, english, 1, subject).map(misspelt)), barsMs.typo);
    times("the beginning of a word", await ask(asking, some(chance, english, 1, subject).map((word) => word.slice(0, 3))), barsMs.prefix);
    times("words with filters", await ask(asking, some(chance, english, 2, subject), { boardIds: boardIds.slice(0, 4), kinds: ["question", "reply"], after: documentsNow - 300 * 86_400_000, isClosed: false }), barsMs.filtered);
    times("suggestions", await timed(opened, [...typing(chance, english), ...typing(chance, chinese)], (q) => engine.suggest({ q, boardIds, limit: 8 })), barsMs.suggested);
  } finally {
    await opened.close();
  }
}

async function fill({ database, client }: Opened, documents: readonly SearchDocument[]): Promise<SearchEngine> {
  const run = sqlRunner(database.client);
  for (let at = 0; at < documents.length; at += writtenAtOnce) await putInSql(run, documents.slice(at, at + writtenAtOnce));
  await client.query(`VACUUM ANALYZE "SearchDocument", "SearchTitle", "SearchTerm"`); // the throw-away cluster has no autovacuum
  return makeSqlEngine(run, () => documentsNow);
}

/** Queries of one to so many words; `first`: the rank of the most frequent one. */
function some(chance: Chance, words: readonly string[], wordsMax: number, first: number): string[] {
  return Array.from({ length: asked }, () => Array.from({ length: 1 + Math.floor(chance() * wordsMax) }, () => words[zipf(chance, first)] ?? "").join(" "));
}

/** Queries of one to three words of a subject that stand in one text. */
function together(chance: Chance, documents: readonly SearchDocument[]): string[] {
  const words = new Set(english.slice(subject));
  const texts = documents.map(({ body }) => body.split(" ").filter((word) => words.has(word))).filter(({ length }) => length > 3);
  return Array.from({ length: asked }, () => {
    const text = pickOne(texts, chance);
    const at = Math.floor(chance() * (text.length - 3));
    return text.slice(at, at + 1 + Math.floor(chance() * 3)).join(" ");
  });
}

/** What stands in the box while one or two words are typed: any beginning. */
function typing(chance: Chance, words: readonly string[]): string[] {
  return some(chance, words, 2, 1).map((q) => [...q].slice(0, 1 + Math.floor(chance() * q.length)).join(""));
}

async function ask({ engine, opened }: { engine: SearchEngine; opened: Opened }, queries: readonly string[], more: Partial<Selection> = {}): Promise<number[]> {
  return timed(opened, queries, (q) => engine.search({ terms: parseQuery(q).terms, selection: { boardIds, ...more }, within: "all", sort: "relevance", offset: 0, limit: 20 }));
}
