import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";

type Input = { id: string; name?: string | undefined; mail?: boolean | undefined; /** Its results have been looked at. */ looked?: true | undefined };

/** Renames a search of one's own, has mails of it or none, and marks it as looked at. Returns its query. Refuses: one that is not the member's, as not found. */
export async function changeSavedSearch(ctx: MemberContext, { id, name, mail, looked }: Input): Promise<Result<{ q: string }, "not-found">> {
  const seen = looked ? { lookedAt: ctx.now(), news: [], told: [] } : {};
  const changed = await ctx.db.savedSearch.updateManyAndReturn({ where: { id, memberId: ctx.actor.id }, data: { name, mail, ...seen }, select: { q: true } });
  return changed[0] ? ok(changed[0]) : refused("not-found");
}

/** Keeps a search no more; harmless when it is not kept. */
export async function removeSavedSearch(ctx: MemberContext, id: string): Promise<void> {
  await ctx.db.savedSearch.deleteMany({ where: { id, memberId: ctx.actor.id } });
}
