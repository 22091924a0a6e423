import { z } from "zod";
import type { PageRequest } from "~/kernel/page";
import { ok, refused } from "~/kernel/result";
import type { ActorContext } from "~/platform/context";
import { findBoard, getBoardTree } from "~/features/boards/queries.server";
import { listFeed } from "~/features/discovery/queries.server";
import { deletePost } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { findPostSource } from "~/features/posts/queries.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { addSources } from "~/features/topics/find-post.server";
import { resolveTag } from "~/features/tags/queries.server";
import { listTopics } from "~/features/topics/queries.server";
import { newTopicSchema, topicEditSchema, topicListSchema, type TopicListQuery } from "~/features/topics/schema";
import { topicSorts } from "~/features/topics/types";
import { findTopicPage, type PostOrder } from "~/features/topics/topic-page.server";
import { endpoint, noContent, type Refused } from "./endpoint";
import { base } from "./match";
import { listQuery, pageOf } from "./paging";
import { byId } from "./params";
import { held } from "./shapes/posts";
import { explainedCard, showWhy } from "./shapes/discovery";
import { topic } from "./shapes/topics";

const gone: Refused = { ok: false, refusal: "not-found" };
/** A topic's head alone: the least page there is. */
const head: PageRequest & { order: PostOrder } = { limit: 1, order: "flat" };

export const allTopics = endpoint({
  id: "listTopics", method: "GET", path: "/topics", summary: "Topics you may read, by filters and order",
  scope: "read", actor: "anyone", query: listQuery({ ...topicListSchema.shape, sort: z.enum([...topicSorts, "for-you"]).default("latest") }), answers: { 200: pageOf(explainedCard) },
  async handle({ ctx, query: { sort, ...filters } }) {
    if (sort === "for-you") return feedOf(ctx, filters);
    const query = { ...filters, sort };
    if (query.board && !(await findBoard(ctx, query.board))) return { ok: false, refusal: "board-not-found" };
    const tag = query.tag === undefined ? null : await resolveTag(ctx, query.tag);
    const page = await listTopics(ctx, tag ? { ...query, tag: tag.name, anyTag: tag.names } : query);
    return { status: 200, body: { ...page, items: page.items.map((card) => ({ ...card, url: urlOf(ctx, card) })) } };
  },
});

/** The reader's own order of all topics: it takes no filters. */
async function feedOf(ctx: ActorContext, { board, tag, author, kind, ...request }: Omit<TopicListQuery, "sort"> & PageRequest) {
  if (ctx.actor.kind !== "member") return refused("sign-in-required");
  if (board ?? tag ?? author ?? kind) return refused("feed-unfiltered");
  const page = await listFeed({ ...ctx, actor: ctx.actor }, request, await getBoardTree(ctx));
  return { status: 200 as const, body: { ...page, items: page.items.map(({ why, ...card }) => ({ ...card, url: urlOf(ctx, card), why: why ? showWhy(why) : undefined })) } };
}

export const openTopic = endpoint({
  id: "createTopic", method: "POST", path: "/topics", summary: "Open a topic; 202 when it waits for review",
  scope: "write", actor: "member", body: newTopicSchema, answers: { 201: topic, 202: held },
  async handle({ ctx, body }) {
    const made = await createTopic(ctx, body);
    if (!made.ok) return made;
    const { id, state, heldFor } = made.value;
    if (state === "held") return { status: 202, body: { id, state, reasons: heldFor } };
    const shown = await showTopic(ctx, id);
    return shown ? { status: 201, body: shown, headers: { Location: `${base}/topics/${id}` } } : gone;
  },
});

export const getTopic = endpoint({
  id: "getTopic", method: "GET", path: "/topics/:id", summary: "A topic with its opening post",
  scope: "read", actor: "anyone", params: byId, answers: { 200: topic },
  async handle({ ctx, params }) {
    const shown = await showTopic(ctx, params.id);
    return shown ? { status: 200, body: shown } : gone;
  },
});

const topicEdit = topicEditSchema.extend({ body: topicEditSchema.shape.body.optional(), version: z.int().min(1).max(1_000_000) });

export const editTopic = endpoint({
  id: "editTopic", method: "PATCH", path: "/topics/:id", summary: "Edit title, tags or the opening post's text; what is left out stays",
  scope: "write", actor: "member", params: byId, body: topicEdit, answers: { 200: topic },
  async handle({ ctx, params, body }) {
    const found = await findTopicPage(ctx, params.id, head);
    if (!found) return gone;
    const { id } = found.opening;
    const text = body.body === undefined ? await findPostSource(ctx, id) : ok({ body: body.body });
    if (!text.ok) return text.refusal === "not-found" ? refused("forbidden") : text;
    const edited = await editPost(ctx, { ...body, id, body: text.value.body });
    if (!edited.ok) return edited;
    const shown = await showTopic(ctx, params.id);
    return shown ? { status: 200, body: shown } : gone;
  },
});

export const deleteTopic = endpoint({
  id: "deleteTopic", method: "DELETE", path: "/topics/:id", summary: "Take back your topic; it can be restored for 30 days by its opening post",
  scope: "write", actor: "member", params: byId, answers: { 204: null },
  async handle({ ctx, params }) {
    const found = await findTopicPage(ctx, params.id, head);
    if (!found) return gone;
    const deleted = await deletePost(ctx, found.opening.id);
    return deleted.ok ? noContent : deleted;
  },
});

/** A topic as its reader sees it, with its address and its opening post; null when there is none for them. */
export async function showTopic(ctx: ActorContext, id: string): Promise<z.input<typeof topic> | null> {
  const found = await findTopicPage(ctx, id, head);
  if (!found) return null;
  const [opening] = await addSources(ctx, [found.opening], found.topic.can.moderate ? "moderates" : "reads");
  return opening ? { ...found.topic, url: urlOf(ctx, found.topic), version: opening.version, opening } : null;
}

/** The page of a topic, with its origin. */
export function urlOf(ctx: ActorContext, { id, slug }: { id: string; slug: string }): string {
  return `${ctx.community.origin}/t/${id}${slug ? `/${encodeURIComponent(slug)}` : ""}`;
}
