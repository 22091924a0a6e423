import { ok, refused, type Result } from "~/kernel/result";
import type { Trust } from "~/kernel/actor";
import type { MemberContext } from "~/platform/context";
import { rankOf, rankOfActor } from "./rules";

export type ChangeMemberRefusal = "forbidden" | "higher-role" | "not-found" | "reason-required";

/**
 * Sets a member's trust level by hand. Operators only; T4 is only ever given so.
 * Records: member.trust-changed when it changes.
 */
export async function setTrust(ctx: MemberContext, input: { handle: string; trust: Trust; reason: string }): Promise<Result<null, ChangeMemberRefusal>> {
  const { actor } = ctx;
  if (!actor.isOperator) return refused("forbidden");
  if (input.reason.trim() === "") return refused("reason-required");
  return ctx.transaction(async (ctx) => {
    const member = await ctx.db.member.findFirst({ where: { handle: input.handle }, include: { roles: true } });
    if (!member) return refused("not-found");
    if (rankOf(member.roles.map(({ role }) => role)) > rankOfActor(actor)) return refused("higher-role");
    if (member.trust === input.trust) return ok(null);
    await ctx.db.member.update({ where: { id: member.id }, data: { trust: input.trust } });
    await ctx.record({
      type: "member.trust-changed", actorId: actor.id, subjectType: "member", subjectId: member.id, payload: { from: member.trust, to: input.trust },
    });
    await ctx.audit({
      actorId: actor.id, action: "trust.set", subjectType: "member", subjectId: member.id, reason: input.reason,
      before: { trust: member.trust }, after: { trust: input.trust },
    });
    return ok(null);
  });
}

/**
 * Suspends a member, ending their sessions at once, or lets them back in. Operators only, with a reason.
 * Refuses: somebody of the actor's own rank or higher.
 */
export async function setStanding(
  ctx: MemberContext,
  input: { handle: string; state: "active" | "suspended"; reason: string },
): Promise<Result<null, ChangeMemberRefusal>> {
  const { actor } = ctx;
  if (!actor.isOperator) return refused("forbidden");
  if (input.reason.trim() === "") return refused("reason-required");
  return ctx.transaction(async (ctx) => {
    const member = await ctx.db.member.findFirst({ where: { handle: input.handle, state: { in: ["active", "suspended"] } }, include: { roles: true } });
    if (!member) return refused("not-found");
    if (member.id === actor.id || rankOf(member.roles.map(({ role }) => role)) >= rankOfActor(actor)) return refused("higher-role");
    if (member.state === input.state) return ok(null);
    await ctx.db.member.update({ where: { id: member.id }, data: { state: input.state } });
    if (input.state === "suspended") {
      await ctx.db.session.deleteMany({ where: { memberId: member.id } });
      await ctx.db.apiToken.deleteMany({ where: { memberId: member.id } });
    }
    await ctx.audit({
      actorId: actor.id, action: `member.${input.state === "suspended" ? "suspended" : "reinstated"}`, subjectType: "member", subjectId: member.id, reason: input.reason,
    });
    return ok(null);
  });
}
