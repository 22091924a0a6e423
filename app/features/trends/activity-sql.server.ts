import { Prisma } from "@prisma-client";
import { firstIdAt } from "~/kernel/ids";

/** What topics received from `since` to `until`, a row each: visible replies and answers, and votes on visible posts. Imported content is left out. */
export function activityPart(since: Date, until: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT p."topicId", p."authorId" AS "who", p."createdAt" AS "at", 1 AS "replies", 0 AS "votes" FROM "Post" p
    WHERE p."id" >= ${firstIdAt(since)} AND p."id" < ${firstIdAt(until)} AND p."kind" IN ('reply', 'answer') AND p."state" = 'visible' AND NOT p."imported"
    UNION ALL
    SELECT p."topicId", v."memberId", v."updatedAt", 0, v."value" FROM "Vote" v JOIN "Post" p ON p."id" = v."postId"
    WHERE v."updatedAt" >= ${since} AND v."updatedAt" < ${until} AND v."value" <> 0 AND p."state" = 'visible' AND NOT p."imported"`;
}
