import type { Context } from "~/platform/context";

/**
 * Recounts what a topic stores of its posts, from the rows, after a post changed state: its own state
 * (the opening post's), score, whether its accepted answer still stands, replies, comments and last activity. Under the topic's lock; harmless to repeat.
 */
export async function settleTopic(ctx: Context, topicId: string): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "Topic" t SET
      "state" = o."state", "score" = o."score",
      "acceptedPostId" = (SELECT p."id" FROM "Post" p WHERE p."id" = t."acceptedPostId" AND p."state" = 'visible'),
      "replyCount" = c."replies", "commentCount" = c."comments",
      "lastPostId" = c."lastId",
      "lastPosterId" = (SELECT p."authorId" FROM "Post" p WHERE p."id" = c."lastId"),
      "lastActivityAt" = GREATEST((SELECT p."createdAt" FROM "Post" p WHERE p."id" = c."lastId"), t."publishedAt")
    FROM (SELECT "state", "score" FROM "Post" WHERE "topicId" = ${topicId} AND "kind" = 'opening') o,
      (SELECT count(*) FILTER (WHERE "kind" IN ('reply', 'answer'))::int AS "replies",
        count(*) FILTER (WHERE "kind" = 'comment')::int AS "comments",
        max("id") FILTER (WHERE "kind" IN ('reply', 'answer')) AS "lastId"
        FROM "Post" WHERE "topicId" = ${topicId} AND "state" = 'visible') c
    WHERE t."id" = ${topicId}`;
}
