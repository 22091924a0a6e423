// node bin/run.mjs <name> [arguments]: runs one of the built processes in this very process, so that
// signals reach it and its exit code is ours.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureInstalled, requireNode, root } from "./install.mjs";

/** Installs and builds what is missing or out of date, then becomes that process. */
export async function runProcess(name, args) {
  requireNode();
  process.chdir(root);
  if (process.env.npm_lifecycle_event) stopWithParent();
  await ensureInstalled();
  await build();
  const file = join(root, "build", `${name}.js`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
    console.error(`there is no process called "${name}"`);
    process.exit(2);
  }
  process.env.NODE_ENV ??= "production"; // React and Express read it when they are loaded
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(file).href);
}

/**
 * npm runs scripts through a shell, and that shell dies of a SIGTERM without handing it on: we would
 * live on unseen and hold the data folder. So an orphan stops itself as if it had been told to.
 */
function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  timer.unref();
}

async function build() {
  const { buildIfStale } = await import("./build.mjs");
  try {
    await buildIfStale();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runProcess(process.argv[2] ?? "", process.argv.slice(3));
}
