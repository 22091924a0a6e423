// Makes public/icons.svg (one symbol per name) and app/ui/icon-names.ts from lucide-static,
// and the pictures a phone's home screen wants from the mark.
// Add a name to the list, then run: node bin/icons.mjs
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp from "sharp";

const names = `
  activity archive arrow-down arrow-left arrow-right arrow-up at-sign ban bell bell-off bold book-open bookmark bookmark-check braces bug
  check chevron-down chevron-left chevron-right chevron-up circle-alert circle-check circle-question-mark circle-x
  clock code copy corner-down-right database download ellipsis external-link eye eye-off file-text flag folder
  git-merge split printer timer volume-x globe hash heading history hourglass house image inbox info italic key-round keyboard languages
  layout-list link list list-checks list-ordered list-tree lock lock-open log-in log-out mail megaphone menu
  message-square message-square-reply messages-square minus monitor moon palette paperclip pencil-line pin pin-off plug plus quote
  refresh-cw rotate-ccw rss scale search send server-crash settings share-2 shield shield-check sliders-horizontal smile-plus
  square-code strikethrough sun sun-moon table tag terminal trash-2 triangle-alert undo-2 user-round user-round-plus
  users wifi-off x
`.trim().split(/\s+/).sort();

const root = join(import.meta.dirname, "..");
const source = join(dirname(createRequire(import.meta.url).resolve("lucide-static/package.json")), "icons");
const licence = /<!--(.*?)-->/s.exec(readIcon(names[0]))?.[1].trim();
const sprite = `<!-- ${licence} (https://lucide.dev/license) -->
<svg xmlns="http://www.w3.org/2000/svg">
${names.map(symbolOf).join("\n")}
</svg>
`;
const version = createHash("sha256").update(sprite).digest("hex").slice(0, 8);

writeFileSync(join(root, "public/icons.svg"), sprite);
writeFileSync(
  join(root, "app/ui/icon-names.ts"),
  `// Made by bin/icons.mjs; change the list there.
/** Address of the sprite; the version makes it safe to cache for ever. */
export const iconsUrl = "/icons.svg?v=${version}";

/** Every icon the sprite holds. */
export type IconName =
${names.map((name) => `  | "${name}"`).join("\n")};
`,
);
await Promise.all([makePicture(180), makePicture(192), makePicture(512)]);
console.log(`${names.length} icons, ${sprite.length} bytes`);

function readIcon(name) {
  return readFileSync(join(source, `${name}.svg`), "utf8");
}

async function makePicture(size) {
  const mark = Math.round(size * 0.62);
  const drawn = await sharp(join(root, "public/favicon.svg"), { density: 72 * Math.ceil(mark / 34) }).resize(mark, mark).toBuffer();
  const paper = { create: { width: size, height: size, channels: 3, background: "#F6F4F0" } };
  await sharp(paper).composite([{ input: drawn, gravity: "centre" }]).png({ palette: true }).toFile(join(root, `public/icon-${size}.png`));
}

function symbolOf(name) {
  const inner = /<svg[^>]*>(.*)<\/svg>/s.exec(readIcon(name))?.[1];
  if (!inner) throw new Error(`no drawing in ${name}`);
  return `<symbol id="${name}" viewBox="0 0 24 24">${inner.trim().replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>")}</symbol>`;
}
