import { Prisma } from "@prisma-client";
import type { SearchDocument } from "@search";
import { toMeiliDocument, type MeiliDocument } from "@search-server";
import { textOfHtml } from "~/kernel/text";
import type { Context } from "~/platform/context";
import type { Change } from "./types";

/** So many documents go into one task. */
const changesMax = 500;

type Row = Omit<SearchDocument, "body" | "createdAt"> & { bodyHtml: string; createdAt: bigint; rev: bigint };

/** What an index must still be sent or told to forget: all of it, or of these topics; up to 500. One that is to go alone comes alone. */
export async function findChanges(ctx: Context, index: string, topics: readonly string[] | null): Promise<Change[]> {
  const rows = await ctx.db.$queryRaw<(Omit<Change, "rev"> & { rev: bigint })[]>`${differing(index, topics)} LIMIT ${changesMax}`;
  const changes = rows.map((row) => ({ ...row, rev: Number(row.rev) }));
  const alone = changes.find(({ isAlone }) => isAlone);
  return alone && changes.every(({ isAlone }) => isAlone) ? [alone] : changes.filter(({ isAlone }) => !isAlone);
}

/** How much an index must still be sent. */
export async function countChanges(ctx: Context, index: string): Promise<number> {
  const rows = await ctx.db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM (${differing(index, null)}) x`;
  return rows[0]?.count ?? 0;
}

/** What an index was not sent as it is now, and what it was sent and is no more: of all, or of these topics. */
function differing(index: string, topics: readonly string[] | null): Prisma.Sql {
  const of = (column: Prisma.Sql): Prisma.Sql => (topics ? Prisma.sql`AND ${column} = ANY(${topics})` : Prisma.empty);
  return Prisma.sql`
    SELECT d."postId", d."topicId", d."rev", false AS "isGone", COALESCE(s."isAlone", false) AS "isAlone"
    FROM "SearchDocument" d LEFT JOIN "SearchSent" s ON s."index" = ${index} AND s."postId" = d."postId"
    WHERE s."rev" IS DISTINCT FROM d."rev" ${of(Prisma.sql`d."topicId"`)}
    UNION ALL
    SELECT s."postId", s."topicId", -1, true, s."isAlone" FROM "SearchSent" s
    WHERE s."index" = ${index} AND s."rev" <> -1 AND NOT EXISTS (SELECT 1 FROM "SearchDocument" d WHERE d."postId" = s."postId") ${of(Prisma.sql`s."topicId"`)}`;
}

/** The documents as they are now, each with the number of its making, read at one moment. */
export async function readDocuments(ctx: Context, postIds: readonly string[]): Promise<MeiliDocument[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT d."postId", d."type", d."topicId", d."boardId", d."kind", d."authorId", d."title", d."tags", d."isSolved", d."isAnswered", d."isClosed", d."quality"::int AS "quality",
      d."createdAt", d."version", d."rev", p."bodyHtml"
    FROM "SearchDocument" d JOIN "Post" p ON p."id" = d."postId" WHERE d."postId" = ANY(${postIds})`;
  return rows.map(({ bodyHtml, createdAt, rev, ...row }) => toMeiliDocument({ ...row, body: textOfHtml(bodyHtml), createdAt: Number(createdAt) }, Number(rev)));
}

/** Notes what was sent with which task. */
export async function noteSent(ctx: Context, index: string, sent: readonly Pick<Change, "postId" | "topicId" | "rev">[], task: number): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO "SearchSent" ("index", "postId", "topicId", "rev", "task")
    SELECT ${index}, s.*, ${task}::bigint FROM unnest(${sent.map(({ postId }) => postId)}::text[], ${sent.map(({ topicId }) => topicId)}::text[], ${sent.map(({ rev }) => rev)}::bigint[]) AS s
    ON CONFLICT ("index", "postId") DO UPDATE SET "topicId" = EXCLUDED."topicId", "rev" = EXCLUDED."rev", "task" = EXCLUDED."task", "error" = NULL`;
}

/** The tasks of an index that are not yet known to have ended. */
export async function listTasks(ctx: Context, index: string): Promise<number[]> {
  const rows = await ctx.db.$queryRaw<{ task: bigint }[]>`SELECT DISTINCT "task" FROM "SearchSent" WHERE "index" = ${index} AND "task" IS NOT NULL`;
  return rows.map(({ task }) => Number(task));
}

/** A task went well. */
export async function noteDone(ctx: Context, index: string, task: number): Promise<void> {
  await ctx.db.$executeRaw`DELETE FROM "SearchSent" WHERE "index" = ${index} AND "task" = ${task}::bigint AND "rev" = -1`;
  await ctx.db.$executeRaw`UPDATE "SearchSent" SET "task" = NULL, "isAlone" = false WHERE "index" = ${index} AND "task" = ${task}::bigint`;
}

/** What went with a task is to be sent again; with `alone`, one document a task, to find which is at fault. */
export async function noteLost(ctx: Context, index: string, task: number, alone: boolean): Promise<void> {
  await ctx.db.$executeRaw`UPDATE "SearchSent" SET "rev" = 0, "task" = NULL, "isAlone" = "isAlone" OR ${alone} WHERE "index" = ${index} AND "task" = ${task}::bigint`;
}

/** The server will not have the one document of a task: it is left out until it changes. */
export async function noteRefused(ctx: Context, index: string, task: number, error: string): Promise<void> {
  await ctx.db.$executeRaw`UPDATE "SearchSent" SET "task" = NULL, "isAlone" = false, "error" = ${error.slice(0, 500)} WHERE "index" = ${index} AND "task" = ${task}::bigint`;
}

/** How many documents went with a task. */
export async function sizeOfTask(ctx: Context, index: string, task: number): Promise<number> {
  const rows = await ctx.db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM "SearchSent" WHERE "index" = ${index} AND "task" = ${task}::bigint`;
  return rows[0]?.count ?? 0;
}
