import type pg from "pg";
import { fillCounts, fillEvents, fillPeople, fillPosts, fillReadings, fillTopics, fillVotes } from "./fill-sql";
import { planEntries, planPeople, planPlaces, planTables, planThreads } from "./plan-sql";
import { makeBodies, makeTitles } from "./texts";
import { boards, tags } from "./words";

export type Size = { topics: number; postsPerTopic: number };

/** Members with a session; the first of them also have reading marks and are the ones who visit. */
const memberCount = 2_000;
export const visitorCount = 200;

const readableTopics = 2_000;

/**
 * Fills a migrated, empty database with the community, in one transaction.
 * Returns the seconds it took.
 */
export async function fill(client: pg.Client, size: Size, now: Date): Promise<number> {
  const began = performance.now();
  await client.query("BEGIN");
  await client.query(planTables);
  await fillPlan(client, size, now);
  for (const statement of fillPeople) await client.query(statement, [now]);
  await client.query(fillTopics, [now, tags]);
  await client.query(fillPosts);
  await client.query(fillVotes, [memberCount]);
  await client.query(fillReadings, [visitorCount, readableTopics]);
  await client.query(fillEvents);
  await client.query(fillCounts, [now]);
  await client.query("COMMIT");
  await client.query("VACUUM ANALYZE");
  return (performance.now() - began) / 1_000;
}

async function fillPlan(client: pg.Client, { topics, postsPerTopic }: Size, now: Date): Promise<void> {
  const [bodies, titles] = [makeBodies(), makeTitles()];
  await client.query(`INSERT INTO body SELECT * FROM jsonb_populate_recordset(NULL::body, $1::jsonb)`, [JSON.stringify(bodies)]);
  await client.query(`INSERT INTO title SELECT * FROM jsonb_populate_recordset(NULL::title, $1::jsonb)`, [JSON.stringify(titles)]);
  await client.query(planPeople, [now, memberCount]);
  await client.query(planPlaces, [now, JSON.stringify(boards)]);
  await client.query(planThreads, [now, topics, postsPerTopic, memberCount, titles.length]);
  await client.query(planEntries, [memberCount, bodies.length]);
  await client.query("ANALYZE person; ANALYZE place; ANALYZE thread; ANALYZE entry; ANALYZE body; ANALYZE title");
}
