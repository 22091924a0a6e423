import pg from "pg";
import { readCommunity, type Community } from "./community";
import type { Server } from "./database";
import { fill, type Size } from "./fill";
import { measureIdle, type Bench } from "./measure";
import { startWeb } from "./web";

/** A filled community, served: what everything else measures. */
export type Stage = { size: Size; database: string; fillSeconds: number; community: Community; bench: Bench; close(): Promise<void> };

/** Fills a database of that size unless an earlier run kept it, and serves it. */
export async function openStage(server: Server, size: Size, root: string): Promise<Stage> {
  const database = `kindling_bench_${size.topics}x${size.postsPerTopic}`;
  const made = await server.create(database);
  const client = new pg.Client({ connectionString: server.url(database) });
  await client.connect();
  console.log(made === "made" ? `Filling ${size.topics} topics …` : `Using ${database} again.`);
  const fillSeconds = made === "made" ? await fill(client, size, new Date()) : 0;
  if (made === "kept") await client.query(`UPDATE "Session" SET "lastSeenAt" = now()`);
  const community = await readCommunity(client);
  const web = await startWeb({ root, databaseUrl: server.url(database), worker: "inline" });
  const idle = await measureIdle({ web, server });
  return {
    size, database, fillSeconds, community, bench: { web, server, client, idle },
    async close() {
      await web.stop();
      await client.end();
    },
  };
}
