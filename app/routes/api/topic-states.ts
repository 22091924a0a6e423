import { z } from "zod";
import type { MemberContext } from "~/platform/context";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
import { acceptanceSchema, unacceptanceSchema } from "~/features/questions/schema";
import { moveTopic, setLocked, setPinned } from "~/features/topics/change-topic.server";
import { markRead } from "~/features/topics/mark-read.server";
import { moveSchema, readingSchema, reasonSchema } from "~/features/topics/schema";
import { endpoint, noContent, type Refused } from "./endpoint";
import { byId } from "./params";
import { id } from "./shapes/common";
import { topic } from "./shapes/topics";
import { showTopic } from "./topics";

type Shown = { status: 200; body: z.input<typeof topic> } | Refused;

export const lock = endpoint({
  id: "lockTopic", method: "PUT", path: "/topics/:id/lock", summary: "Lock a topic against posts, edits and votes",
  scope: "moderate", actor: "member", params: byId, body: reasonSchema, answers: { 200: topic },
  handle: async ({ ctx, params, body }) => show(ctx, params.id, await setLocked(ctx, { id: params.id, locked: "locked", reason: body.reason ?? "" })),
});

export const unlock = endpoint({
  id: "unlockTopic", method: "DELETE", path: "/topics/:id/lock", summary: "Open a locked topic",
  scope: "moderate", actor: "member", params: byId, body: reasonSchema, answers: { 204: null },
  async handle({ ctx, params, body }) {
    const changed = await setLocked(ctx, { id: params.id, locked: "open", reason: body.reason ?? "" });
    return changed.ok ? noContent : changed;
  },
});

export const pin = endpoint({
  id: "pinTopic", method: "PUT", path: "/topics/:id/pin", summary: "Pin a topic to the top of its board",
  scope: "moderate", actor: "member", params: byId, body: reasonSchema, answers: { 200: topic },
  handle: async ({ ctx, params, body }) => show(ctx, params.id, await setPinned(ctx, { id: params.id, pinned: "pinned", reason: body.reason ?? "" })),
});

export const unpin = endpoint({
  id: "unpinTopic", method: "DELETE", path: "/topics/:id/pin", summary: "Let a pinned topic go",
  scope: "moderate", actor: "member", params: byId, body: reasonSchema, answers: { 204: null },
  async handle({ ctx, params, body }) {
    const changed = await setPinned(ctx, { id: params.id, pinned: "loose", reason: body.reason ?? "" });
    return changed.ok ? noContent : changed;
  },
});

export const move = endpoint({
  id: "moveTopic", method: "PUT", path: "/topics/:id/board", summary: "Move a topic to another board you look after",
  scope: "moderate", actor: "member", params: byId, body: moveSchema, answers: { 200: topic },
  handle: async ({ ctx, params, body }) => show(ctx, params.id, await moveTopic(ctx, { id: params.id, board: body.board, reason: body.reason ?? "" })),
});

export const read = endpoint({
  id: "markRead", method: "PUT", path: "/topics/:id/reading", summary: "Note how far you have read; a mark never moves back",
  scope: "write", actor: "member", params: byId, body: readingSchema, answers: { 204: null },
  async handle({ ctx, params, body }) {
    const marked = await markRead(ctx, { topicId: params.id, lastPostId: body.lastPostId });
    return marked.ok ? noContent : marked;
  },
});

export const accept = endpoint({
  id: "acceptAnswer", method: "PUT", path: "/topics/:id/acceptance", summary: "Accept an answer to your question; staff of its board with a reason",
  scope: "write", actor: "member", params: byId, body: acceptanceSchema, answers: { 200: z.strictObject({ acceptedPostId: id }) },
  async handle({ ctx, params, body }) {
    const accepted = await acceptAnswer(ctx, { topicId: params.id, postId: body.postId, reason: body.reason ?? "" });
    return accepted.ok ? { status: 200, body: { acceptedPostId: body.postId } } : accepted;
  },
});

export const unaccept = endpoint({
  id: "unacceptAnswer", method: "DELETE", path: "/topics/:id/acceptance", summary: "Accept no answer",
  scope: "write", actor: "member", params: byId, body: unacceptanceSchema, answers: { 204: null },
  async handle({ ctx, params, body }) {
    const changed = await acceptAnswer(ctx, { topicId: params.id, postId: null, reason: body.reason ?? "" });
    return changed.ok ? noContent : changed;
  },
});

async function show(ctx: MemberContext, topicId: string, changed: { ok: true } | Refused): Promise<Shown> {
  if (!changed.ok) return changed;
  const shown = await showTopic(ctx, topicId);
  return shown ? { status: 200, body: shown } : { ok: false, refusal: "not-found" };
}
