import { z } from "zod";
import { rateLimits } from "~/http/limits";
import { changePostState, deletePost, restorePost } from "~/features/posts/change-post-state.server";
import { createPost } from "~/features/posts/create-post.server";
import { editPost } from "~/features/posts/edit-post.server";
import { listRevisions } from "~/features/posts/queries.server";
import { restoreRevision as goBack } from "~/features/posts/restore-revision.server";
import { newPostSchema, postEditSchema, postStateSchema, previewSchema, revisionRestoreSchema } from "~/features/posts/schema";
import { bakeBody } from "~/features/posts/writing.server";
import { addSources, findPost } from "~/features/topics/find-post.server";
import { findTopicPage, postOrders } from "~/features/topics/topic-page.server";
import { castVote } from "~/features/votes/cast-vote.server";
import { voteSchema } from "~/features/votes/schema";
import { endpoint, noContent, type Refused } from "./endpoint";
import { base } from "./match";
import { listQuery, pageOf } from "./paging";
import { byId } from "./params";
import { held, post, postChange, revision } from "./shapes/posts";

const gone: Refused = { ok: false, refusal: "not-found" };
const version = z.int().min(1).max(1_000_000);

export const topicPosts = endpoint({
  id: "listPosts", method: "GET", path: "/topics/:id/posts",
  summary: "A topic's replies, or answers with their comments; without `order` questions go by votes, the accepted answer first, others as a tree",
  scope: "read", actor: "anyone", params: byId, query: listQuery({ order: z.enum(postOrders).optional() }), answers: { 200: pageOf(post) },
  async handle({ ctx, params, query }) {
    const { order, ...request } = query;
    const found = await findTopicPage(ctx, params.id, { ...request, order: order ?? null });
    if (!found) return gone;
    const items = await addSources(ctx, found.posts, found.topic.can.moderate ? "moderates" : "reads");
    return { status: 200, body: { items, nextCursor: found.nextCursor } };
  },
});

export const writePost = endpoint({
  id: "createPost", method: "POST", path: "/topics/:id/posts", summary: "Reply, answer, or comment on a post of a question; 202 when it waits for review",
  scope: "write", actor: "member", params: byId, body: newPostSchema, answers: { 201: post, 202: held },
  async handle({ ctx, params, body }) {
    const made = await createPost(ctx, { ...body, topicId: params.id });
    if (!made.ok) return made;
    const { id, state, heldFor } = made.value;
    if (state !== "visible") return { status: 202, body: { id, state: "held" as const, reasons: heldFor } };
    const shown = await findPost(ctx, id);
    return shown ? { status: 201, body: shown, headers: { Location: `${base}/posts/${id}` } } : gone;
  },
});

export const getPost = endpoint({
  id: "getPost", method: "GET", path: "/posts/:id", summary: "A post", scope: "read", actor: "anyone", params: byId, answers: { 200: post },
  async handle({ ctx, params }) {
    const shown = await findPost(ctx, params.id);
    return shown ? { status: 200, body: shown } : gone;
  },
});

export const changePost = endpoint({
  id: "editPost", method: "PATCH", path: "/posts/:id", summary: "Edit a post; send the version you edited",
  scope: "write", actor: "member", params: byId, body: postEditSchema.extend({ version }), answers: { 200: post },
  async handle({ ctx, params, body }) {
    const edited = await editPost(ctx, { ...body, id: params.id });
    if (!edited.ok) return edited;
    const shown = await findPost(ctx, params.id);
    return shown ? { status: 200, body: shown } : gone;
  },
});

export const removePost = endpoint({
  id: "deletePost", method: "DELETE", path: "/posts/:id", summary: "Take back your post; it can be restored for 30 days",
  scope: "write", actor: "member", params: byId, answers: { 204: null },
  async handle({ ctx, params }) {
    const deleted = await deletePost(ctx, params.id);
    return deleted.ok ? noContent : deleted;
  },
});

export const revisions = endpoint({
  id: "listRevisions", method: "GET", path: "/posts/:id/revisions", summary: "What a post said before, the newest first",
  scope: "read", actor: "anyone", params: byId, query: listQuery({}), answers: { 200: pageOf(revision) },
  async handle({ ctx, params, query }) {
    const page = await listRevisions(ctx, params.id, query);
    return page ? { status: 200, body: page } : gone;
  },
});

export const restoreRevision = endpoint({
  id: "restoreRevision", method: "POST", path: "/posts/:id/revisions/restoration", summary: "Make a post say again what it said in an earlier version; this is an edit",
  scope: "write", actor: "member", params: byId, body: revisionRestoreSchema.extend({ to: version, version }), answers: { 200: post },
  async handle({ ctx, params, body }) {
    const restored = await goBack(ctx, { ...body, id: params.id });
    if (!restored.ok) return restored;
    const shown = await findPost(ctx, params.id);
    return shown ? { status: 200, body: shown } : gone;
  },
});

export const vote = endpoint({
  id: "castVote", method: "PUT", path: "/posts/:id/vote", summary: "Make your vote on a post be this; 0 takes it back", scope: "write", actor: "member",
  params: byId, body: voteSchema, answers: { 200: z.strictObject({ score: z.int(), myVote: post.shape.myVote }) },
  async handle({ ctx, params, body }) {
    const cast = await castVote(ctx, { postId: params.id, value: body.value });
    return cast.ok ? { status: 200, body: { score: cast.value.score, myVote: cast.value.myVote } } : cast;
  },
});

export const putPostState = endpoint({
  id: "setPostState", method: "PUT", path: "/posts/:id/state", summary: "Show, hide or remove a post; showing a held one approves it",
  scope: "moderate", actor: "member", params: byId, body: postStateSchema.extend({ version }), answers: { 200: postChange },
  async handle({ ctx, params, body }) {
    const changed = await changePostState(ctx, { ...body, id: params.id });
    return changed.ok ? { status: 200, body: changed.value } : changed;
  },
});

export const restore = endpoint({
  id: "restorePost", method: "PUT", path: "/posts/:id/restoration", summary: "Undo your deletion, within 30 days",
  scope: "write", actor: "member", params: byId, answers: { 200: postChange },
  async handle({ ctx, params }) {
    const restored = await restorePost(ctx, params.id);
    return restored.ok ? { status: 200, body: restored.value } : restored;
  },
});

export const preview = endpoint({
  id: "preview", method: "POST", path: "/preview", summary: "Render a text as a post would be",
  scope: "write", actor: "member", body: previewSchema, answers: { 200: z.strictObject({ bodyHtml: z.string() }) },
  limits: [{ limit: rateLimits.preview, per: "member" }],
  async handle({ ctx, body }) {
    const baked = await bakeBody(ctx, body.body);
    return baked.ok ? { status: 200, body: { bodyHtml: baked.value.html } } : baked;
  },
});
