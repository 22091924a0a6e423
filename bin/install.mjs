// What must hold before anything else of the project can be loaded. Node built-ins only.
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder; every script works from here, wherever it was called. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const nodeMin = [20, 19];

/** Ends the process with one line when this Node.js is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > nodeMin[0] || (major === nodeMin[0] && minor >= nodeMin[1])) return;
  console.error(`Kindling needs Node.js ${nodeMin.join(".")} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs `npm ci` unless the installed packages are those of the lock file. */
export async function ensureInstalled() {
  process.chdir(root);
  if (isInstalled()) return;
  console.log("Installing packages (first start, or the lock file has changed); this takes a minute …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const env = { ...process.env, npm_config_progress: "true", ...cacheFolder() };
  const code = npm?.endsWith(".js")
    ? await run(process.execPath, [npm, ...args], { env })
    : await run("npm", args, { env });
  if (code === 0) return;
  console.error("Installing packages failed; the lines above say why.");
  process.exit(1);
}

/** Runs a program on this terminal. Returns its exit code; 1 when it could not run or a signal ended it. */
export function run(command, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { stdio: "inherit", cwd: root, ...options });
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`);
      settle(1);
    });
    child.on("exit", (code) => settle(code ?? 1));
  });
}

/** npm writes node_modules/.package-lock.json last, so a broken-off install has none. */
function isInstalled() {
  const installed = join(root, "node_modules/.package-lock.json");
  const wanted = join(root, "package-lock.json");
  if (!existsSync(installed)) return false;
  if (statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true;
  return holdsSamePackages(readPackages(installed), readPackages(wanted));
}

/** A checkout makes the lock file younger without changing it; then only its content tells. */
function holdsSamePackages(installed, wanted) {
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === "") return true;
    return path in installed ? installed[path].version === version : optional === true;
  });
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages ?? {};
}

/** npm fails where the home folder cannot be written, as for a service's user. */
function cacheFolder() {
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: join(tmpdir(), `npm-cache-${process.getuid?.() ?? "user"}`) };
  }
}
