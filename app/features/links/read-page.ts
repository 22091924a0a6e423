import { parseFragment } from "parse5";
import { truncate } from "~/kernel/text";
import { previewMax } from "./rules";
import type { PageFacts } from "./types";

/** What a page says of itself, and where its picture is, as it says. */
export type PageRead = PageFacts & { picture: string | null };

/** Tags that are looked at, each up to so many characters: what a page may cost is bounded whatever it holds. */
const metasMax = 200;
const tagCharsMax = 6_000;

// Where a tag ends is found by these, what it says is read by the parser: building the whole tree would take as long as its writer likes.
const attribute = /\s+[^\s"'>/=]{1,60}(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/y;
const meta = /<meta(?=\s)/gi;
const title = /<title(?:\s[^>]{0,200})?>/i;
const titleEnd = /<\/title/i;

/** Reads what a page says of itself: Open Graph, then Twitter's card, then its title and description. Null when it has no title. */
export function readPage(bytes: Uint8Array, charset: string): PageRead | null {
  const html = decode(bytes, charset);
  const said = metasOf(html);
  const say = (max: number, ...names: string[]): string => names.map((name) => clean(said.get(name) ?? "", max)).find((text) => text !== "") ?? "";
  const own = say(previewMax.title, "og:title", "twitter:title") || clean(titleOf(html), previewMax.title);
  if (own === "") return null;
  const picture = ["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"].map((name) => said.get(name)?.trim()).find(Boolean);
  return {
    title: own, description: say(previewMax.description, "og:description", "twitter:description", "description"),
    site: say(previewMax.site, "og:site_name", "application-name"), picture: picture ?? null,
  };
}

/** By the charset of the answer, else of the page's first kilobyte, else UTF-8; what is no charset is UTF-8. */
function decode(bytes: Uint8Array, charset: string): string {
  const begin = Buffer.from(bytes.subarray(0, 1_024)).toString("latin1");
  const label = charset || (/<meta[^>]{1,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(begin)?.[1] ?? "utf-8");
  return decoderOf(label).decode(bytes).replaceAll("\u0000", "");
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

/** The first of each name that says something. */
function metasOf(html: string): Map<string, string> {
  const said = new Map<string, string>();
  let count = 0;
  for (const { index } of html.matchAll(meta)) {
    if ((count += 1) > metasMax) break;
    const { name, content } = metaAt(html.slice(index, index + tagCharsMax));
    if (name && content.trim() && !said.has(name)) said.set(name, content);
  }
  return said;
}

function metaAt(text: string): { name: string; content: string } {
  let end = "<meta".length;
  for (let attributes = 0; attributes < 20; attributes += 1) {
    attribute.lastIndex = end;
    const found = attribute.exec(text);
    if (!found) break;
    end = attribute.lastIndex;
  }
  const [node] = parseFragment(`${text.slice(0, end)}>`).childNodes;
  const attrs = new Map(node && "attrs" in node ? node.attrs.map(({ name, value }) => [name, value]) : []);
  return { name: (attrs.get("property") ?? attrs.get("name") ?? "").trim().toLowerCase(), content: attrs.get("content") ?? "" };
}

/** The text of the first title, with its character references read; tags in it are text. */
function titleOf(html: string): string {
  const begin = title.exec(html);
  const rest = begin ? html.slice(begin.index + begin[0].length).slice(0, tagCharsMax) : "";
  const [node] = parseFragment(`<title>${rest.slice(0, titleEnd.exec(rest)?.index ?? rest.length)}</title>`).childNodes;
  const [text] = node && "childNodes" in node ? node.childNodes : [];
  return text && "value" in text ? text.value : "";
}

const unwanted = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** One line of plain text, without characters that make a line read otherwise than it is. */
function clean(text: string, max: number): string {
  return truncate(text.slice(0, 8 * max).toWellFormed().replace(unwanted, "").replace(/\s+/g, " ").trim(), max);
}
