import { Prisma } from "@prisma-client";
import { guest, isStaff } from "~/kernel/actor";
import { decodeCursor, timeOf, toPage, type CursorPart, type Page, type PageRequest } from "~/kernel/page";
import { foldTag } from "~/kernel/text";
import type { ActorContext, Context } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import type { BoardTree } from "~/features/boards/types";
import { avatarUrl } from "~/features/members/queries.server";
import { whyNotDescribe } from "./rules";
import type { TagListQuery } from "./schema";
import type { TagCard, TagDetail, TagGroupView, TagLeaderView, TagSort, TwoNames } from "./types";

/** Of so many newest topics of a tag it is told what else they carry. */
const relatedFrom = 400;
const relatedMax = 8;
const leadersShown = 5;

/**
 * The condition that the actor may know of the tag of row `t`, of a synonym as of its root: it stands on something
 * every guest may read, or in a group, or on a board the actor reads. The staff knows all.
 */
export function tagInSight(ctx: ActorContext, tree: BoardTree): Prisma.Sql {
  if (isStaff(ctx.actor)) return Prisma.sql`TRUE`;
  const boards = readableBoards(ctx.actor, tree).map(({ id }) => id);
  return Prisma.sql`(EXISTS (SELECT 1 FROM "Tag" r WHERE r."name" = t."root" AND r."topicCount" > 0)
    OR EXISTS (SELECT 1 FROM "TagGroupTag" g WHERE g."tag" = t."root")
    OR EXISTS (SELECT 1 FROM "TopicTag" x WHERE x."tag" = t."root" AND x."boardId" = ANY(${boards})))`;
}

/** What a name stands for, and the names topics that belong to it carry at this moment; the name itself when the actor may know of no such tag. */
export async function resolveTag(ctx: ActorContext, asked: string, known?: BoardTree): Promise<{ name: string; names: string[]; isKnown: boolean }> {
  const name = foldTag(asked);
  const rows = await ctx.db.$queryRaw<{ root: string; names: string[] }[]>`
    SELECT t."root", ${namesOf} AS "names" FROM "Tag" t WHERE t."name" = ${name} AND ${tagInSight(ctx, known ?? (await getBoardTree(ctx)))}`;
  const row = rows[0];
  return row ? { name: row.root, names: row.names, isKnown: true } : { name, names: [name], isKnown: false };
}

/** The root, and synonyms whose topics are still on their way to it. */
const namesOf = Prisma.sql`ARRAY(SELECT f."name" FROM "Tag" f WHERE f."root" = t."root" AND (f."name" = f."root" OR f."moving") ORDER BY f."name" <> f."root", f."name")`;

/** The boards every guest may read: what is told of tags to everybody is counted there. */
export function publicBoards(tree: BoardTree): string[] {
  return readableBoards(guest, tree).map(({ id }) => id);
}

type LeaderRow = Omit<TagLeaderView, "avatarUrl"> & { avatarId: string | null; period: "year" | "all" };
type DetailRow = Omit<TagDetail, "asked" | "createdAt" | "leaders" | "canDescribe" | "groups"> & { createdAt: Date; leaders: LeaderRow[]; groups: GroupRow[] };
type GroupRow = { slug: string; nameEn: string; nameZh: string };

/** A tag's page by any of its names, in one statement after the board tree's; null when the actor may not know of it. Its numbers tell of public boards alone. */
export async function findTag(ctx: ActorContext, asked: string, known?: BoardTree): Promise<TagDetail | null> {
  const tree = known ?? (await getBoardTree(ctx));
  const name = foldTag(asked);
  const rows = await ctx.db.$queryRaw<DetailRow[]>`
    SELECT r."name", r."summary", r."body", r."bodyHtml", r."version", r."createdAt", r."topicCount" AS "topics", ${namesOf} AS "names",
      (SELECT count(DISTINCT f."memberId")::int FROM "Follow" f WHERE f."subjectType" = 'tag' AND f."level" = 'followed'
        AND f."subjectId" = ANY(ARRAY(SELECT s."name" COLLATE "default" FROM "Tag" s WHERE s."root" = r."name"))) AS "followers",
      (SELECT json_build_object('handle', m."handle", 'displayName', m."displayName") FROM "Member" m WHERE m."id" = r."creatorId" AND m."state" = 'active') AS "creator",
      ARRAY(SELECT s."name" FROM "Tag" s WHERE s."root" = r."name" AND s."name" <> r."name" ORDER BY 1) AS "synonyms",
      COALESCE((SELECT json_agg(json_build_object('slug', g."slug", 'nameEn', g."nameEn", 'nameZh', g."nameZh") ORDER BY g."slug")
        FROM "TagGroupTag" x JOIN "TagGroup" g ON g."slug" = x."groupSlug" WHERE x."tag" = r."name"), '[]') AS "groups",
      ${relatedTo(publicBoards(tree))} AS "related", ${leadersOf} AS "leaders"
    FROM "Tag" t JOIN "Tag" r ON r."name" = t."root" WHERE t."name" = ${name} AND ${tagInSight(ctx, tree)}`;
  const row = rows[0];
  if (!row) return null;
  const leaders = (period: "year" | "all"): TagLeaderView[] =>
    row.leaders.filter((leader) => leader.period === period).map(({ period: _period, avatarId, ...leader }) => ({ ...leader, avatarUrl: avatarUrl(avatarId) }));
  return {
    // Who used a tag first may have done so where not everybody reads.
    ...row, creator: isStaff(ctx.actor) ? row.creator : null, asked: name, createdAt: row.createdAt.toISOString(), groups: row.groups.map((group) => ({ slug: group.slug, name: namesIn(group) })),
    leaders: { year: leaders("year"), all: leaders("all") }, canDescribe: whyNotDescribe(ctx.actor) === null,
  };
}

function relatedTo(boards: string[]): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT o."tag" FROM (
      SELECT x."topicId" FROM "TopicTag" x WHERE x."tag" = r."name" AND x."boardId" = ANY(${boards}) ORDER BY x."topicId" DESC LIMIT ${relatedFrom}) n
    JOIN "TopicTag" o ON o."topicId" = n."topicId" AND o."tag" <> r."name" GROUP BY o."tag" ORDER BY count(*) DESC, o."tag" LIMIT ${relatedMax})`;
}

const leadersOf = Prisma.sql`COALESCE((SELECT json_agg(l) FROM (
    SELECT x."period", x."score", x."posts", m."id", m."handle", m."displayName", m."avatarId", EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = m."id") AS "isStaff"
    FROM "TagLeader" x JOIN "Member" m ON m."id" = x."memberId" AND m."state" = 'active' WHERE x."tag" = r."name" AND x."place" <= ${leadersShown} ORDER BY x."period", x."place") l), '[]')`;

function namesIn({ nameEn, nameZh }: { nameEn: string; nameZh: string }): TwoNames {
  return { en: nameEn, zh: nameZh };
}

type CardRow = Omit<TagCard, "createdAt"> & { createdAt: Date };

/**
 * One page of the tags everybody may know of, by any part of their name or of a synonym's. `all` lists the rest too: for staff.
 * A search looks at every name; there are far fewer names than topics.
 */
export async function listTags(ctx: Context, request: PageRequest & Partial<TagListQuery>, whose: "public" | "all" = "public"): Promise<Page<TagCard>> {
  const { q = "", sort = "popular" } = request;
  const foundBy = Prisma.sql`(SELECT min(a."name") FROM "Tag" a WHERE a."root" = t."name" AND a."name" <> t."name" AND strpos(a."name", ${q}) > 0)`;
  const rows = await ctx.db.$queryRaw<CardRow[]>`
    SELECT t."name", t."summary", t."topicCount" AS "topics", t."createdAt", CASE WHEN strpos(t."name", ${q}) = 0 THEN ${foundBy} END AS "foundBy"
    FROM "Tag" t WHERE t."root" = t."name" ${whose === "all" ? Prisma.empty : Prisma.sql`AND (t."topicCount" > 0 OR EXISTS (SELECT 1 FROM "TagGroupTag" g WHERE g."tag" = t."name"))`}
      ${request.group ? Prisma.sql`AND EXISTS (SELECT 1 FROM "TagGroupTag" g WHERE g."tag" = t."name" AND g."groupSlug" = ${request.group})` : Prisma.empty}
      ${q === "" ? Prisma.empty : Prisma.sql`AND (strpos(t."name", ${q}) > 0 OR ${foundBy} IS NOT NULL)`}
      ${afterTag(sort, request.cursor)} ORDER BY ${orders[sort]} LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => cursorOf(sort, row));
  return { ...page, items: page.items.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) };
}

const orders = {
  popular: Prisma.sql`t."topicCount" DESC, t."name"`,
  name: Prisma.sql`t."name"`,
  new: Prisma.sql`t."createdAt" DESC, t."name"`,
} as const satisfies Record<TagSort, Prisma.Sql>;

function cursorOf(sort: TagSort, { topics, name, createdAt }: CardRow): CursorPart[] {
  if (sort === "name") return [name];
  return [sort === "popular" ? topics : createdAt.getTime(), name];
}

function afterTag(sort: TagSort, cursor: string | undefined): Prisma.Sql {
  const keys = cursor ? decodeCursor(cursor, sort === "name" ? 1 : 2) : null;
  if (!keys) return Prisma.empty;
  const name = String(keys.at(-1));
  if (sort === "name") return Prisma.sql`AND t."name" > ${name}`;
  if (sort === "popular") {
    const count = Math.max(0, Math.min(2_147_483_647, Math.trunc(Number(keys[0])) || 0));
    return Prisma.sql`AND (t."topicCount" < ${count}::int OR t."topicCount" = ${count}::int AND t."name" > ${name})`;
  }
  const at = timeOf(keys[0]);
  return at ? Prisma.sql`AND (t."createdAt" < ${at} OR t."createdAt" = ${at} AND t."name" > ${name})` : Prisma.empty;
}

type FullGroupRow = GroupRow & { oneOf: boolean; version: number; tags: string[] };

/** All groups of tags with what they hold, by address; staff make few. */
export async function listTagGroups(ctx: Context): Promise<TagGroupView[]> {
  const rows = await ctx.db.$queryRaw<FullGroupRow[]>`
    SELECT g."slug", g."nameEn", g."nameZh", g."oneOf", g."version", ARRAY(SELECT x."tag" FROM "TagGroupTag" x WHERE x."groupSlug" = g."slug" ORDER BY 1) AS "tags"
    FROM "TagGroup" g ORDER BY g."slug"`;
  return rows.map(({ slug, nameEn, nameZh, ...row }) => ({ slug, name: namesIn({ nameEn, nameZh }), oneOf: row.oneOf, tags: row.tags, version: row.version }));
}

/** A group of tags; null when there is none of that address. */
export async function findTagGroup(ctx: Context, slug: string): Promise<TagGroupView | null> {
  return (await listTagGroups(ctx)).find((group) => group.slug === slug) ?? null;
}
