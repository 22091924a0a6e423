import { addMs, dayMs } from "~/kernel/clock";
import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { pathOf } from "~/features/boards/rules";
import { publicBoards } from "./queries.server";

const yearMs = 365 * dayMs;
const leadersMax = 10;
/** With more topics than this a tag is summed up by the clock alone: at every vote it would cost more than the vote. */
const summedAtOnceMax = 50;
/** Tags that are brought up to date in one statement. */
const batchSize = 50;

/** Recounts the topics of the tags that events speak of. */
export async function countTagsOf(ctx: Context, events: RecordedEvent[]): Promise<void> {
  await refreshTagCounts(ctx, await tagsOf(ctx, events));
}

/** Sums up anew who wrote best under the tags that events speak of; at once where it is quick, or where something may have gone out of sight. */
export async function sumUpTagsOf(ctx: Context, events: RecordedEvent[]): Promise<void> {
  const growing = events.filter(({ type }) => type === "vote.cast");
  const tags = await tagsOf(ctx, events.filter((event) => !growing.includes(event)));
  const small = await ctx.db.tag.findMany({ where: { name: { in: await tagsOf(ctx, growing) }, topicCount: { lte: summedAtOnceMax } }, select: { name: true } });
  await refreshTagLeaders(ctx, [...new Set([...tags, ...small.map(({ name }) => name)])]);
}

/** The tags of the topics events speak of, those they had before, and all of a board whose readers changed. */
async function tagsOf(ctx: Context, events: RecordedEvent[]): Promise<string[]> {
  const topics = events.flatMap(({ subjectType, subjectId, payload }) => [subjectType === "topic" ? subjectId : null, stringOf(payload.topicId), stringOf(payload.from)]).filter((id) => id !== null);
  const before = events.flatMap(({ payload }) => (Array.isArray(payload.tags) ? payload.tags.map(String) : []));
  const boards = events.flatMap(({ type, subjectId, payload }) => (type === "board.changed" && hasNewReaders(payload.fields) ? [subjectId] : []));
  const tree = await getBoardTree(ctx);
  const below = [...tree.values()].filter((board) => pathOf(tree, board).some(({ id }) => boards.includes(id))).map(({ id }) => id);
  const rows = await ctx.db.$queryRaw<{ tag: string }[]>`
    SELECT unnest("tags") AS "tag" FROM "Topic" WHERE "id" = ANY(${topics})
    UNION SELECT x."tag" FROM "Topic" t JOIN "TopicTag" x ON x."topicId" = t."id" WHERE t."boardId" = ANY(${below})`;
  return [...new Set([...before, ...rows.map(({ tag }) => tag)])];
}

function hasNewReaders(fields: unknown): boolean {
  return Array.isArray(fields) && ["visibility", "groups", "parent"].some((field) => fields.includes(field));
}

/** Recounts the topics every guest may read that carry the tags. */
export async function refreshTagCounts(ctx: Context, tags: string[]): Promise<void> {
  const boards = publicBoards(await getBoardTree(ctx));
  for (const part of inParts(tags)) {
    await ctx.transaction(({ db }) => db.$executeRaw`
      UPDATE "Tag" g SET "topicCount" = n."count" FROM (
        SELECT t."name", CASE WHEN t."root" = t."name" THEN (SELECT count(*)::int FROM "TopicTag" x WHERE x."boardId" = ANY(${boards})
          AND x."tag" IN (SELECT f."name" FROM "Tag" f WHERE f."root" = t."name" AND (f."name" = t."name" OR f."moving"))) ELSE 0 END AS "count"
        FROM "Tag" t WHERE t."name" = ANY(${part})) n
      WHERE g."name" = n."name" AND g."topicCount" <> n."count"`);
  }
}

/** Sums up anew who wrote the best answers and articles under the tags: all that every guest may read, and that of the last 365 days. */
export async function refreshTagLeaders(ctx: Context, tags: string[]): Promise<void> {
  const boards = publicBoards(await getBoardTree(ctx));
  const since = addMs(ctx.now(), -yearMs);
  for (const part of inParts(tags)) {
    await ctx.transaction(async ({ db }) => {
      await db.tagLeader.deleteMany({ where: { tag: { in: part } } });
      await db.$executeRaw`
        WITH written AS (
          SELECT x."tag", p."authorId", p."score", p."createdAt" FROM "TopicTag" x
          JOIN "Tag" g ON g."name" = x."tag" AND g."root" = g."name"
          JOIN "Topic" t ON t."id" = x."topicId" JOIN "Post" p ON p."topicId" = t."id" AND p."state" = 'visible' AND (p."kind" = 'answer' OR p."kind" = 'opening' AND t."kind" = 'article')
          WHERE x."tag" = ANY(${part}) AND x."boardId" = ANY(${boards})
        ), summed AS (
          SELECT "tag", 'all' AS "period", "authorId", sum("score")::int AS "score", count(*)::int AS "posts" FROM written GROUP BY "tag", "authorId"
          UNION ALL SELECT "tag", 'year', "authorId", sum("score")::int, count(*)::int FROM written WHERE "createdAt" >= ${since} GROUP BY "tag", "authorId"
        ), placed AS (
          SELECT s.*, row_number() OVER (PARTITION BY s."tag", s."period" ORDER BY s."score" DESC, s."posts", s."authorId")::int AS "place"
          FROM summed s JOIN "Member" m ON m."id" = s."authorId" AND m."kind" = 'person' WHERE s."score" > 0
        )
        INSERT INTO "TagLeader" ("tag", "period", "place", "memberId", "score", "posts")
        SELECT "tag", "period", "place", "authorId", "score", "posts" FROM placed WHERE "place" <= ${leadersMax}
        ON CONFLICT ("tag", "period", "place") DO UPDATE SET "memberId" = EXCLUDED."memberId", "score" = EXCLUDED."score", "posts" = EXCLUDED."posts"`;
    });
  }
}

/** The large tags, every hour: their topics are too many to be summed up at every vote. */
export async function refreshLargeTags(ctx: Context, stopping?: AbortSignal): Promise<void> {
  const rows = await ctx.db.tag.findMany({ where: { topicCount: { gt: summedAtOnceMax } }, select: { name: true } });
  for (const part of inParts(rows.map(({ name }) => name))) {
    if (stopping?.aborted) return;
    await refreshTagLeaders(ctx, part);
  }
}

/** All tags, every night: a year has moved on by a day, and what went wrong is put right. */
export async function refreshAllTags(ctx: Context, stopping?: AbortSignal): Promise<void> {
  for (let after = ""; !stopping?.aborted;) {
    const rows = await ctx.db.tag.findMany({ where: { name: { gt: after } }, select: { name: true }, orderBy: { name: "asc" }, take: batchSize });
    const names = rows.map(({ name }) => name);
    await refreshTagCounts(ctx, names);
    await refreshTagLeaders(ctx, names);
    const last = names.at(-1);
    if (last === undefined || names.length < batchSize) return;
    after = last;
  }
}

function inParts(tags: string[]): string[][] {
  return Array.from({ length: Math.ceil(tags.length / batchSize) }, (_, part) => tags.slice(part * batchSize, (part + 1) * batchSize));
}

function stringOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
