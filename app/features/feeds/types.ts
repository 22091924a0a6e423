/** One thing of a feed. Addresses are whole; `html` is baked text whose own addresses are paths of ours. */
export type FeedEntry = {
  id: string;
  title: string;
  href: string;
  author: { name: string; href: string };
  published: Date;
  updated: Date;
  html: string;
  tags: readonly string[];
};

/** A list others subscribe to, the newest first. `href` is the page it tells of, `self` its own address. */
export type Feed = { title: string; subtitle: string; href: string; self: string; entries: FeedEntry[] };
