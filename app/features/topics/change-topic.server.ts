import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findReadableBoard } from "~/features/boards/queries.server";
import { moderatesBoard } from "~/features/boards/rules";
import { asModerator } from "./as-moderator.server";
import { whyNotAccept, type AcceptRefusal } from "./rules";
import type { TopicActName } from "./types";
import { findTopicLocked, logAct, type FoundTopic } from "./writing.server";

export type ChangeTopicRefusal = "not-found" | "forbidden" | "no-such-board" | "kind-not-allowed";

/**
 * Locks a topic against new posts, edits and votes, or opens it again. Staff of the board.
 * Records: topic.locked or topic.unlocked, and an audit entry. What is already so stays.
 */
export async function setLocked(ctx: MemberContext, input: { id: string; locked: "locked" | "open"; reason: string }): Promise<Result<null, ChangeTopicRefusal>> {
  return asModerator(ctx, input.id, async (ctx, topic) => {
    const locked = input.locked === "locked";
    if (locked === (topic.lockedAt !== null)) return ok(null);
    await ctx.db.topic.update({ where: { id: topic.id }, data: { lockedAt: locked ? ctx.now() : null, lockReason: locked && input.reason ? input.reason : null } });
    await note(ctx, topic, locked ? "topic.locked" : "topic.unlocked", input.reason);
    return ok(null);
  });
}

/** Pins a topic to the top of its board, or lets it go. Staff of the board. Records: topic.pinned or topic.unpinned. */
export async function setPinned(ctx: MemberContext, input: { id: string; pinned: "pinned" | "loose"; reason: string }): Promise<Result<null, ChangeTopicRefusal>> {
  return asModerator(ctx, input.id, async (ctx, topic) => {
    const pinned = input.pinned === "pinned";
    if (pinned === (topic.pinnedAt !== null)) return ok(null);
    await ctx.db.topic.update({ where: { id: topic.id }, data: { pinnedAt: pinned ? ctx.now() : null } });
    await note(ctx, topic, pinned ? "topic.pinned" : "topic.unpinned", input.reason);
    return ok(null);
  });
}

/** Moves a topic to another board the actor looks after too, if that board takes its kind. Records: topic.moved. */
export async function moveTopic(ctx: MemberContext, input: { id: string; board: string; reason: string }): Promise<Result<null, ChangeTopicRefusal>> {
  return asModerator(ctx, input.id, async (ctx, topic) => {
    const target = findReadableBoard(ctx.actor, topic.tree, input.board);
    if (!target) return refused("no-such-board");
    if (!moderatesBoard(ctx.actor, topic.tree, target)) return refused("forbidden");
    if (target.id === topic.boardId) return ok(null);
    if (!target.topicKinds.includes(topic.kind)) return refused("kind-not-allowed");
    await ctx.db.topic.update({ where: { id: topic.id }, data: { boardId: target.id, pinnedAt: null } });
    await ctx.record({
      type: "topic.moved", actorId: ctx.actor.id, subjectType: "topic", subjectId: topic.id, boardId: target.id, payload: { from: topic.boardId, to: target.id },
    });
    await ctx.audit({
      actorId: ctx.actor.id, action: "topic.moved", subjectType: "topic", subjectId: topic.id, boardId: target.id, reason: input.reason,
      before: { board: topic.board.slug }, after: { board: target.slug },
    });
    await logAct(ctx, { topicId: topic.id, actorId: ctx.actor.id, act: "moved", reason: input.reason });
    return ok(null);
  });
}

/**
 * Accepts an answer, or with `postId: null` none. The asker, or staff of the board.
 * Records: answer.accepted, answer.unaccepted. Asking for what is already so changes nothing.
 */
export async function acceptAnswer(
  ctx: MemberContext,
  input: { topicId: string; postId: string | null },
): Promise<Result<null, AcceptRefusal | "not-found" | "topic-locked">> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const topic = await findTopicLocked(ctx, input.topicId);
    if (!topic) return refused("not-found");
    const refusal = whyNotAccept(actor, topic, topic.moderates);
    if (refusal) return refused(refusal);
    if (topic.lockedAt && !topic.moderates) return refused("topic-locked");
    if (input.postId === topic.acceptedPostId) return ok(null);
    if (input.postId && !(await isVisibleAnswer(ctx, topic.id, input.postId))) return refused("not-an-answer");
    await ctx.db.topic.update({ where: { id: topic.id }, data: { acceptedPostId: input.postId } });
    const fact = { actorId: actor.id, subjectType: "post" as const, boardId: topic.boardId, payload: { topicId: topic.id } };
    if (topic.acceptedPostId) await ctx.record({ ...fact, type: "answer.unaccepted", subjectId: topic.acceptedPostId });
    if (input.postId) await ctx.record({ ...fact, type: "answer.accepted", subjectId: input.postId });
    return ok(null);
  });
}

async function isVisibleAnswer(ctx: MemberContext, topicId: string, postId: string): Promise<boolean> {
  const answer = await ctx.db.post.findFirst({ where: { id: postId, topicId, kind: "answer", state: "visible" }, select: { id: true } });
  return answer !== null;
}

type Change = "topic.locked" | "topic.unlocked" | "topic.pinned" | "topic.unpinned";
const acts = { "topic.locked": "locked", "topic.unlocked": "unlocked", "topic.pinned": "pinned", "topic.unpinned": "unpinned" } as const satisfies Record<Change, TopicActName>;

async function note(ctx: MemberContext, topic: FoundTopic, type: Change, reason: string): Promise<void> {
  await ctx.record({ type, actorId: ctx.actor.id, subjectType: "topic", subjectId: topic.id, boardId: topic.boardId, payload: {} });
  await ctx.audit({ actorId: ctx.actor.id, action: type, subjectType: "topic", subjectId: topic.id, boardId: topic.boardId, reason });
  await logAct(ctx, { topicId: topic.id, actorId: ctx.actor.id, act: acts[type], reason });
}
