import { resolve } from "node:path";
import pg from "pg";
import { openDatabase, type Database } from "~/platform/db/open";
import { quantile } from "../../bench/numbers";
import type { Cluster } from "../../tests/support/cluster";

/** What a section is told: whether the whole is wanted, where its figures go, and how to get a database of its own. */
export type Stage = { isFull: boolean; figures: Figures; open(name: string): Promise<Opened>; urlOf(name: string): string };

/** A part of the proof. It closes what it opens. */
export type Section = (stage: Stage) => Promise<void>;

/** A new, migrated database as the product opens it, and a plain connection to fill it by. */
export type Opened = { database: Database; client: pg.Client; close(): Promise<void> };

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
    const database = await openDatabase({ url: cluster.url(name), migrations: resolve("prisma/migrations") });
    const client = new pg.Client({ connectionString: cluster.url(name) });
    await client.connect();
    return { database, client, close: async () => void (await client.end(), await database.close()) };
  };
}

/** How long each took in ms, the best of three in a row: the machine has others to serve. */
export async function timed<T>(asked: readonly T[], ask: (one: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const one of asked) {
    let best = Infinity;
    for (let turn = 0; turn < 3; turn += 1) {
      const began = performance.now();
      await ask(one);
      best = Math.min(best, performance.now() - began);
    }
    times.push(best);
  }
  return times;
}
