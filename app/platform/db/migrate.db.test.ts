import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabaseUrl, useTestDatabase } from "../../../tests/support/database";
import { openDatabase } from "./open";
import { migrate, type MigrationConnection } from "./migrate";

useTestDatabase();

let folder = "";
let connection: MigrationConnection;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ connection, close } = await connect());
});
afterAll(() => close());
beforeEach(async () => {
  await connection.exec("ROLLBACK; DROP SCHEMA IF EXISTS attic CASCADE; CREATE SCHEMA attic; SET search_path = attic"); // as good as an empty database
  folder = await mkdtemp(join(tmpdir(), "kindling-migrations-"));
  await addMigration("001_oak", 'CREATE TABLE "Oak" ("id" TEXT PRIMARY KEY)');
  await addMigration("002_elm", 'CREATE TABLE "Elm" ("id" TEXT PRIMARY KEY); ALTER TABLE "Oak" ADD COLUMN "age" INT');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

/** A connection of one's own to either database. */
async function connect(): Promise<{ connection: MigrationConnection; close: () => Promise<void> }> {
  const url = testDatabaseUrl();
  if (!url) {
    const lite = await PGlite.create();
    return {
      connection: { exec: async (sql) => void (await lite.exec(sql)), query: async (sql, values) => (await lite.query<Record<string, unknown>>(sql, values)).rows },
      close: () => lite.close(),
    };
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    connection: { exec: async (sql) => void (await client.query(sql)), query: async (sql, values) => (await client.query<Record<string, unknown>>(sql, values)).rows },
    close: () => client.end(),
  };
}

const columnsOf = async (table: string): Promise<unknown[]> =>
  (await connection.query(`SELECT column_name AS "name" FROM information_schema.columns WHERE table_name = $1 AND table_schema = current_schema()`, [table])).map(({ name }) => name);

describe("migrate", () => {
  it("applies what is missing, in order, once", async () => {
    expect(await migrate(connection, folder)).toEqual(["001_oak", "002_elm"]);
    expect(await migrate(connection, folder)).toEqual([]);
    expect((await columnsOf("Oak")).sort()).toEqual(["age", "id"]);
    await addMigration("003_fir", 'CREATE TABLE "Fir" ("id" TEXT)');
    expect(await migrate(connection, folder)).toEqual(["003_fir"]);
  });

  it("refuses a database of a newer release, and leaves it alone", async () => {
    await migrate(connection, folder);
    await rm(join(folder, "002_elm"), { recursive: true });
    await addMigration("003_fir", 'CREATE TABLE "Fir" ("id" TEXT)');
    await expect(migrate(connection, folder)).rejects.toThrow(/made by a newer release \(it has 002_elm\)/);
    expect(await columnsOf("Fir")).toEqual([]);
  });

  it("refuses a migration that was changed after it was applied", async () => {
    await migrate(connection, folder);
    await addMigration("001_oak", 'CREATE TABLE "Oak" ("id" TEXT PRIMARY KEY) -- changed');
    await expect(migrate(connection, folder)).rejects.toThrow("migration 001_oak was changed after it was applied");
  });

  it("killed in the middle of one leaves nothing of it; the next start finishes", async () => {
    const dying: MigrationConnection = {
      ...connection,
      async exec(sql) {
        if (!sql.includes('"Elm"')) return connection.exec(sql);
        await connection.exec('CREATE TABLE "Elm" ("id" TEXT PRIMARY KEY)');
        throw new Error("killed");
      },
    };
    await expect(migrate(dying, folder)).rejects.toThrow("killed");
    expect([await columnsOf("Oak"), await columnsOf("Elm")]).toEqual([["id"], []]);
    expect(await migrate(connection, folder)).toEqual(["002_elm"]);
    expect(await columnsOf("Elm")).toEqual(["id"]);
  });

  it("killed before the bookkeeping of one leaves nothing of it either", async () => {
    const dying: MigrationConnection = {
      ...connection,
      async query(sql, values) {
        if (sql.includes("INSERT INTO") && values?.includes("002_elm")) throw new Error("killed");
        return connection.query(sql, values);
      },
    };
    await expect(migrate(dying, folder)).rejects.toThrow("killed");
    expect(await columnsOf("Elm")).toEqual([]);
    expect(await migrate(connection, folder)).toEqual(["002_elm"]);
  });
});

describe("openDatabase", () => {
  it("refuses an embedded folder of another PostgreSQL, in one line, and leaves it alone", async () => {
    const data = join(folder, "data");
    await mkdir(data);
    await writeFile(join(data, "PG_VERSION"), "17\n");
    await cp(data, join(folder, "copy"), { recursive: true });
    await expect(openDatabase({ folder: data, migrations: folder })).rejects.toThrow(/holds PostgreSQL 17, this release opens 18: back it up/);
    expect(await readdir(data)).toEqual(await readdir(join(folder, "copy")));
  });
});
