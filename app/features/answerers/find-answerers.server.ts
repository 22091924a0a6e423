import { Prisma } from "@prisma-client";
import { addMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { lookBackMs, weights } from "./rules";

/** Whose answers are looked at. `boardIds`: only answers on these count; `at`: only what was there by then, as if it were that moment. */
export type AnswererSearch = { topicId: string; askerId: string; tags: string[]; boardId: string; boardIds: string[]; at: Date; limit: number; among: "reachable" | "everybody" };

export type AnswererRow = { memberId: string; answers: number; accepted: number; tag: string | null; lastAt: Date; weight: number };

/** Topics under the tags, and on the board, that are looked at: the most lately active. */
const topicsMax = 2_000;

/**
 * Members who answered well under a question's tags, else on its board, the best first: weighed as `weights` says. Left out: the asker, who has answered
 * it already, and unless "everybody" is asked for, those who have no account, are not active, take no invitations, or blocked the asker.
 * `answers`, `accepted`, `tag` and `lastAt` say why.
 */
export async function findAnswerers(ctx: Context, search: AnswererSearch): Promise<AnswererRow[]> {
  const { topicId, askerId, tags, boardId, boardIds, at, limit, among } = search;
  const reachable = among === "everybody" ? Prisma.sql`TRUE` : Prisma.sql`
    EXISTS (SELECT 1 FROM "Member" m JOIN "Account" a ON a."memberId" = m."id" WHERE m."id" = x."authorId" AND m."state" = 'active' AND a."takesInvitations")
    AND NOT EXISTS (SELECT 1 FROM "Follow" f WHERE f."memberId" = x."authorId" AND f."subjectType" = 'member' AND f."subjectId" = ${askerId} AND f."level" = 'blocked')`;
  return ctx.db.$queryRaw<AnswererRow[]>`
    WITH near AS (
      (SELECT t."id", t."tags", t."acceptedPostId" FROM "Topic" t WHERE t."tags" && ${tags}::text[] AND t."kind" = 'question' AND t."state" = 'visible' AND t."boardId" = ANY(${boardIds})
        ORDER BY t."lastActivityAt" DESC LIMIT ${topicsMax})
      UNION
      (SELECT t."id", t."tags", t."acceptedPostId" FROM "Topic" t WHERE t."boardId" = ${boardId} AND t."kind" = 'question' AND t."state" = 'visible' ORDER BY t."lastActivityAt" DESC LIMIT ${topicsMax})
    ), answer AS (
      SELECT p."authorId", p."createdAt", p."score", p."id" = near."acceptedPostId" AS "accepted",
        ARRAY(SELECT unnest(near."tags") INTERSECT SELECT unnest(${tags}::text[])) AS "shared"
      FROM near JOIN "Post" p ON p."topicId" = near."id"
      WHERE p."kind" = 'answer' AND p."state" = 'visible' AND p."createdAt" <= ${at} AND p."createdAt" > ${addMs(at, -lookBackMs)} AND near."id" <> ${topicId} AND p."authorId" <> ${askerId}
    ), weighed AS (
      SELECT a.*, power(0.5, extract(epoch FROM ${at}::timestamptz - a."createdAt") / 86400 / ${weights.halfLifeDays}::float8)
        * (CASE WHEN a."score" < 0 THEN 0.2 ELSE 1 + log(2, 1 + LEAST(a."score", ${weights.scoreMax}::int))::float8 + CASE WHEN COALESCE(a."accepted", FALSE) THEN ${weights.accepted}::int ELSE 0 END END)
        * (${weights.anyTag}::float8 + CASE cardinality(a."shared") WHEN 0 THEN 0 ELSE 1 + ${weights.nextTag}::float8 * (cardinality(a."shared") - 1) END) AS "weight"
      FROM answer a
    ), ranked AS (
      SELECT w.*, row_number() OVER (PARTITION BY w."authorId" ORDER BY w."weight" DESC) AS "place", bool_or(cardinality(w."shared") > 0) OVER (PARTITION BY w."authorId") AS "underTags" FROM weighed w
    ), summed AS (
      SELECT r."authorId", sum(r."weight") FILTER (WHERE r."place" <= ${weights.bestAnswers}) AS "weight",
        count(*) FILTER (WHERE NOT r."underTags" OR cardinality(r."shared") > 0)::int AS "answers",
        count(*) FILTER (WHERE r."accepted" AND (NOT r."underTags" OR cardinality(r."shared") > 0))::int AS "accepted",
        max(r."createdAt") AS "lastAt"
      FROM ranked r GROUP BY r."authorId"
    )
    SELECT x."authorId" AS "memberId", x."weight", x."answers", x."accepted", x."lastAt",
      (SELECT s.tag FROM answer a, unnest(a."shared") AS s(tag) WHERE a."authorId" = x."authorId" GROUP BY s.tag ORDER BY count(*) DESC, s.tag LIMIT 1) AS "tag"
    FROM summed x
    WHERE ${reachable} AND EXISTS (SELECT 1 FROM "Member" m WHERE m."id" = x."authorId" AND m."kind" = 'person') AND NOT EXISTS (SELECT 1 FROM "Post" p WHERE p."topicId" = ${topicId} AND p."kind" = 'answer' AND p."authorId" = x."authorId" AND p."createdAt" <= ${at})
    ORDER BY x."weight" DESC, x."authorId" LIMIT ${limit}`;
}
