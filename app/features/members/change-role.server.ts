import type { MemberActor } from "~/kernel/actor";
import { advisoryLocks } from "~/kernel/advisory-locks";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext, Context } from "~/platform/context";
import { whyNotChangeRole, type Role, type RoleRefusal } from "./rules";

export type ChangeRoleRefusal = RoleRefusal | "not-found" | "no-such-board" | "role-not-of-board";

type Input = { handle: string; role: Role; board?: string | null; granted: "granted" | "taken" };

/**
 * Grants or takes a role; asking for what is already so changes nothing.
 * Refuses: an actor without the right, a member of higher rank, a board for a role of the whole community,
 * taking the last admin's role.
 * Records: member.role-changed.
 */
export async function changeRole(ctx: MemberContext, input: Input): Promise<Result<null, ChangeRoleRefusal>> {
  return applyRole(ctx, ctx.actor, input);
}

/** The same from the command line, by whoever holds the machine: no actor to ask. */
export async function changeRoleByHand(ctx: Context, input: Input): Promise<Result<null, ChangeRoleRefusal>> {
  return applyRole(ctx, null, input);
}

async function applyRole(ctx: Context, actor: MemberActor | null, input: Input): Promise<Result<null, ChangeRoleRefusal>> {
  return ctx.transaction(async (ctx) => {
    await ctx.db.$queryRaw`SELECT pg_advisory_xact_lock(${advisoryLocks.admins})::text`;
    const member = await ctx.db.member.findFirst({ where: { handle: input.handle, state: "active" }, include: { roles: true } });
    if (!member) return refused("not-found");
    const board = input.board ? await ctx.db.board.findUnique({ where: { slug: input.board } }) : null;
    if (input.board && !board) return refused("no-such-board");
    const refusal = actor && whyNotChangeRole(actor, input.role, member.roles.map(({ role }) => role));
    if (refusal) return refused(refusal);
    if (board && input.role !== "moderator") return refused("role-not-of-board");
    if (input.role === "admin" && input.granted === "taken" && (await isLastAdmin(ctx, member.id))) return refused("last-admin");
    await setRole(ctx, { actorId: actor?.id ?? null, memberId: member.id, role: input.role, boardId: board?.id ?? null, granted: input.granted });
    return ok(null);
  });
}

async function isLastAdmin(ctx: Context, memberId: string): Promise<boolean> {
  const others = await ctx.db.roleGrant.count({ where: { role: "admin", NOT: { memberId } } });
  return others === 0;
}

type Change = { actorId: string | null; memberId: string; role: Role; boardId: string | null; granted: "granted" | "taken" };

async function setRole(ctx: Context, change: Change): Promise<void> {
  const { actorId, memberId, role, boardId } = change;
  const granted = change.granted === "granted";
  const held = await ctx.db.roleGrant.findFirst({ where: { memberId, role, boardId } });
  if (granted === (held !== null)) return;
  if (held) await ctx.db.roleGrant.delete({ where: { id: held.id } });
  else await ctx.db.roleGrant.create({ data: { id: ctx.newId(), memberId, role, boardId, grantedAt: ctx.now() } });
  await ctx.record({ type: "member.role-changed", actorId, subjectType: "member", subjectId: memberId, boardId, payload: { role, boardId, granted } });
  await ctx.audit({
    actorId, action: granted ? "role.granted" : "role.taken", subjectType: "member", subjectId: memberId, boardId, after: { role, granted },
  });
}
