import type { MemberActor } from "~/kernel/actor";
import { foldHandle } from "~/kernel/fold-handle";
import { decodeCursor, toPage, type Page, type PageRequest } from "~/kernel/page";
import type { ActorContext, Context } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import { asAbsentActor } from "./rules";
import type { AuthorView, GroupView, MemberRow, MemberView } from "./types";

/** So many members of a group are listed with it. */
const membersShownMax = 500;

/** A member's public page, by handle, with counts of what the reader may read; null for an unknown or deleted one. */
export async function findMember(ctx: ActorContext, handle: string): Promise<MemberView | null> {
  const member = await ctx.db.member.findUnique({ where: { handleFolded: foldHandle(handle) }, include: { roles: true } });
  if (!member || member.state === "deleted" || member.handle !== handle.toLowerCase()) return null;
  const boards = readableBoards(ctx.actor, await getBoardTree(ctx)).map(({ id }) => id);
  const counts = await ctx.db.$queryRaw<{ topics: bigint; posts: bigint }[]>`
    SELECT (SELECT count(*) FROM "Topic" WHERE "authorId" = ${member.id} AND "state" = 'visible' AND "boardId" = ANY(${boards})) AS "topics",
      (SELECT count(*) FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId"
        WHERE p."authorId" = ${member.id} AND p."state" = 'visible' AND p."kind" <> 'opening' AND t."state" = 'visible' AND t."boardId" = ANY(${boards})) AS "posts"`;
  return {
    id: member.id, handle: member.handle, displayName: member.displayName, bio: member.bio, website: member.website,
    avatarUrl: avatarUrl(member.avatarId), trust: member.trust,
    roles: [...new Set(member.roles.map(({ role }) => role))], joinedAt: member.joinedAt.toISOString(),
    topicCount: Number(counts[0]?.topics ?? 0), postCount: Number(counts[0]?.posts ?? 0),
    imported: member.imported, sourceUrl: member.sourceUrl,
  };
}

/** A member who does not ask themself, as the rules see them now; null when they may not act, or have no account. */
export async function findAbsentActor(ctx: Context, id: string): Promise<MemberActor | null> {
  const member = await ctx.db.member.findFirst({ where: { id, state: "active", account: { isNot: null } }, include: { roles: true, groups: true } });
  return member && asAbsentActor(member);
}

/** The handle that belongs now to who once had this one; null when nobody had it. */
export async function findRenamed(ctx: Context, handle: string): Promise<string | null> {
  const former = await ctx.db.handleHistory.findUnique({ where: { handleFolded: foldHandle(handle) }, include: { member: true } });
  if (former) return former.member.handle;
  const member = await ctx.db.member.findUnique({ where: { handleFolded: foldHandle(handle) } });
  return member && member.handle !== handle ? member.handle : null;
}

/** Members, the newest first. */
export async function listMembers(ctx: Context, request: PageRequest): Promise<Page<AuthorView & { bio: string; joinedAt: string }>> {
  const rows = await ctx.db.member.findMany({
    where: { state: "active", kind: "person", AND: afterCursor(request) }, include: { roles: true },
    orderBy: [{ joinedAt: "desc" }, { id: "desc" }], take: request.limit + 1,
  });
  const page = toPage(rows, request.limit, (row) => [row.joinedAt.getTime(), row.id]);
  const items = page.items.map((row) => ({
    id: row.id, handle: row.handle, displayName: row.displayName, avatarUrl: avatarUrl(row.avatarId),
    isStaff: row.roles.length > 0, bio: row.bio, joinedAt: row.joinedAt.toISOString(),
  }));
  return { ...page, items };
}

/** Members as operators see them, with address and roles. The caller has checked the role. */
export async function listMembersForStaff(ctx: Context, request: PageRequest & { q?: string }): Promise<Page<MemberRow>> {
  const q = request.q?.trim().toLowerCase();
  const matching = q ? { OR: [{ handle: { contains: q } }, { displayName: { contains: q, mode: "insensitive" as const } }, { account: { emailFolded: q } }] } : {};
  const rows = await ctx.db.member.findMany({
    where: { ...matching, kind: "person", AND: afterCursor(request) }, include: forStaff,
    orderBy: [{ joinedAt: "desc" }, { id: "desc" }], take: request.limit + 1,
  });
  const page = toPage(rows, request.limit, (row) => [row.joinedAt.getTime(), row.id]);
  return { ...page, items: page.items.map(toMemberRow) };
}

/** One member as operators see them; null for an unknown or deleted one. The caller has checked the role. */
export async function findMemberForStaff(ctx: Context, handle: string): Promise<MemberRow | null> {
  const row = await ctx.db.member.findFirst({ where: { handle, kind: "person", state: { not: "deleted" } }, include: forStaff });
  return row && toMemberRow(row);
}

const forStaff = { roles: { include: { board: true } }, account: { select: { email: true } } } as const;

type StaffRow = Omit<MemberRow, "email" | "roles" | "joinedAt"> & {
  account: { email: string } | null; roles: { role: string; board: { slug: string } | null }[]; joinedAt: Date;
};

function toMemberRow(row: StaffRow): MemberRow {
  const { id, handle, displayName, trust, state, imported } = row;
  return {
    id, handle, displayName, email: row.account?.email ?? null, trust, state, imported,
    roles: row.roles.map(({ role, board }) => ({ role, board: board?.slug ?? null })), joinedAt: row.joinedAt.toISOString(),
  };
}

/** All groups by name, each with the number of its members and the first 500 of them by handle. */
export async function listGroups(ctx: Context): Promise<GroupView[]> {
  const people = { take: membersShownMax, orderBy: { member: { handle: "asc" } }, include: { member: { select: { handle: true, displayName: true } } } } as const;
  const groups = await ctx.db.group.findMany({ orderBy: { name: "asc" }, take: 200, include: { members: people, _count: { select: { members: true } } } });
  return groups.map(({ id, slug, name, members, _count }) => ({ id, slug, name, memberCount: _count.members, members: members.map(({ member }) => member) }));
}

/** Where a member's picture is served; null without one. */
export function avatarUrl(avatarId: string | null): string | null {
  return avatarId ? `/files/${avatarId}.webp` : null;
}

function afterCursor(request: PageRequest) {
  const after = request.cursor ? decodeCursor(request.cursor, 2) : null;
  if (!after) return {};
  const joinedAt = new Date(Number(after[0]));
  if (Number.isNaN(joinedAt.getTime())) return {};
  return { OR: [{ joinedAt: { lt: joinedAt } }, { joinedAt, id: { lt: String(after[1]) } }] };
}
