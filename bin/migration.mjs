// Writes a migration from the schema files, offline: node bin/migration.mjs <name>
// The SQL is the difference between prisma/schema as committed and as it is now; hand-written
// constraints are added below it by the author. Runs Prisma's schema engine as WebAssembly.
import { readFile, readdir, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execFileSync } from "node:child_process";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";

const name = process.argv[2];
if (!/^[a-z0-9_]+$/.test(name ?? "")) {
  console.error("usage: node bin/migration.mjs <name_with_underscores>");
  process.exit(2);
}

const schemaDir = "prisma/schema";
const migrationsDir = "prisma/migrations";
const require = createRequire(import.meta.url);

/** Loads the schema engine's WebAssembly module by hand; its own loader expects a bundler. */
async function loadEngine() {
  const file = join(dirname(require.resolve("@prisma/schema-engine-wasm")), "schema_engine_bg.js");
  const glue = await import(file);
  const bytes = await readFile(file.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

const read = async (dir, filter) => {
  const names = (await readdir(dir).catch(() => [])).filter(filter).sort();
  return names.map((entry) => join(dir, entry));
};

/** The schema files of the last commit, or none before the first. */
function schemaAtHead() {
  const git = (...args) => execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    const paths = git("ls-tree", "--name-only", "HEAD", `${schemaDir}/`).split("\n").filter(Boolean);
    return paths.map((path) => ({ path, content: git("show", `HEAD:${path}`) }));
  } catch {
    return [];
  }
}

const schemaFiles = await read(schemaDir, (entry) => entry.endsWith(".prisma"));
const files = await Promise.all(
  schemaFiles.map(async (path) => ({ path, content: await readFile(path, "utf8") })),
);
const db = new PGlite();
await db.waitReady;
const SchemaEngine = await loadEngine();
const engine = await SchemaEngine.new(
  { datamodels: files.map(({ path, content }) => [path, content]) },
  () => {},
  bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(db)),
);
const before = schemaAtHead();
const result = await engine.diff({
  from: before.length > 0 ? { tag: "schemaDatamodel", files: before } : { tag: "empty" },
  to: { tag: "schemaDatamodel", files },
  script: true,
  exitCode: null,
  shadowDatabaseUrl: null,
  filters: { externalTables: [], externalEnums: [] },
});
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = join(migrationsDir, `${stamp}_${name}`);
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "migration.sql"), result.stdout ?? "");
console.log(`wrote ${folder}/migration.sql`);
await db.close();
process.exit(0);
