import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma-client";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { openDatabase, type Database } from "~/platform/db/open";
import { migrations, templateName } from "./paths";

type TestDatabase = { database: Database; url: string | null; drop(): Promise<void> };

let current: TestDatabase | null = null;

/**
 * Gives the test file a fresh, migrated database, gone after its last test. Call it once, at the top
 * of a `*.db.test.ts` or `*.pg.test.ts` file; `makeTestContext()` then works on that database.
 */
export function useTestDatabase(): void {
  beforeAll(async () => {
    current = await openTestDatabase();
  });
  afterAll(async () => {
    await current?.drop();
    current = null;
  });
}

/** The database of the test file. Throws when the file did not ask for one. */
export function testDatabase(): Database {
  return ofThisFile().database;
}

/** The address of the test file's PostgreSQL database, or null on PGlite: for a second process or pool. */
export function testDatabaseUrl(): string | null {
  return ofThisFile().url;
}

/**
 * More connections than a process has by default, so that more is done at the same time, and more patience:
 * on a busy machine production would shed some of a hundred requests, and what it sheds races with nobody.
 */
export function openWide(): Database {
  const pool = new pg.Pool({ connectionString: testDatabaseUrl() ?? "", max: 30, connectionTimeoutMillis: 50_000 });
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  return { kind: "postgres", client, listen: async () => async () => undefined, close: async () => void (await client.$disconnect(), await pool.end()) };
}

/** A further fresh, migrated database, for tests that need two. The caller drops it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  return process.env.TEST_DATABASE_KIND === "postgres" ? copyTemplate() : copySnapshot();
}

function ofThisFile(): TestDatabase {
  if (!current) throw new Error("call useTestDatabase() at the top of the test file, and this inside a test or hook");
  return current;
}

/** Embedded databases whose file is done with them: opening one takes longer than most files, so they are emptied and used again. */
const idle: Database[] = [];

async function copySnapshot(): Promise<TestDatabase> {
  const database = idle.pop() ?? (await openDatabase({ snapshot: await openAsBlob(inject("snapshotFile")), migrations }));
  return {
    database,
    url: null,
    async drop() {
      await empty(database);
      idle.push(database);
    },
  };
}

/** The rows an empty database has. */
const rowsOfMigrations = [`INSERT INTO "SearchFeed" ("id") VALUES (1)`];

/** Takes all rows out but those migrations made. */
async function empty({ client }: Database): Promise<void> {
  const tables = await client.$queryRaw<{ name: string }[]>`SELECT quote_ident(tablename) AS "name" FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
  await client.$executeRawUnsafe(`TRUNCATE ${tables.map(({ name }) => name).join(", ")} RESTART IDENTITY CASCADE`);
  for (const row of rowsOfMigrations) await client.$executeRawUnsafe(row);
}

async function copyTemplate(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = name;
  const database = await openDatabase({ url: url.href, migrations });
  return {
    database,
    url: url.href,
    async drop() {
      await database.close();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** One statement on the server's own database. The lock: a template is copied by one session at a time. */
async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(1)");
    await client.query(statement);
  } finally {
    await client.end();
  }
}
