import { z } from "zod";
import { mergeTopic, movePosts, splitTopic } from "~/features/topics/move-posts.server";
import { mergeSchema, movePostsSchema, publicationSchema, slowModeSchema, splitSchema, timerSchema } from "~/features/topics/schema";
import { setPublication } from "~/features/topics/set-publication.server";
import { setSlowMode } from "~/features/topics/set-slow-mode.server";
import { setTimer } from "~/features/topics/set-timer.server";
import { endpoint, noContent } from "./endpoint";
import { byId, byIdAndTimer } from "./params";
import { id } from "./shapes/common";

const target = z.strictObject({ topicId: id });

export const putSlowMode = endpoint({
  id: "setSlowMode", method: "PUT", path: "/topics/:id/slow-mode", summary: "Let each member write once in so many seconds; 0 ends it",
  scope: "moderate", actor: "member", params: byId, body: slowModeSchema, answers: { 204: null },
  async handle({ ctx, params, body }) {
    const set = await setSlowMode(ctx, { id: params.id, seconds: body.seconds, reason: body.reason ?? "" });
    return set.ok ? noContent : set;
  },
});

export const putTimer = endpoint({
  id: "setTimer", method: "PUT", path: "/topics/:id/timers/:timer", summary: "Have the clock open, close or unpin a topic",
  scope: "moderate", actor: "member", params: byIdAndTimer, body: timerSchema, answers: { 204: null },
  async handle({ ctx, params, body }) {
    const set = await setTimer(ctx, { id: params.id, act: params.timer, at: new Date(body.at), reason: body.reason ?? "" });
    return set.ok ? noContent : set;
  },
});

export const deleteTimer = endpoint({
  id: "takeTimer", method: "DELETE", path: "/topics/:id/timers/:timer", summary: "Take a timer away", scope: "moderate", actor: "member", params: byIdAndTimer, answers: { 204: null },
  async handle({ ctx, params }) {
    const set = await setTimer(ctx, { id: params.id, act: params.timer, at: null, reason: "" });
    return set.ok ? noContent : set;
  },
});

export const putPublication = endpoint({
  id: "setPublication", method: "PUT", path: "/topics/:id/publication", summary: "Have your scheduled topic appear at another time, or at once",
  scope: "write", actor: "member", params: byId, body: publicationSchema, answers: { 204: null },
  async handle({ ctx, params, body }) {
    const set = await setPublication(ctx, { id: params.id, at: body.at === null ? null : new Date(body.at) });
    return set.ok ? noContent : set;
  },
});

export const moveSome = endpoint({
  id: "movePosts", method: "POST", path: "/topics/:id/moved-posts", summary: "Move posts, each with what hangs below it, into another topic",
  scope: "moderate", actor: "member", params: byId, body: movePostsSchema, answers: { 200: target },
  async handle({ ctx, params, body }) {
    const moved = await movePosts(ctx, { from: params.id, to: body.to, postIds: body.posts, reason: body.reason ?? "" });
    return moved.ok ? { status: 200, body: moved.value } : moved;
  },
});

export const split = endpoint({
  id: "splitTopic", method: "POST", path: "/topics/:id/split", summary: "Open a new topic with posts of this one",
  scope: "moderate", actor: "member", params: byId, body: splitSchema, answers: { 201: target },
  async handle({ ctx, params, body }) {
    const made = await splitTopic(ctx, { from: params.id, title: body.title, board: body.board, postIds: body.posts, reason: body.reason ?? "" });
    return made.ok ? { status: 201, body: made.value } : made;
  },
});

export const merge = endpoint({
  id: "mergeTopic", method: "POST", path: "/topics/:id/merge", summary: "Put all posts of this topic into another; this address leads there from then on",
  scope: "moderate", actor: "member", params: byId, body: mergeSchema, answers: { 200: target },
  async handle({ ctx, params, body }) {
    const merged = await mergeTopic(ctx, { from: params.id, to: body.to, reason: body.reason ?? "" });
    return merged.ok ? { status: 200, body: merged.value } : merged;
  },
});
