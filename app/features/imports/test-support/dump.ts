import { mkdtempSync } from "node:fs";
import { mkdir, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** One row's attributes, as a dump writes them. */
export type DumpRow = Record<string, string | number | undefined>;

/** The rows of a dump by file; a file without rows given is not written. */
export type DumpRows = { users?: Iterable<DumpRow>; posts?: Iterable<DumpRow>; comments?: Iterable<DumpRow>; badges?: Iterable<DumpRow> };

const fileNames = { users: "Users", posts: "Posts", comments: "Comments", badges: "Badges" } as const;

/** Writes a made-up dump into a folder `name` below a new temporary folder. Returns the folder. */
export async function writeDump(name: string, rows: DumpRows, packing: "plain" | "packed" = "plain"): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), "kindling-dump-")), name);
  await mkdir(folder);
  for (const kind of ["users", "posts", "comments", "badges"] as const) {
    const given = rows[kind];
    if (!given) continue;
    if (packing === "packed") await writeFile(join(folder, `${fileNames[kind]}.xml.gz`), gzipSync([...textOf(kind, given)].join("")));
    else await writeText(join(folder, `${fileNames[kind]}.xml`), textOf(kind, given));
  }
  return folder;
}

/** Removes what writeDump wrote. */
export async function removeDump(folder: string): Promise<void> {
  await rm(join(folder, ".."), { recursive: true, force: true });
}

async function writeText(path: string, lines: Iterable<string>): Promise<void> {
  const file = await open(path, "w");
  try {
    let text = "";
    for (const line of lines) {
      text += line;
      if (text.length < 256 * 1024) continue;
      await file.write(text);
      text = "";
    }
    await file.write(text);
  } finally {
    await file.close();
  }
}

function* textOf(root: string, rows: Iterable<DumpRow>): Generator<string> {
  yield `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE ${root} SYSTEM '${root}.dtd'>\n<${root}>\n`;
  for (const row of rows) yield `  <row ${attributesOf(row)} />\n`;
  yield `</${root}>\n`;
}

function attributesOf(row: DumpRow): string {
  const given = Object.entries(row).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => `${name}="${escapeXml(String(value))}"`).join(" ");
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("\n", "&#xA;");
}
