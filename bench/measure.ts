import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { RowName } from "./budgets";
import { countWaiting } from "./community";
import type { Server } from "./database";
import { load, requestsFor, type LoadResult } from "./load";
import { median } from "./numbers";
import { processCpuMs } from "./processes";
import type { Row } from "./visits";
import type { Web } from "./web";

/** CPU ms, of the web process and of the database; the latter null when it runs elsewhere. */
export type Cpu = { app: number; db: number | null };

/** One row at one concurrency: the median of its rounds; requests and wrong answers are all of them. */
export type Figure = Omit<LoadResult, "seconds"> & { name: RowName; connections: number; perSecond: number; cpu: Cpu };

export type Bench = { web: Web; server: Server; client: pg.Client; idle: Cpu };

export type Pace = { connections: number; seconds: number; rounds: number };

const settleMs = 30_000;
const idleMs = 2_000;
const quietMsMax = 60;
const warmUpMs = 60_000;

/**
 * CPU ms a second that both use while nobody asks for anything; to be taken off every measurement.
 * Waits until the renderer's threads have warmed up: what they cost once is no idling.
 */
export async function measureIdle(bench: Pick<Bench, "web" | "server">): Promise<Cpu> {
  const deadline = performance.now() + warmUpMs;
  for (;;) {
    const [before, began] = [readCpu(bench), performance.now()];
    await pause(idleMs);
    const used = scale(minus(readCpu(bench), before), 1_000 / (performance.now() - began));
    if (used.app <= quietMsMax) return used;
    if (performance.now() > deadline) throw new Error(`the web process does not come to rest: ${used.app.toFixed(0)} ms CPU a second`);
  }
}

/** Loads one row at one concurrency. A write counts until its facts have reached their consumers. */
export async function measureRow(bench: Bench, row: Row, { connections, seconds, rounds }: Pace): Promise<Figure> {
  const visits = { origin: bench.web.origin, connections, status: row.status, next: row.next };
  const requests = await requestsFor(visits, seconds);
  const results: { result: LoadResult; cpu: Cpu }[] = [];
  if (row.writes) await untilSettled(bench.client);
  for (let round = 0; round < rounds; round += 1) {
    const [before, began] = [readCpu(bench), performance.now()];
    const result = await load({ ...visits, requests });
    if (row.writes) await untilSettled(bench.client);
    const used = minus(minus(readCpu(bench), before), scale(bench.idle, (performance.now() - began) / 1_000));
    results.push({ result, cpu: scale(used, 1 / result.requests) });
    if (row.writes) await bench.client.query(`VACUUM "Event", "Delivery", "Topic", "Member"`); // the throw-away cluster has no autovacuum
  }
  const middle = (read: (one: LoadResult) => number): number => median(results.map(({ result }) => read(result)));
  return {
    name: row.name, connections, requests: results.reduce((sum, { result }) => sum + result.requests, 0), wrong: results.reduce((sum, { result }) => sum + result.wrong, 0),
    perSecond: middle(({ requests, seconds }) => requests / seconds), p50: middle(({ p50 }) => p50), p95: middle(({ p95 }) => p95), p99: middle(({ p99 }) => p99),
    bytes: middle(({ bytes }) => bytes), cpu: medianCpu(results.map(({ cpu }) => cpu)),
  };
}

/** The middle of several measurements, each part for itself. */
export function medianCpu(several: Cpu[]): Cpu {
  const databases = several.flatMap(({ db }) => (db === null ? [] : [db]));
  return { app: median(several.map(({ app }) => app)), db: databases.length > 0 ? median(databases) : null };
}

/** CPU ms of both so far. */
export function readCpu({ web, server }: Pick<Bench, "web" | "server">): Cpu {
  return { app: processCpuMs(web.pid), db: server.cpuMs() };
}

async function untilSettled(client: pg.Client): Promise<void> {
  const deadline = performance.now() + settleMs;
  while ((await countWaiting(client)) > 0) {
    if (performance.now() > deadline) throw new Error("the facts written did not reach their consumers within 30 s");
    await pause(200);
  }
}

function minus(one: Cpu, other: Cpu): Cpu {
  return { app: one.app - other.app, db: one.db === null || other.db === null ? null : one.db - other.db };
}

function scale({ app, db }: Cpu, factor: number): Cpu {
  return { app: app * factor, db: db === null ? null : db * factor };
}
