import { escapeHtml } from "~/kernel/escape-html";
import { afterBareLinks, bareLinksIn } from "./bare-links";
import { linksMax, previewPictureHref, previewUrl } from "./rules";
import type { PreviewRow } from "./types";
import { videoOf } from "./videos";

// Only we write this class: the renderer lets a member's links have another alone. A card holds no link.
const card = /<a class="link-card".*?<\/a>/gs;

/** The HTML without its cards: as the post was baked. */
export function withoutPreviews(html: string): string {
  return html.replace(card, "");
}

/** The addresses of rendered HTML that get a card, each once. Videos have cards of their own. */
export function previewUrlsIn(html: string, ownOrigin: string): string[] {
  const urls = bareLinksIn(html).map((href) => (videoOf(href) ? null : previewUrl(href, ownOrigin)));
  return [...new Set(urls.filter((url) => url !== null))].slice(0, linksMax);
}

/** Puts a card under each bare link whose page is known, under the first where one stands twice. */
export function dressPreviews(html: string, previews: ReadonlyMap<string, PreviewRow>, ownOrigin: string): string {
  const left = new Map(previews);
  return afterBareLinks(html, (href) => {
    const url = previewUrl(href, ownOrigin) ?? "";
    const preview = left.get(url);
    left.delete(url);
    return preview ? cardOf(href, preview) : "";
  });
}

function cardOf(href: string, { id, title, description, site, picture }: PreviewRow): string {
  const host = new URL(href).host;
  const image = picture ? `<img src="${previewPictureHref(id)}" width="96" height="96" alt="" loading="lazy" decoding="async">` : "";
  const about = description ? `<span dir="auto">${escapeHtml(description)}</span>` : "";
  const from = `<small>${escapeHtml(host)}${site && site.toLowerCase() !== host ? ` · <bdi>${escapeHtml(site)}</bdi>` : ""}</small>`;
  return `<a class="link-card" href="${escapeHtml(href)}" rel="nofollow ugc noopener noreferrer">${image}<span><b dir="auto">${escapeHtml(title)}</b>${about}${from}</span></a>`;
}
