import { refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { editPost, type EditPostRefusal } from "./edit-post.server";
import { findPostInPlace } from "./queries.server";

type Input = { id: string; /** The version to go back to. */ to: number; /** The present one. */ version: number };

/**
 * Makes a post say again what it said in an earlier version; of an opening post also title and tags.
 * It is an edit like any other: it keeps what stood until now, and can be taken back the same way.
 * Returns and refuses as editPost does. Refuses besides: a version that is not kept.
 */
export async function restoreRevision(ctx: MemberContext, { id, to, version }: Input): Promise<Result<{ id: string; topicId: string; version: number }, EditPostRefusal>> {
  if (!(await findPostInPlace(ctx, id, "read"))) return refused("not-found");
  const kept = await ctx.db.postRevision.findUnique({ where: { postId_version: { postId: id, version: to } } });
  if (!kept) return refused("not-found");
  const topic = kept.title === null ? {} : { title: kept.title, tags: kept.tags };
  return editPost(ctx, { id, version, body: kept.body, ...topic, restored: to });
}
