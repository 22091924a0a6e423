import type { ActorContext } from "~/platform/context";
import { placeOfTopic } from "~/features/posts/queries.server";
import { canEdit, sightOf } from "~/features/posts/rules";
import type { PostState, PostView } from "~/features/posts/types";
import { postColumns, postJoins, toPostView, type PostRow } from "./topic-page.server";

/** A post with its source, for who may edit it; null for everybody else. */
export type PostWithSource = PostView & { body: string | null };

type Found = PostRow & { boardId: string; topicState: PostState; topicAuthorId: string; acceptedPostId: string | null; lockedAt: Date | null };

/** One post as the actor may see it, whole or a tombstone; null when they may not know of it, its topic or its board. */
export async function findPost(ctx: ActorContext, id: string): Promise<PostWithSource | null> {
  const memberId = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const rows = await ctx.db.$queryRaw<Found[]>`
    SELECT ${postColumns}, t."boardId", t."state" AS "topicState", t."authorId" AS "topicAuthorId", t."acceptedPostId", t."lockedAt"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" ${postJoins(memberId)} WHERE p."id" = ${id}`;
  const row = rows[0];
  if (!row) return null;
  const place = await placeOfTopic(ctx, { boardId: row.boardId, state: row.topicState, authorId: row.topicAuthorId });
  if (!place) return null;
  const { moderates } = place;
  if (sightOf(ctx.actor, row, moderates) === "nothing") return null;
  const [post] = await addSources(ctx, [toPostView(ctx, row, moderates, row)], moderates ? "moderates" : "reads");
  return post ?? null;
}

/** Puts the sources to posts the actor may edit, in one statement. `powers`: whether the actor looks after the board. */
export async function addSources(ctx: ActorContext, posts: PostView[], powers: "moderates" | "reads"): Promise<PostWithSource[]> {
  const editable = posts.filter((post) => post.author && canEdit(ctx.actor, { state: post.state, authorId: post.author.id }, powers === "moderates"));
  const rows = editable.length === 0 ? [] : await ctx.db.post.findMany({ where: { id: { in: editable.map(({ id }) => id) } }, select: { id: true, body: true } });
  const bodies = new Map(rows.map(({ id, body }) => [id, body]));
  return posts.map((post) => ({ ...post, body: bodies.get(post.id) ?? null }));
}
