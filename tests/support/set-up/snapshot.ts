import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import type { TestProject } from "vitest/node";
import { migrate } from "~/platform/db/migrate";
import { cache, migrations } from "../paths";

declare module "vitest" {
  interface ProvidedContext {
    snapshotFile: string;
  }
}

/** Makes the migrated folder that embedded test databases begin with; kept until a migration changes. */
export default async function setUp(project: TestProject): Promise<void> {
  const file = join(cache, `snapshot-${await hashOfInputs()}.tar`);
  if (!existsSync(file)) await makeSnapshot(file);
  project.provide("snapshotFile", file);
}

async function makeSnapshot(file: string): Promise<void> {
  const lite = await PGlite.create({ extensions: { pg_trgm } });
  await migrate(
    {
      exec: async (sql) => void (await lite.exec(sql)),
      query: async (sql, values) => (await lite.query<Record<string, unknown>>(sql, values)).rows,
    },
    migrations,
  );
  const dump = await lite.dumpDataDir("none");
  await lite.close();
  await mkdir(cache, { recursive: true });
  await forgetOlder();
  const temporary = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(temporary, Buffer.from(await dump.arrayBuffer()));
  await rename(temporary, file);
}

async function forgetOlder(): Promise<void> {
  const older = (await readdir(cache)).filter((name) => name.startsWith("snapshot-"));
  await Promise.all(older.map((name) => rm(join(cache, name), { force: true })));
}

async function hashOfInputs(): Promise<string> {
  const hash = createHash("sha256");
  const engine = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  hash.update(await readFile(join(engine, "../../package.json"), "utf8"));
  for (const name of (await readdir(migrations)).sort()) {
    hash.update(name).update(await readFile(join(migrations, name, "migration.sql")).catch(() => ""));
  }
  return hash.digest("hex").slice(0, 16);
}
