import { startOfDay } from "~/kernel/clock";
import { ok, refused, refusedBy, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { findPostInPlace, type PostInPlace } from "~/features/posts/queries.server";
import { lockMember } from "~/features/members/writing.server";
import { whyNotVote, type VoteRefusal } from "./rules";

type Value = -1 | 0 | 1;
type Standing = { current: Value; votedToday: number; upToAuthorToday: number; downToAuthorToday: number };

/**
 * Makes the member's vote on a post be `value`: one row for each member and post, whatever is asked
 * how often. Returns the score and the vote as they are now.
 * Refuses: a post out of sight or not visible, one's own, a locked topic, down votes of T0 or on a
 * comment, more posts a day than the trust level allows, more than 6 up or 3 down to one author a day.
 * Records: vote.cast when the vote changed.
 */
export async function castVote(
  ctx: MemberContext,
  input: { postId: string; value: Value },
): Promise<Result<{ score: number; myVote: Value; topicId: string }, VoteRefusal | "not-found">> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    // The voter first: their votes of the day are counted one vote at a time.
    await lockMember(ctx, actor.id);
    const post = await findPostInPlace(ctx, input.postId, "lock");
    if (!post) return refused("not-found");
    const standing = await readStanding(ctx, actor.id, post);
    const refusal = whyNotVote({
      ...standing, value: input.value, kind: post.kind, state: post.state, isOwn: post.authorId === actor.id, locked: post.lockedAt !== null,
      trust: actor.trust, ...(ctx.community.relaxedLimits ? { votedToday: 0, upToAuthorToday: 0, downToAuthorToday: 0 } : {}),
    });
    if (refusal) return refusedBy(refusal);
    if (input.value === standing.current) return ok({ score: post.score, myVote: standing.current, topicId: post.topicId });
    const score = await writeVote(ctx, post, input.value);
    await ctx.record({
      type: "vote.cast", actorId: actor.id, subjectType: "post", subjectId: post.id, boardId: post.board.id,
      payload: { topicId: post.topicId, from: standing.current, to: input.value },
    });
    return ok({ score, myVote: input.value, topicId: post.topicId });
  });
}

async function readStanding(ctx: Context, memberId: string, post: PostInPlace): Promise<Standing> {
  const rows = await ctx.db.$queryRaw<Standing[]>`
    SELECT COALESCE((SELECT v."value" FROM "Vote" v WHERE v."postId" = ${post.id} AND v."memberId" = ${memberId}), 0)::int AS "current",
      count(*)::int AS "votedToday",
      count(*) FILTER (WHERE v."value" = 1 AND p."authorId" = ${post.authorId})::int AS "upToAuthorToday",
      count(*) FILTER (WHERE v."value" = -1 AND p."authorId" = ${post.authorId})::int AS "downToAuthorToday"
    FROM "Vote" v JOIN "Post" p ON p."id" = v."postId"
    WHERE v."memberId" = ${memberId} AND v."updatedAt" >= ${startOfDay(ctx.now())} AND v."postId" <> ${post.id}`;
  return rows[0] ?? { current: 0, votedToday: 0, upToAuthorToday: 0, downToAuthorToday: 0 };
}

/** Writes the vote and brings the counters of the post, and of the topic it opens, along under their locks; returns the new score. */
async function writeVote(ctx: MemberContext, post: PostInPlace, value: Value): Promise<number> {
  const now = ctx.now();
  const rows = await ctx.db.$queryRaw<{ score: number }[]>`
    WITH before AS (
      SELECT COALESCE((SELECT "value" FROM "Vote" WHERE "postId" = ${post.id} AND "memberId" = ${ctx.actor.id}), 0) AS "value"
    ), written AS (
      INSERT INTO "Vote" ("postId", "memberId", "value", "createdAt", "updatedAt") VALUES (${post.id}, ${ctx.actor.id}, ${value}, ${now}, ${now})
      ON CONFLICT ("postId", "memberId") DO UPDATE SET "value" = EXCLUDED."value", "updatedAt" = EXCLUDED."updatedAt"
    ), counted AS (
      UPDATE "Post" p SET
        "upCount" = "upCount" + (CASE WHEN ${value} = 1 THEN 1 ELSE 0 END) - (CASE WHEN before."value" = 1 THEN 1 ELSE 0 END),
        "downCount" = "downCount" + (CASE WHEN ${value} = -1 THEN 1 ELSE 0 END) - (CASE WHEN before."value" = -1 THEN 1 ELSE 0 END),
        "score" = "score" + ${value}::int - before."value"
      FROM before WHERE p."id" = ${post.id} RETURNING p."score"
    ), shown AS (
      UPDATE "Topic" t SET "score" = counted."score" FROM counted WHERE t."id" = ${post.topicId} AND ${post.kind === "opening"}
    )
    SELECT "score" FROM counted`;
  return rows[0]?.score ?? post.score;
}
