import { addMs, dayMs, minuteMs } from "~/kernel/clock";

/** Links of one post that get a card. */
export const linksMax = 5;

/** Characters of what a page says of itself. */
export const previewMax = { title: 200, description: 300, site: 80 } as const;

export const pageBytesMax = 512 * 1024;
export const pictureBytesMax = 5 * 1024 * 1024;
/** Pixels a side of a card's picture, twice as many as it is shown at. */
export const pictureSide = 192;

/** Addresses that are longer get no card. */
const urlCharsMax = 2_000;
const follows = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_eid|igshid|spm_id_from|vd_source|share_source)$/;

/** Under which address a page is known: without what says who follows the link and where in the page it leads; null for one that gets no card. */
export function previewUrl(href: string, ownOrigin: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol) || url.port !== "" || url.username !== "" || url.password !== "") return null;
  if (url.hostname === new URL(ownOrigin).hostname || !/[.:]/.test(url.hostname)) return null;
  url.hash = "";
  for (const name of [...url.searchParams.keys()]) if (follows.test(name)) url.searchParams.delete(name);
  return url.href.length <= urlCharsMax ? url.href : null;
}

export const triesMax = 3;

/** When a try begun now is followed by another if it fails: ten minutes after the first, an hour after the second. */
export function nextTry(now: Date, tries: number): Date | null {
  return tries < triesMax ? addMs(now, 10 * minuteMs * 6 ** (tries - 1)) : null;
}

/** What was fetched before that is fetched again when a post next shows it, and forgotten when none does. */
export function expiredBefore(now: Date): Date {
  return addMs(now, -7 * dayMs);
}

/** The address of a preview's picture. */
export function previewPictureHref(id: string): string {
  return `/previews/${id}`;
}

/** Under which name the store keeps it. */
export function previewPictureName(id: string): string {
  return `${id}.webp`;
}
