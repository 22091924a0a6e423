import { addMs } from "~/kernel/clock";
import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import { hotForMs, hotFreshMs } from "./rules";

/** Brings the stored hot rank of the topics that events speak of up to date. */
export async function refreshHotOf(ctx: Context, events: RecordedEvent[]): Promise<void> {
  const ids = [...new Set(events.flatMap(topicsOf))];
  await refresh(ctx, ids);
}

/** The sweep: ranks cool with age also without events. Topics under two days, or all that still have a rank. */
export async function sweepHot(ctx: Context, span: "fresh" | "all"): Promise<void> {
  const since = addMs(ctx.now(), span === "fresh" ? -hotFreshMs : -hotForMs);
  await refresh(ctx, null, since);
}

/** The topics a fact is about: of moved posts both. */
function topicsOf({ type, subjectType, subjectId, payload }: RecordedEvent): string[] {
  if (type === "posts.moved") return [payload.from, payload.to].filter((id) => typeof id === "string");
  return [subjectType === "topic" || typeof payload.topicId !== "string" ? subjectId : payload.topicId];
}

/** The rule of `hotRank` and `fairHotRank` in SQL; a test holds the two together. */
async function refresh(ctx: Context, ids: string[] | null, since?: Date): Promise<void> {
  const now = ctx.now();
  const oldest = addMs(now, -hotForMs);
  await ctx.db.$executeRaw`
    UPDATE "Topic" t SET "hot" = r."rank"
    FROM (
      SELECT t."id", CASE WHEN t."publishedAt" < ${oldest} THEN 0 ELSE
        log(2 + greatest(t."score", 0) + t."replyCount" / 2.0)
          / power(greatest(extract(epoch FROM (${now}::timestamptz - t."publishedAt")), 0) / 3600 + 2, 1.5)
          / log(2 + b."month") END AS "rank"
      FROM "Topic" t JOIN "Board" b ON b."id" = t."boardId"
      WHERE (${ids}::text[] IS NULL OR t."id" = ANY(${ids}::text[])) AND (${ids}::text[] IS NOT NULL OR t."publishedAt" >= ${since ?? oldest} OR (t."hot" > 0 AND t."publishedAt" < ${oldest}))
    ) r
    WHERE t."id" = r."id" AND t."hot" IS DISTINCT FROM r."rank"`;
}
