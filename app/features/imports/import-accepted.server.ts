import type { Context } from "~/platform/context";
import { inBatches } from "./batches";
import { importedId } from "./imported-id";
import { emptyCount, report, writeBatch, type Run, type StepCount } from "./run";
import { readRows } from "./stack-exchange/read-rows.server";
import { parsePost } from "./stack-exchange/rows";

type Accepted = { question: string; answer: string; eventId: string };
type Marked = { found: number; added: number };

/**
 * Marks accepted answers once all answers are stored. Records answer.accepted, at the answer's date
 * since the dump tells no other. An acceptance that was changed here later is left alone.
 */
export async function importAccepted(run: Run): Promise<StepCount> {
  const count = emptyCount();
  let done = 0;
  for await (const batch of inBatches(acceptedOf(run), { rowsMax: run.batchRowsMax, weightMax: Infinity, weightOf: () => 1 })) {
    const { found, added } = await writeBatch(run, (ctx) => markAccepted(ctx, run, batch));
    done += batch.length;
    count.total += found;
    count.created += added;
    count.orphans += batch.length - found;
    report(run, "accepted answers", done, run.totals.acceptedAnswers);
  }
  return count;
}

async function* acceptedOf(run: Run): AsyncGenerator<Accepted> {
  for await (const post of readRows(run.dump.posts, parsePost)) {
    if (post.type !== "question" || !post.acceptedId) continue;
    const question = `post-${post.id}`;
    yield { question, answer: `post-${post.acceptedId}`, eventId: importedId(post.createdAt, run.source, `accepted:${question}`) };
  }
}

async function markAccepted(ctx: Context, run: Run, rows: Accepted[]): Promise<Marked> {
  const [answer] = await ctx.db.$queryRaw<Marked[]>`
    WITH "row" AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS "r" ("question" text, "answer" text, "eventId" text)
    ), "found" AS (
      SELECT "eventId", "a"."id" AS "answerId", "a"."createdAt", "t"."id" AS "topicId", "t"."boardId",
        NULLIF("t"."authorId", ${run.unknownId}::text) AS "actorId"
      FROM "row"
      JOIN "Post" "q" ON "q"."source" = ${run.source}::text AND "q"."sourceId" = "row"."question" AND "q"."kind" = 'opening'
      JOIN "Topic" "t" ON "t"."id" = "q"."topicId"
      JOIN "Post" "a" ON "a"."source" = ${run.source}::text AND "a"."sourceId" = "row"."answer" AND "a"."kind" = 'answer'
        AND "a"."topicId" = "t"."id"
    ), "fact" AS (
      INSERT INTO "Event" ("id", "type", "actorId", "subjectType", "subjectId", "boardId", "occurredAt", "recordedAt", "imported", "payload")
      SELECT "eventId", 'answer.accepted', "actorId", 'post', "answerId", "boardId", "createdAt",
        ${ctx.now().toISOString()}::timestamptz, true, jsonb_build_object('topicId', "topicId") FROM "found"
      ON CONFLICT ("id") DO NOTHING RETURNING "id"
    ), "marked" AS (
      UPDATE "Topic" "t" SET "acceptedPostId" = "answerId"
      FROM "found" JOIN "fact" ON "fact"."id" = "found"."eventId"
      WHERE "t"."id" = "found"."topicId" AND "t"."acceptedPostId" IS NULL
    )
    SELECT (SELECT count(*)::int FROM "found") AS "found", (SELECT count(*)::int FROM "fact") AS "added"`;
  return answer ?? { found: 0, added: 0 };
}
