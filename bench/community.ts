import type pg from "pg";

/** What visits need to know of the filled community. */
export type Community = {
  largest: { id: string; slug: string; topicCount: number };
  /** Topics of 20 posts that are no questions, so that a page is the same for all. */
  longTopics: { id: string; slug: string }[];
  /** Where replies go: topics of all sizes. */
  topics: string[];
  posts: { id: string; author: number }[];
};

const sample = 3_000;

/** Reads a repeatable sample of addresses. */
export async function readCommunity(client: pg.Client): Promise<Community> {
  const boards = await client.query<Community["largest"]>(`SELECT "id", "slug", "topicCount" FROM "Board" ORDER BY "topicCount" DESC LIMIT 1`);
  const long = await client.query<Community["longTopics"][number]>(
    `SELECT "id", "slug" FROM "Topic" WHERE "replyCount" = 19 AND "kind" <> 'question' ORDER BY md5("id") LIMIT $1`, [sample]);
  const topics = await client.query<{ id: string }>(`SELECT "id" FROM "Topic" ORDER BY md5("id") LIMIT $1`, [sample]);
  const posts = await client.query<{ id: string; author: number }>(
    `SELECT p."id", substr(m."handle", 7)::int AS "author" FROM "Post" p JOIN "Member" m ON m."id" = p."authorId" ORDER BY md5(p."id") LIMIT $1`, [sample * 5]);
  const [largest] = boards.rows;
  if (!largest) throw new Error("the community has no board");
  return { largest, longTopics: long.rows, topics: topics.rows.map(({ id }) => id), posts: posts.rows };
}

/** How many facts wait for their consumers; the database's part of a write is over when none do. */
export async function countWaiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ waiting: number }>(
    `SELECT ((SELECT count(*) FROM "Event" WHERE NOT "dispatched") + (SELECT count(*) FROM "Delivery" WHERE "state" = 'pending'))::int AS "waiting"`);
  return rows[0]?.waiting ?? 0;
}

/** How many posts all may see are not yet found by searching. */
export async function countUnsearchable(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ left: number }>(
    `SELECT ((SELECT count(*) FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."state" = 'visible' AND t."state" = 'visible')
      - (SELECT count(*) FROM "SearchDocument"))::int AS "left"`);
  return rows[0]?.left ?? 0;
}

/** Rows that writes leave behind, by which it is proved that all was recorded. */
export async function countWritten(client: pg.Client): Promise<{ posts: number; topics: number; events: number }> {
  const { rows } = await client.query<{ posts: number; topics: number; events: number }>(
    `SELECT (SELECT count(*) FROM "Post")::int AS "posts", (SELECT count(*) FROM "Topic")::int AS "topics", (SELECT count(*) FROM "Event")::int AS "events"`);
  return rows[0] ?? { posts: 0, topics: 0, events: 0 };
}
