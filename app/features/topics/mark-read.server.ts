import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findPostInPlace } from "~/features/posts/queries.server";

/**
 * Notes how far the member has read a topic; the mark never moves back. The replies before it are
 * counted anew, so that one removed since does not hide a new one.
 * Refuses: a post that is not in the topic or out of sight.
 */
export async function markRead(ctx: MemberContext, input: { topicId: string; lastPostId: string }): Promise<Result<null, "not-found">> {
  const post = await findPostInPlace(ctx, input.lastPostId, "read");
  if (!post || post.topicId !== input.topicId) return refused("not-found");
  await ctx.db.$executeRaw`
    INSERT INTO "TopicReading" ("memberId", "topicId", "lastPostId", "seenReplies", "readAt")
    SELECT ${ctx.actor.id}, t."id", ${post.id},
      (SELECT count(*) FROM "Post" p WHERE p."topicId" = t."id" AND p."state" = 'visible' AND p."kind" IN ('reply', 'answer') AND p."id" <= ${post.id})::int,
      ${ctx.now()}
    FROM "Topic" t WHERE t."id" = ${input.topicId}
    ON CONFLICT ("memberId", "topicId") DO UPDATE SET
      "lastPostId" = greatest("TopicReading"."lastPostId", EXCLUDED."lastPostId"),
      "seenReplies" = CASE WHEN EXCLUDED."lastPostId" >= "TopicReading"."lastPostId" THEN EXCLUDED."seenReplies" ELSE "TopicReading"."seenReplies" END, "readAt" = EXCLUDED."readAt"`;
  return ok(null);
}
