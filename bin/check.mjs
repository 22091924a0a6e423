// npm run check: types, lint, boundaries between the rooms, unused code. All run, whatever fails.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateClient } from "./build.mjs";
import { ensureInstalled, requireNode, root } from "./install.mjs";

const rooms = ["app", "bench", "bin", "moderation", "prisma", "search", "tests"];

const steps = () => [
  { name: "types", script: "typescript/bin/tsc", args: ["--noEmit", "--incremental", "--tsBuildInfoFile", ".cache/types.tsbuildinfo"] },
  { name: "lint", script: "eslint/bin/eslint.js", args: [".", "--max-warnings", "0"] },
  {
    name: "boundaries",
    script: "dependency-cruiser/bin/dependency-cruise.mjs",
    args: [...rooms.filter((room) => existsSync(room)), "--config", ".dependency-cruiser.cjs"],
  },
  { name: "unused", script: "knip/bin/knip.js", args: ["--no-progress", "--no-config-hints"] },
];

/** Runs all checks, two at a time. Returns each one's name and whether it passed. */
export async function runChecks() {
  process.chdir(root);
  mkdirSync(".cache", { recursive: true });
  await generateClient();
  const waiting = steps();
  const results = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step));
  };
  await Promise.all([lane(), lane()]);
  return results;
}

/** Keeps a step's output together and shows it only when the step fails. */
async function runStep({ name, script, args }) {
  const began = performance.now();
  const { code, output } = await collect(join(root, "node_modules", script), args);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd());
  return { name: `check ${name}`, passed: code === 0 };
}

function collect(script, args) {
  return new Promise((settle) => {
    const env = { ...process.env, FORCE_COLOR: process.stdout.isTTY ? "1" : "0", NODE_OPTIONS: "" };
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("close", (code) => settle({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  await ensureInstalled();
  const results = await runChecks();
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}
