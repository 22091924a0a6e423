import type { Context } from "~/platform/context";
import type { Run } from "./run";
import type { Written } from "./stored-posts.server";

/** An answer, or a comment under an opening post or an answer, before its parent is looked up. */
export type ReplyColumns = {
  id: string;
  eventId: string;
  sourceId: string;
  sourceUrl: string | null;
  parent: string;
  author: string | null;
  body: string;
  bodyHtml: string;
  hasLink: boolean;
  /** Not a column: for the run's report. */
  isPlain: boolean;
  score: number;
  createdAt: Date;
  editedAt: Date | null;
};

/**
 * Writes the replies whose parent is stored, counts them on their topics and records post.created,
 * in one statement. An answer stands at the root, a comment below its parent. What is stored already
 * adds nothing; rows without a parent are not found.
 */
export async function insertReplies(ctx: Context, run: Run, kind: "answer" | "comment", rows: ReplyColumns[]): Promise<Written> {
  const [answer] = await ctx.db.$queryRaw<Written[]>`
    WITH "row" AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS "r" ("id" text, "eventId" text, "sourceId" text,
        "sourceUrl" text, "parent" text, "author" text, "body" text, "bodyHtml" text, "hasLink" boolean, "isPlain" boolean, "score" int,
        "createdAt" timestamptz, "editedAt" timestamptz)
    ), "found" AS (
      SELECT "row".*, "p"."id" AS "parentId", "p"."path" AS "parentPath", "p"."topicId", "t"."boardId", "m"."id" AS "memberId",
        COALESCE("m"."id", ${run.unknownId}::text) AS "authorId"
      FROM "row"
      JOIN "Post" "p" ON "p"."source" = ${run.source}::text AND "p"."sourceId" = "row"."parent"
        AND "p"."kind" = ANY (CASE WHEN ${kind}::text = 'answer' THEN ARRAY['opening'] ELSE ARRAY['opening', 'answer'] END)
      JOIN "Topic" "t" ON "t"."id" = "p"."topicId"
      LEFT JOIN "Member" "m" ON "m"."source" = ${run.source}::text AND "m"."sourceId" = "row"."author"
    ), "added" AS (
      INSERT INTO "Post" ("id", "topicId", "kind", "parentId", "path", "depth", "authorId", "body", "bodyHtml", "renderer", "heldFor",
        "hasLink", "score", "scoreBase", "createdAt", "editedAt", "imported", "source", "sourceId", "sourceUrl")
      SELECT "id", "topicId", ${kind}::text, CASE WHEN ${kind}::text = 'comment' THEN "parentId" END,
        CASE WHEN ${kind}::text = 'comment' THEN "parentPath" || '/' || "id" ELSE "id" END, (${kind}::text = 'comment')::int,
        "authorId", "body", "bodyHtml", ${ctx.ports.markdown.version}::int, '{}', "hasLink", "score", "score", "createdAt", "editedAt",
        true, ${run.source}::text, "sourceId", "sourceUrl" FROM "found"
      ON CONFLICT ("source", "sourceId") DO NOTHING RETURNING "id", "topicId", "authorId", "createdAt"
    ), "fact" AS (
      INSERT INTO "Event" ("id", "type", "actorId", "subjectType", "subjectId", "boardId", "occurredAt", "recordedAt", "imported", "payload")
      SELECT "eventId", 'post.created', "memberId", 'post', "id", "boardId", "found"."createdAt", ${ctx.now().toISOString()}::timestamptz,
        true, jsonb_build_object('topicId', "found"."topicId", 'kind', ${kind}::text, 'state', 'visible')
      FROM "found" JOIN "added" USING ("id")
      ON CONFLICT ("id") DO NOTHING
    ), "fresh" AS (
      SELECT DISTINCT ON ("topicId") "topicId", "id" AS "lastId", "authorId" AS "lastAuthorId", "createdAt" AS "lastAt",
        count(*) OVER (PARTITION BY "topicId") AS "posts"
      FROM "added" ORDER BY "topicId", "id" DESC
    ), "counted" AS (
      UPDATE "Topic" "t" SET "commentCount" = "commentCount" + "posts" FROM "fresh"
      WHERE ${kind}::text = 'comment' AND "t"."id" = "fresh"."topicId"
    ), "answered" AS (
      UPDATE "Topic" "t" SET "replyCount" = "replyCount" + "posts",
        "lastPostId" = CASE WHEN "lastId" > COALESCE("t"."lastPostId", '') THEN "lastId" ELSE "lastPostId" END,
        "lastPosterId" = CASE WHEN "lastId" > COALESCE("t"."lastPostId", '') THEN "lastAuthorId" ELSE "lastPosterId" END,
        "lastActivityAt" = CASE WHEN "lastId" > COALESCE("t"."lastPostId", '') THEN "lastAt" ELSE "lastActivityAt" END
      FROM "fresh" WHERE ${kind}::text = 'answer' AND "t"."id" = "fresh"."topicId"
    )
    SELECT (SELECT count(*)::int FROM "row") AS "rows", (SELECT count(*)::int FROM "found") AS "found",
      (SELECT count(*)::int FROM "added") AS "added", (SELECT count(*)::int FROM "found" WHERE "memberId" IS NULL) AS "unknown",
      (SELECT count(*)::int FROM "found" WHERE "isPlain") AS "plain"`;
  return answer ?? { rows: 0, found: 0, added: 0, unknown: 0, plain: 0 };
}
