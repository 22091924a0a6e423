import { escapeXml } from "~/kernel/xml";
import type { Feed, FeedEntry } from "./types";

/**
 * A feed in Atom (RFC 4287). Its ids are whole addresses, and so are those within the texts: many readers know no xml:base.
 * An empty feed is as old as `now`. Characters that XML cannot hold are left out.
 */
export function toAtom(feed: Feed, { origin, language, now }: { origin: string; language: string; now: Date }): string {
  const updated = new Date(Math.max(0, ...feed.entries.map((entry) => entry.updated.getTime())) || now.getTime());
  const parts = [
    text("id", feed.self), text("title", feed.title), text("subtitle", feed.subtitle), text("updated", updated.toISOString()),
    link("self", feed.self, "application/atom+xml"), link("alternate", feed.href, "text/html"), `<icon>${escapeXml(`${origin}/favicon.svg`)}</icon>`,
    ...feed.entries.map((entry) => entryOf(entry, origin)),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">${parts.join("\n")}</feed>\n`;
}

function entryOf(entry: FeedEntry, origin: string): string {
  const parts = [
    text("id", entry.id), text("title", entry.title), link("alternate", entry.href, "text/html"),
    text("published", entry.published.toISOString()), text("updated", entry.updated.toISOString()),
    `<author>${text("name", entry.author.name)}${text("uri", entry.author.href)}</author>`,
    ...entry.tags.map((tag) => `<category term="${escapeXml(tag)}"/>`),
    `<content type="html">${escapeXml(withWholeAddresses(entry.html, origin))}</content>`,
  ];
  return `<entry>${parts.join("")}</entry>`;
}

function text(name: string, value: string): string {
  return `<${name}>${escapeXml(value)}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;
}

/** Paths of ours in links and pictures become addresses that mean the same anywhere. */
export function withWholeAddresses(html: string, origin: string): string {
  return html
    .replace(/ (href|src)="\/(?!\/)/g, ` $1="${origin}/`)
    .replace(/ srcset="([^"]*)"/g, (_whole, set: string) => ` srcset="${set.replace(/(^|,\s*)\/(?!\/)/g, `$1${origin}/`)}"`);
}
