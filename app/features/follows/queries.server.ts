import { Prisma } from "@prisma-client";
import { decodeCursor, timeOf, toPage, type Page, type PageRequest } from "~/kernel/page";
import type { ActorContext, Context, MemberContext } from "~/platform/context";
import { findBoard, getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import { findMember } from "~/features/members/queries.server";
import { resolveTag } from "~/features/tags/queries.server";
import { namesOfTag } from "~/features/tags/writing.server";
import { sightInSql } from "~/features/posts/queries.server";
import type { FollowTarget } from "./schema";
import type { FollowLevel, FollowSubject, FollowView } from "./types";

/** What can be followed, as far as the member may know of it: `id` is how rows name it. */
type Found = { id: string; name: string; href: string; isStaff: boolean };

/** Finds what an address names; null when the member may not know of it. */
export async function findFollowTarget(ctx: MemberContext, { type, subject }: FollowTarget): Promise<Found | null> {
  const href = hrefOf(type, subject);
  switch (type) {
    case "tag": {
      const { name } = await resolveTag(ctx, subject);
      return { id: name, name: `#${name}`, href: hrefOf(type, name), isStaff: false };
    }
    case "board": {
      const board = await findBoard(ctx, subject);
      return board && { id: board.id, name: board.name, href, isStaff: false };
    }
    case "member": {
      const member = await findMember(ctx, subject);
      return member && { id: member.id, name: member.displayName, href, isStaff: member.roles.length > 0 };
    }
    case "topic": {
      const rows = await ctx.db.$queryRaw<{ title: string }[]>`SELECT t."title" FROM "Topic" t WHERE t."id" = ${subject} AND ${(await sightInSql(ctx)).topic}`;
      return rows[0] ? { id: subject, name: rows[0].title, href, isStaff: false } : null;
    }
  }
}

/** How the member stands to something; null when they chose nothing. */
export async function findFollow(ctx: MemberContext, type: FollowSubject, subjectId: string): Promise<FollowLevel | null> {
  const names = await namesOf(ctx, type, subjectId);
  const rows = await ctx.db.follow.findMany({ where: { memberId: ctx.actor.id, subjectType: type, subjectId: { in: names } }, select: { subjectId: true, level: true } });
  const row = rows.find((one) => one.subjectId === subjectId) ?? rows[0];
  return row ? levelOf(row.level) : null;
}

/** What rows may name it: a tag also goes by what was merged into it, while its followers are on their way. */
export async function namesOf(ctx: MemberContext, type: FollowSubject, subjectId: string): Promise<string[]> {
  return type === "tag" ? namesOfTag(ctx, subjectId) : [subjectId];
}

type Row = { type: FollowSubject; subjectId: string; level: string; since: Date; name: string; subject: string };

/** What the member follows, mutes and blocks, the latest first; what went out of sight is left out. */
export async function listFollows(ctx: MemberContext, request: PageRequest): Promise<Page<FollowView>> {
  const readable = readableBoards(ctx.actor, await getBoardTree(ctx)).map(({ id }) => id);
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT f."subjectType" AS "type", f."subjectId", f."level", f."since", s.*
    FROM "Follow" f JOIN LATERAL (
      SELECT t."title" AS "name", t."id" AS "subject" FROM "Topic" t WHERE f."subjectType" = 'topic' AND t."id" = f."subjectId" AND ${(await sightInSql(ctx)).topic}
      UNION ALL SELECT b."name", b."slug" FROM "Board" b WHERE f."subjectType" = 'board' AND b."id" = f."subjectId" AND b."id" = ANY(${readable})
      UNION ALL SELECT m."displayName", m."handle" FROM "Member" m WHERE f."subjectType" = 'member' AND m."id" = f."subjectId"
      UNION ALL SELECT '#' || f."subjectId", f."subjectId" WHERE f."subjectType" = 'tag'
    ) s ON TRUE
    WHERE f."memberId" = ${ctx.actor.id} ${afterFollow(request.cursor)} ORDER BY f."since" DESC, f."subjectId" DESC LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.since.getTime(), row.subjectId]);
  return { ...page, items: page.items.map(({ type, subject, name, level, since }) => ({ type, subject, name, href: hrefOf(type, subject), level: levelOf(level), since: since.toISOString() })) };
}

function afterFollow(cursor: string | undefined): Prisma.Sql {
  const [time, id] = (cursor ? decodeCursor(cursor, 2) : null) ?? [];
  const at = timeOf(time);
  return at === null ? Prisma.empty : Prisma.sql`AND (f."since", f."subjectId") < (${at}, ${String(id)})`;
}

/** Whether that member has blocked the other. */
export async function hasBlocked(ctx: Context, memberId: string, otherId: string): Promise<boolean> {
  return (await ctx.db.follow.count({ where: { memberId, subjectType: "member", subjectId: otherId, level: "blocked" } })) > 0;
}

/** Conditions on topics `t` of a list: what the reader muted stays out of it. `whole`: a list over all boards, where muted boards and tags stay out too. */
export function notMuted(ctx: ActorContext, whole: boolean): Prisma.Sql[] {
  if (ctx.actor.kind !== "member") return [];
  const muted = (type: FollowSubject): Prisma.Sql => Prisma.sql`ARRAY(SELECT f."subjectId" FROM "Follow" f WHERE f."memberId" = ${memberIdOf(ctx)} AND f."subjectType" = ${type} AND f."level" <> 'followed')`;
  const always = [Prisma.sql`t."id" <> ALL(${muted("topic")})`, Prisma.sql`t."authorId" <> ALL(${muted("member")})`];
  return whole ? [...always, Prisma.sql`t."boardId" <> ALL(${muted("board")})`, Prisma.sql`NOT t."tags" && ${muted("tag")}`] : always;
}

/** Whom the member has muted or blocked. */
export async function listMutedMembers(ctx: MemberContext): Promise<string[]> {
  const rows = await ctx.db.follow.findMany({ where: { memberId: ctx.actor.id, subjectType: "member", level: { not: "followed" } }, select: { subjectId: true } });
  return rows.map(({ subjectId }) => subjectId);
}

/** The condition that the reader follows a topic `t`, its board, one of its tags or who opened it. */
export function isFollowed(memberId: string): Prisma.Sql {
  const followed = (type: FollowSubject): Prisma.Sql => Prisma.sql`ARRAY(SELECT f."subjectId" FROM "Follow" f WHERE f."memberId" = ${memberId} AND f."subjectType" = ${type} AND f."level" = 'followed')`;
  return Prisma.sql`(t."id" = ANY(${followed("topic")}) OR t."boardId" = ANY(${followed("board")}) OR t."tags" && ${followed("tag")} OR t."authorId" = ANY(${followed("member")}))`;
}

function memberIdOf({ actor }: ActorContext): string | null {
  return actor.kind === "member" ? actor.id : null;
}

function levelOf(text: string): FollowLevel {
  return text === "muted" || text === "blocked" ? text : "followed";
}

function hrefOf(type: FollowSubject, subject: string): string {
  if (type === "topic") return `/t/${subject}`;
  return `/${type}s/${encodeURIComponent(subject)}`;
}
