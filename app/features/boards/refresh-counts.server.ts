import { addMs, dayMs } from "~/kernel/clock";
import { firstIdAt } from "~/kernel/ids";
import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";

/** Recounts the visible topics of the boards that events speak of. */
export async function refreshBoardCounts(ctx: Context, events: RecordedEvent[]): Promise<void> {
  const ids = [...new Set(events.flatMap((event) => [event.boardId, stringOf(event.payload.from)]).filter((id) => id !== null))];
  await ctx.db.$executeRaw`
    UPDATE "Board" b SET "topicCount" = (SELECT count(*) FROM "Topic" t WHERE t."boardId" = b."id" AND t."state" = 'visible')
    WHERE b."id" = ANY(${ids})`;
}

/** Recounts each board's month: votes and replies there in the last 30 days. */
export async function refreshBoardMonths(ctx: Context): Promise<void> {
  const since = addMs(ctx.now(), -30 * dayMs);
  await ctx.db.$executeRaw`
    UPDATE "Board" b SET "month" = COALESCE(m."acts", 0)
    FROM "Board" x LEFT JOIN (
      SELECT t."boardId", count(*)::int AS "acts" FROM (
        SELECT p."topicId" FROM "Post" p WHERE p."id" >= ${firstIdAt(since)} AND p."kind" <> 'opening' AND p."state" = 'visible' AND NOT p."imported"
        UNION ALL SELECT p."topicId" FROM "Vote" v JOIN "Post" p ON p."id" = v."postId" WHERE v."updatedAt" >= ${since} AND v."value" <> 0
      ) a JOIN "Topic" t ON t."id" = a."topicId" GROUP BY t."boardId"
    ) m ON m."boardId" = x."id"
    WHERE b."id" = x."id" AND b."month" IS DISTINCT FROM COALESCE(m."acts", 0)`;
}

function stringOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
