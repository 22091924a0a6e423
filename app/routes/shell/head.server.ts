import type { Card } from "~/features/cards/types";
import { cardSize } from "~/features/cards/rules";
import { feedWords } from "~/features/feeds/words";
import { say, type Locale } from "~/kernel/words";
import type { Edge } from "~/http/edge";

/** A page as others tell of it. `path` is its own address without what lists add to it. */
type Told = { type: "article" | "website"; title: string; description: string; path: string };

const ogLocales = { en: "en_US", "zh-CN": "zh_CN" } as const satisfies Record<Locale, string>;

/** What other places show of a link to a page; nothing for a page that not every guest may read. */
export async function tellCard(edge: Edge, card: Card | null, { type, title, description, path }: Told): Promise<void> {
  if (!card) return;
  const { name, origin } = edge.ctx.community;
  const locale = await edge.locale();
  const properties = {
    "og:type": type, "og:site_name": name, "og:title": title, "og:description": description, "og:url": origin + path, "og:locale": ogLocales[locale],
    "og:image": origin + card.href, "og:image:type": "image/png", "og:image:width": String(cardSize.width), "og:image:height": String(cardSize.height), "og:image:alt": card.alt,
  };
  edge.head.push(...Object.entries(properties).map(([property, content]) => ({ property, content })), { name: "twitter:card", content: "summary_large_image" });
}

/** The page's own address, without what lists add to it, and where its news can be subscribed to, when guests may. */
export async function tellPlace(edge: Edge, { path, feed }: { path: string; feed?: string | null }): Promise<void> {
  const { origin } = edge.ctx.community;
  edge.head.push({ tagName: "link", rel: "canonical", href: origin + path });
  if (feed) edge.head.push({ tagName: "link", rel: "alternate", type: "application/atom+xml", title: say(feedWords.feed, await edge.locale()), href: origin + feed });
}
