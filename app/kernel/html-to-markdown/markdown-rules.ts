import type TurndownService from "turndown";
import { dressesOwnPicture, ownPicture } from "./own-pictures";

type Rule = TurndownService.Rule & { replacement: TurndownService.ReplacementFunction };

const raised: Record<string, string> = {
  "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺", "-": "⁻", n: "ⁿ",
};
const lowered: Record<string, string> = {
  "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "+": "₊", "-": "₋",
};

/**
 * Where HTML comes from: `siteUrl` completes addresses that begin at its root; its pictures are shown, or only linked to.
 * `home` is this community's own address where its posts may be among it: their pictures are then shown again.
 */
export type HtmlSource = { siteUrl: string | null; pictures: "shown" | "linked"; home?: string | null };

/**
 * Where our Markdown differs from turndown's, and what of GitHub's it lacks. Links that begin at the
 * source's own root need its address, or only their words stay.
 */
export function markdownRules({ siteUrl, pictures, home = null }: HtmlSource): Record<string, Rule> {
  return {
    link: {
      filter: "a",
      replacement: (content, node) => (dressesOwnPicture(node, home) ? content : linkTo(absolute(node.getAttribute("href"), siteUrl), content, node)),
    },
    image: { filter: "img", replacement: (_, node) => ownPicture(node, home) ?? imageOf(node, siteUrl, pictures) },
    figure: { filter: (node) => node.nodeName === "FIGURE" && dressesOwnPicture(node, home), replacement: (content, node) => onLines(content.trim(), node) },
    caption: { filter: (node) => node.nodeName === "FIGCAPTION" && isOfOwnPicture(node, home), replacement: () => "" },
    codeBlock: { filter: "pre", replacement: (_, node) => fenced(node.textContent ?? "", languageOf(node)) },
    key: { filter: "kbd", replacement: (_, node) => (node.textContent?.trim() ? `\`${node.textContent.trim()}\`` : "") },
    raised: { filter: "sup", replacement: (content) => shifted(content, raised) },
    lowered: { filter: "sub", replacement: (content) => shifted(content, lowered) },
    struck: { filter: ["del", "s"], replacement: (content) => (content.trim() ? `~~${content}~~` : "") },
    oldStruck: {
      filter: (node) => node.nodeName === "STRIKE",
      replacement: (content) => (content.trim() ? `~~${content}~~` : ""),
    },
    cell: { filter: ["th", "td"], replacement: (content) => ` ${content.trim().replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|")} |` },
    row: { filter: "tr", replacement: (content) => (content.trim() ? `\n|${content}` : "") },
    section: { filter: ["thead", "tbody", "tfoot"], replacement: (content) => content },
    table: { filter: "table", replacement: (content, node) => tableOf(content, node) },
  };
}

function isOfOwnPicture(caption: HTMLElement, home: string | null): boolean {
  return caption.parentElement !== null && dressesOwnPicture(caption.parentElement, home);
}

/** A picture on a line of its own; those of a gallery touch, or it would be none. */
function onLines(picture: string, figure: HTMLElement): string {
  const isInGallery = figure.parentElement?.getAttribute("class") === "gallery";
  return isInGallery ? `\n${picture}\n` : `\n\n${picture}\n\n`;
}

/** Stands before a link until the text is whole; no source holds it, since control characters are dropped. */
const linkMark = "\u0001";

/** Ends a conversion: an exclamation mark right before a link must not make an image of it. */
export function settleLinks(markdown: string): string {
  return markdown.replaceAll(`!${linkMark}`, "\\!").replaceAll(linkMark, "");
}

/** A fenced block no line of the code can close. */
export function fenced(code: string, language = ""): string {
  const runs = code.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `\n\n${fence}${language}\n${code.replace(/\n+$/, "")}\n${fence}\n\n`;
}

function languageOf(node: HTMLElement): string {
  const names = [node, ...Array.from(node.children)].map((element) => element.getAttribute("class") ?? "").join(" ");
  const language = /\blang(?:uage)?-([\w+#-]+)/.exec(names)?.[1] ?? "";
  return ["none", "default"].includes(language) ? "" : language;
}

function absolute(address: string | null, siteUrl: string | null): string | null {
  const text = (address ?? "").trim();
  if (text.startsWith("//")) return absolute(`https:${text}`, siteUrl);
  const base = siteUrl ?? undefined;
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return ["http:", "https:", "mailto:"].includes(url.protocol) ? (base && !URL.canParse(text) ? url.href : text) : null;
}

function linkTo(address: string | null, content: string, node: HTMLElement): string {
  if (address === null || !(node.textContent?.trim() || content.trim())) return content;
  return `${linkMark}[${content.trim().replace(/\s*\n\s*/g, " ")}](${destination(address)})`;
}

function imageOf(node: HTMLElement, siteUrl: string | null, pictures: HtmlSource["pictures"]): string {
  const address = absolute(node.getAttribute("src"), siteUrl);
  const words = (node.getAttribute("alt") ?? "").replace(/\s+/g, " ").replace(/[[\]\\*_`]/g, "\\$&");
  if (address === null || (pictures === "linked" && words.trim() === "")) return words;
  return `${pictures === "shown" ? "!" : linkMark}[${words}](${destination(address)})`;
}

function destination(address: string): string {
  return /[\s()<>]/.test(address) ? `<${address.replace(/\s/g, "%20").replace(/[<>]/g, encodeURIComponent)}>` : address;
}

function shifted(content: string, places: Record<string, string>): string {
  const characters = Array.from(content.trim());
  return characters.every((char) => char in places) ? characters.map((char) => places[char]).join("") : content;
}

/** Our Markdown wants a heading row; a table without one gets an empty one. */
function tableOf(content: string, node: HTMLElement): string {
  const rows = Array.from(node.getElementsByTagName("tr"));
  const columns = Math.max(0, ...rows.map((row) => row.children.length));
  if (columns === 0) return `\n\n${content.trim()}\n\n`;
  const lines = content.split("\n").filter((line) => line.trim() !== "");
  const hasHeading = Array.from(rows[0]?.children ?? []).every((cell) => cell.nodeName === "TH");
  const heading = hasHeading ? (lines.shift() ?? "") : `|${" |".repeat(columns)}`;
  return `\n\n${[heading, `|${" --- |".repeat(columns)}`, ...lines].join("\n")}\n\n`;
}
