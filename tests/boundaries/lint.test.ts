import { join, relative } from "node:path";
import { ESLint } from "eslint";
import { expect, test } from "vitest";
import { kindling } from "../../bin/lint-rules.mjs";
import { fixtureFolder, plantedIn, root } from "./planted";

const fixtures = fixtureFolder("lint-fixtures");

test("each rule stops what is planted against it, and nothing that is allowed", { timeout: 60_000 }, async () => {
  const eslint = new ESLint({ cwd: fixtures, overrideConfigFile: join(root, "eslint.config.js") });
  const answers = await eslint.lintFiles(["."]);
  const found = answers.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => `${relative(fixtures, filePath)}: ${ruleId ?? message}`),
  );
  expect([...new Set(found)].sort()).toEqual(plantedIn(fixtures));
});

test("each rule of our own has something planted against it", () => {
  const broken = plantedIn(fixtures).map((line) => line.split(": ")[1]);
  expect(Object.keys(kindling.rules).filter((name) => !broken.includes(`kindling/${name}`))).toEqual([]);
});
