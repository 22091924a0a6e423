import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";

/**
 * Drops a draft that is not wanted any more; harmless when there is none. With a version, only that one:
 * refuses a draft that another device changed meanwhile.
 */
export async function dropDraft(ctx: MemberContext, key: string, version?: number): Promise<Result<null, "draft-changed">> {
  const where = { memberId: ctx.actor.id, key };
  const { count } = await ctx.db.draft.deleteMany({ where: { ...where, version } });
  const present = count === 0 && version !== undefined ? await ctx.db.draft.findFirst({ where, select: { version: true } }) : null;
  return present ? refused("draft-changed", { version: present.version }) : ok(null);
}
