import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readCommunity } from "../../bench/community";
import { fill } from "../../bench/fill";
import { makeVisitor } from "../../bench/visits";
import { startWeb } from "../../bench/web";
import { judge, judgedCorpus, meanOf } from "../../search/test-support/judge";
import { liveIndex, openMeilisearch, toMeiliDocument } from "@search-server";
import { hasProgram, openMeilisearchServer, type MeilisearchServer } from "../../tests/support/meilisearch";
import type { Figures, Stage } from "./section";

const root = fileURLToPath(new URL("..", import.meta.url)); // this file is built into build/
const answer = z.object({ engine: z.enum(["sql", "meilisearch"]), total: z.number() });
const created = z.object({ id: z.string() });

const bars = { fallbackMs: 500, freshMs: 2_000, catchUpSeconds: 90, rebuildSeconds: 180 };
const searchers = 4;
const words = ["glue", "数据库", "workshop", "paper", "颜色", "plane"];

/** One search: how long it took, who answered, or that nobody did. */
type Asked = { at: number; ms: number; engine: "sql" | "meilisearch" | null };

type Site = { origin: string; topics: string[]; figures: Figures; server: MeilisearchServer };

/** The real server: how it ranks, how fresh it is, and what becomes of searches while it hangs, dies, comes back and is wiped. Says so where there is none. */
export async function proveServer({ isFull, figures, open, urlOf }: Stage): Promise<void> {
  if (!hasProgram()) return figures.say("SKIPPED: Meilisearch, for want of the program meilisearch on the PATH");
  const server = await openMeilisearchServer();
  const opened = await open("server");
  try {
    figures.say("A real Meilisearch");
    await proveRanking(figures, server);
    await server.kill();
    await server.start("wiped");
    await fill(opened.client, { topics: isFull ? 4_000 : 400, postsPerTopic: 6 }, new Date());
    const { topics } = await readCommunity(opened.client);
    const web = await startWeb({ root, databaseUrl: urlOf("server"), worker: "inline", env: { MEILI_HOST: server.host, MEILI_MASTER_KEY: server.masterKey ?? "" } });
    try {
      const site: Site = { origin: web.origin, topics, figures, server };
      figures.figure("a first index is filled, after", await seconds(() => untilServed(site)), `<= ${bars.rebuildSeconds} s, posts made searchable meanwhile`, true);
      await proveFreshness(site, isFull ? 60 : 20);
      await proveOutage(site);
      await server.kill();
      await server.start("wiped");
      const rebuilt = await secondsUntil(() => untilServed(site));
      figures.figure("wiped, the index is filled again by itself, after", `${rebuilt.toFixed(1)} s`, `<= ${bars.rebuildSeconds} s`, rebuilt <= bars.rebuildSeconds);
    } finally {
      await web.stop();
    }
  } finally {
    await opened.close();
    await server.stop();
  }
}

async function proveRanking({ figure }: Figures, settings: MeilisearchServer): Promise<void> {
  const { engine, indexer } = openMeilisearch(settings);
  await indexer.prepare();
  await indexer.make(liveIndex);
  const task = await indexer.put(liveIndex, judgedCorpus().map((document) => toMeiliDocument(document, 1)));
  while ((await indexer.statesOf([task])).get(task)?.state === "waiting") await pause(50);
  const judged = await judge(engine);
  figure("nDCG@10 of the judged set", meanOf(judged, "ndcg").toFixed(3), "reported", true);
  figure("MRR@10", meanOf(judged, "reciprocalRank").toFixed(3), "reported", true);
  figure("queries without a result", judged.filter(({ found }) => found.length === 0).length, `reported, of ${judged.length}`, true);
}

/** From the answer to a write until the server finds it. */
async function proveFreshness(site: Site, writes: number): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < writes; turn += 1) {
    const word = await write(site, turn);
    const began = performance.now();
    while (!(await finds(site, word))) await pause(20);
    times.push(performance.now() - began);
  }
  site.figures.times("from written to found", times, bars.freshMs);
}

/** Searches go on while the server hangs, dies and comes back, and members write. */
async function proveOutage(site: Site): Promise<void> {
  const asked: Asked[] = [];
  const { figure } = site.figures;
  const going = new AbortController();
  const load = Promise.all(Array.from({ length: searchers }, (_, at) => searchOn(site, asked, at, going.signal)));
  await pause(2_000);
  site.server.hang();
  await pause(4_000);
  site.server.wake();
  await site.server.kill();
  const missed: string[] = [];
  for (let turn = 0; turn < 10; turn += 1) missed.push(await write(site, 1_000 + turn));
  await pause(4_000);
  const caughtUp = await secondsUntil(async () => {
    await site.server.start("kept");
    for (const word of missed) while (!(await finds(site, word))) await pause(100);
  });
  going.abort();
  await load;
  const fallen = asked.filter(({ engine }) => engine === "sql").map(({ ms }) => ms);
  figure("searches while it hung, died and came back", asked.length, "under load", asked.length > 100);
  figure("of them failed", asked.filter(({ engine }) => engine === null).length, "0", asked.every(({ engine }) => engine !== null));
  figure("answered by the database", fallen.length, "> 0", fallen.length > 0);
  figure("the slowest of those", `${Math.max(0, ...fallen).toFixed(0)} ms`, `<= ${bars.fallbackMs} ms`, Math.max(0, ...fallen) <= bars.fallbackMs);
  figure("back again, it holds what it missed, after", `${caughtUp.toFixed(1)} s`, `<= ${bars.catchUpSeconds} s`, caughtUp <= bars.catchUpSeconds);
}

async function searchOn(site: Site, asked: Asked[], first: number, going: AbortSignal): Promise<void> {
  for (let turn = first; !going.aborted; turn += 1) {
    const began = performance.now();
    const engine = await search(site, words[turn % words.length] ?? "").then((found) => found.engine, () => null);
    asked.push({ at: began, ms: performance.now() - began, engine });
    await pause(40);
  }
}

async function search({ origin }: Site, q: string): Promise<z.infer<typeof answer>> {
  const response = await fetch(`${origin}/api/v1/search?q=${encodeURIComponent(q)}&limit=10`);
  if (!response.ok) throw new Error(`a search was answered ${response.status}`);
  return answer.parse(await response.json());
}

/** Whether the server itself finds the word, and no other that looks alike. */
async function finds(site: Site, word: string): Promise<boolean> {
  const { engine, total } = await search(site, `"${word}"`);
  return engine === "meilisearch" && total === 1;
}

/** Writes a reply with a word nobody else uses, which it returns. */
async function write({ origin, topics }: Site, turn: number): Promise<string> {
  const word = `zq${Date.now().toString(36)}x${turn}`;
  const response = await fetch(`${origin}/api/v1/topics/${topics[turn % topics.length]}/posts`, {
    method: "POST", headers: { cookie: makeVisitor(turn % 50).cookie, origin, "content-type": "application/json" }, body: JSON.stringify({ body: `A reply with ${word} in it.` }),
  });
  created.parse(await response.json());
  return word;
}

/** Until searches are answered by the server and find as much as the database did. */
async function untilServed(site: Site): Promise<void> {
  while ((await search(site, "glue")).engine !== "meilisearch") await pause(200);
}

async function secondsUntil(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

async function seconds(work: () => Promise<void>): Promise<string> {
  return `${(await secondsUntil(work)).toFixed(1)} s`;
}
