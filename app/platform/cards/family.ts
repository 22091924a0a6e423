import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { Blob, Face, Font, Variation } from "harfbuzzjs";
import decompress from "woff2-encoder/decompress";
import { charactersOf } from "./break-lines";

export type Weight = 400 | 500 | 600;

/** A family of letters, as far as some texts need it. */
export type Family = {
  /** The file that can draw the character; null when none can. */
  fileOf(character: string): string | null;
  fontOf(file: string, weight: Weight): Font;
};

const require = createRequire(import.meta.url);
const listFile = require.resolve("@fontsource-variable/noto-sans-sc/unicode.json");
/** What of GB 2312 the family above lacks. */
const restFile = resolve("app/platform/cards/gb2312-rest.woff2");

/** What has been opened; the thread that holds it is let go when nothing is to be drawn. */
const fonts = new Map<string, Font>();
const faces = new Map<string, Face>();
let parts: Map<number, string[]> | null = null;

/** Opens the parts of the family in which the letters of the text lie, with marks and without. */
export async function openFamily(text: string): Promise<Family> {
  parts ??= readParts();
  const known = parts;
  const filesOf = (sign: string): string[] => [...(known.get(sign.codePointAt(0) ?? 0) ?? []), restFile];
  const wanted = new Set(Array.from(text.normalize("NFC") + text.normalize("NFKD")).flatMap(filesOf));
  for (const file of wanted) if (!faces.has(file)) faces.set(file, new Face(new Blob(await decompress(readFileSync(file)))));
  return { fileOf: (character) => filesOf(character).find((file) => canDraw(file, character)) ?? null, fontOf };
}

function canDraw(file: string, character: string): boolean {
  return faces.has(file) && Array.from(character).every((sign) => fontOf(file, 400).nominalGlyph(sign.codePointAt(0) ?? 0));
}

function fontOf(file: string, weight: Weight): Font {
  const key = `${file} ${weight}`;
  const known = fonts.get(key);
  const face = faces.get(file);
  if (known) return known;
  if (!face) throw new Error(`not opened: ${file}`);
  const font = new Font(face);
  font.setVariations([new Variation("wght", weight)]);
  fonts.set(key, font);
  return font;
}

/** Which files say that they hold a code point, those with names first: letters in use everywhere lie in them. */
function readParts(): Map<number, string[]> {
  // Read by pattern: a parser of shapes would double the time the thread takes to start.
  const list = Array.from(readFileSync(listFile, "utf8").matchAll(/"([^"]+)":\s*"([^"]+)"/g), ([, part = "", ranges = ""]) => ({ part, ranges }));
  const named = (part: string): number => ["latin", "latin-ext", "cyrillic", "vietnamese"].indexOf(part) + 1 || 9;
  const found = new Map<number, string[]>();
  for (const { part, ranges } of list.sort((a, b) => named(a.part) - named(b.part))) {
    const file = join(dirname(listFile), "files", `noto-sans-sc-${part.replace(/[[\]]/g, "")}-wght-normal.woff2`);
    for (const sign of ranges.split(",").flatMap(signsOf)) found.set(sign, [...(found.get(sign) ?? []), file]);
  }
  return found;
}

/** "U+4e00-4e02" as numbers. */
function signsOf(range: string): number[] {
  const [from = 0, to = from] = range.slice(2).split("-").map((digits) => Number.parseInt(digits, 16));
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** The text in letters the family has: marks it lacks are left off their letters, and what is still lacking, such as emoji, is left out. */
export function drawableOf(text: string, { fileOf }: Family): string {
  const seen = charactersOf(text.normalize("NFC").replace(unseen, "").replace(/\s/gu, " "));
  const drawn = seen.map((character) => [character, bareOf(character)].find((one) => fileOf(one) !== null) ?? "");
  return drawn.join("").replace(/ +/g, " ").trim();
}

/** The letter without its marks. */
function bareOf(character: string): string {
  return Array.from(character.normalize("NFKD"))[0] ?? "";
}
