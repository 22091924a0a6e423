import type { Prisma } from "@prisma-client";
import type { MemberActor } from "~/kernel/actor";
import { scopes } from "~/kernel/actor";
import { foldEmail, foldHandle } from "~/kernel/fold-handle";
import { withActor, type Context, type MemberContext } from "~/platform/context";

const withPowers = { roles: true, groups: true } as const;

/** A member's row with what gives powers. */
export type CastMember = Prisma.MemberGetPayload<{ include: typeof withPowers }>;
export type CastBoard = Prisma.BoardGetPayload<object>;

type Trust = MemberActor["trust"];
type MemberWish = Partial<Omit<Prisma.MemberUncheckedCreateInput, "roles" | "groups" | "account" | "trust">> & {
  handle: string;
  trust?: Trust;
  /** `moderator` is of the whole community; name boards in `moderates` for less. */
  role?: "moderator" | "operator" | "admin";
  moderates?: { id: string }[];
  groups?: { id: string }[];
  /** Gives the member an account with this address; its password hash opens nothing. */
  email?: string;
};

/** A member, as a row: display name from the handle, trust 1, joined at the clock's time. */
export async function makeMember(ctx: Context, wish: MemberWish): Promise<CastMember> {
  const { handle, role, moderates = [], groups = [], email, ...rest } = wish;
  const grants = [...(role ? [{ role, boardId: null }] : []), ...moderates.map(({ id }) => ({ role: "moderator", boardId: id }))];
  return ctx.db.member.create({
    data: {
      id: ctx.newId(),
      handle,
      handleFolded: foldHandle(handle),
      displayName: handle.slice(0, 1).toUpperCase() + handle.slice(1),
      trust: 1,
      joinedAt: ctx.now(),
      ...rest,
      roles: { create: grants.map((grant) => ({ id: ctx.newId(), grantedAt: ctx.now(), ...grant })) },
      groups: { create: groups.map(({ id }) => ({ groupId: id })) },
      account: email ? { create: accountOf(ctx, email) } : undefined,
    },
    include: withPowers,
  });
}

function accountOf(ctx: Context, email: string): Prisma.AccountCreateWithoutMemberInput {
  return { email, emailFolded: foldEmail(email), passwordHash: "opens nothing", verifiedAt: ctx.now(), passwordChangedAt: ctx.now() };
}

/** A public board for every kind of topic, named after its slug. */
export async function makeBoard(
  ctx: Context,
  wish: Partial<Prisma.BoardUncheckedCreateInput> & { slug: string; openTo?: { id: string }[] },
): Promise<CastBoard> {
  const { openTo = [], ...rest } = wish;
  return ctx.db.board.create({
    data: {
      id: ctx.newId(),
      name: wish.slug,
      topicKinds: ["discussion", "question", "article", "announcement"],
      requiredTags: [],
      createdAt: ctx.now(),
      ...rest,
      groups: { create: openTo.map(({ id }) => ({ groupId: id })) },
    },
  });
}

/** A group of members, for boards that only some may see. */
export async function makeGroup(ctx: Context, slug: string): Promise<{ id: string; slug: string; name: string }> {
  return ctx.db.group.create({ data: { id: ctx.newId(), slug, name: slug } });
}

/** The member as the rules see them, signed in with a browser at the moment they joined. */
export function actorOf(member: CastMember): MemberActor {
  const has = (role: string): boolean => member.roles.some((grant) => grant.role === role && grant.boardId === null);
  return {
    kind: "member",
    id: member.id,
    handle: member.handle,
    displayName: member.displayName,
    trust: toTrust(member.trust),
    joinedAt: member.joinedAt,
    isAdmin: has("admin"),
    isOperator: has("operator") || has("admin"),
    isModerator: has("moderator") || has("operator") || has("admin"),
    moderates: member.roles.flatMap(({ role, boardId }) => (role === "moderator" && boardId ? [boardId] : [])),
    groups: member.groups.map(({ groupId }) => groupId),
    scopes,
    credential: { kind: "session", id: `session-of-${member.id}`, signedInAt: member.joinedAt },
  };
}

/** The context with the member in it. */
export function actingAs(ctx: Context, member: CastMember): MemberContext {
  return withActor(ctx, actorOf(member));
}

function toTrust(trust: number): Trust {
  const levels = [0, 1, 2, 3, 4] as const;
  const level = levels.find((known) => known === trust);
  if (level === undefined) throw new Error(`no such trust level: ${trust}`);
  return level;
}
