import { fileHref, sizeOf } from "./rules";
import { catalogue, type AttachedRow, type PictureRow } from "./types";

// The renderer's own output is read here, never a member's text: its tags have one form.
const part = /<a [^>]*>|<\/a>|<img [^>]*>/g;
const source = /^<img src="\/files\/([0-9a-z]{26})"/;
const target = /^<a href="\/files\/([0-9a-z]{26})"/;
const figure = /<figure>.*?<\/figure>/gs;
const pictureList = /<(ol|ul)(?: start="(\d+)")?>\n(?=<li>\s*<figure>)(.*?)<\/\1>/gs;
const pictureItem = /^<li>\s*<figure>(.*?)<\/figure>\s*$/s;

type Known = { pictures: ReadonlyMap<string, PictureRow>; attached: ReadonlyMap<string, AttachedRow> };

/**
 * Gives each picture in rendered HTML its exact sides, its widths, a placeholder and a way to its largest form. A
 * picture that stands alone, or among pictures, becomes a figure with its title as caption; several become a gallery, and a list of
 * nothing but pictures a strip. A link to another file says its kind and size.
 */
export function dressHtml(html: string, { pictures, attached }: Known): string {
  let inLink = false;
  let facts = "";
  const dressed = html.replace(part, (tag) => {
    if (tag === "</a>") {
      inLink = false;
      return `${facts}</a>`;
    }
    if (tag.startsWith("<a ")) {
      inLink = true;
      facts = factsOf(attached.get(target.exec(tag)?.[1] ?? ""));
      return tag;
    }
    const id = source.exec(tag)?.[1] ?? "";
    const [picture, file] = [pictures.get(id), attached.get(id)];
    if (file) return fileLineOf(tag, id, file, inLink);
    return picture ? figureOf(tag, picture, inLink) : tag;
  });
  const standing = dressed.replace(/<p>(.*?)<\/p>/gs, (whole, inner: string) => galleryOf(inner) ?? whole);
  return unwrapFigures(standing.replace(pictureList, (whole, tag: string, start: string | undefined, items: string) => stripOf(items, tag === "ol" ? Number(start ?? 1) : null) ?? whole));
}

function factsOf(file: AttachedRow | undefined): string {
  return file ? ` <small>${catalogue[file.kind].label} · ${sizeOf(file.bytes)}</small>` : "";
}

/** What somebody put in as a picture, but is none. */
function fileLineOf(tag: string, id: string, file: AttachedRow, inLink: boolean): string {
  const name = attributeOf(tag, "alt") || catalogue[file.kind].label;
  return inLink ? name : `<a href="${fileHref(id)}">${name}${factsOf(file)}</a>`;
}

function figureOf(tag: string, picture: PictureRow, inLink: boolean): string {
  const alt = attributeOf(tag, "alt");
  const title = attributeOf(tag, "title");
  const { id, width, height, widths } = picture;
  const shown = widths.find((at) => at >= 640) ?? widths.at(-1) ?? width;
  const set = widths.map((at) => `${fileHref(id, at)} ${at}w`).join(", ");
  const image = `<img src="${fileHref(id, shown)}" srcset="${set}" sizes="(max-width: 719px) 100vw, 680px" width="${width}" height="${height}" alt="${alt}" loading="lazy" decoding="async">`;
  const placeholder = picture.placeholder ? `<img class="lqip" src="${picture.placeholder}" alt="" aria-hidden="true">` : "";
  const inner = inLink ? `<span class="pic">${placeholder}${image}</span>` : `<a class="pic" href="${fileHref(id, width)}">${placeholder}${image}</a>`;
  return `<figure>${inner}${title ? `<figcaption>${title}</figcaption>` : ""}</figure>`;
}

/** An attribute as the renderer wrote it: its text is escaped already. */
function attributeOf(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

/** What a paragraph of pictures alone becomes; null when it holds anything else. */
function galleryOf(paragraph: string): string | null {
  const figures = paragraph.match(figure) ?? [];
  const rest = paragraph.replace(figure, "").replaceAll("<br>", "").trim();
  if (figures.length === 0 || rest !== "") return null;
  return figures.length === 1 ? figures.join("") : `<div class="gallery">${figures.join("")}</div>`;
}

/**
 * What a list of pictures alone becomes; null when an item holds anything else. Captions count where the list does. How
 * many pictures there are is said to each reader in their language.
 */
function stripOf(items: string, first: number | null): string | null {
  const inner = items.split("</li>\n").slice(0, -1).map((item) => pictureItem.exec(item)?.[1] ?? "");
  if (inner.length < 2 || inner.some((one) => one === "" || one.includes("<figure>"))) return null;
  const tag = first === null ? "ul" : "ol";
  // Named otherwise than a figure in an item of any list, it keeps its caption.
  const steps = inner.map((one, index) => `<li><figure class="step">${first === null ? one : counted(one, first + index)}</figure></li>`);
  return `<${tag} class="strip" role="list" tabindex="0" data-say-pictures="${inner.length}">${steps.join("")}</${tag}>`;
}

function counted(inner: string, place: number): string {
  const [picture, caption] = inner.split("<figcaption>");
  return `${picture}<figcaption><b>${place}</b>${caption ? ` ${caption}` : "</figcaption>"}`;
}

/** A figure may not stand inside a paragraph or a link: there the picture stays without its caption. */
function unwrapFigures(html: string): string {
  return html.replace(/<(p|h[1-6]|td|th|li)(?: [^>]*)?>(.*?)<\/\1>/gs, (whole) => whole.replace(/<figure>(.*?)(?:<figcaption>.*?<\/figcaption>)?<\/figure>/gs, "$1"));
}
