import { addMs, dayMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { activityPart } from "./activity-sql.server";
import { bestMax, weekOf, weeksBack, weekStart } from "./rules";

/** Chooses the best of the running week so far, and for good those of weeks that ended since they were last chosen. */
export async function refreshBest(ctx: Context): Promise<void> {
  const reckoned = new Map((await ctx.db.weekReckoned.findMany({ orderBy: { week: "desc" }, take: weeksBack * 2 })).map(({ week, at }) => [week, at]));
  for (let back = weeksBack; back >= 0; back -= 1) {
    const week = weekOf(addMs(ctx.now(), -back * 7 * dayMs));
    const start = weekStart(week);
    const at = reckoned.get(week);
    if (start && !(at && at >= addMs(start, 7 * dayMs))) await reckon(ctx, week, start);
  }
}

/** The rule of `bestScore` in SQL, at most ten topics of each board; a test holds the two together. */
async function reckon(ctx: Context, week: string, start: Date): Promise<void> {
  await ctx.transaction(async ({ db, now }) => {
    await db.$executeRaw`DELETE FROM "WeeklyBest" WHERE "week" = ${week}`;
    await db.$executeRaw`
      WITH act AS (${activityPart(start, addMs(start, 7 * dayMs))}),
      received AS (SELECT "topicId", sum("votes")::int AS "votes", sum("replies")::int AS "replies" FROM act GROUP BY 1),
      scored AS (
        SELECT r.*, t."boardId", log(2 + greatest(r."votes", 0) + r."replies"::float8 / 2) / log(2 + b."month"::float8) AS "score"
        FROM received r JOIN "Topic" t ON t."id" = r."topicId" AND t."state" = 'visible' JOIN "Board" b ON b."id" = t."boardId" WHERE r."votes" > 0 OR r."replies" > 0
      ),
      placed AS (SELECT *, row_number() OVER (PARTITION BY "boardId" ORDER BY "score" DESC, "topicId" DESC) AS "place" FROM scored)
      INSERT INTO "WeeklyBest" ("week", "topicId", "score", "votes", "replies") SELECT ${week}, "topicId", "score", "votes", "replies" FROM placed WHERE "place" <= ${bestMax}`;
    await db.weekReckoned.upsert({ where: { week }, create: { week, at: now() }, update: { at: now() } });
  });
}
