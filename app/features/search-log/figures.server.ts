import { Prisma } from "@prisma-client";
import { addMs, dayMs, startOfDay } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { peopleByTerm } from "./people.server";
import { shownFrom } from "./rules";
import type { SearchFigures, SlowSearch, TermFigures } from "./types";

const termsMax = 20;
const slowestMax = 5;

type Sums = { searches: number; zero: number; onPages: number; clicks: number };
type Times = { median: number | null; p95: number | null };

/** What was searched for on today's and the days before it, `days` in all. A term is shown when two people or more asked for it. For operators: the caller has checked the role. */
export async function getSearchFigures(ctx: Context, days: number): Promise<SearchFigures> {
  const since = addMs(startOfDay(ctx.now()), -(days - 1) * dayMs);
  const [sums] = await ctx.db.$queryRaw<Sums[]>`SELECT ${summed} FROM (${entries(since)} UNION ALL ${folded(since)}) x`;
  const [times] = await ctx.db.$queryRaw<Times[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY "tookMs") AS "median", percentile_cont(0.95) WITHIN GROUP (ORDER BY "tookMs") AS "p95" FROM "SearchLogEntry" WHERE "at" >= ${since}`;
  const { searches, zero, onPages, clicks } = sums ?? { searches: 0, zero: 0, onPages: 0, clicks: 0 };
  return {
    days, searches, zeroShare: share(zero, searches), clickShare: share(clicks, onPages), medianMs: rounded(times?.median), p95Ms: rounded(times?.p95),
    terms: await listTerms(ctx, since, Prisma.sql`"searches"`), inVain: await listTerms(ctx, since, Prisma.sql`"zero"`), slowest: await listSlowest(ctx, since),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const rounded = (ms: number | null | undefined): number | null => (typeof ms === "number" ? Math.round(ms * 10) / 10 : null);

const summed = Prisma.sql`coalesce(sum("searches"), 0)::int AS "searches", coalesce(sum("zero"), 0)::int AS "zero", coalesce(sum("onPages"), 0)::int AS "onPages", coalesce(sum("clicks"), 0)::int AS "clicks"`;

/** The entries and the sums of past days, as rows of one kind: a term may have several. */
const entries = (since: Date): Prisma.Sql => Prisma.sql`
  SELECT "term", 1 AS "searches", ("total" = 0)::int AS "zero", ("via" = 'page')::int AS "onPages", ("clicked" IS NOT NULL)::int AS "clicks", 0 AS "people", false AS "isFolded" FROM "SearchLogEntry" WHERE "at" >= ${since}`;
const folded = (since: Date): Prisma.Sql => Prisma.sql`SELECT "term", "searches", "zero", "onPages", "clicks", "people", true FROM "SearchTermDay" WHERE "day" >= ${since}::date`;

/** Those asked for most, by all searches or by those in vain. What stands in the sums was asked for by five. */
async function listTerms(ctx: Context, since: Date, most: Prisma.Sql): Promise<TermFigures[]> {
  const rows = await ctx.db.$queryRaw<(Sums & { term: string; people: number })[]>`
    WITH terms AS (
      SELECT x."term", ${summed}, greatest(max(x."people"), coalesce(max(p."people"), 0))::int AS "people", bool_or(x."isFolded") AS "isFolded"
      FROM (${entries(since)} UNION ALL ${folded(since)}) x LEFT JOIN (${peopleByTerm(since)}) p USING ("term") WHERE x."term" <> '' GROUP BY x."term")
    SELECT * FROM terms WHERE ("isFolded" OR "people" >= ${shownFrom}) AND ${most} > 0 ORDER BY ${most} DESC, "term" LIMIT ${termsMax}`;
  return rows.map(({ term, searches, zero, people, onPages, clicks }) => ({ term, searches, zero, people, clickShare: share(clicks, onPages) }));
}

async function listSlowest(ctx: Context, since: Date): Promise<SlowSearch[]> {
  const rows = await ctx.db.$queryRaw<(Omit<SlowSearch, "at"> & { at: Date })[]>`
    SELECT e."at", CASE WHEN p."people" >= ${shownFrom} THEN e."term" ELSE '' END AS "term", e."filters", e."tookMs", e."total", e."engine"
    FROM (SELECT * FROM "SearchLogEntry" WHERE "at" >= ${since} ORDER BY "tookMs" DESC, "id" LIMIT ${slowestMax}) e LEFT JOIN (${peopleByTerm(since)}) p USING ("term") ORDER BY e."tookMs" DESC, e."id"`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
