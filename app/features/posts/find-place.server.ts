import { encodeCursor } from "~/kernel/page";
import type { ActorContext } from "~/platform/context";
import { findPostInPlace } from "./queries.server";

/** Where a post stands: its topic and, in a long one, the page by time that begins a little before it. */
export type PostPlace = { topicId: string; cursor: string | null };

const pageSize = 20;
const before = 3;

/** Finds the page a post stands on; null when the actor may not see the post. */
export async function findPostPlace(ctx: ActorContext, id: string): Promise<PostPlace | null> {
  const post = await findPostInPlace(ctx, id, "read");
  if (!post) return null;
  if (post.kind === "opening") return { topicId: post.topicId, cursor: null };
  const root = post.kind === "comment" ? (post.parentId ?? post.id) : post.id;
  const rows = await ctx.db.$queryRaw<{ earlier: number; anchor: string | null }[]>`
    SELECT (SELECT count(*) FROM (SELECT 1 FROM "Post" WHERE "topicId" = ${post.topicId} AND "kind" IN ('reply', 'answer') LIMIT ${pageSize + 1}) x)::int AS "earlier",
      (SELECT "id" FROM "Post" WHERE "topicId" = ${post.topicId} AND "kind" IN ('reply', 'answer') AND "id" < ${root} ORDER BY "id" DESC OFFSET ${before} LIMIT 1) AS "anchor"`;
  const row = rows[0];
  const isLong = (row?.earlier ?? 0) > pageSize;
  return { topicId: post.topicId, cursor: isLong && row?.anchor ? encodeCursor([row.anchor]) : null };
}
