import { join } from "node:path";
import pg from "pg";
import { migrate } from "~/platform/db/migrate";
import { startCluster } from "../tests/support/cluster";
import { familyCpuMs, parentOf } from "./processes";

/** The PostgreSQL server that is measured: our own throw-away one, or one given by its address. */
export type Server = {
  version: string;
  url(database: string): string;
  /** Makes an empty, migrated database, or finds the one an earlier run kept. */
  create(database: string): Promise<"made" | "kept">;
  remove(database: string): Promise<void>;
  /** CPU ms of all the server's processes so far; null when it does not run on this machine. */
  cpuMs(): number | null;
  stop(): Promise<void>;
};

/** Starts a throw-away cluster, or uses the server of the address given. */
export async function openServer(address: string | undefined, root: string): Promise<Server> {
  const cluster = address ? null : await startCluster();
  const url = cluster ? cluster.url : (database: string): string => withDatabase(address ?? "", database);
  const admin = address ?? url("postgres");
  const [version, backend] = await withClient(admin, async (client) => {
    const { rows } = await client.query<{ version: string; pid: number }>(`SELECT current_setting('server_version') AS "version", pg_backend_pid() AS "pid"`);
    const pid = rows[0]?.pid ?? 0;
    return [rows[0]?.version ?? "", parentOf(pid)] as const;
  });
  const isHere = cluster !== null || ["127.0.0.1", "localhost", "::1"].includes(new URL(admin).hostname);
  return {
    version, url,
    create: async (database) => {
      const made = await withClient(admin, (client) => createEmpty(client, database));
      if (made === "made") await withClient(url(database), (client) => migrateWith(client, root));
      return made;
    },
    remove: (database) => withClient(admin, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`))),
    cpuMs: () => (isHere && backend !== null ? familyCpuMs(backend) : null),
    stop: async () => cluster?.stop(),
  };
}

/** Runs the work on a connection of its own. */
async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

async function createEmpty(client: pg.Client, database: string): Promise<"made" | "kept"> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
  if (rowCount) return "kept";
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} TEMPLATE template0 ENCODING 'UTF8'`);
  return "made";
}

async function migrateWith(client: pg.Client, root: string): Promise<void> {
  await migrate(
    {
      exec: async (sql) => void (await client.query(sql)),
      query: async (sql, values) => (await client.query<Record<string, unknown>>(sql, values)).rows,
    },
    join(root, "prisma/migrations"),
  );
}
