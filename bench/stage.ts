import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { countUnsearchable, readCommunity, type Community } from "./community";
import type { Server } from "./database";
import { fill, type Size } from "./fill";
import { measureIdle, type Bench } from "./measure";
import { startWeb } from "./web";

const searchableMs = 15 * 60_000;

/** A filled community, served: what everything else measures. */
export type Stage = { size: Size; database: string; fillSeconds: number; indexSeconds: number; community: Community; bench: Bench; close(): Promise<void> };

/** Fills a database of that size unless an earlier run kept it, and serves it. */
export async function openStage(server: Server, size: Size, root: string): Promise<Stage> {
  const database = `kindling_bench_${size.topics}x${size.postsPerTopic}`;
  const made = await server.create(database);
  const client = new pg.Client({ connectionString: server.url(database) });
  client.on("error", () => undefined); // the server was stopped: whatever ended the run says so itself
  await client.connect();
  console.log(made === "made" ? `Filling ${size.topics} topics …` : `Using ${database} again.`);
  const fillSeconds = made === "made" ? await fill(client, size, new Date()) : 0;
  if (made === "kept") await client.query(`UPDATE "Session" SET "lastSeenAt" = now()`);
  const community = await readCommunity(client);
  const web = await startWeb({ root, databaseUrl: server.url(database), worker: "inline" });
  const indexSeconds = await untilSearchable(client);
  const idle = await measureIdle({ web, server });
  return {
    size, database, fillSeconds, indexSeconds, community, bench: { web, server, client, idle },
    async close() {
      await web.stop();
      await client.end();
    },
  };
}

/** The set-based inserts know no words: the sweep of a first start makes all posts searchable. Returns the seconds it took. */
async function untilSearchable(client: pg.Client): Promise<number> {
  const began = performance.now();
  if ((await countUnsearchable(client)) === 0) return 0;
  console.log("Making the posts searchable …");
  while ((await countUnsearchable(client)) > 0) {
    if (performance.now() - began > searchableMs) throw new Error("the posts do not become searchable");
    await pause(1_000);
  }
  await client.query(`VACUUM ANALYZE "SearchDocument", "SearchTerm"`); // the throw-away cluster has no autovacuum
  return (performance.now() - began) / 1_000;
}
