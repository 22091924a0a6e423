import { Prisma } from "@prisma-client";
import { addMs } from "~/kernel/clock";
import { firstIdAt } from "~/kernel/ids";
import { feedOf, feedPoints, feedTerms, tagsCountedMax, type FeedTerm } from "./rules";

/** `sight`: the condition on topics `t` of what the reader may read and wants to. */
export type FeedScope = { memberId: string; sight: Prisma.Sql; moment: Date };

/** What the reader chose: their weights in the order of the terms, and what they follow. One row each. */
function readerPart(memberId: string): Prisma.Sql {
  const weights = feedTerms.map((term) => Prisma.sql`COALESCE(max("weight") FILTER (WHERE "term" = ${term}), 1) AS ${column(term)}`);
  const followed = (type: string): Prisma.Sql => Prisma.sql`COALESCE(array_agg("subjectId") FILTER (WHERE "subjectType" = ${type}), '{}')`;
  return Prisma.sql`
    w AS MATERIALIZED (SELECT ${Prisma.join(weights)} FROM "FeedWeight" WHERE "memberId" = ${memberId}),
    f AS MATERIALIZED (
      SELECT ${followed("topic")} AS "topics", ${followed("board")} AS "boards", ${followed("tag")} AS "tags", ${followed("member")} AS "members",
        count(*) > 0 AS "any"
      FROM "Follow" WHERE "memberId" = ${memberId} AND "level" = 'followed'
    )`;
}

/** The topics the feed is made of; of what is followed, only the newest are looked at, so that the work is bounded. */
function candidatePart({ sight, moment }: FeedScope): Prisma.Sql {
  const since = firstIdAt(addMs(moment, -feedOf.followedForMs));
  return Prisma.sql`
    candidate AS (
      (SELECT t."id" FROM "Topic" t WHERE ${sight} ORDER BY t."hot" DESC, t."lastActivityAt" DESC, t."id" DESC LIMIT ${feedOf.hottest})
      UNION
      (SELECT t."id" FROM (SELECT t.* FROM "Topic" t WHERE (SELECT f."any" FROM f) AND ${sight} AND t."id" >= ${since} ORDER BY t."id" DESC LIMIT ${feedOf.followedLookedAt}) t, f
        WHERE t."id" = ANY(f."topics") OR t."boardId" = ANY(f."boards") OR t."tags" && f."tags" OR t."authorId" = ANY(f."members") ORDER BY t."id" DESC LIMIT ${feedOf.followed})
    )`;
}

/** The rule of `feedValues` in SQL, of a topic `t` on a board `b`, read up to `r`; a test holds the two together. */
function valuesInSql({ memberId, moment }: FeedScope): Record<FeedTerm, Prisma.Sql> {
  const points = (name: keyof typeof feedPoints, condition: Prisma.Sql): Prisma.Sql => Prisma.sql`CASE WHEN ${condition} THEN ${feedPoints[name]}::float8 ELSE 0 END`;
  return {
    response: Prisma.sql`log(log(2 + greatest(t."score", 0) + t."replyCount"::float8 / 2))`,
    age: Prisma.sql`-1.5 * log(greatest(extract(epoch FROM (${moment}::timestamptz - t."publishedAt")), 0)::float8 / 3600 + 2)`,
    size: Prisma.sql`-log(log(2 + b."month"::float8))`,
    topic: points("topic", Prisma.sql`t."id" = ANY(f."topics")`),
    board: points("board", Prisma.sql`t."boardId" = ANY(f."boards")`),
    tags: Prisma.sql`CASE WHEN t."tags" && f."tags" THEN ${feedPoints.tag}::float8 * least(${tagsCountedMax}::int, (SELECT count(*) FROM unnest(t."tags") g WHERE g = ANY(f."tags"))) ELSE 0 END`,
    author: points("author", Prisma.sql`t."authorId" = ANY(f."members")`),
    unseen: points("unseen", Prisma.sql`COALESCE(t."replyCount" > r."seenReplies", t."authorId" <> ${memberId})`),
    own: points("own", Prisma.sql`t."authorId" = ${memberId}`),
  };
}

/**
 * The parts of a WITH whose last, `ranked`, holds of each topic of the feed its id, its weighted `terms` in their order and their `total`;
 * `f` holds what the reader follows.
 */
export function rankedParts(scope: FeedScope): Prisma.Sql {
  const values = valuesInSql(scope);
  const sum = Prisma.join(feedTerms.map((_, at) => Prisma.sql`"terms"[${at + 1}::int]`), " + ");
  const terms = feedTerms.map((term) => Prisma.sql`w.${column(term)} * (${values[term]})`);
  return Prisma.sql`
    ${readerPart(scope.memberId)}, ${candidatePart(scope)},
    termed AS MATERIALIZED (
      SELECT t."id", ARRAY[${Prisma.join(terms)}]::float8[] AS "terms"
      FROM candidate c JOIN "Topic" t ON t."id" = c."id" JOIN "Board" b ON b."id" = t."boardId"
        LEFT JOIN "TopicReading" r ON r."topicId" = t."id" AND r."memberId" = ${scope.memberId} CROSS JOIN w CROSS JOIN f
    ),
    ranked AS (SELECT "id", "terms", ${sum} AS "total" FROM termed)`;
}

/** A term as a column's name; only names of the list come here. */
function column(term: FeedTerm): Prisma.Sql {
  return columns[term];
}

const columns: Record<FeedTerm, Prisma.Sql> = {
  response: Prisma.sql`"response"`, age: Prisma.sql`"age"`, size: Prisma.sql`"size"`, topic: Prisma.sql`"topic"`, board: Prisma.sql`"board"`,
  tags: Prisma.sql`"tags"`, author: Prisma.sql`"author"`, unseen: Prisma.sql`"unseen"`, own: Prisma.sql`"own"`,
};
