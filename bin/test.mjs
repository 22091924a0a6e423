// npm test: checks, then the tests of each kind, then one line that sums up.
//   npm test -- --only rules|pglite|postgres|journeys|check   (may be repeated)
//   npm test -- votes                                          only test files whose path has "votes"
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, requireNode, root, run } from "./install.mjs";
import { ensureSystemPackages } from "./debian.mjs";

const kinds = ["check", "rules", "pglite", "postgres", "journeys"];
const resultsFolder = ".cache/results";

requireNode();
process.chdir(root);
const { wanted, files } = readArguments();
await ensureInstalled();
await ensureSystemPackages(wanted);
process.exitCode = sumUp(await runAll());

function readArguments() {
  const { values, positionals } = parseArgs({ options: { only: { type: "string", multiple: true } }, allowPositionals: true });
  const unknown = (values.only ?? []).filter((kind) => !kinds.includes(kind));
  if (unknown.length > 0) {
    console.error(`--only takes one of ${kinds.join(", ")}; not ${unknown.join(", ")}`);
    process.exit(2);
  }
  const byDefault = positionals.length > 0 ? kinds.filter((kind) => kind !== "check") : kinds;
  return { wanted: values.only ?? byDefault, files: positionals };
}

async function runAll() {
  const { buildIfStale } = await import("./build.mjs");
  const results = [];
  const built = await buildIfStale().then(() => true, (error) => console.error(error.message));
  if (!built) results.push({ name: "build", state: "failed" });
  for (const kind of kinds.filter((name) => wanted.includes(name))) {
    console.log(`\n── ${kind} ──`);
    results.push(...(kind === "check" ? await check() : await runProject(kind)));
  }
  return results;
}

async function check() {
  const { runChecks } = await import("./check.mjs");
  const results = await runChecks();
  return results.map(({ name, passed }) => ({ name, state: passed ? "passed" : "failed" }));
}

/** Runs one of Vitest's projects. A run that breaks without a failed test counts as one failure. */
async function runProject(name) {
  const report = join(resultsFolder, `${name}.json`);
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", name, ...reporters, ...files]);
  const results = existsSync(report) ? readReport(name, report) : [];
  const failed = results.some(({ state }) => state === "failed");
  return code !== 0 && !failed ? [...results, { name: `${name}: the run itself`, state: "failed" }] : results;
}

function readReport(project, path) {
  const { testResults } = JSON.parse(readFileSync(path, "utf8"));
  return testResults.flatMap(({ name: file, status, assertionResults }) => {
    const where = `${project}: ${relative(root, file)}`;
    const tests = assertionResults.map((test) => ({ name: `${where} > ${test.fullName}`, state: stateOf(test.status) }));
    const hidesFailure = status === "failed" && tests.every(({ state }) => state !== "failed");
    return hidesFailure ? [...tests, { name: `${where} (the file)`, state: "failed" }] : tests;
  });
}

/** Vitest also says "pending", "todo", "disabled": none of them ran. */
function stateOf(status) {
  return status === "passed" || status === "failed" ? status : "skipped";
}

/** Names what failed and what was skipped, then prints the one line. Returns the exit code. */
function sumUp(results) {
  const named = (state) => results.filter((result) => result.state === state).map(({ name }) => name);
  const [passed, failed, skipped] = ["passed", "failed", "skipped"].map(named);
  if (skipped.length > 0) console.log(`\nSKIPPED, so nobody knows:\n${skipped.map((name) => `  ${name}`).join("\n")}`);
  if (failed.length > 0) console.log(`\nFAILED:\n${failed.map((name) => `  ${name}`).join("\n")}`);
  if (results.length === 0) console.log("\nNo test file matches.");
  const counts = [`${passed.length} passed`, `${failed.length} failed`];
  if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
  console.log(`\n${counts.join(", ")}`);
  return failed.length > 0 || results.length === 0 ? 1 : 0;
}
