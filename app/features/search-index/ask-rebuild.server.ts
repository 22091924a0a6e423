import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";

/** Lets the next look make the index on the server anew. Operators only; audited. */
export async function askRebuild(ctx: MemberContext): Promise<Result<null, "forbidden" | "no-search-server">> {
  const { actor } = ctx;
  if (!actor.isOperator) return refused("forbidden");
  if (!ctx.ports.indexer) return refused("no-search-server");
  return ctx.transaction(async (ctx) => {
    await ctx.db.$executeRaw`UPDATE "SearchFeed" SET "isRebuildWanted" = true`;
    await ctx.audit({ actorId: actor.id, action: "search.rebuild-asked", subjectType: "search", subjectId: "content" });
    return ok(null);
  });
}
