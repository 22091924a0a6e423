import { Buffer as Run, shape } from "harfbuzzjs";
import { charactersOf } from "./break-lines";
import type { Family, Weight } from "./family";

/** A line in thousandths of the type's size: how wide it is, and its outline as SVG, y downwards from the base line. */
export type SetLine = { width: number; outline(): string };

const han = /\p{Script=Han}/u;
const letter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;
/** Signs that are as wide as a Chinese character in this family, and here as wide as they look where none is near. */
const quote = /(?<![\p{Script=Han}\u3000-\u303f\uff00-\uffef])[‘’“”·](?![\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu;
/** Between Chinese and other letters, as `text-autospace` of the pages has it. */
const autospace = 125;
/** What such a sign keeps free at either side. */
const besideOf = (sign: string | undefined): number => (sign === "·" ? 150 : 50);

/** Sets a drawable text in one weight. */
export function setLine(text: string, weight: Weight, family: Family): SetLine {
  const narrow = new Set(Array.from(text.matchAll(quote), ({ index }) => index));
  const glyphs: (() => string)[] = []; // outlines are made when they are asked for: lines are measured far more often
  let width = 0;
  let before = "";
  for (const run of runsOf(text, family)) {
    if (needsSpace(before, run.text)) width += autospace;
    const buffer = new Run();
    buffer.addText(run.text);
    buffer.guessSegmentProperties();
    const font = family.fontOf(run.file, weight);
    shape(font, buffer);
    for (const { codepoint: glyph, cluster, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
      const ink = narrow.has(run.start + cluster) ? font.glyphExtents(glyph) : undefined;
      const beside = besideOf(run.text[cluster]);
      const left = ink ? beside - ink.xBearing : xOffset;
      const x = width + left;
      glyphs.push(() => `<path transform="translate(${x} ${-yOffset}) scale(1 -1)" d="${font.glyphToPath(glyph)}"/>`);
      width += ink ? ink.width + 2 * beside : xAdvance;
    }
    before = run.text;
  }
  return { width, outline: () => glyphs.map((draw) => draw()).join("") };
}

type RunOfLine = { file: string; start: number; text: string };

/** Pieces that one file draws; cut also where Chinese meets other letters. */
function runsOf(text: string, { fileOf }: Family): RunOfLine[] {
  const runs: RunOfLine[] = [];
  let start = 0;
  for (const character of charactersOf(text)) {
    const file = fileOf(character);
    const last = runs.at(-1);
    if (file !== null && last?.file === file && !needsSpace(last.text, character)) last.text += character;
    else if (file !== null) runs.push({ file, start, text: character });
    start += character.length;
  }
  return runs;
}

function needsSpace(before: string, after: string): boolean {
  const [end = "", begin = ""] = [Array.from(before).at(-1), Array.from(after)[0]];
  return (han.test(end) && letter.test(begin)) || (letter.test(end) && han.test(begin));
}
