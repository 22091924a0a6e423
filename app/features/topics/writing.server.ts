import type { Context } from "~/platform/context";

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

/**
 * Recounts what a topic stores of its posts, from the rows, after a post changed state: its own state
 * (the opening post's), score, whether its accepted answer still stands, replies, comments and last activity. Under the topic's lock; harmless to repeat.
 */
export async function settleTopic(ctx: Context, topicId: string): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "Topic" t SET
      "state" = o."state", "score" = o."score",
      "acceptedPostId" = (SELECT p."id" FROM "Post" p WHERE p."id" = t."acceptedPostId" AND p."state" = 'visible'),
      "replyCount" = c."replies", "commentCount" = c."comments",
      "lastPostId" = c."lastId",
      "lastPosterId" = (SELECT p."authorId" FROM "Post" p WHERE p."id" = c."lastId"),
      "lastActivityAt" = GREATEST((SELECT p."createdAt" FROM "Post" p WHERE p."id" = c."lastId"), t."publishedAt")
    FROM (SELECT "state", "score" FROM "Post" WHERE "topicId" = ${topicId} AND "kind" = 'opening') o,
      (SELECT count(*) FILTER (WHERE "kind" IN ('reply', 'answer'))::int AS "replies",
        count(*) FILTER (WHERE "kind" = 'comment')::int AS "comments",
        max("id") FILTER (WHERE "kind" IN ('reply', 'answer')) AS "lastId"
        FROM "Post" WHERE "topicId" = ${topicId} AND "state" = 'visible') c
    WHERE t."id" = ${topicId}`;
}
