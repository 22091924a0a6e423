import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import { refreshTagCounts, refreshTagLeaders } from "./refresh-tags.server";

/** So many topics, or followers, are held at once. */
const batchSize = 200;

/**
 * Brings topics and followers of a synonym to the tag it stands for, in short transactions, until none is left; begun again it goes on
 * where it was. Followers are copied first and taken from the old name last, so that nobody misses a topic meanwhile. Who chose something
 * for both keeps what they chose for the tag.
 */
export async function moveTag(ctx: Context, { subjectId: alias }: Pick<RecordedEvent, "subjectId">): Promise<void> {
  const root = await rootOf(ctx, alias);
  if (root === alias || root === null) return;
  await copyFollowers(ctx, alias);
  while ((await moveTopics(ctx, alias)) === batchSize);
  await copyFollowers(ctx, alias); // whoever came by the old name while the topics went
  while ((await dropFollowers(ctx, alias)) === batchSize);
  await ctx.db.$executeRaw`UPDATE "Tag" SET "moving" = false WHERE "name" = ${alias} AND "root" <> "name" AND NOT EXISTS (SELECT 1 FROM "Topic" t WHERE t."tags" @> ARRAY[${alias}])`;
  const names = [alias, root];
  await refreshTagCounts(ctx, names);
  await refreshTagLeaders(ctx, names);
}

/** Every night: what came to stand under a synonym at the moment of its merge, past the background's work, goes where it belongs. */
export async function moveLeftovers(ctx: Context): Promise<void> {
  const rows = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT t."name" FROM "Tag" t WHERE t."root" <> t."name" AND (EXISTS (SELECT 1 FROM "TopicTag" x WHERE x."tag" = t."name")
      OR EXISTS (SELECT 1 FROM "Follow" f WHERE f."subjectType" = 'tag' AND f."subjectId" = t."name" COLLATE "default"))`;
  for (const { name } of rows) await moveTag(ctx, { subjectId: name });
}

async function rootOf(ctx: Context, alias: string): Promise<string | null> {
  return (await ctx.db.tag.findUnique({ where: { name: alias }, select: { root: true } }))?.root ?? null;
}

/** The trigger on topics puts the root in the place of what stands for it; what earlier versions were tagged goes along, so that no edit looks like one of somebody's. */
async function moveTopics(ctx: Context, alias: string): Promise<number> {
  return ctx.transaction(async (ctx) => {
    const moved = await ctx.db.$queryRaw<{ id: string }[]>`
      WITH page AS (SELECT "id" FROM "Topic" WHERE "tags" @> ARRAY[${alias}] ORDER BY "id" LIMIT ${batchSize} FOR NO KEY UPDATE)
      UPDATE "Topic" t SET "tags" = ARRAY(SELECT r.name FROM (SELECT COALESCE(g."root", x.tag) AS name, min(x.place) AS place
        FROM unnest(t."tags") WITH ORDINALITY AS x(tag, place) LEFT JOIN "Tag" g ON g."name" = x.tag GROUP BY 1) r ORDER BY r.place)
      FROM page WHERE t."id" = page."id" RETURNING t."id"`;
    await ctx.db.$executeRaw`
      UPDATE "PostRevision" v SET "tags" = ARRAY(SELECT r.name FROM (SELECT COALESCE(g."root", x.tag) AS name, min(x.place) AS place
        FROM unnest(v."tags") WITH ORDINALITY AS x(tag, place) LEFT JOIN "Tag" g ON g."name" = x.tag GROUP BY 1) r ORDER BY r.place)
      FROM "Post" p WHERE p."id" = v."postId" AND p."kind" = 'opening' AND p."topicId" = ANY(${moved.map(({ id }) => id)}) AND v."tags" @> ARRAY[${alias}]`;
    await ctx.db.$executeRaw`
      UPDATE "EditSuggestion" v SET "tags" = ARRAY(SELECT r.name FROM (SELECT COALESCE(g."root", x.tag) AS name, min(x.place) AS place
        FROM unnest(v."tags") WITH ORDINALITY AS x(tag, place) LEFT JOIN "Tag" g ON g."name" = x.tag GROUP BY 1) r ORDER BY r.place)
      FROM "Post" p WHERE p."id" = v."postId" AND p."kind" = 'opening' AND p."topicId" = ANY(${moved.map(({ id }) => id)}) AND v."tags" @> ARRAY[${alias}]`;
    return moved.length;
  });
}

async function copyFollowers(ctx: Context, alias: string): Promise<void> {
  for (let after = ""; ;) {
    const copied = await ctx.db.$queryRaw<{ memberId: string }[]>`
      WITH page AS (
        SELECT f."memberId", f."level", f."since" FROM "Follow" f
        WHERE f."subjectType" = 'tag' AND f."subjectId" = ${alias} AND f."memberId" > ${after} ORDER BY f."memberId" LIMIT ${batchSize}
      ), copy AS (
        INSERT INTO "Follow" ("memberId", "subjectType", "subjectId", "level", "since")
        SELECT page."memberId", 'tag', t."root", page."level", page."since" FROM page JOIN "Tag" t ON t."name" = ${alias} AND t."root" <> t."name"
        ON CONFLICT DO NOTHING
      ) SELECT "memberId" FROM page ORDER BY "memberId"`;
    const last = copied.at(-1);
    if (!last || copied.length < batchSize) return;
    after = last.memberId;
  }
}

async function dropFollowers(ctx: Context, alias: string): Promise<number> {
  return ctx.db.$executeRaw`
    DELETE FROM "Follow" WHERE "subjectType" = 'tag' AND "subjectId" = ${alias}
      AND "memberId" IN (SELECT f."memberId" FROM "Follow" f WHERE f."subjectType" = 'tag' AND f."subjectId" = ${alias} ORDER BY f."memberId" LIMIT ${batchSize})`;
}
