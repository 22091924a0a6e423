import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of a fixture tree. */
export function fixtureFolder(name: string): string {
  return join(root, "tests/boundaries", name);
}

/** What the fixtures say of themselves in a first line `// breaks: rule`, as "file: rule". */
export function plantedIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));
  return files.flatMap((path) => {
    const rule = /^\/\/ breaks: (\S+)/.exec(readFileSync(join(folder, path), "utf8"))?.[1];
    return rule ? [`${path}: ${rule}`] : [];
  }).sort();
}
