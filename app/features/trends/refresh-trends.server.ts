import { addMs, dayMs } from "~/kernel/clock";
import { guest } from "~/kernel/actor";
import type { Context } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import { activityPart } from "./activity-sql.server";
import { burstPeopleMin, usualDays } from "./rules";

/**
 * Finds anew what more happens to than usual: topics, wherever they are, and tags by what happens on boards everybody may read.
 * The rule of `burstOf` in SQL; a test holds the two together.
 */
export async function refreshTrends(ctx: Context): Promise<void> {
  const now = ctx.now();
  const day = addMs(now, -dayMs);
  const publicIds = readableBoards(guest, await getBoardTree(ctx)).map(({ id }) => id);
  await ctx.transaction(async ({ db }) => {
    await db.$executeRaw`DELETE FROM "Trend"`;
    await db.$executeRaw`
      WITH act AS MATERIALIZED (${activityPart(addMs(day, -usualDays * dayMs), addMs(now, 1))}),
      of AS (
        SELECT 'topic' AS "kind", act."topicId" AS "subject", act."who", act."at" FROM act
        UNION ALL SELECT 'tag', x."tag", act."who", act."at" FROM act JOIN "TopicTag" x ON x."topicId" = act."topicId" AND x."boardId" = ANY(${publicIds})
      ),
      counted AS (
        SELECT "kind", "subject", count(*) FILTER (WHERE "at" > ${day})::int AS "recent", count(DISTINCT "who") FILTER (WHERE "at" > ${day})::int AS "people",
          count(*) FILTER (WHERE "at" <= ${day})::float8 / ${usualDays} AS "usual"
        FROM of GROUP BY 1, 2
      )
      INSERT INTO "Trend" ("kind", "subject", "burst", "recent", "people", "usual")
      SELECT "kind", "subject", ("recent" - "usual") / sqrt("usual" + 1), "recent", "people", "usual" FROM counted WHERE "people" >= ${burstPeopleMin} AND "recent" > "usual"`;
  });
}
