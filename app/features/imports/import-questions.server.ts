import type { Context } from "~/platform/context";
import { slugOf, truncate } from "~/kernel/text";
import { bake, type Baked } from "./bake.server";
import { inBatches, mapAtOnce } from "./batches";
import type { ToMarkdown } from "./html-to-markdown";
import { importedId } from "./imported-id";
import { emptyCount, report, writeBatch, type Run, type StepCount } from "./run";
import { readRows } from "./stack-exchange/read-rows.server";
import { parsePost, type QuestionRow } from "./stack-exchange/rows";
import { countStored, countWritten, surveyPosts, type Written } from "./stored-posts.server";

const rendersAtOnce = 4;
const weightMax = 500_000;
const excerptCharactersMax = 200;

/** Stores questions as topics with their opening posts. Records topic.created and post.created once for each. */
export async function importQuestions(run: Run, toMarkdown: ToMarkdown): Promise<StepCount> {
  const count = emptyCount();
  let done = 0;
  const limits = { rowsMax: run.batchRowsMax, weightMax, weightOf: ({ html }: QuestionRow) => html.length };
  for await (const batch of inBatches(questionsOf(run), limits)) {
    const survey = await surveyPosts(run, batch.map(({ id }) => `post-${id}`));
    const missing = batch.filter(({ id }) => !survey.isStored(`post-${id}`));
    const prepare = async (row: QuestionRow): Promise<TopicColumns> => toColumns(run, row, await bake(run.ctx, toMarkdown(row.html)));
    const rows = await mapAtOnce(missing, rendersAtOnce, prepare);
    if (rows.length > 0) countWritten(count, await writeBatch(run, (ctx) => insertRows(ctx, run, rows)));
    countStored(count, survey);
    done += batch.length;
    report(run, "questions", done, run.totals.questions);
  }
  return count;
}

type TopicColumns = ReturnType<typeof toColumns>;

async function* questionsOf(run: Run): AsyncGenerator<QuestionRow> {
  for await (const post of readRows(run.dump.posts, parsePost)) if (post.type === "question") yield post;
}

function toColumns(run: Run, row: QuestionRow, baked: Baked) {
  const sourceId = `post-${row.id}`;
  const { body, bodyHtml, hasLink, isPlain, text } = baked;
  return {
    id: importedId(row.createdAt, run.source, sourceId),
    topicId: importedId(row.createdAt, run.source, `topic:${sourceId}`),
    topicEventId: importedId(row.createdAt, run.source, `created:topic:${sourceId}`),
    eventId: importedId(row.createdAt, run.source, `created:${sourceId}`),
    sourceId,
    sourceUrl: run.siteUrl && `${run.siteUrl}/questions/${row.id}`,
    author: row.userId && `user-${row.userId}`,
    title: row.title,
    slug: slugOf(row.title),
    excerpt: truncate(text, excerptCharactersMax),
    tags: row.tags,
    body, bodyHtml, hasLink, isPlain,
    score: row.score,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    lockedAt: row.closedAt,
  };
}

async function insertRows(ctx: Context, run: Run, rows: TopicColumns[]): Promise<Written> {
  const [answer] = await ctx.db.$queryRaw<Written[]>`
    WITH "row" AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS "r" ("id" text, "topicId" text, "topicEventId" text, "eventId" text,
        "sourceId" text, "sourceUrl" text, "author" text, "title" text, "slug" text, "excerpt" text, "tags" text[], "body" text, "bodyHtml" text,
        "hasLink" boolean, "isPlain" boolean, "score" int, "createdAt" timestamptz, "editedAt" timestamptz, "lockedAt" timestamptz)
    ), "found" AS (
      SELECT "row".*, "m"."id" AS "memberId", COALESCE("m"."id", ${run.unknownId}::text) AS "authorId"
      FROM "row" LEFT JOIN "Member" "m" ON "m"."source" = ${run.source}::text AND "m"."sourceId" = "row"."author"
    ), "topic" AS (
      INSERT INTO "Topic" ("id", "boardId", "kind", "title", "slug", "excerpt", "tags", "authorId", "score", "createdAt", "publishedAt",
        "lastActivityAt", "lockedAt", "lockReason", "imported", "source", "sourceId", "sourceUrl")
      SELECT "topicId", ${run.boardId}::text, 'question', "title", "slug", "excerpt", "tags", "authorId", "score", "createdAt", "createdAt",
        "createdAt", "lockedAt", CASE WHEN "lockedAt" IS NOT NULL THEN 'closed' END,
        true, ${run.source}::text, "sourceId", "sourceUrl" FROM "found"
      ON CONFLICT ("source", "sourceId") DO NOTHING RETURNING "id"
    ), "post" AS (
      INSERT INTO "Post" ("id", "topicId", "kind", "path", "depth", "authorId", "body", "bodyHtml", "renderer", "heldFor", "hasLink",
        "score", "scoreBase", "createdAt", "editedAt", "imported", "source", "sourceId", "sourceUrl")
      SELECT "found"."id", "topicId", 'opening', "found"."id", 0, "authorId", "body", "bodyHtml", ${ctx.ports.markdown.version}::int, '{}', "hasLink",
        "score", "score", "createdAt", "editedAt", true, ${run.source}::text, "sourceId", "sourceUrl"
      FROM "found" JOIN "topic" ON "topic"."id" = "found"."topicId"
      ON CONFLICT ("source", "sourceId") DO NOTHING RETURNING "id"
    ), "fact" AS (
      INSERT INTO "Event" ("id", "type", "actorId", "subjectType", "subjectId", "boardId", "occurredAt", "recordedAt", "imported", "payload")
      SELECT "fact"."id", "type", "memberId", "subjectType", "subjectId", ${run.boardId}::text, "createdAt",
        ${ctx.now().toISOString()}::timestamptz, true, "payload"
      FROM "found" JOIN "post" USING ("id") CROSS JOIN LATERAL (VALUES
        ("topicEventId", 'topic.created', 'topic', "topicId", jsonb_build_object('kind', 'question', 'postId', "found"."id")),
        ("eventId", 'post.created', 'post', "found"."id", jsonb_build_object('topicId', "topicId", 'kind', 'opening', 'state', 'visible'))
      ) AS "fact" ("id", "type", "subjectType", "subjectId", "payload")
      ON CONFLICT ("id") DO NOTHING
    ), "board" AS (
      UPDATE "Board" SET "topicCount" = "topicCount" + (SELECT count(*) FROM "post")
      WHERE "id" = ${run.boardId}::text AND EXISTS (SELECT 1 FROM "post")
    )
    SELECT (SELECT count(*)::int FROM "row") AS "rows", (SELECT count(*)::int FROM "found") AS "found",
      (SELECT count(*)::int FROM "post") AS "added", (SELECT count(*)::int FROM "found" WHERE "memberId" IS NULL) AS "unknown",
      (SELECT count(*)::int FROM "found" WHERE "isPlain") AS "plain"`;
  return answer ?? { rows: 0, found: 0, added: 0, unknown: 0, plain: 0 };
}
