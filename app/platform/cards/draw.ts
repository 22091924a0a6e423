import { breakLines, clip } from "./break-lines";
import { drawableOf, openFamily, type Family, type Weight } from "./family";
import { setLine } from "./set-line";
import { cardSize, colours, portraitPlace, type Sheet } from "./sheet";

/** Text in one size, weight and colour. */
type Style = { size: number; weight: Weight; fill: string };
type At = { x: number; y: number };

const left = 72;
const right = cardSize.width - left;
const styles = {
  place: { size: 34, weight: 500, fill: colours.soft },
  lead: { size: 34, weight: 400, fill: colours.soft },
  author: { size: 32, weight: 500, fill: colours.ink },
  facts: { size: 30, weight: 400, fill: colours.dim },
  community: { size: 34, weight: 600, fill: colours.ink },
} as const satisfies Record<string, Style>;
/** Sizes of the title, the first in which it fits in so many lines; in the last it is cut. */
const titleSizes = [{ size: 84, lines: 2 }, { size: 70, lines: 3 }, { size: 58, lines: 3 }] as const;
const flame = "M12.6 30.4H21M9 26H24.6M7.6 21.6H26M8 17.2H12.2M16.4 17.2H26M9.4 12.8H10.2M16.2 12.8H24.2M15 8.4H21.2M14.6 4H17.6";
/** Title and lead stand in the middle between these two heights. */
const [bodyTop, bodyBottom] = [132, 472];
const ruleY = 488;
const footY = 564;

/** A card as SVG of nothing but outlines: no letters, hence no fonts, and no foreign text. */
export async function drawCard(sheet: Sheet): Promise<string> {
  const family = await openFamily(`…·${textsOf(sheet).join("")}`);
  const clean = (text: string): string => drawableOf(text, family);
  const parts = [sheet.place ? drawPlace({ ...sheet.place, name: clean(sheet.place.name) }, family) : "", drawBody(clean(sheet.title) || clean(sheet.place?.name ?? sheet.community), clean(sheet.lead), family), drawFoot(sheet, family)];
  const { width, height } = cardSize;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${colours.paper}"/>${parts.join("")}</svg>`;
}

function textsOf({ title, lead, place, author, facts, community }: Sheet): string[] {
  return [title, lead, place?.name ?? "", author?.name ?? "", ...facts, community];
}

/** The board, with its hue as a band along the edge. */
function drawPlace({ name, hue }: { name: string; hue: number }, family: Family): string {
  const colour = colours.hues[hue - 1] ?? colours.hues[0];
  const band = `<rect width="16" height="${cardSize.height}" fill="${colour}"/><rect x="${left}" y="74" width="24" height="24" rx="5" fill="${colour}"/>`;
  return band + drawLine(name, { x: left + 42, y: 98 }, styles.place, { width: right - left - 42, family });
}

function drawBody(title: string, lead: string, family: Family): string {
  const head = fitTitle(title, family);
  const leadLines = lead === "" ? [] : breakLines(lead, roomFor(styles.lead, 2, family)).lines;
  const titleStep = head.size * 1.28;
  const leadStep = styles.lead.size * 1.5;
  const height = head.lines.length * titleStep + (leadLines.length > 0 ? 20 : 0) + leadLines.length * leadStep;
  const top = bodyTop + (bodyBottom - bodyTop - height) / 2;
  const style: Style = { size: head.size, weight: 600, fill: colours.ink };
  const titles = head.lines.map((line, index) => drawLine(line, { x: left, y: top + index * titleStep + head.size * 0.98 }, style, { family }));
  const below = top + head.lines.length * titleStep + 20;
  const leads = leadLines.map((line, index) => drawLine(line, { x: left, y: below + index * leadStep + styles.lead.size }, styles.lead, { family }));
  return [...titles, ...leads].join("");
}

function fitTitle(title: string, family: Family): { size: number; lines: string[] } {
  let fitted = { size: 0, lines: [""] };
  for (const { size, lines: linesMax } of titleSizes) {
    const { lines, isClipped } = breakLines(title, roomFor({ size, weight: 600, fill: "" }, linesMax, family));
    fitted = { size, lines };
    if (!isClipped) break;
  }
  return fitted;
}

/** Who wrote it and what became of it on the left, whose house it is on the right. */
function drawFoot({ author, facts, community }: Sheet, family: Family): string {
  const rule = `<rect x="${left}" y="${ruleY}" width="${right - left}" height="2" fill="${colours.line}"/>`;
  const name = clip(drawableOf(community, family), { width: 420, measure: measureIn(styles.community, family) });
  const nameX = right - measureIn(styles.community, family)(name);
  const mark = `<path transform="translate(${nameX - 52} ${footY - 32}) scale(1.22)" d="${flame}" fill="none" stroke="${colours.ember}" stroke-width="3" stroke-linecap="round"/>`;
  const house = mark + drawLine(name, { x: nameX, y: footY }, styles.community, { family });
  const room = nameX - 92 - left;
  const written = author ? drawableOf(author.name, family) : "";
  const from = left + (author?.hasPicture ? portraitPlace.side + 20 : 0);
  const told = drawableOf(facts.join(" · "), family);
  const toldWidth = Math.min(measureIn(styles.facts, family)(told), room);
  const who = clip(written, { width: room - (from - left) - toldWidth - 28, measure: measureIn(styles.author, family) });
  const toldX = who === "" ? from : from + measureIn(styles.author, family)(who) + 28;
  return rule + house + drawLine(who, { x: from, y: footY }, styles.author, { family }) + drawLine(told, { x: toldX, y: footY }, styles.facts, { family, width: room });
}

function drawLine(text: string, { x, y }: At, style: Style, { width, family }: { width?: number; family: Family }): string {
  const shown = width === undefined ? text : clip(text, { width, measure: measureIn(style, family) });
  return `<g transform="translate(${x} ${y}) scale(${style.size / 1_000})" fill="${style.fill}">${setLine(shown, style.weight, family).outline()}</g>`;
}

function roomFor(style: Style, linesMax: number, family: Family) {
  return { width: right - left, linesMax, measure: measureIn(style, family) };
}

function measureIn(style: Style, family: Family): (text: string) => number {
  return (text) => (setLine(text, style.weight, family).width * style.size) / 1_000;
}
