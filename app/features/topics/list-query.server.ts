import { Prisma } from "@prisma-client";
import { addMs, dayMs } from "~/kernel/clock";
import { firstIdAt } from "~/kernel/ids";
import { decodeCursor, timeOf, type CursorPart, type PageRequest } from "~/kernel/page";
import { isFollowed } from "~/features/follows/queries.server";
import type { TopicListQuery } from "./schema";
import type { TopicSort, TopPeriod } from "./types";

/** What a list needs of a row to order it. */
export type SortKeys = { id: string; hot: number; score: number; sameCount: number; lastActivityAt: Date };

type Scope = { boardIds: string[]; memberId: string | null; now: Date };

/** What list is wanted. `anyTag`: all names of the tag asked for, while topics are on their way from one to another. */
export type TopicListWish = Partial<TopicListQuery> & { anyTag?: string[] };

const periodDays: Record<TopPeriod, number> = { week: 7, month: 30, year: 365, all: 0 };

/** The conditions of a list: only visible topics of the boards given. */
export function whereOf(query: TopicListWish, sort: TopicSort, scope: Scope): Prisma.Sql {
  const conditions = [Prisma.sql`t."state" = 'visible'`, boardCondition(scope.boardIds)];
  if (query.kind) conditions.push(Prisma.sql`t."kind" = ${query.kind}`);
  if (query.tag) conditions.push(tagCondition(query.anyTag ?? [query.tag]));
  if (query.author) conditions.push(Prisma.sql`t."authorId" = (SELECT m."id" FROM "Member" m WHERE m."handle" = ${query.author})`);
  conditions.push(...queueOf(sort));
  if (sort === "followed") conditions.push(isFollowed(scope.memberId ?? ""));
  const days = periodDays[query.period ?? "all"];
  if (sort === "top" && days > 0) conditions.push(Prisma.sql`t."id" >= ${firstIdAt(addMs(scope.now, -days * dayMs))}`);
  if (sort === "unread") {
    conditions.push(Prisma.sql`t."id" IN (SELECT r."topicId" FROM "TopicReading" r JOIN "Topic" u ON u."id" = r."topicId"
      WHERE r."memberId" = ${scope.memberId ?? ""} AND u."replyCount" > r."seenReplies")`);
  }
  return Prisma.join(conditions, " AND ");
}

/** What waits in a queue of questions; each is the condition of a partial index. */
function queueOf(sort: TopicSort): Prisma.Sql[] {
  if (sort === "unanswered") return [Prisma.sql`t."kind" = 'question' AND t."replyCount" = 0 AND t."closedAs" IS NULL`];
  if (sort === "unaccepted") return [Prisma.sql`t."kind" = 'question' AND t."acceptedPostId" IS NULL AND t."closedAs" IS NULL`];
  if (sort === "stale") return [Prisma.sql`t."kind" = 'question' AND t."closedAs" IS NULL AND ${staleFirst}`];
  return sort === "reopening" ? [Prisma.sql`t."kind" = 'question' AND t."reopenAskedAt" IS NOT NULL`] : [];
}

/** Questions with a marked answer, of which few there are, whose readers see that one first: it is accepted, or the best by votes. */
const staleFirst = Prisma.sql`t."id" IN (SELECT s."topicId" FROM "Post" s WHERE s."staleAt" IS NOT NULL)
  AND (SELECT f."staleAt" FROM "Post" f WHERE f."topicId" = t."id" AND f."kind" = 'answer' AND f."state" = 'visible'
    ORDER BY f."id" = COALESCE(t."acceptedPostId", '') DESC, f."score" DESC, f."id" LIMIT 1) IS NOT NULL`;

function tagCondition(names: string[]): Prisma.Sql {
  return names.length === 1 ? Prisma.sql`t."tags" @> ARRAY[${names[0]}]` : Prisma.sql`t."tags" && ${names}`;
}

function boardCondition(boardIds: string[]): Prisma.Sql {
  return boardIds.length === 1 ? Prisma.sql`t."boardId" = ${boardIds[0]}` : Prisma.sql`t."boardId" = ANY(${boardIds})`;
}

/** The order of a sort; each ends in the id, so that it is total. */
export function orderOf(sort: TopicSort): Prisma.Sql {
  switch (sort) {
    case "latest":
    case "unread":
    case "followed":
      return Prisma.sql`t."lastActivityAt" DESC, t."id" DESC`;
    case "hot":
      return Prisma.sql`t."hot" DESC, t."lastActivityAt" DESC, t."id" DESC`;
    case "top":
      return Prisma.sql`t."score" DESC, t."id" DESC`;
    case "unanswered":
      return Prisma.sql`t."sameCount" DESC, t."id" DESC`;
    case "new":
    case "unaccepted":
    case "stale":
    case "reopening":
      return Prisma.sql`t."id" DESC`;
  }
}

/** The keyset a cursor of that sort holds. */
export function cursorOf(sort: TopicSort, row: SortKeys): CursorPart[] {
  switch (sort) {
    case "latest":
    case "unread":
    case "followed":
      return [row.lastActivityAt.getTime(), row.id];
    case "hot":
      return [row.hot, row.lastActivityAt.getTime(), row.id];
    case "top":
      return [row.score, row.id];
    case "unanswered":
      return [row.sameCount, row.id];
    case "new":
    case "unaccepted":
    case "stale":
    case "reopening":
      return [row.id];
  }
}

/** The condition that a row comes after the cursor; TRUE on a first page or with a cursor of another list. */
export function afterCursor(sort: TopicSort, request: PageRequest): Prisma.Sql {
  const always = Prisma.sql`TRUE`;
  if (!request.cursor) return always;
  const length = sort === "hot" ? 3 : isByIdAlone(sort) ? 1 : 2;
  const keys = decodeCursor(request.cursor, length);
  if (!keys) return always;
  const id = String(keys.at(-1));
  if (length === 1) return Prisma.sql`t."id" < ${id}`;
  if (sort === "unanswered") return Prisma.sql`(t."sameCount", t."id") < (${scoreOf(keys[0])}::int, ${id})`;
  if (sort === "top") return Prisma.sql`(t."score", t."id") < (${scoreOf(keys[0])}::int, ${id})`;
  const activity = timeOf(keys[length - 2]);
  if (!activity) return always;
  if (sort === "hot") return Prisma.sql`(t."hot", t."lastActivityAt", t."id") < (${Number(keys[0])}::float8, ${activity}, ${id})`;
  return Prisma.sql`(t."lastActivityAt", t."id") < (${activity}, ${id})`;
}

function isByIdAlone(sort: TopicSort): boolean {
  return sort === "new" || sort === "unaccepted" || sort === "stale" || sort === "reopening";
}

const intMax = 2_147_483_647;

/** A score as a cursor holds it; a made-up one becomes one that a column can hold. */
export function scoreOf(part: CursorPart | undefined): number {
  const score = Math.trunc(Number(part));
  return Number.isNaN(score) ? 0 : Math.max(-intMax, Math.min(intMax, score));
}
