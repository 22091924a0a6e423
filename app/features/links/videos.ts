import { escapeHtml } from "~/kernel/escape-html";
import { afterBareLinks } from "./bare-links";

/** A video that can be shown in a frame: who shows it, and the address of the frame. */
export type Video = { provider: string; embed: string };

type Provider = { name: string; hosts: RegExp; frame: string; find(url: URL): string | null };

const matchOf = (pattern: RegExp, text: string): string[] => pattern.exec(text)?.slice(1) ?? [];

/** Whose videos may be shown in a frame here, and how; no other ever is. */
const providers: readonly Provider[] = [
  {
    name: "YouTube", hosts: /^(?:(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com|youtu\.be)$/, frame: "https://www.youtube-nocookie.com",
    find({ hostname, pathname, searchParams }) {
      const inPath = hostname === "youtu.be" ? /^\/([\w-]{11})\/?$/ : /^\/(?:shorts|live|embed)\/([\w-]{11})\/?$/;
      const [id] = pathname === "/watch" ? matchOf(/^([\w-]{11})$/, searchParams.get("v") ?? "") : matchOf(inPath, pathname);
      const [start] = matchOf(/^(\d{1,6})s?$/, searchParams.get("t") ?? searchParams.get("start") ?? "");
      return id ? `/embed/${id}?autoplay=1${start ? `&start=${start}` : ""}` : null;
    },
  },
  {
    name: "Vimeo", hosts: /^(?:www\.)?vimeo\.com$/, frame: "https://player.vimeo.com",
    find({ pathname }) {
      const [id, hash] = matchOf(/^\/(\d{5,12})(?:\/([0-9a-f]{8,12}))?\/?$/, pathname);
      return id ? `/video/${id}?dnt=1&autoplay=1${hash ? `&h=${hash}` : ""}` : null;
    },
  },
  {
    name: "Bilibili", hosts: /^(?:www\.|m\.)?bilibili\.com$/, frame: "https://player.bilibili.com",
    find({ pathname, searchParams }) {
      const [id] = matchOf(/^\/video\/(BV[0-9A-Za-z]{10}|av\d{1,12})\/?$/, pathname);
      const [page] = matchOf(/^(\d{1,4})$/, searchParams.get("p") ?? "");
      if (!id) return null;
      return `/player.html?${id.startsWith("BV") ? `bvid=${id}` : `aid=${id.slice(2)}`}&autoplay=1${page ? `&p=${page}` : ""}`;
    },
  },
];

/** The only origins a page of ours may show in a frame. */
export const videoFrames: readonly string[] = providers.map(({ frame }) => frame);

/** The video an address is of; null for any other. */
export function videoOf(href: string): Video | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol) || url.port !== "" || url.username !== "" || url.password !== "") return null;
  const provider = providers.find(({ hosts }) => hosts.test(url.hostname));
  const path = provider?.find(url);
  return provider && path ? { provider: provider.name, embed: provider.frame + path } : null;
}

/**
 * Puts a card under each bare link to a video. It is a link; a click with script shows the frame instead, and nothing is
 * asked of the provider before. What it says in words is filled in for each reader when the text is shown.
 */
export function dressVideos(html: string): string {
  return afterBareLinks(html, (href) => {
    const video = videoOf(href);
    if (!video) return "";
    const { provider, embed } = video;
    return `<a class="video-card" href="${escapeHtml(href)}" rel="nofollow ugc noopener noreferrer" data-embed="${escapeHtml(embed)}"><b>${provider}</b><span data-say="${provider}"></span></a>`;
  });
}
