import { ranking } from "../ranking";

/**
 * The statements of the engine. They are the same text each time, so that the database plans them once:
 * what is not asked for is NULL.
 *
 *   $1 wide  $2 strict  $3 rank  $4 exact (tsquery as text)  $5 boards  $6 types  $7 kinds  $8 tags  $9 no tags  $10 authors  $11 no authors
 *   $12 solved  $13 answered  $14 closed  $15 after  $16 before  $17 now  $18 offset  $19 limit
 */
const selection = `"boardId" = ANY($5::text[])
  AND ($6::text[] IS NULL OR "type" = ANY($6)) AND ($7::text[] IS NULL OR "kind" = ANY($7))
  AND ($8::text[] IS NULL OR "tags" @> $8) AND ($9::text[] IS NULL OR NOT "tags" && $9)
  AND ($10::text[] IS NULL OR "authorId" = ANY($10)) AND ($11::text[] IS NULL OR "authorId" <> ALL($11))
  AND ($12::boolean IS NULL OR "isSolved" = $12) AND ($13::boolean IS NULL OR "isAnswered" = $13) AND ($14::boolean IS NULL OR "isClosed" = $14)
  AND ($15::bigint IS NULL OR "createdAt" >= $15) AND ($16::bigint IS NULL OR "createdAt" < $16)`;

const columns = `"postId", "type", "topicId", "boardId", "kind", "tags", "quality", "createdAt"`;

/** Of what type each value is, since not every statement asks for all. */
const given = `given AS (SELECT $1::text, $2::text, $3::text, $4::text, $17::bigint),`;

/** Where words are looked for. */
const places = { all: "words", titles: "head" } as const;
export type Place = keyof typeof places;

const matches = (place: Place): string => `
  m AS MATERIALIZED (SELECT ${columns} FROM "SearchDocument" WHERE "${places[place]}" @@ $1::tsquery AND ${selection} LIMIT ${ranking.matchesMax}),`;
const everything = `
  m AS MATERIALIZED (SELECT ${columns} FROM "SearchDocument" WHERE ${selection} ORDER BY "createdAt" DESC LIMIT ${ranking.matchesMax}),`;

/** What is ranked of too many: hits in titles first, then what is good, then what is new. Such as the cap left out are looked for among titles. */
const candidates = `
  picked AS (
    (SELECT m."postId" FROM m JOIN "SearchDocument" d USING ("postId") ORDER BY d."head" @@ $1::tsquery DESC, m."quality" DESC, m."createdAt" DESC LIMIT ${ranking.rankedMax})
    UNION
    (SELECT "postId" FROM "SearchDocument" WHERE (SELECT count(*) FROM m) >= ${ranking.matchesMax} AND "head" @@ $1::tsquery AND ${selection} ORDER BY "quality" DESC LIMIT ${ranking.rankedMax})
  ),
  ranked AS (
    SELECT d."postId", d."type", d."topicId", d."words" @@ $2::tsquery AS "isStrict",
      ts_rank('{${ranking.weights.join(",")}}', d."words", $3::tsquery, 1 | 16)
        * CASE WHEN d."words" @@ $4::tsquery THEN ${ranking.phraseFactor}::float8 ELSE 1 END
        * (1 + ${ranking.perTenfoldScore * Math.log10(2)}::float8 * d."quality")
        * (${1 - ranking.agedShare}::float8 + ${ranking.agedShare}::float8 * exp(-greatest(0, $17::bigint - d."createdAt")::float8 / ${ranking.ageDays * 86_400_000})) AS "rank" -- in floats: numerics take longer than the rest
    FROM picked JOIN "SearchDocument" d USING ("postId")
  ),`;

const facet = (value: string, order: string): string => `(SELECT coalesce(jsonb_agg(jsonb_build_object('value', "value", 'count', "count")), '[]') FROM (
    SELECT ${value} AS "value", count(DISTINCT "subject")::int AS "count" FROM found GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${ranking.facetValuesMax}) ${order})`;

/** `subject`: what is counted once, a topic or, of a search for posts, a post. */
const summary = `
  found AS (SELECT *, CASE WHEN $6::text[] = ARRAY['post'] THEN "postId" ELSE "topicId" END AS "subject" FROM m)
  SELECT (SELECT count(DISTINCT "subject") FROM found)::int AS "total", (SELECT count(*) FROM m) >= ${ranking.matchesMax} AS "isEstimate",
    ${facet(`"boardId"`, "b")} AS "boards", ${facet(`"kind"`, "k")} AS "kinds",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('value', "value", 'count', "count")), '[]') FROM (
      SELECT "value", count(DISTINCT "subject")::int AS "count" FROM found CROSS JOIN unnest("tags") AS "value" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${ranking.facetValuesMax}) t) AS "tags",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('postId', "postId", 'type', "type", 'topicId', "topicId", 'isStrict', "isStrict") ORDER BY "place"), '[]') FROM shown) AS "hits"`;

/** One hit a topic, its best; `order` among them. */
const shown = (best: string, order: string, from: string): string => `
  best AS (
    SELECT DISTINCT ON (CASE WHEN $6::text[] = ARRAY['post'] THEN "postId" ELSE "topicId" END) * FROM ${from} ORDER BY CASE WHEN $6::text[] = ARRAY['post'] THEN "postId" ELSE "topicId" END, ${best}
  ),
  shown AS (SELECT *, row_number() OVER (ORDER BY ${order}) AS "place" FROM best ORDER BY "place" OFFSET $18::int LIMIT $19::int),`;

const byRank = `"isStrict" DESC, "rank" DESC, "postId"`;
const orders = { new: `"createdAt" DESC, "postId" DESC`, top: `"quality" DESC, "createdAt" DESC, "postId" DESC` } as const;

/** All words, in their order of relevance. */
export const rankedSearch = (place: Place): string => `WITH ${given}${matches(place)}${candidates}${shown(byRank, byRank, "ranked")}${summary}`;

/** How many topics hold the words, or of a search for posts how many posts, among the first documents up to the limit: takes a fifth of what the whole search does. */
export const countMatches = (place: Place): string => `WITH ${given}
  few AS (SELECT CASE WHEN $6::text[] = ARRAY['post'] THEN "postId" ELSE "topicId" END AS "subject" FROM "SearchDocument" WHERE "${places[place]}" @@ $1::tsquery AND ${selection} OFFSET $18::int LIMIT $19::int) SELECT count(DISTINCT "subject")::int AS "total" FROM few`;

/** All words, or without words all documents of the selection, in another order. */
export function sortedSearch(place: Place | "everything", sort: keyof typeof orders): string {
  const order = orders[sort];
  const found = place === "everything" ? everything : matches(place);
  return `WITH ${given}${found}${shown(order, order, `(SELECT *, true AS "isStrict" FROM m) AS m`)}${summary}`;
}

/** By the index: planned for one row alone, all documents would be read until one holds it, which none may. */
const isReadable = (query: string): string => `EXISTS (WITH d AS MATERIALIZED (SELECT "boardId" FROM "SearchDocument" WHERE "words" @@ (${query})::tsquery) SELECT 1 FROM d WHERE "boardId" = ANY($3::text[]))`;

/**
 * What each word of $1 may have been meant as: words that look alike. Only what stands in documents of boards the asker may read ($3) counts, for
 * knowing the word ($2: it, or what begins with it) as for what is offered: else one could learn from a correction, or from none, what others wrote.
 */
export const lookAlikes = `
  SELECT g."word", k."isKnown", CASE WHEN k."isKnown" THEN '[]' ELSE
    (SELECT coalesce(jsonb_agg(n."term"), '[]') FROM jsonb_array_elements_text(kindling_look_alikes(g."word")) AS n("term") WHERE ${isReadable(`quote_literal(n."term")`)}) END AS "near"
  FROM unnest($1::text[], $2::text[]) AS g("word", "begun") CROSS JOIN LATERAL (SELECT ${isReadable(`g."begun"`)} AS "isKnown" OFFSET 0) k`;

/** Writes documents anew. */
export const putDocuments = `
  WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS d(
    "postId" text, "type" text, "topicId" text, "boardId" text, "kind" text, "authorId" text, "tags" text[], "isSolved" boolean, "isAnswered" boolean, "isClosed" boolean,
    "quality" smallint, "createdAt" bigint, "version" int, "title" text, "head" tsvector, "words" tsvector, "tokenizer" smallint)),
  terms AS (INSERT INTO "SearchTerm" ("term") SELECT unnest($2::text[]) ON CONFLICT DO NOTHING)
  INSERT INTO "SearchDocument" AS s ("postId", "type", "topicId", "boardId", "kind", "authorId", "tags", "isSolved", "isAnswered", "isClosed", "quality", "createdAt", "version", "title", "head", "words", "tokenizer")
  SELECT * FROM given
  ON CONFLICT ("postId") DO UPDATE SET ("type", "topicId", "boardId", "kind", "authorId", "tags", "isSolved", "isAnswered", "isClosed", "quality", "createdAt", "version", "title", "head", "words", "tokenizer")
    = (EXCLUDED."type", EXCLUDED."topicId", EXCLUDED."boardId", EXCLUDED."kind", EXCLUDED."authorId", EXCLUDED."tags", EXCLUDED."isSolved", EXCLUDED."isAnswered", EXCLUDED."isClosed",
       EXCLUDED."quality", EXCLUDED."createdAt", EXCLUDED."version", EXCLUDED."title", EXCLUDED."head", EXCLUDED."words", EXCLUDED."tokenizer")`;

export const removeDocuments = `DELETE FROM "SearchDocument" WHERE "postId" = ANY($1::text[])`;

/**
 * Suggests titles. Its work is bounded by what it looks at, not by what there is: of each board the best titles, those that begin with what was typed
 * ($4), and only when these are too few, and their words therefore rare, the others that hold the words, up to so many.
 *
 *   $1 begun  $2 whole  $3 sure (tsqueries as text; NULL: none)  $4 start  $5 boards  $6 limit
 */
export const suggestTitles = `
  WITH board AS (SELECT DISTINCT unnest($5::text[]) AS "boardId"),
  begun AS (
    SELECT t."postId" FROM board CROSS JOIN LATERAL (SELECT s."postId" FROM "SearchTitle" s
      WHERE s."boardId" = board."boardId" AND s."title" >= $4::text AND s."title" < $4 || chr(1114111) ORDER BY s."title" LIMIT ${ranking.titlesBegunMax}) t WHERE $4 <> ''
  ),
  best AS (
    SELECT t."postId" FROM board CROSS JOIN LATERAL (SELECT s."postId", s."head" FROM "SearchTitle" s WHERE s."boardId" = board."boardId" ORDER BY s."quality" DESC, s."createdAt" DESC
      LIMIT greatest(${ranking.titlesOfBoardMin}, ${ranking.titlesMax} / cardinality($5))) t WHERE t."head" @@ $1::tsquery
  ),
  near AS MATERIALIZED (SELECT "postId" FROM begun UNION SELECT "postId" FROM best),
  other AS MATERIALIZED (SELECT "postId", "boardId", "head" FROM "SearchTitle" WHERE (SELECT count(*) FROM near) < $6::int AND "head" @@ $3::tsquery),
  found AS (SELECT "postId" FROM near UNION SELECT "postId" FROM (SELECT * FROM other LIMIT ${ranking.otherTitlesMax}) o WHERE "boardId" = ANY($5) AND "head" @@ $1::tsquery)
  SELECT s."postId", s."topicId" FROM found JOIN "SearchTitle" s USING ("postId")
  ORDER BY s."title" = $4 DESC, $4 <> '' AND starts_with(s."title", $4) DESC, s."head" @@ $2::tsquery DESC, s."quality" DESC, s."createdAt" DESC, s."postId" LIMIT $6`;
