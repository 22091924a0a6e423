import { Prisma } from "@prisma-client";
import { guest } from "~/kernel/actor";
import { addMs } from "~/kernel/clock";
import type { RecordedEvent } from "~/events/catalogue";
import { topicsOf } from "~/events/topics-of";
import type { Context } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import { relatedForMs, relatedKeptMax, relatedMin, relatedWordsMax, sameBoardFactor, sharedByMax, tagFactor } from "./rules";

/** The sweep looks at so many topics a night. */
const sweptMax = 5_000;

/** Looks anew for the topics like those that events speak of. */
export async function refreshRelatedOf(ctx: Context, events: readonly RecordedEvent[]): Promise<void> {
  const ids = topicsOf(events);
  await refreshAll(ctx, ids);
}

/** Every night: topics nobody has looked for related ones of, then those where that was long ago. */
export async function sweepRelated(ctx: Context, stopping?: AbortSignal): Promise<void> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Topic" WHERE "state" = 'visible' AND ("relatedAt" IS NULL OR "relatedAt" < ${addMs(ctx.now(), -relatedForMs)})
    ORDER BY "relatedAt" NULLS FIRST, "id" DESC LIMIT ${sweptMax}`;
  await refreshAll(ctx, rows.map(({ id }) => id), stopping);
}

async function refreshAll(ctx: Context, ids: readonly string[], stopping?: AbortSignal): Promise<void> {
  const publicIds = readableBoards(guest, await getBoardTree(ctx)).map(({ id }) => id);
  for (const id of ids) {
    if (stopping?.aborted) return;
    await ctx.transaction((inner) => refresh(inner, id, publicIds));
  }
}

/** One topic's related ones, and it among theirs. A topic that is not visible has no words and tags in the index, so it loses all. */
async function refresh(ctx: Context, id: string, publicIds: string[]): Promise<void> {
  await ctx.db.$executeRaw`DELETE FROM "RelatedTopic" WHERE "topicId" = ${id} OR "relatedId" = ${id}`;
  await ctx.db.$executeRaw`
    WITH ${hitPart(id, publicIds)},
    weight AS (
      SELECT "key", CASE WHEN "key" LIKE '#%' THEN ${tagFactor} ELSE 1 END / (1 + ln(greatest(2, 1 + count(*) FILTER (WHERE "isPublic")))::float8) AS "weight" FROM hit GROUP BY "key"
      HAVING count(*) FILTER (WHERE "isPublic") <= ${sharedByMax} OR "key" LIKE '#%'
    ),
    alike AS (
      SELECT "topicId", "boardId", sum("weight") * CASE WHEN "boardId" = (SELECT "boardId" FROM "TopicWords" WHERE "topicId" = ${id}) THEN ${sameBoardFactor}::float8 ELSE 1 END AS "score"
      FROM hit JOIN weight USING ("key") GROUP BY 1, 2
    ),
    placed AS (
      SELECT *, row_number() OVER (PARTITION BY CASE WHEN "boardId" = ANY(${publicIds}) THEN '' ELSE "boardId" END ORDER BY "score" DESC, "topicId" DESC) AS "place"
      FROM alike WHERE "score" >= ${relatedMin}::float8
    ),
    kept AS (SELECT * FROM placed WHERE "place" <= ${relatedKeptMax})
    INSERT INTO "RelatedTopic" ("topicId", "relatedId", "score")
    SELECT ${id}, "topicId", "score" FROM kept UNION ALL SELECT "topicId", ${id}, "score" FROM kept
    ON CONFLICT ("topicId", "relatedId") DO UPDATE SET "score" = EXCLUDED."score"`;
  await ctx.db.$executeRaw`UPDATE "Topic" SET "relatedAt" = ${ctx.now()} WHERE "id" = ${id}`;
}

/**
 * Which other topics have a word of the title or a tag in common; a tag's key begins with #, which no word does. What is public and what is not
 * are looked up apart, so that neither crowds out the other.
 */
function hitPart(id: string, publicIds: string[]): Prisma.Sql {
  const withWord = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT x."topicId", x."boardId" FROM "TopicWords" x WHERE x."words" @> ARRAY[word.w] AND x."topicId" <> ${id} AND ${condition} LIMIT ${sharedByMax + 1})`;
  const withTag = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT x."topicId", x."boardId" FROM "TopicTag" x WHERE x."tag" = tag.g AND x."topicId" <> ${id} AND ${condition} ORDER BY x."topicId" DESC LIMIT ${sharedByMax})`;
  const [isPublic, isNot] = [Prisma.sql`x."boardId" = ANY(${publicIds})`, Prisma.sql`x."boardId" <> ALL(${publicIds})`];
  return Prisma.sql`
    word AS MATERIALIZED (SELECT w FROM "TopicWords" m, unnest(m."words") w WHERE m."topicId" = ${id} LIMIT ${relatedWordsMax}),
    tag AS MATERIALIZED (SELECT m."tag" AS g FROM "TopicTag" m WHERE m."topicId" = ${id}),
    hit AS MATERIALIZED (
      SELECT word.w AS "key", x."topicId", x."boardId", x."boardId" = ANY(${publicIds}) AS "isPublic" FROM word CROSS JOIN LATERAL (${withWord(isPublic)} UNION ALL ${withWord(isNot)}) x
      UNION ALL
      SELECT '#' || tag.g, x."topicId", x."boardId", x."boardId" = ANY(${publicIds}) FROM tag CROSS JOIN LATERAL (${withTag(isPublic)} UNION ALL ${withTag(isNot)}) x
    )`;
}
