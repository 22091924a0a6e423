import { escapeXml } from "~/kernel/xml";

/** A part of the sitemap; `changed`: when something in it last did, as far as that is known. */
export type Part = { name: string; changed: Date | null };

/** A page to be found; `path` is ready for links. */
export type Place = { path: string; changed: Date | null };

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** The list of a sitemap's parts. */
export function toIndex(parts: readonly Part[], origin: string): string {
  return wrapped("sitemapindex", parts.map(({ name, changed }) => entry("sitemap", `${origin}/sitemaps/${name}.xml`, changed)));
}

/** One part: pages and when they last changed. */
export function toSitemap(places: readonly Place[], origin: string): string {
  return wrapped("urlset", places.map(({ path, changed }) => entry("url", origin + path, changed)));
}

function wrapped(name: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<${name} xmlns="${namespace}">\n${entries.join("\n")}\n</${name}>\n`;
}

function entry(name: string, address: string, changed: Date | null): string {
  return `<${name}><loc>${escapeXml(address)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ""}</${name}>`;
}
