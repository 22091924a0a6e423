// Builds what runs: the Prisma client, the Remix application, and one bundle for each process.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ensureInstalled, requireNode, root, run } from "./install.mjs";
import { holdLock } from "./lock.mjs";

/** Each process and what it is bundled from. */
const entries = {
  web: "bin/web.ts",
  worker: "bin/worker.ts",
  kindling: "bin/kindling.ts",
  "prove-answerers": "bin/prove-answerers.ts",
  "prove-ballots": "bin/prove-ballots.ts",
  "prove-crash": "bin/prove-crash.ts",
  "prove-import": "bin/prove-import.ts",
  "prove-pictures": "bin/prove-pictures.ts",
  "prove-search": "bin/prove-search.ts",
  bench: "bench/bench.ts",
  "markdown-worker": "app/platform/markdown/worker.ts",
  "card-worker": "app/platform/cards/worker.ts",
};

const inputs = [
  "app", "bench", "bin", "moderation", "prisma", "public", "search", "tests/support",
  "package-lock.json", "package.json", "prisma.config.ts", "remix.config.js", "tsconfig.json", "vite.config.ts",
];
const generatedFolder = "prisma/generated";
const stampFile = "build/.stamp";

/** Builds when an input has changed since the last build. */
export async function buildIfStale() {
  await generateClient();
  if (isFresh(stampFile, hashOf(inputs)) && outputs().every((path) => existsSync(path))) return;
  const release = await holdLock(".cache/build.lock");
  try {
    const stamp = hashOf(inputs);
    if (isFresh(stampFile, stamp) && outputs().every((path) => existsSync(path))) return;
    await buildAll(stamp);
  } finally {
    release();
  }
}

/** Generates the Prisma client when the schema or Prisma itself has changed. Works offline. */
export async function generateClient() {
  process.chdir(root);
  const stamp = hashOf(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  const isGenerated = () => isFresh(join(generatedFolder, ".stamp"), stamp) && existsSync(join(generatedFolder, "client.ts"));
  if (isGenerated()) return;
  const release = await holdLock(".cache/client.lock");
  try {
    if (!isGenerated()) await generate(stamp);
  } finally {
    release();
  }
}

async function generate(stamp) {
  // Generation needs no engine, but the command wants to find one: any program will do.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };
  await step("database client", "node_modules/prisma/build/index.js", ["generate", "--no-hints"], env);
  writeFileSync(join(generatedFolder, ".stamp"), stamp);
}

/**
 * Options of esbuild shared by the processes and by the tests that bundle a worker.
 * @satisfies {import("esbuild").BuildOptions}
 */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  alias: { "~": "./app", "@search": "./search/index.ts", "@search-server": "./search/server.ts", "@moderation": "./moderation/index.ts", "@prisma-client": "./prisma/generated/client.ts" },
  logLevel: "warning",
};

async function buildAll(stamp) {
  const began = performance.now();
  console.log("Building …");
  rmSync(stampFile, { force: true });
  if (hasRoutes()) {
    const env = { ...process.env, NODE_ENV: "production", VITEST: undefined }; // under Vitest the plugin is left out
    await step("application", "node_modules/@remix-run/dev/dist/cli.js", ["vite:build", "--logLevel", "warn"], env);
    compressFiles("build/client");
  }
  await bundleProcesses();
  mkdirSync("build", { recursive: true });
  writeFileSync(stampFile, stamp);
  console.log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

/** Puts a gzip and a brotli copy beside each text file that browsers load. */
function compressFiles(folder) {
  const texts = filesBelow(folder).filter((path) => /\.(js|css|svg|webmanifest)$/.test(path));
  for (const path of texts) {
    const bytes = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
  }
}

async function bundleProcesses() {
  const { build } = await import("esbuild");
  await build({
    ...bundleOptions,
    entryPoints: presentEntries(),
    outdir: "build",
    sourcemap: "linked",
    external: ["./server/index.js", "../build/*"],
    define: { "process.env.NODE_ENV": '"production"' },
  });
}

async function step(name, script, args, env) {
  const code = await run(process.execPath, [script, ...args], { env, stdio: ["ignore", "inherit", "inherit"] });
  if (code !== 0) throw new BuildError(`building the ${name} failed`);
}

/** A step that failed; it has said why itself. */
export class BuildError extends Error {}

function presentEntries() {
  return Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));
}

function hasRoutes() {
  return existsSync("app/routes.ts") && existsSync("app/root.tsx");
}

function outputs() {
  const bundles = Object.keys(presentEntries()).map((name) => `build/${name}.js`);
  return hasRoutes() ? [...bundles, "build/server/index.js", "build/client"] : bundles;
}

function isFresh(file, stamp) {
  return existsSync(file) && readFileSync(file, "utf8") === stamp;
}

/** A hash over the names and the content of the files at or below the paths. */
function hashOf(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths.flatMap(filesBelow)) {
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (extname(path) !== "" && !isFolder(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(generatedFolder) && !/\.test\.tsx?$|\.md$/.test(file))
    .sort();
}

function isFolder(path) {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  await ensureInstalled();
  try {
    await buildIfStale();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
