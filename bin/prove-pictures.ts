import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { newSecret } from "~/features/accounts/secrets.server";
import { openSession } from "~/features/accounts/sessions.server";
import { createTopic } from "~/features/topics/create-topic.server";
import type { Runtime } from "~/platform/boot";
import { memoryMegabytes } from "../bench/processes";
import { actingAs, makeBoard, makeMember } from "../tests/support/cast";
import { startCluster } from "../tests/support/cluster";
import { hostilePictures, makePhoto, type Hostile } from "./prove-hostile";
import { startChild, type Settings } from "./prove-server";
import { boot } from "./process";

// Proves that pictures are safe and bearable: a hostile set is refused or cleaned while others are served, and
// photographs sent by several members at once are all made, with the pages answering meanwhile.

const memoryMax = 700;
const slowerMax = 2;
const waitSecondsMax = 120;
const members = 5;
/** Twice as often as the limit of 30 pictures a minute lets a member; the limits are off here. */
const everyMs = 1_000;

const { values } = parseArgs({ options: { full: { type: "boolean" } } });
const size = values.full ? { photos: 20, megapixels: 12, rounds: 4 } : { photos: 5, megapixels: 12, rounds: 1 };
const short: string[] = [];
await prove();
console.log(short.length === 0 ? "\nAll figures hold." : `\nShort: ${short.join("; ")}.`);
process.exitCode = short.length === 0 ? 0 : 1;

type Site = { origin: string; cookies: string[]; page: string };

async function prove(): Promise<void> {
  const cluster = await startCluster();
  const folder = mkdtempSync(join(tmpdir(), "kindling-pictures-"));
  try {
    const client = new pg.Client({ connectionString: cluster.url("postgres") });
    await client.connect();
    await client.query("CREATE DATABASE pictures TEMPLATE template0 ENCODING 'UTF8'");
    await client.end();
    const settings: Settings = { DATA_DIR: join(folder, "data"), DATABASE_URL: cluster.url("pictures"), KINDLING_DEMO: "off", KINDLING_LIMITS: "relaxed" };
    const community = await populate(settings);
    const child = await startChild({ ...settings, KINDLING_OPERATOR_EMAIL: "keeper@example.org", KINDLING_OPERATOR_PASSWORD: newSecret() });
    const site = { origin: child.origin, ...community };
    try {
      const quiet = await quietTimes(site);
      await proveHostile(site, quiet);
      await provePhotos(site, quiet);
      const { peak } = memoryMegabytes(child.process.pid ?? 0);
      figure("the server's memory at its peak", `${peak.toFixed(0)} MB`, `<= ${memoryMax} MB`, peak <= memoryMax);
    } finally {
      await child.end("SIGTERM");
    }
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Prints a figure beside its bar and remembers what is short. */
function figure(name: string, found: string | number, bar: string, holds: boolean): void {
  console.log(`${holds ? "  ok   " : "  SHORT"} ${name.padEnd(52)} ${String(found).padStart(12)}   ${bar}`);
  if (!holds) short.push(name);
}

/** Five members with a sign-in each and a page to read, made while no server runs. */
async function populate(settings: Settings): Promise<{ cookies: string[]; page: string }> {
  const runtime = await boot({ ...settings, LOG_LEVEL: "error" });
  try {
    return await fill(runtime);
  } finally {
    await runtime.close();
  }
}

async function fill({ ctx }: Runtime): Promise<{ cookies: string[]; page: string }> {
  await makeBoard(ctx, { slug: "kiln" });
  const cookies: string[] = [];
  let page = "/";
  for (let index = 0; index < members; index += 1) {
    const member = await makeMember(ctx, { handle: `painter-${index}`, trust: 3 });
    cookies.push(`kindling=${await ctx.transaction((inner) => openSession(inner, member.id, "Firefox"))}`);
    if (index > 0) continue;
    const made = await createTopic(actingAs(ctx, member), { board: "kiln", kind: "discussion", title: "A page to read meanwhile", body: "Words. ".repeat(400) });
    if (made.ok) page = `/t/${made.value.id}/${made.value.slug}`;
  }
  return { cookies, page };
}

type Sent = { status: number; code: string; url: string; cookie: string };

async function send({ origin, cookies }: Site, who: number, bytes: Uint8Array<ArrayBuffer>): Promise<Sent> {
  const cookie = cookies[who % cookies.length] ?? "";
  const headers = { cookie, origin, "content-type": "image/png" };
  const answer = await fetch(`${origin}/api/v1/uploads`, { method: "POST", headers, body: bytes });
  const body: unknown = await answer.json().catch(() => null);
  const text = (name: string): string => (typeof body === "object" && body !== null && name in body ? String(Reflect.get(body, name)) : "");
  return { status: answer.status, code: text("code"), url: text("url"), cookie };
}

/** Reads the page every 50 ms until told to stop; says how long each reading took, in ms, and how many failed. */
function readOn({ origin, page }: Site): { stop(): Promise<{ times: number[]; failed: number }> } {
  let going = true;
  const [times, pending]: [number[], Promise<void>[]] = [[], []];
  let failed = 0;
  const read = async (): Promise<void> => {
    const began = performance.now();
    const answer = await fetch(origin + page, { signal: AbortSignal.timeout(20_000) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.status !== 200) failed += 1;
    times.push(performance.now() - began);
  };
  const loop = (async () => {
    while (going) {
      pending.push(read());
      await pause(50);
    }
  })();
  return {
    async stop() {
      going = false;
      await loop;
      await Promise.all(pending);
      return { times, failed };
    },
  };
}

function p95(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
}

/** The page's p95 while nothing else happens, once the compiler has seen it. */
async function quietTimes(site: Site): Promise<number> {
  for (let round = 0; round < 200; round += 1) await (await fetch(site.origin + site.page)).arrayBuffer();
  await pause(3_000);
  const reading = readOn(site);
  await pause(10_000);
  return p95((await reading.stop()).times);
}

async function proveHostile(site: Site, quiet: number): Promise<void> {
  const set = await hostilePictures();
  console.log(`\nHostile pictures, ${set.length} of them, ${size.rounds} times by each of ${members} members at once, one a second each`);
  const reading = readOn(site);
  const wrong: string[] = [];
  const member = async (who: number): Promise<void> => {
    await pause((who * everyMs) / members);
    for (let turn = 0; turn < size.rounds * set.length; turn += 1) {
      const one = set[(turn + who * 5) % set.length];
      const next = pause(everyMs);
      if (one) wrong.push(...(await whatIsWrong(site, one, await send(site, who, one.bytes))));
      await next;
    }
  };
  await Promise.all(Array.from({ length: members }, (_, who) => member(who)));
  const { times, failed } = await reading.stop();
  figure("answered otherwise than they must be", wrong.length, wrong.slice(0, 3).join("; ") || "= 0", wrong.length === 0);
  // The quieter of before and after: something else on the machine may stir once.
  reportReading({ times, failed }, Math.min(quiet, await quietTimes(site)));
}

/** A refused one has its code; a cleaned one is served without what it carried. */
async function whatIsWrong({ origin }: Site, { name, expected, carried }: Hostile, sent: Sent): Promise<string[]> {
  if (expected !== "cleaned") return sent.code === expected ? [] : [`${name}: ${sent.status} ${sent.code}`];
  if (sent.status !== 201) return [`${name}: ${sent.status} ${sent.code}`];
  const answer = await fetch(origin + sent.url, { headers: { cookie: sent.cookie } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) return [`${name}: ${answer.status} when looked at`];
  return bytes.includes(carried ?? "") ? [`${name}: still carries it`] : [];
}

function reportReading({ times, failed }: { times: number[]; failed: number }, quiet: number): void {
  figure("pages that failed meanwhile", failed, `of ${times.length}; = 0`, failed === 0);
  const slower = p95(times) / quiet;
  figure("a page's p95 meanwhile, by the quiet one", slower.toFixed(2), `<= ${slowerMax}; ${quiet.toFixed(0)} to ${p95(times).toFixed(0)} ms`, slower <= slowerMax);
}

/** As the writing box does: one after another. */
async function sendInTurn(site: Site, who: number, bytes: Uint8Array<ArrayBuffer>, times: number): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let turn = 0; turn < times; turn += 1) sent.push(await send(site, who, bytes));
  return sent;
}

async function provePhotos(site: Site, quiet: number): Promise<void> {
  console.log(`\nPhotographs, ${size.photos} of ${size.megapixels} megapixels by ${members} members at once`);
  const photo = await makePhoto(size.megapixels);
  const reading = readOn(site);
  const began = performance.now();
  const sent = (await Promise.all(Array.from({ length: members }, (_, who) => sendInTurn(site, who, photo, size.photos / members)))).flat();
  const seconds = (performance.now() - began) / 1_000;
  const { times, failed } = await reading.stop();
  const made = sent.filter(({ status }) => status === 201).length;
  figure("photographs made", `${made}/${size.photos}`, "all", made === size.photos);
  figure("until the last was there", `${seconds.toFixed(1)} s`, `<= ${waitSecondsMax} s`, seconds <= waitSecondsMax);
  figure("pages that failed meanwhile", failed, `of ${times.length}; = 0`, failed === 0);
  figure("a page's p95 meanwhile", `${p95(times).toFixed(0)} ms`, `quiet: ${quiet.toFixed(0)} ms; <= 1000 ms`, p95(times) <= 1_000);
}
