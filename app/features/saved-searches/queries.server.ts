import { Prisma } from "@prisma-client";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import type { BoardTree } from "~/features/boards/types";
import { seenBy } from "~/features/search/queries.server";
import { keyOf } from "./rules";
import type { SavedSearch } from "./types";

type Row = { id: string; q: string; name: string; mail: boolean; newCount: number; createdAt: Date; lookedAt: Date };

/** The searches the member keeps, the latest first. What was found since they looked is counted as far as they may see it now. */
export async function listSavedSearches(ctx: MemberContext): Promise<SavedSearch[]> {
  return readSearches(ctx, Prisma.sql`s."memberId" = ${ctx.actor.id}`);
}

/** One of the member's own, or null. */
export async function findSavedSearch(ctx: MemberContext, id: string): Promise<SavedSearch | null> {
  return (await readSearches(ctx, Prisma.sql`s."memberId" = ${ctx.actor.id} AND s."id" = ${id}`))[0] ?? null;
}

/** Whether the member keeps this query, however it is written. */
export async function keepsSearch(ctx: MemberContext, q: string): Promise<boolean> {
  return (await ctx.db.savedSearch.count({ where: { memberId: ctx.actor.id, key: keyOf(q) } })) > 0;
}

/** How much all the member's searches have found that they have not looked at and may see now. */
export async function countNews(ctx: MemberContext, known?: BoardTree): Promise<number> {
  const rows = await ctx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId"
    WHERE p."id" IN (SELECT unnest(s."news") FROM "SavedSearch" s WHERE s."memberId" = ${ctx.actor.id}) AND ${await seen(ctx, known)}`;
  return rows[0]?.count ?? 0;
}

/** The mailed searches that have found what has stood in no mail yet and the member may see now. */
export async function listUntold(ctx: MemberContext): Promise<(Pick<SavedSearch, "id" | "q" | "name"> & { count: number; news: string[] })[]> {
  return ctx.db.$queryRaw`
    SELECT s."id", s."q", s."name", s."news", count(*)::int AS "count"
    FROM "SavedSearch" s JOIN "Post" p ON p."id" = ANY(s."news") AND p."id" <> ALL(s."told") JOIN "Topic" t ON t."id" = p."topicId"
    WHERE s."memberId" = ${ctx.actor.id} AND s."mail" AND ${await seen(ctx)} GROUP BY s."id" ORDER BY s."createdAt" DESC, s."id" DESC`;
}

async function readSearches(ctx: MemberContext, which: Prisma.Sql): Promise<SavedSearch[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT s."id", s."q", s."name", s."mail", s."createdAt", s."lookedAt",
      (SELECT count(*)::int FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."id" = ANY(s."news") AND ${await seen(ctx)}) AS "newCount"
    FROM "SavedSearch" s WHERE ${which} ORDER BY s."createdAt" DESC, s."id" DESC`;
  return rows.map(({ createdAt, lookedAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString(), lookedAt: lookedAt.toISOString() }));
}

async function seen(ctx: MemberContext, known?: BoardTree): Promise<Prisma.Sql> {
  return seenBy(readableBoards(ctx.actor, known ?? (await getBoardTree(ctx))).map(({ id }) => id));
}
