import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findPostInPlace } from "~/features/posts/queries.server";
import { findSuggestion } from "./queries.server";
import { countSuggestions } from "./writing.server";

/**
 * Takes one's own edit suggestion back, also when its post went out of sight; one withdrawn already stays so.
 * Refuses: somebody else's, one that was decided. Records: edit-suggestion.withdrawn.
 */
export async function withdrawSuggestion(ctx: MemberContext, id: string): Promise<Result<null, "not-found" | "forbidden" | "suggestion-decided">> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const found = await ctx.db.editSuggestion.findUnique({ where: { id }, select: { postId: true, suggesterId: true } });
    if (found?.suggesterId !== actor.id) return refused((await findSuggestion(ctx, id)) ? "forbidden" : "not-found");
    await findPostInPlace(ctx, found.postId, "lock"); // for its lock alone
    const { state } = await ctx.db.editSuggestion.findUniqueOrThrow({ where: { id }, select: { state: true } });
    if (state === "withdrawn") return ok(null);
    if (state === "approved" || state === "rejected") return refused("suggestion-decided");
    await ctx.db.editSuggestion.update({ where: { id }, data: { state: "withdrawn" } });
    await countSuggestions(ctx, found.postId);
    await ctx.record({ type: "edit-suggestion.withdrawn", actorId: actor.id, subjectType: "edit-suggestion", subjectId: id, payload: { postId: found.postId } });
    return ok(null);
  });
}
