import type { Context, MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { canReadBoard, moderatesBoard } from "~/features/boards/rules";
import type { BoardNode, BoardTree, TopicKind } from "~/features/boards/types";
import { canSeeTopic } from "~/features/posts/rules";
import type { PostState } from "~/features/posts/types";
import type { TopicActName } from "./types";

/** A locked topic row with its place. */
export type FoundTopic = {
  id: string; kind: TopicKind; state: PostState; authorId: string; boardId: string; lockedAt: Date | null; pinnedAt: Date | null; slowSeconds: number;
  title: string;
  acceptedPostId: string | null; board: BoardNode; tree: BoardTree; moderates: boolean;
};

/** Locks a topic's row and returns it with its place; null when the actor may not know of it. */
export async function findTopicLocked(ctx: MemberContext, id: string): Promise<FoundTopic | null> {
  const rows = await ctx.db.$queryRaw<Omit<FoundTopic, "board" | "tree" | "moderates">[]>`
    SELECT "id", "kind", "state", "title", "authorId", "boardId", "lockedAt", "pinnedAt", "slowSeconds", "acceptedPostId" FROM "Topic"
    WHERE "id" = ${id} AND "mergedIntoId" IS NULL FOR NO KEY UPDATE`;
  const row = rows[0];
  if (!row) return null;
  const tree = await getBoardTree(ctx);
  const board = tree.get(row.boardId);
  if (!board || !canReadBoard(ctx.actor, tree, board)) return null;
  const moderates = moderatesBoard(ctx.actor, tree, board);
  return canSeeTopic(ctx.actor, row, moderates) ? { ...row, board, tree, moderates } : null;
}

type Act = { topicId: string; actorId: string | null; act: TopicActName; reason?: string; detail?: Record<string, string | number> };

/** Notes what was done to a topic, for all its readers. It names no board and no topic: not everybody may know of them. */
export async function logAct(ctx: Context, { topicId, actorId, act, reason = "", detail = {} }: Act): Promise<void> {
  await ctx.db.topicAct.create({ data: { id: ctx.newId(), topicId, actorId, act, reason, detail, at: ctx.now() } });
}

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
