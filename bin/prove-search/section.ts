import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import pg from "pg";
import { openDatabase, type Database } from "~/platform/db/open";
import { quantile } from "../../bench/numbers";
import type { Cluster } from "../../tests/support/cluster";

/** What a section is told: whether the whole is wanted, where its figures go, and how to get a database of its own. */
export type Stage = { isFull: boolean; figures: Figures; open(name: string): Promise<Opened>; urlOf(name: string): string };

/** A part of the proof. It closes what it opens. */
export type Section = (stage: Stage) => Promise<void>;

/** A new, migrated database as the product opens it, by one connection, and a plain one to fill it by. */
export type Opened = { database: Database; client: pg.Client; startClock(): Promise<Clock>; close(): Promise<void> };

/** Milliseconds so far: how long database and engine were at work, whoever else the machine served meanwhile. */
type Clock = () => number;

export type Figures = {
  say(text: string): void;
  /** Prints a figure beside its bar and remembers what is short. */
  figure(name: string, found: string | number, bar: string, holds: boolean): void;
  /** The same for the 95th percentile of times. */
  times(name: string, timesMs: readonly number[], barMs: number): void;
  short: readonly string[];
};

export function makeFigures(): Figures {
  const short: string[] = [];
  const figure: Figures["figure"] = (name, found, bar, holds) => {
    console.log(`${holds ? "  ok   " : "  SHORT"} ${name.padEnd(52)} ${String(found).padStart(12)}   ${bar}`);
    if (!holds) short.push(name);
  };
  return {
    short,
    figure,
    say: (text) => console.log(`\n${text}`),
    times(name, timesMs, barMs) {
      const [middle, late] = [quantile(timesMs, 0.5), quantile(timesMs, 0.95)];
      figure(`${name}, p95`, `${late.toFixed(1)} ms`, `<= ${barMs} ms; p50 ${middle.toFixed(1)} ms, ${timesMs.length} asked`, late <= barMs);
    },
  };
}

export function makeOpen(cluster: Cluster): Stage["open"] {
  return async (name) => {
    const admin = new pg.Client({ connectionString: cluster.url("postgres") });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`);
    await admin.end();
    const database = await openDatabase({ url: cluster.url(name), poolSize: 1, migrations: resolve("prisma/migrations") });
    const client = new pg.Client({ connectionString: cluster.url(name) });
    await client.connect();
    return { database, client, startClock: () => workClock(database), close: async () => void (await client.end(), await database.close()) };
  };
}

/** Processor time of the database's process and of this one, which the kernel counts in nanoseconds; where it does not, the time by the wall. */
async function workClock({ client }: Database): Promise<Clock> {
  const rows = await client.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS "pid"`; // a connection long idle was closed
  const counted = `/proc/${rows[0]?.pid ?? 0}/schedstat`;
  if (!existsSync(counted)) return () => performance.now();
  return () => {
    const { user, system } = process.cpuUsage();
    return Number(readFileSync(counted, "utf8").split(" ")[0]) / 1_000_000 + (user + system) / 1_000;
  };
}

/** How long each took in ms by the clock, the best of three in a row. */
export async function timed<T>({ startClock }: Pick<Opened, "startClock">, asked: readonly T[], ask: (one: T) => Promise<unknown>): Promise<number[]> {
  const clock = await startClock();
  const times: number[] = [];
  for (const one of asked) {
    let best = Infinity;
    for (let turn = 0; turn < 3; turn += 1) {
      const began = clock();
      await ask(one);
      best = Math.min(best, clock() - began);
    }
    times.push(best);
  }
  return times;
}
