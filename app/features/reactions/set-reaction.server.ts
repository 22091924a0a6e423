import { startOfDay } from "~/kernel/clock";
import { firstIdAt } from "~/kernel/ids";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { hasBlocked } from "~/features/follows/queries.server";
import { findPostInPlace } from "~/features/posts/queries.server";
import { lockMember } from "~/features/members/writing.server";
import { reactionViews, whyNotReact, type ReactionRefusal } from "./rules";
import type { ReactionKind, ReactionView } from "./types";

type Input = { postId: string; kind: ReactionKind; wanted: "on" | "off" };

/**
 * Makes the member feel that way about a post, or no more: one row for each member, post and kind, whatever is asked how often.
 * Returns the post's reactions as they are now. Refuses: a post out of sight or not visible, one's own, more than 200 a day.
 * Records: reaction.changed when something changed.
 */
export async function setReaction(ctx: MemberContext, { postId, kind, wanted }: Input): Promise<Result<{ topicId: string; reactions: ReactionView[] }, ReactionRefusal | "reaction-not-wanted" | "not-found">> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    // Whoever reacts first: their reactions of the day are counted one at a time.
    await lockMember(ctx, actor.id);
    const post = await findPostInPlace(ctx, postId, "lock");
    if (!post) return refused("not-found");
    const where = { postId, memberId: actor.id };
    const mine = (await ctx.db.reaction.findMany({ where, select: { kind: true } })).map((row) => row.kind);
    if (mine.includes(kind) === (wanted === "on")) return ok({ topicId: post.topicId, reactions: reactionViews(post.reactions, mine) });
    const givenToday = await ctx.db.event.count({ where: { type: "reaction.changed", actorId: actor.id, id: { gte: firstIdAt(startOfDay(ctx.now())) } } });
    if (wanted === "on" && (await hasBlocked(ctx, post.authorId, actor.id))) return refused("reaction-not-wanted");
    const refusal = whyNotReact({ wanted, isOwn: post.authorId === actor.id, state: post.state, givenToday: ctx.community.relaxedLimits ? 0 : givenToday });
    if (refusal) return refused(refusal);
    if (wanted === "on") await ctx.db.reaction.create({ data: { ...where, kind, createdAt: ctx.now() } });
    else await ctx.db.reaction.deleteMany({ where: { ...where, kind } });
    await ctx.record({ type: "reaction.changed", actorId: actor.id, subjectType: "post", subjectId: postId, boardId: post.board.id, payload: { topicId: post.topicId, kind, wanted } });
    const counts = await recount(ctx, postId);
    const now = wanted === "on" ? [...mine, kind] : mine.filter((name) => name !== kind);
    return ok({ topicId: post.topicId, reactions: reactionViews(counts, now) });
  });
}

/** Counts a post's reactions anew under its lock, so that the counts are always those of the rows. */
async function recount(ctx: Context, postId: string): Promise<Record<string, number>> {
  const rows = await ctx.db.$queryRaw<{ reactions: Record<string, number> }[]>`
    UPDATE "Post" SET "reactions" = COALESCE((SELECT json_object_agg(r."kind", r."count")
      FROM (SELECT "kind", count(*)::int AS "count" FROM "Reaction" WHERE "postId" = ${postId} GROUP BY "kind") r), '{}')::jsonb
    WHERE "id" = ${postId} RETURNING "reactions"`;
  return rows[0]?.reactions ?? {};
}
