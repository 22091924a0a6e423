import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findReadableBoard } from "~/features/boards/queries.server";
import { moderatesBoard } from "~/features/boards/rules";
import { asModerator, logAct, type FoundTopic } from "./as-moderator.server";
import type { TopicActName } from "./types";

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

type Change = "topic.locked" | "topic.unlocked" | "topic.pinned" | "topic.unpinned";
const acts = { "topic.locked": "locked", "topic.unlocked": "unlocked", "topic.pinned": "pinned", "topic.unpinned": "unpinned" } as const satisfies Record<Change, TopicActName>;

async function note(ctx: MemberContext, topic: FoundTopic, type: Change, reason: string): Promise<void> {
  await ctx.record({ type, actorId: ctx.actor.id, subjectType: "topic", subjectId: topic.id, boardId: topic.boardId, payload: {} });
  await ctx.audit({ actorId: ctx.actor.id, action: type, subjectType: "topic", subjectId: topic.id, boardId: topic.boardId, reason });
  await logAct(ctx, { topicId: topic.id, actorId: ctx.actor.id, act: acts[type], reason });
}
