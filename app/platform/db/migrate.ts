import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { advisoryLocks } from "~/kernel/advisory-locks";

/** The two calls the migration runner needs of a database connection of its own. */
export type MigrationConnection = {
  exec(sql: string): Promise<void>;
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
};

/** A database this release must not touch; its message is the one line to print. */
export class MigrationError extends Error {}

type Migration = { name: string; sql: string; checksum: string };
type Applied = { name: string; checksum: string };

/** Prisma's own table, so that `prisma migrate deploy` finds what it expects. */
const bookkeeping = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/**
 * Applies the migrations of `folder` that are missing, each with its bookkeeping in one transaction.
 * Returns the names applied. Killed in the middle, the next start carries on.
 * Refuses (throws MigrationError): a database with a migration this release does not know, an
 * applied migration whose text has changed since.
 */
export async function migrate(connection: MigrationConnection, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  await connection.query("SELECT pg_advisory_lock($1)", [advisoryLocks.migration]);
  try {
    await connection.exec(bookkeeping);
    const applied = await readApplied(connection);
    whyNotMigrate(migrations, applied);
    const missing = migrations.filter(({ name }) => !applied.some((row) => row.name === name));
    for (const migration of missing) await apply(connection, migration);
    return missing.map(({ name }) => name);
  } finally {
    await connection.query("SELECT pg_advisory_unlock($1)", [advisoryLocks.migration]);
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function readApplied(connection: MigrationConnection): Promise<Applied[]> {
  const rows = await connection.query(
    `SELECT "migration_name", "checksum" FROM "_prisma_migrations"
     WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
  );
  return rows.map((row) => ({ name: String(row.migration_name), checksum: String(row.checksum) }));
}

function whyNotMigrate(migrations: Migration[], applied: Applied[]): void {
  for (const { name, checksum } of applied) {
    const known = migrations.find((migration) => migration.name === name);
    if (!known) {
      throw new MigrationError(`the database was made by a newer release (it has ${name}): start that release or a later one`);
    }
    if (known.checksum !== checksum) {
      throw new MigrationError(`migration ${name} was changed after it was applied: restore its file`);
    }
  }
}

async function apply(connection: MigrationConnection, migration: Migration): Promise<void> {
  await connection.exec("BEGIN");
  try {
    await connection.exec(migration.sql);
    await connection.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, now(), 1)`,
      [crypto.randomUUID(), migration.checksum, migration.name],
    );
    await connection.exec("COMMIT");
  } catch (error) {
    await connection.exec("ROLLBACK");
    throw error;
  }
}
