import type { MemberActor, Trust } from "~/kernel/actor";

export const roles = ["moderator", "operator", "admin"] as const;
export type Role = (typeof roles)[number];

type Grant = { role: string; boardId: string | null };

/** What a member may do by the roles granted: each of the whole community holds what those below it hold. */
export function powersOf(grants: readonly Grant[]): Pick<MemberActor, "isAdmin" | "isOperator" | "isModerator" | "moderates"> {
  const has = (role: Role): boolean => grants.some((grant) => grant.role === role && grant.boardId === null);
  const isAdmin = has("admin");
  const isOperator = isAdmin || has("operator");
  return { isAdmin, isOperator, isModerator: isOperator || has("moderator"), moderates: grants.flatMap(({ boardId }) => boardId ?? []) };
}

type AbsentMember = { id: string; handle: string; displayName: string; trust: number; joinedAt: Date; roles: readonly Grant[]; groups: readonly { groupId: string }[] };

/** A member who does not ask themself, as the rules of reading and writing see them: with all their powers and no credential. */
export function asAbsentActor({ id, handle, displayName, trust, joinedAt, roles, groups }: AbsentMember): MemberActor {
  return {
    kind: "member", id, handle, displayName, trust: trustOf(trust), joinedAt, ...powersOf(roles), groups: groups.map(({ groupId }) => groupId), scopes: [],
    credential: { kind: "session", id: "", signedInAt: joinedAt },
  };
}

function trustOf(level: number): Trust {
  return level === 1 || level === 2 || level === 3 || level === 4 ? level : 0;
}

/** The ranks of roles: nobody acts on a higher one. */
const ranks: Record<Role | "member", number> = { member: 0, moderator: 1, operator: 2, admin: 3 };

/** The highest rank among role names. */
export function rankOf(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => (name === "moderator" || name === "operator" || name === "admin" ? ranks[name] : 0)));
}

/** The actor's own rank, as far as their credential carries it. */
export function rankOfActor(actor: MemberActor): number {
  if (actor.isAdmin) return ranks.admin;
  if (actor.isOperator) return ranks.operator;
  return actor.isModerator || actor.moderates.length > 0 ? ranks.moderator : 0;
}

export type RoleRefusal = "forbidden" | "higher-role" | "last-admin";

/**
 * Why the actor may not grant or take a role; null when they may. Operators make moderators; only an
 * admin makes operators and admins. Nobody acts on somebody of a higher rank.
 */
export function whyNotChangeRole(actor: MemberActor, role: Role, subjectRoles: readonly string[]): RoleRefusal | null {
  if (!actor.isOperator && !actor.isAdmin) return "forbidden";
  if (role !== "moderator" && !actor.isAdmin) return "forbidden";
  return rankOf(subjectRoles) > rankOfActor(actor) ? "higher-role" : null;
}
