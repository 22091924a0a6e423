import { Prisma } from "@prisma-client";

/** By at least how many people each term was asked for since then: members, and the most guests of one day, since a guest is another each day. */
export function peopleByTerm(since: Date): Prisma.Sql {
  const asked = Prisma.sql`FROM "SearchLogEntry" WHERE "at" >= ${since} AND "term" <> ''`;
  return Prisma.sql`
    SELECT m."term", (m."members" + g."guests")::int AS "people" FROM (SELECT "term", count(DISTINCT "memberId") AS "members" ${asked} GROUP BY "term") m
    JOIN (SELECT "term", max("guests") AS "guests" FROM (SELECT "term", count(DISTINCT "guest") AS "guests" ${asked} GROUP BY "term", ${dayOfEntry}) d GROUP BY "term") g USING ("term")`;
}

/** The community's day of an entry. */
export const dayOfEntry = Prisma.sql`("at" AT TIME ZONE 'UTC')::date`;
