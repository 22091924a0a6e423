import { makeSqlEngine } from "@search";
import { sqlRunner } from "~/platform/db/sql-runner";
import { makeChance } from "../../bench/numbers";
import { boardIds, documentsNow } from "./documents";
import { documentIndexes, dropIndexes, fillDocuments, sampleTitles, type Titles } from "./million-sql";
import { timed, type Opened, type Stage } from "./section";

const count = 1_000_000;
const asked = 150;
const barMs = 50;
/** Stands in the oldest fifth of all titles, and in none of the good ones: what a glance at the best does not find. */
const buried = "palimpsest";

/** Suggestions among a million titles: as one types, for what is everywhere, for what is nowhere, and for what hides among the old. */
export async function proveMillion({ figures: { say, times }, open }: Stage): Promise<void> {
  const opened = await open("million");
  try {
    const seconds = await fill(opened);
    const titles = (await opened.client.query<Titles>(sampleTitles, [asked])).rows;
    const engine = makeSqlEngine(sqlRunner(opened.database.client), () => documentsNow);
    const chance = makeChance(5);
    const classes: Record<string, string[]> = {
      "as one types": titles.map(({ title }) => beginningOf(title, chance)),
      "one letter or character": titles.map(({ title }) => [...title][0] ?? ""),
      "three letters": titles.map(({ title }) => title.slice(0, 3)),
      "a frequent word and a letter": titles.map(({ title }) => `ba ${title.slice(0, 1)}`),
      "what nobody wrote": titles.map(({ title }) => `${title.slice(0, 2)}zzq`),
      "a word of old titles alone, in a fifth of all": Array.from({ length: 20 }, (_, at) => buried.slice(0, 4 + (at % 7))),
    };
    say(`Suggestions among ${count} documents in PostgreSQL, filled in ${seconds.toFixed(0)} s`);
    for (const [name, queries] of Object.entries(classes)) times(name, await timed(opened, queries, (q) => engine.suggest({ q, boardIds, limit: 8 })), barMs);
    times("as one types, on one board of twelve", await timed(opened, classes["as one types"] ?? [], (q) => engine.suggest({ q, boardIds: boardIds.slice(0, 1), limit: 8 })), barMs);
  } finally {
    await opened.close();
  }
}

/** Returns the seconds it took. */
async function fill({ client }: Opened): Promise<number> {
  const began = performance.now();
  await client.query(dropIndexes);
  for (const { text, values } of fillDocuments(count, boardIds, documentsNow, buried)) await client.query(text, values);
  await client.query(documentIndexes);
  await client.query(`VACUUM ANALYZE "SearchDocument", "SearchTitle"`);
  return (performance.now() - began) / 1_000;
}

/** One to three words that follow one another in the title, the last as far as it is typed. */
function beginningOf(title: string, chance: () => number): string {
  const words = title.match(/[a-z]+|\p{Script=Han}{1,2}/gu) ?? [];
  const at = Math.floor(chance() * words.length);
  const chosen = words.slice(at, at + 1 + Math.floor(chance() * 3));
  const last = chosen.pop() ?? "";
  const glue = /[a-z]/.test(last) ? " " : "";
  return [...chosen, [...last].slice(0, 1 + Math.floor(chance() * last.length)).join("")].join(glue);
}
