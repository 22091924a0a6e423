import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { root } from "./planted";

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const { packages } = lockShape.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
const entries = Object.entries(packages).filter(([path]) => path !== "");

test("the lock file holds the packages of every platform, or npm ci would refuse it", () => {
  const named = entries.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies));
  const present = new Set(entries.map(([path]) => path.split("node_modules/").at(-1)));
  expect(named.filter((name) => !present.has(name))).toEqual([]);
});

test("the lock file names no registry and no package without its hash", () => {
  expect(entries.filter(([, { resolved, integrity }]) => resolved !== undefined || integrity === undefined)).toEqual([]);
});
