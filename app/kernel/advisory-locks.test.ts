import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { expect, it } from "vitest";
import { advisoryLocks } from "./advisory-locks";

const app = fileURLToPath(new URL("..", import.meta.url));

it("no two advisory locks share a number", () => {
  const numbers = Object.values(advisoryLocks);
  expect(new Set(numbers).size).toBe(numbers.length);
});

it("every advisory lock that is taken stands in the table, and each of the table is taken once", () => {
  const files = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."));
  const takings = files.flatMap((path) => [...readFileSync(join(app, path), "utf8").matchAll(/pg_(?:try_)?advisory_(?:xact_)?lock\(\S+?\)(?:::text`|", \[[^\]]*\])/g)].map(([text]) => text));
  const named = takings.map((text) => /advisoryLocks\.(\w+)/.exec(text)?.[1] ?? text);
  expect(named.sort()).toEqual(Object.keys(advisoryLocks).sort());
});
