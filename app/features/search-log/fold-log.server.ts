import { addMs, dayMs, startOfDay } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { dayOfEntry, peopleByTerm } from "./people.server";
import { keptDays, keptFrom } from "./rules";

/**
 * Sums up the searches of days that are 30 days past and forgets them. A term stays in the sums only when at least five people asked for it
 * from its day on; what fewer asked for is counted without its words. A day at a time: stopped, it goes on at the next.
 */
export async function foldSearchLog(ctx: Context, stopping?: AbortSignal): Promise<void> {
  const until = addMs(startOfDay(ctx.now()), -(keptDays - 1) * dayMs);
  for (let day = await oldestDay(ctx); day && day < until && !stopping?.aborted; day = await oldestDay(ctx)) await foldDay(ctx, day);
}

async function oldestDay(ctx: Context): Promise<Date | null> {
  const oldest = await ctx.db.searchLogEntry.findFirst({ orderBy: { at: "asc" }, select: { at: true } });
  return oldest && startOfDay(oldest.at);
}

async function foldDay(ctx: Context, day: Date): Promise<void> {
  const before = addMs(day, dayMs);
  await ctx.transaction(async ({ db }) => {
    await db.$executeRaw`
      INSERT INTO "SearchTermDay" AS d ("day", "term", "searches", "zero", "onPages", "clicks", "people")
      SELECT ${dayOfEntry}, CASE WHEN p."people" >= ${keptFrom} THEN e."term" ELSE '' END, count(*), count(*) FILTER (WHERE e."total" = 0), count(*) FILTER (WHERE e."via" = 'page'), count(e."clicked"),
        count(DISTINCT coalesce(e."memberId", e."guest"))
      FROM "SearchLogEntry" e LEFT JOIN (${peopleByTerm(day)}) p USING ("term") WHERE e."at" < ${before} GROUP BY 1, 2
      ON CONFLICT ("day", "term") DO UPDATE SET "searches" = d."searches" + EXCLUDED."searches", "zero" = d."zero" + EXCLUDED."zero", "onPages" = d."onPages" + EXCLUDED."onPages",
        "clicks" = d."clicks" + EXCLUDED."clicks", "people" = greatest(d."people", EXCLUDED."people")`;
    await db.searchLogEntry.deleteMany({ where: { at: { lt: before } } });
  });
}
