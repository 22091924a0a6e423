import type { Context } from "~/platform/context";

export { findTopicLocked, logAct, type FoundTopic } from "./as-moderator.server";
export { carryAnswers, findAnswers, movedMax } from "./moved-posts.server";
export { settleTopic } from "./settle-topic.server";

/** Links of one post that show a way back where they lead. */
const linksMax = 10;
const ownLink = /^\/(t|posts)\/([0-9a-hjkmnp-tv-z]{26})(?:[/?#]|$)/;

/** The topics and posts of ours that baked HTML links to, each once. `origin` is the community's own. */
export function ownLinks(html: string, origin: string): { topics: string[]; posts: string[] } {
  const found = { t: new Set<string>(), posts: new Set<string>() };
  for (const [, address = ""] of html.matchAll(/<a [^>]*?href="([^"]*)"/g)) {
    const [, kind, id] = ownLink.exec(address.startsWith(origin) ? address.slice(origin.length) : address) ?? [];
    if (id && (kind === "t" || kind === "posts")) found[kind].add(id);
  }
  return { topics: [...found.t].slice(0, linksMax), posts: [...found.posts].slice(0, linksMax) };
}

/** Notes which topics a post leads to, in the transaction that writes it; `first` tells that there is nothing to take back. */
export async function recordLinks(ctx: Context, postId: string, html: string, first: "first" | "again"): Promise<void> {
  const { topics, posts } = ownLinks(html, ctx.community.origin);
  if (first === "again") await ctx.db.topicLink.deleteMany({ where: { fromPostId: postId } });
  if (topics.length + posts.length === 0) return;
  await ctx.db.$executeRaw`
    INSERT INTO "TopicLink" ("fromPostId", "toTopicId")
    SELECT DISTINCT ${postId}, x."id" FROM (SELECT "id" FROM "Topic" WHERE "id" = ANY(${topics}) UNION SELECT "topicId" FROM "Post" WHERE "id" = ANY(${posts})) x
    WHERE x."id" <> (SELECT "topicId" FROM "Post" WHERE "id" = ${postId}) ON CONFLICT DO NOTHING`;
}
