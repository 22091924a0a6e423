import { parseQuery } from "@search";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { lockMember } from "~/features/members/writing.server";
import { isAsking } from "~/features/search/rules";
import { keyOf, savedSearchesMax } from "./rules";

type Input = { q: string; name: string; mail: boolean };

/**
 * Keeps a search; what is found from now on is new. Nobody else sees it.
 * Refuses: a query that asks for nothing, one that is kept already in whatever writing, more than 50.
 */
export async function saveSearch(ctx: MemberContext, { q, name, mail }: Input): Promise<Result<{ id: string }, "search-empty" | "already-saved" | "too-many-saved-searches">> {
  const { actor } = ctx;
  if (!isAsking(parseQuery(q))) return refused("search-empty");
  return ctx.transaction(async (ctx) => {
    await lockMember(ctx, actor.id);
    const key = keyOf(q);
    const kept = await ctx.db.savedSearch.findMany({ where: { memberId: actor.id }, select: { key: true } });
    if (kept.some((one) => one.key === key)) return refused("already-saved");
    if (kept.length >= savedSearchesMax) return refused("too-many-saved-searches", { limit: savedSearchesMax });
    const [id, now] = [ctx.newId(), ctx.now()];
    await ctx.db.savedSearch.create({ data: { id, memberId: actor.id, q, key, name, mail, createdAt: now, lookedAt: now, checkedAt: now } });
    return ok({ id });
  });
}
