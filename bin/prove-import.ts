import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import { importStackExchange } from "~/features/imports/import-stack-exchange.server";
import { countByHand, countOfReport } from "~/features/imports/test-support/count-by-hand";
import { digestOf } from "~/features/imports/test-support/digest";
import { removeDump } from "~/features/imports/test-support/dump";
import { writeSyntheticDump } from "~/features/imports/test-support/synthetic";
import type { ImportReport } from "~/features/imports/types";
import { makeContext } from "~/platform/context";
import { openDatabase, type DatabaseOptions } from "~/platform/db/open";
import { makeLocalStore } from "~/platform/files/store";
import { makeCards } from "~/platform/cards/cards";
import { makeImages } from "~/platform/images/images";
import { makeLimiter } from "~/platform/limiter";
import { makeLog } from "~/platform/log";
import { createMarkdown } from "~/platform/markdown/pool";
import { noOutgoing } from "~/platform/outgoing/outgoing";
import { makePasswords } from "~/platform/passwords";
import { openSearch } from "~/platform/search";
import { startCluster, type Cluster } from "../tests/support/cluster";

// Proves what the importer promises: every row counted, a second run changes nothing, killed at any
// moment and run again it ends the same, and memory does not follow the size of the dump.

const here = fileURLToPath(import.meta.url);
const migrations = "prisma/migrations";
const memoryRatioMax = 1.3;
const postsPerSecondMin = 30;
const heapCeilings = ["--max-old-space-size=128", "--max-semi-space-size=4"];

/** A database that does not exist yet: on the throw-away server, or embedded in a folder. */
type Target = { url: string } | { folder: string };
type ChildAnswer = { report: ImportReport; peakMegabytes: number; seconds: number };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: "boolean" }, child: { type: "string" }, url: { type: "string" }, folder: { type: "string" } },
});

type Size = { posts: number; times: number; kills: number };
const quick: Size = { posts: 1_000, times: 5, kills: 3 };
const full: Size = { posts: 10_000, times: 10, kills: 10 };
let databases = 0;

if (values.child !== undefined) await importInChild(values.child, values);
else process.exitCode = await prove(positionals[0] || process.env.KINDLING_TEST_DUMP || null, values.full ? full : quick);

async function prove(given: string | null, size: Size): Promise<number> {
  const cluster = await startCluster();
  const own = given ? [] : [await writeSyntheticDump("village", size.posts)];
  const dump = given ?? own[0] ?? "";
  try {
    console.log(`Importing ${given ? basename(dump) : `a made-up dump of ${size.posts} posts`} …`);
    const shortfalls = [...(await proveCounts(cluster, dump)), ...(await proveKills(cluster, dump, size.kills)), ...(await proveMemory(cluster, size))];
    console.log(shortfalls.length === 0 ? "All figures hold." : `Short: ${shortfalls.join(", ")}.`);
    return shortfalls.length === 0 ? 0 : 1;
  } finally {
    for (const folder of own) await removeDump(folder);
    await cluster.stop();
  }
}

/** Prints a figure beside its bar. Returns its name when it is short. */
function figure(name: string, found: string | number, bar: string, holds: boolean): string[] {
  console.log(`${holds ? "  ok   " : "  SHORT"} ${name.padEnd(34)} ${String(found).padStart(12)}   ${bar}`);
  return holds ? [] : [name];
}

async function proveCounts(cluster: Cluster, dump: string): Promise<string[]> {
  const target = await newDatabase(cluster);
  const [expected, first] = [await countByHand(dump), await runChild(dump, target)];
  const found = countOfReport(first.report);
  const digest = await digestAt(target);
  const second = await runChild(dump, target);
  const posts = found.questions + found.answers + found.comments;
  return [
    ...Object.entries(expected).flatMap(([name, count]) => {
      const got = Object.entries(found).find(([other]) => other === name)?.[1] ?? NaN;
      return figure(name, got, `= ${count}`, got === count);
    }),
    ...figure("created by a second run", second.report.members.created + second.report.answers.created, "= 0", second.report.answers.created === 0),
    ...figure("content after a second run", (await digestAt(target)).slice(0, 12), `= ${digest.slice(0, 12)}`, (await digestAt(target)) === digest),
    ...figure("posts and comments a second", Math.round(posts / first.seconds), `>= ${postsPerSecondMin}`, posts / first.seconds >= postsPerSecondMin),
  ];
}

/** Kills a run at random moments, on both databases in turn, and compares what a second run makes of it. */
async function proveKills(cluster: Cluster, dump: string, kills: number): Promise<string[]> {
  const short: string[] = [];
  const whole: Target[] = [await newDatabase(cluster), newFolder()];
  const runs = await Promise.all(whole.map(async (target) => ({ answer: await runChild(dump, target), digest: await digestAt(target) })));
  for (let kill = 1; kill <= kills; kill += 1) {
    const run = runs[kill % 2];
    const target = kill % 2 === 0 ? await newDatabase(cluster) : newFolder();
    const afterMs = await killInTheMiddle(dump, target, (run?.answer.seconds ?? 1) * 1_000);
    await runChild(dump, target);
    const digest = await digestAt(target);
    const place = "url" in target ? "PostgreSQL" : "embedded";
    short.push(...figure(`killed after ${afterMs} ms, ${place}`, digest.slice(0, 12), `= ${run?.digest.slice(0, 12)}`, digest === run?.digest));
    await removeTarget(target);
  }
  await Promise.all(whole.map(removeTarget));
  return short;
}

/**
 * Peak memory of the importing process alone: the database is another one. V8 collects lazily while
 * there is room, so all sizes run below the same ceilings; what must be held would show above them.
 */
async function proveMemory(cluster: Cluster, { posts, times }: Size): Promise<string[]> {
  const peaks: number[] = [];
  for (const factor of [1, times]) {
    const dump = await writeSyntheticDump("village", posts * factor);
    const answer = await runChild(dump, await newDatabase(cluster), heapCeilings);
    peaks.push(answer.peakMegabytes);
    await removeDump(dump);
    console.log(`         ${posts * factor} posts: ${answer.peakMegabytes.toFixed(0)} MB at most, ${answer.seconds.toFixed(1)} s`);
  }
  const ratio = (peaks[1] ?? NaN) / (peaks[0] ?? NaN);
  return figure(`peak memory at ${times} times the size`, ratio.toFixed(2), `<= ${memoryRatioMax}, the heap held to 128 MB`, ratio <= memoryRatioMax);
}

async function newDatabase(cluster: Cluster): Promise<Target> {
  databases += 1;
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE import_${databases} TEMPLATE template0`);
  await client.end();
  return { url: cluster.url(`import_${databases}`) };
}

function newFolder(): Target {
  return { folder: join(mkdtempSync(join(tmpdir(), "kindling-import-")), "db") };
}

async function removeTarget(target: Target): Promise<void> {
  if ("folder" in target) await rm(join(target.folder, ".."), { recursive: true, force: true });
}

async function digestAt(target: Target): Promise<string> {
  const database = await openDatabase({ ...target, migrations });
  try {
    return await digestOf(database.client);
  } finally {
    await database.close();
  }
}

function startChild(dump: string, target: Target, nodeOptions: string[] = []): ReturnType<typeof spawn> {
  const place = "url" in target ? ["--url", target.url] : ["--folder", target.folder];
  return spawn(process.execPath, [...nodeOptions, here, "--child", dump, ...place], { stdio: ["ignore", "pipe", "inherit"] });
}

async function runChild(dump: string, target: Target, nodeOptions: string[] = []): Promise<ChildAnswer> {
  const child = startChild(dump, target, nodeOptions);
  let said = "";
  child.stdout?.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((settle) => child.once("close", settle));
  if (code !== 0) throw new Error(`the import ended with ${code}: ${said}`);
  const answer: unknown = JSON.parse(said);
  if (!isChildAnswer(answer)) throw new Error(`the import answered ${said}`);
  return answer;
}

function isChildAnswer(answer: unknown): answer is ChildAnswer {
  return typeof answer === "object" && answer !== null && "report" in answer && "peakMegabytes" in answer && "seconds" in answer;
}

/** Kills a run with SIGKILL at a random moment of its usual time; once more when it was faster. Returns the moment. */
async function killInTheMiddle(dump: string, target: Target, usualMs: number): Promise<number> {
  for (;;) {
    const afterMs = Math.round((usualMs * randomInt(10, 90)) / 100);
    const child = startChild(dump, target);
    const ended = new Promise<void>((settle) => child.once("close", () => settle()));
    await Promise.race([pause(afterMs), ended]);
    child.kill("SIGKILL");
    await ended;
    if (child.signalCode === "SIGKILL") return afterMs;
  }
}

/** What a child does: one import into the database it is told, then its report and peak memory on one line. */
async function importInChild(dump: string, place: { url?: string; folder?: string }): Promise<void> {
  const began = performance.now();
  const options: DatabaseOptions = place.url ? { url: place.url, migrations } : { folder: place.folder, migrations };
  const database = await openDatabase(options);
  const markdown = createMarkdown({ workerFile: fileURLToPath(new URL("markdown-worker.js", import.meta.url)) });
  const [images, log] = [makeImages(), makeLog("silent")];
  const cards = makeCards({ workerFile: fileURLToPath(new URL("card-worker.js", import.meta.url)), images });
  const ctx = makeContext({
    database,
    now: () => new Date(),
    community: { name: "Proof", origin: "http://127.0.0.1", locale: "en", isDemo: false, relaxedLimits: false, keepsMail: false, secret: "0".repeat(64) },
    ports: {
      mailer: { send: async () => undefined }, files: makeLocalStore(tmpdir()), markdown, limiter: makeLimiter(database.client),
      passwords: makePasswords(), images, cards, outgoing: noOutgoing, wait: pause, ...openSearch({ client: database.client, log, meilisearch: null }),
    },
    log,
  });
  const result = await importStackExchange(ctx, { folder: dump });
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.detail)}`);
  const seconds = (performance.now() - began) / 1_000;
  console.log(JSON.stringify({ report: result.value, peakMegabytes: await peakMegabytes(), seconds }));
  await markdown.close();
  await database.close();
}

async function peakMegabytes(): Promise<number> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return peak ? Number(peak) / 1024 : process.resourceUsage().maxRSS / 1024;
}
