import { encodeCursor, pageLimitDefault } from "~/kernel/page";
import type { Community } from "./community";
import { load } from "./load";
import { medianCpu, readCpu, type Bench, type Cpu } from "./measure";
import { median } from "./numbers";
import { makeVisitor, page } from "./visits";

/** The first and a deep page of the largest board: CPU a request, median wall ms, and the rows PostgreSQL touches. */
export type DepthFigure = { deepPage: number; first: Place; deep: Place; ratio: number; databaseRatio: number | null };
type Place = { cpu: Cpu; p50: number; bytes: number };

const deepestPage = 500;
const rounds = 4;
const requestsEach = 150;

/**
 * Loads page 1 and page 500 in turn, as a member, so that no page cache answers for the first.
 * A smaller board is measured at its last full page. Returns each one's median over the rounds.
 */
export async function measureDepth(bench: Bench, community: Community): Promise<DepthFigure> {
  const deepPage = Math.min(deepestPage, Math.floor(community.largest.topicCount / pageLimitDefault) - 1);
  const base = `/boards/${community.largest.slug}`;
  const paths = [`${base}?sort=latest`, `${base}?sort=latest&cursor=${await cursorBefore(bench, community.largest.id, deepPage)}`];
  const samples: Place[][] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, path] of paths.entries()) samples[at]?.push(await sample(bench, path));
  }
  const [first, deep] = [middleOf(samples[0] ?? []), middleOf(samples[1] ?? [])];
  const total = ({ cpu }: Place): number => cpu.app + (cpu.db ?? 0);
  const databaseRatio = deep.cpu.db === null || first.cpu.db === null ? null : deep.cpu.db / first.cpu.db;
  return { deepPage, first, deep, ratio: total(deep) / total(first), databaseRatio };
}

/** The cursor that leads to that page: the keyset of the last topic before it. */
async function cursorBefore(bench: Bench, boardId: string, pageNumber: number): Promise<string> {
  const { rows } = await bench.client.query<{ id: string; at: Date }>(
    `SELECT "id", "lastActivityAt" AS "at" FROM "Topic" WHERE "boardId" = $1 AND "state" = 'visible' AND "pinnedAt" IS NULL
     ORDER BY "lastActivityAt" DESC, "id" DESC OFFSET $2 LIMIT 1`,
    [boardId, (pageNumber - 1) * pageLimitDefault - 1],
  );
  const [row] = rows;
  if (!row) throw new Error(`the largest board has no page ${pageNumber}`);
  return encodeCursor([row.at.getTime(), row.id]);
}

async function sample(bench: Bench, path: string): Promise<Place> {
  const before = readCpu(bench);
  const next = () => page(path, makeVisitor(7));
  const result = await load({ origin: bench.web.origin, connections: 4, requests: requestsEach, status: 200, next });
  if (result.wrong > 0) throw new Error(`${path}: ${result.wrong} wrong answers`);
  const after = readCpu(bench);
  const each = (one: number, other: number, idle: number): number => (one - other - idle * result.seconds) / result.requests;
  const db = after.db === null || before.db === null ? null : each(after.db, before.db, bench.idle.db ?? 0);
  return { cpu: { app: each(after.app, before.app, bench.idle.app), db }, p50: result.p50, bytes: result.bytes };
}

function middleOf(places: Place[]): Place {
  return { cpu: medianCpu(places.map(({ cpu }) => cpu)), p50: median(places.map(({ p50 }) => p50)), bytes: median(places.map(({ bytes }) => bytes)) };
}
