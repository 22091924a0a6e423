import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { PrismaClient } from "@prisma-client";
import { migrate, MigrationError, type MigrationConnection } from "./migrate";
import { makeStatementNames } from "./statement-names";

/** The Prisma client, or the same client inside a transaction. */
export type Db = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** An open, migrated database. `listen` hears NOTIFY; it returns a function that stops hearing. */
export type Database = {
  kind: "pglite" | "postgres";
  client: PrismaClient;
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** PostgreSQL's address; without it the embedded database in `folder`, or in memory, is opened. */
  url?: string;
  folder?: string;
  poolSize?: number;
  migrations: string;
  /** A copy of an embedded database folder to begin with, used by tests. */
  snapshot?: Blob;
};

/** PGlite 0.5 holds a PostgreSQL 18 cluster; folders of other majors do not open. */
const pgliteMajor = "18";

/** Statements that take longer are stopped by the database. */
const statementTimeoutMs = 15_000;

/** Opens the database, brings its schema up to date, and hands out the client. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url ? openPostgres(options.url, options) : openPglite(options);
}

async function openPglite(options: DatabaseOptions): Promise<Database> {
  if (options.folder) await whyNotOpen(options.folder);
  const lite = await PGlite.create({ dataDir: options.folder, loadDataDir: options.snapshot, extensions: { pg_trgm } });
  await migrate(pgliteConnection(lite), options.migrations);
  const client = new PrismaClient({ adapter: new PrismaPGlite(lite) });
  return {
    kind: "pglite",
    client,
    listen: (channel, heard) => lite.listen(channel, heard),
    async close() {
      await client.$disconnect();
      if (!lite.closed) await lite.close();
    },
  };
}

async function whyNotOpen(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const versionFile = join(folder, "PG_VERSION");
  if (!existsSync(versionFile)) return;
  const major = (await readFile(versionFile, "utf8")).trim();
  if (major === pgliteMajor) return;
  throw new MigrationError(
    `the data folder holds PostgreSQL ${major}, this release opens ${pgliteMajor}: back it up with the release that made it and restore it with this one`,
  );
}

function pgliteConnection(lite: PGlite): MigrationConnection {
  return {
    exec: async (sql) => void (await lite.exec(sql)),
    query: async (sql, values) => (await lite.query<Record<string, unknown>>(sql, values)).rows,
  };
}

async function openPostgres(url: string, options: DatabaseOptions): Promise<Database> {
  await withClient(url, (connection) =>
    migrate(
      {
        exec: async (sql) => void (await connection.query(sql)),
        query: async (sql, values) => (await connection.query<Record<string, unknown>>(sql, values)).rows,
      },
      options.migrations,
    ),
  );
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 3000,
    statement_timeout: statementTimeoutMs,
    options: "-c jit=off", // compiling a statement takes longer than any of ours may run
  });
  pool.on("error", () => undefined); // a lost idle connection is replaced by the next query
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: makeStatementNames() }) });
  return {
    kind: "postgres",
    client,
    listen: (channel, heard) => listenOn(url, channel, heard),
    async close() {
      await client.$disconnect();
      await pool.end().catch(() => undefined);
    },
  };
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Keeps one connection listening; when it is lost the caller's polling carries on without it. */
async function listenOn(url: string, channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  client.on("notification", (message) => heard(message.payload ?? ""));
  await client.connect();
  await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  return () => client.end();
}
