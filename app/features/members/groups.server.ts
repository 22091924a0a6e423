import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { isUniqueViolation } from "~/platform/db/transaction";

export type GroupRefusal = "forbidden" | "not-found" | "slug-taken";

/** Makes a named group, to which boards can be limited. Operators only. */
export async function createGroup(ctx: MemberContext, input: { slug: string; name: string }): Promise<Result<{ slug: string }, GroupRefusal>> {
  const { actor } = ctx;
  if (!actor.isOperator) return refused("forbidden");
  try {
    return await ctx.transaction(async (ctx) => {
      const group = await ctx.db.group.create({ data: { id: ctx.newId(), slug: input.slug, name: input.name } });
      await ctx.audit({ actorId: actor.id, action: "group.created", subjectType: "group", subjectId: group.id, after: { slug: input.slug } });
      return ok({ slug: group.slug });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("slug-taken");
    throw error;
  }
}

/** Puts a member into a group or takes them out; what is already so stays. Operators only. */
export async function setGroupMember(
  ctx: MemberContext,
  input: { group: string; handle: string; member: "in" | "out" },
): Promise<Result<null, GroupRefusal>> {
  const { actor } = ctx;
  if (!actor.isOperator) return refused("forbidden");
  return ctx.transaction(async (ctx) => {
    const group = await ctx.db.group.findUnique({ where: { slug: input.group } });
    const member = await ctx.db.member.findFirst({ where: { handle: input.handle, state: { not: "deleted" } } });
    if (!group || !member) return refused("not-found");
    const key = { groupId: group.id, memberId: member.id };
    if (input.member === "in") await ctx.db.groupMember.upsert({ where: { groupId_memberId: key }, update: {}, create: key });
    else await ctx.db.groupMember.deleteMany({ where: key });
    await ctx.audit({ actorId: actor.id, action: `group.member-${input.member}`, subjectType: "member", subjectId: member.id, after: { group: group.slug } });
    return ok(null);
  });
}
