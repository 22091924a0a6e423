import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { fixtureFolder, plantedIn, root } from "./planted";

const fixtures = fixtureFolder("arrow-fixtures");
const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const config = join(root, ".dependency-cruiser.cjs");
const execute = promisify(execFile);

const answerShape = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});
const configShape = z.object({ forbidden: z.array(z.object({ name: z.string() })) });

/** The violations in a tree, as "file: rule". */
async function cruise(folder: string): Promise<string[]> {
  const { stdout } = await execute(
    process.execPath,
    [cruiser, "app", "search", "moderation", "prisma", "--config", config, "--output-type", "json"],
    { cwd: folder, maxBuffer: 64 * 2 ** 20 },
  );
  const { summary } = answerShape.parse(JSON.parse(stdout));
  const found = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
  return [...new Set(found)].sort();
}

test("each arrow stops what is planted against it, and nothing that is allowed", async () => {
  expect(await cruise(fixtures)).toEqual(plantedIn(fixtures));
});

test("each arrow has something planted against it", () => {
  const rules = configShape.parse(createRequire(import.meta.url)(config)).forbidden.map(({ name }) => name);
  const broken = plantedIn(fixtures).map((line) => line.split(": ")[1]);
  expect(rules.filter((name) => !broken.includes(name))).toEqual([]);
});
