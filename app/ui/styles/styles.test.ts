import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { describe, expect, it } from "vitest";

const folder = import.meta.dirname;
const areas = ["topic", "compose", "forms", "staff", "member"];
const baseMax = 7_168;
const areaMax = 3_000;
const routeMax = 10_000;

describe("style budgets (minified, gzip)", () => {
  const base = gzipBytes("base");

  it("keeps the shared part small", () => {
    expect(base).toBeLessThanOrEqual(baseMax);
  });

  it.each(areas)("keeps %s.css small, alone and with the shared part", (area) => {
    const bytes = gzipBytes(area);
    expect(bytes).toBeLessThanOrEqual(areaMax);
    expect(base + bytes).toBeLessThanOrEqual(routeMax);
  });
});

describe("style sheets", () => {
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css") && name !== "tokens.css");
  const defined = new Set([...read("tokens.css"), ...sheets.flatMap(read)].join("").match(/--[\w-]+(?=:)/g));

  it.each(sheets)("%s reads tokens only: no colour of its own, no unknown token", (name) => {
    const text = read(name).join("");
    expect(text.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)).toBeNull();
    const used = [...text.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]);
    expect(used.filter((token) => token && !defined.has(token))).toEqual([]);
  });

  it.each(sheets)("%s fetches nothing foreign", (name) => {
    expect(read(name).join("")).not.toMatch(/url\(|@import "(?!\.\/)/);
  });
});

function read(name: string): string[] {
  return [readFileSync(join(folder, name), "utf8")];
}

function gzipBytes(name: string): number {
  const built = buildSync({ entryPoints: [join(folder, `${name}.css`)], bundle: true, minify: true, write: false });
  return gzipSync(built.outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
