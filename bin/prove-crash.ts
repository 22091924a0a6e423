import { randomInt } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { newUlid } from "~/kernel/ids";
import { hashSecret, newSecret } from "~/features/accounts/secrets.server";
import type { Runtime } from "~/platform/boot";
import { makeBoard, makeMember } from "../tests/support/cast";
import { startCluster, type Cluster } from "../tests/support/cluster";
import { findHalves, findLost, findLostEvents, findUndelivered, markOfLog, type Finding } from "./prove-check";
import { newJournal, repeatUnanswered, writeUntilGone, type Journal, type Writer } from "./prove-load";
import { launch, startChild, type Settings } from "./prove-server";
import { boot } from "./process";

// Proves what a crash may not do: kill -9 of the server under writes, many times over, on both
// databases. Every acknowledged write is there, no fact is lost, and each restart is clean.

const readyMsMax = 10_000;
const stopMsMax = 20_000;
const writesMin = 20;
const firstStartMsMax = 60_000;
const writersOf = { pglite: 6, postgres: 8 } as const;

type Kind = keyof typeof writersOf;

const { values } = parseArgs({ options: { full: { type: "boolean" }, rounds: { type: "string" }, only: { type: "string" } } });
const rounds = Number(values.rounds ?? (values.full ? 20 : 3));
const short: string[] = [];
await prove();
console.log(short.length === 0 ? "\nAll figures hold." : `\nShort: ${short.join("; ")}.`);
process.exitCode = short.length === 0 ? 0 : 1;

async function prove(): Promise<void> {
  if (values.only !== "postgres") await proveOn("pglite", {});
  if (values.only === "pglite") return;
  const cluster = await startCluster().catch((error: unknown) => {
    console.log(`\nPostgreSQL: not tried, ${error instanceof Error ? error.message : String(error)}`);
    return null;
  });
  if (!cluster) return;
  try {
    await proveOn("postgres", { DATABASE_URL: await newDatabase(cluster) });
  } finally {
    await cluster.stop();
  }
}

/** Prints a figure beside its bar and remembers what is short. */
function figure(name: string, found: string | number, bar: string, holds: boolean): void {
  console.log(`${holds ? "  ok   " : "  SHORT"} ${name.padEnd(40)} ${String(found).padStart(10)}   ${bar}`);
  if (!holds) short.push(name);
}

function figures(findings: readonly Finding[]): void {
  for (const { name, count } of findings) figure(name, count, "= 0", count === 0);
}

async function proveOn(kind: Kind, database: Settings): Promise<void> {
  const load = `${(loadavg()[0] ?? 0).toFixed(1)} processes waiting for ${cpus().length} processors`;
  console.log(`\n${kind === "pglite" ? "Embedded database" : "PostgreSQL"}, ${rounds} rounds; ${load}`);
  const folder = mkdtempSync(join(tmpdir(), "kindling-crash-"));
  const settings: Settings = {
    DATA_DIR: join(folder, "data"), KINDLING_DEMO: "off", KINDLING_LIMITS: "relaxed",
    KINDLING_OPERATOR_EMAIL: "keeper@example.org", KINDLING_OPERATOR_PASSWORD: newSecret(), ...database,
  };
  try {
    await proveFirstStart(settings);
    const writers = await withCommunity(settings, (runtime) => populate(runtime, writersOf[kind]));
    const journal = newJournal();
    const log = await withCommunity(settings, markNow);
    await proveRounds(settings, writers, journal);
    await proveStop(settings, writers, journal);
    if (kind === "pglite") await proveOneHolder(settings);
    await withCommunity(settings, (runtime) => proveContent(runtime, journal, log));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Killed while it makes its database, it makes it all the same the next time. */
async function proveFirstStart(settings: Settings): Promise<void> {
  for (let kill = 0; kill < Math.min(rounds, 5); kill += 1) {
    const child = await launch(settings);
    await pause(randomInt(200, 2_500));
    await child.end("SIGKILL");
  }
  const child = await startChild(settings);
  figure("ready after kills in the first start", `${(child.readyMs / 1000).toFixed(1)} s`, `<= ${firstStartMsMax / 1000} s, with a database to make`, child.readyMs <= firstStartMsMax);
  if (Number.isNaN(child.readyMs)) throw new Error(`the server does not start: ${child.said()}`);
  await child.end("SIGTERM");
}

async function proveRounds(settings: Settings, writers: Writer[], journal: Journal): Promise<void> {
  const readyMs: number[] = [];
  const repeated = { sent: 0, replayed: 0, refused: 0 };
  const began = performance.now();
  for (let round = 1; round <= rounds; round += 1) {
    const child = await startChild(settings);
    if (Number.isNaN(child.readyMs)) return figure(`round ${round}: the server starts`, "no", child.said().trim().split("\n").at(-1) ?? "", false);
    readyMs.push(child.readyMs);
    const again = await repeatUnanswered(child.origin, journal);
    repeated.sent += again.done + again.refused.length;
    repeated.replayed += again.replayed;
    repeated.refused += again.refused.length;
    const gone = writers.map((writer) => writeUntilGone(child.origin, writer, journal));
    await untilWritten(journal, journal.acknowledged + writesMin);
    await pause(randomInt(0, 1_500));
    await child.end("SIGKILL");
    await Promise.all(gone);
    if (round % 4 === 0) await killWhileStarting(settings);
  }
  const slowest = Math.max(...readyMs);
  figure("restarts without a hand", `${readyMs.length}/${rounds}`, "all", readyMs.length === rounds);
  figure("slowest restart", `${(slowest / 1000).toFixed(1)} s`, `<= ${readyMsMax / 1000} s`, slowest <= readyMsMax);
  figure("unanswered creations sent again", repeated.sent, `${repeated.replayed} had been done; refused = 0`, repeated.refused === 0);
  figure("acknowledged writes", journal.acknowledged, `in ${((performance.now() - began) / 1000).toFixed(0)} s; > 0`, journal.acknowledged > 0);
  const refused = [...new Set(journal.refused)].join(", ");
  figure("writes refused", journal.refused.length, refused || "= 0", journal.refused.length === 0);
}

/** Writes have come through, or half a minute has gone by: on a busy machine a fixed time may see none. */
async function untilWritten(journal: Journal, wanted: number): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (journal.acknowledged < wanted && performance.now() < deadline) await pause(20);
}

/** A second crash before the first is mended. */
async function killWhileStarting(settings: Settings): Promise<void> {
  const child = await launch(settings);
  await pause(randomInt(100, 1_200));
  await child.end("SIGKILL");
}

/** SIGTERM under load: what was begun is answered, and the process ends by itself. */
async function proveStop(settings: Settings, writers: Writer[], journal: Journal): Promise<void> {
  const child = await startChild(settings);
  await repeatUnanswered(child.origin, journal);
  const gone = writers.map((writer) => writeUntilGone(child.origin, writer, journal));
  await pause(1_500);
  const signalAt = performance.now();
  const { code, ms } = await child.end("SIGTERM");
  const failures = await Promise.all(gone);
  const cut = failures.filter(({ startedAt }) => startedAt < signalAt);
  figure("requests cut by SIGTERM", cut.length, cut[0]?.reason ?? "= 0", cut.length === 0);
  figure("exit code after SIGTERM", String(code), "= 0", code === 0);
  figure("time to stop under load", `${(ms / 1000).toFixed(1)} s`, `<= ${stopMsMax / 1000} s`, ms <= stopMsMax);
  const last = await startChild(settings);
  await repeatUnanswered(last.origin, journal);
  await last.end("SIGTERM");
}

/** A second process on the folder is refused, and the first does not notice. */
async function proveOneHolder(settings: Settings): Promise<void> {
  const first = await startChild(settings);
  const second = await startChild(settings);
  const sentence = second.said().trim().split("\n").at(-1) ?? "";
  figure("a second process on the folder", `exit ${second.process.exitCode}`, sentence.slice(0, 70), second.process.exitCode === 1 && sentence.includes("is in use by process"));
  const still = await fetch(`${first.origin}/readyz`);
  figure("the first one meanwhile", still.status, "= 200", still.status === 200);
  await first.end("SIGTERM");
}

async function proveContent(runtime: Runtime, journal: Journal, before: { upTo: string; count: number; mark: string }): Promise<void> {
  const { db } = runtime.ctx;
  figures(await findLost(db, journal));
  figures(await findHalves(db));
  figures(await findLostEvents(db));
  figures(await findUndelivered(runtime.parts));
  const now = await markOfLog(db, before.upTo);
  figure("facts and audit of before, unchanged", now.count, `= ${before.count}`, now.mark === before.mark);
}

async function markNow({ ctx }: Runtime): Promise<{ upTo: string; count: number; mark: string }> {
  const upTo = newUlid(Date.now());
  return { upTo, ...(await markOfLog(ctx.db, upTo)) };
}

/** The community opened in this process, while no server runs. */
async function withCommunity<T>(settings: Settings, work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await boot({ ...settings, LOG_LEVEL: "error" });
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}

async function populate({ ctx }: Runtime, count: number): Promise<Writer[]> {
  const boards = [await makeBoard(ctx, { slug: "kiln" }), await makeBoard(ctx, { slug: "loom" })];
  const writers: Writer[] = [];
  for (let index = 0; index < count; index += 1) {
    const member = await makeMember(ctx, { handle: `writer-${index}`, trust: 3 });
    const token = newSecret();
    const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 86_400_000)];
    await ctx.db.apiToken.create({ data: { id: ctx.newId(), hash: hashSecret(token), prefix: "prove", memberId: member.id, name: "prove", scopes: ["read", "write"], createdAt, expiresAt } });
    writers.push({ handle: member.handle, token, board: boards[index % 2]?.slug ?? "" });
  }
  return writers;
}

async function newDatabase(cluster: Cluster): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  await client.query("CREATE DATABASE crash TEMPLATE template0");
  await client.end();
  return cluster.url("crash");
}
