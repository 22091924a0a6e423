import { addMs } from "~/kernel/clock";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findPostInPlace, type PostInPlace } from "./queries.server";
import { canMoveTo, restorableMs } from "./rules";
import { settleTopic } from "~/features/topics/writing.server";
import type { PostState } from "./types";

export type PostStateRefusal = "topic-locked" | "others-have-written" | "not-found" | "forbidden" | "own-case" | "stale-version" | "not-possible-from-here" | "too-late";

type Changed = { id: string; topicId: string; state: PostState; version: number };

/**
 * Staff of the board show, hide or remove a post, with a reason; showing a held post approves it.
 * Refuses: an actor who does not look after the board, one's own post (operators may), a stale version, a post its author deleted.
 * Records: post.state-changed, and an audit entry. Asking for the present state changes nothing.
 */
export async function changePostState(
  ctx: MemberContext,
  input: { id: string; state: "visible" | "hidden" | "removed"; reason: string; version: number },
): Promise<Result<Changed, PostStateRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const post = await findPostInPlace(ctx, input.id, "lock");
    if (!post) return refused("not-found");
    if (!post.moderates) return refused("forbidden");
    if (post.authorId === actor.id && !actor.isOperator) return refused("own-case");
    if (post.state === input.state) return ok({ id: post.id, topicId: post.topicId, state: post.state, version: post.version });
    if (post.version !== input.version) return refused("stale-version", { version: post.version });
    if (!canMoveTo(post.state, input.state)) return refused("not-possible-from-here");
    await ctx.audit({
      actorId: actor.id, action: `post.${input.state}`, subjectType: "post", subjectId: post.id, boardId: post.board.id, reason: input.reason,
      before: { state: post.state }, after: { state: input.state },
    });
    return ok(await setState(ctx, post, input.state, input.reason));
  });
}

/**
 * The author takes a post back; readers see a tombstone, and the author can restore it for 30 days.
 * Refuses: somebody else's post, one staff has removed, one in a locked topic, and the opening post of a topic others have
 * written in, since their posts would go with it; who looks after the board may do both. Records: post.state-changed.
 */
export async function deletePost(ctx: MemberContext, id: string): Promise<Result<Changed, PostStateRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const post = await findPostInPlace(ctx, id, "lock");
    if (!post) return refused("not-found");
    if (post.authorId !== actor.id) return refused("forbidden");
    if (post.state === "deleted") return ok({ id: post.id, topicId: post.topicId, state: post.state, version: post.version });
    if (post.state === "removed") return refused("not-possible-from-here");
    const closed = post.moderates ? null : await whyNotDelete(ctx, post);
    if (closed) return refused(closed);
    return ok(await setState(ctx, post, "deleted", ""));
  });
}

async function whyNotDelete(ctx: MemberContext, post: PostInPlace): Promise<"topic-locked" | "others-have-written" | null> {
  if (post.lockedAt) return "topic-locked";
  if (post.kind !== "opening") return null;
  const others = await ctx.db.post.count({ where: { topicId: post.topicId, authorId: { not: post.authorId }, state: { in: ["visible", "held", "hidden"] } } });
  return others > 0 ? "others-have-written" : null;
}

/** The author undoes their deletion within 30 days. Refuses: later, another's post, or one in a locked topic. */
export async function restorePost(ctx: MemberContext, id: string): Promise<Result<Changed, PostStateRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const post = await findPostInPlace(ctx, id, "lock");
    if (!post) return refused("not-found");
    if (post.authorId !== actor.id) return refused("forbidden");
    if (post.state !== "deleted") return refused("not-possible-from-here");
    if (post.lockedAt && !post.moderates) return refused("topic-locked");
    if (!post.deletedAt || addMs(post.deletedAt, restorableMs) < ctx.now()) return refused("too-late");
    return ok(await setState(ctx, post, await stateBeforeDeletion(ctx, post.id), ""));
  });
}

/** What the post was when its author deleted it: a hidden or held post does not come back visible. */
async function stateBeforeDeletion(ctx: MemberContext, postId: string): Promise<PostState> {
  const rows = await ctx.db.$queryRaw<{ from: PostState }[]>`
    SELECT "payload"->>'from' AS "from" FROM "Event"
    WHERE "subjectType" = 'post' AND "subjectId" = ${postId} AND "type" = 'post.state-changed' AND "payload"->>'to' = 'deleted'
    ORDER BY "id" DESC LIMIT 1`;
  return rows[0]?.from ?? "held";
}

/** A topic is published when it is first approved: its age for the hot rank begins now. One held anew keeps its age. */
async function publishTopic(ctx: MemberContext, post: PostInPlace): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "Topic" SET "publishedAt" = ${ctx.now()} WHERE "id" = ${post.topicId} AND NOT EXISTS (
      SELECT 1 FROM "Event" e WHERE e."subjectType" = 'post' AND e."subjectId" = ${post.id}
        AND ((e."type" = 'post.created' AND e."payload"->>'state' = 'visible') OR (e."type" = 'post.state-changed' AND e."payload"->>'to' = 'visible')))`;
}

async function setState(ctx: MemberContext, post: PostInPlace, to: PostState, reason: string): Promise<Changed> {
  const deletedAt = to === "deleted" ? ctx.now() : null;
  await ctx.db.$executeRaw`
    UPDATE "Post" SET "state" = ${to}, "stateReason" = ${reason === "" ? null : reason}, "deletedAt" = ${deletedAt}, "version" = "version" + 1,
      "heldFor" = CASE WHEN ${to} = 'visible' THEN '{}'::text[] ELSE "heldFor" END
    WHERE "id" = ${post.id}`;
  if (post.kind === "opening" && post.state === "held" && to === "visible") {
    await publishTopic(ctx, post);
  }
  await settleTopic(ctx, post.topicId);
  await ctx.record({
    type: "post.state-changed", actorId: ctx.actor.id, subjectType: "post", subjectId: post.id, boardId: post.board.id,
    payload: { topicId: post.topicId, from: post.state, to, reason },
  });
  return { id: post.id, topicId: post.topicId, state: to, version: post.version + 1 };
}
