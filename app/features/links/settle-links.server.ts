import { newRandomId } from "~/kernel/ids";
import { guest } from "~/kernel/actor";
import type { Context } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { canReadBoard } from "~/features/boards/rules";
import { dressPreviews, previewUrlsIn, withoutPreviews } from "./dress-previews";
import { expiredBefore, triesMax } from "./rules";
import type { PreviewRow } from "./types";

type Post = { bodyHtml: string; state: string; topicState: string; boardId: string };
type Noted = PreviewRow & { url: string; state: string; dueAt: Date | null; tries: number };

/**
 * Makes a post's cards what they should be at present, and notes which pages its links lead to. Only a post that
 * everybody may read has any: fetching a page tells its owner that somebody wrote its address.
 * Returns the previews that are to be fetched now. Under the post's lock; to repeat it changes nothing.
 */
export async function settleLinks(ctx: Context, postId: string): Promise<string[]> {
  return ctx.transaction(async (ctx) => {
    const rows = await ctx.db.$queryRaw<Post[]>`
      SELECT p."bodyHtml", p."state", t."state" AS "topicState", t."boardId" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId"
      WHERE p."id" = ${postId} AND (p."hasLink" OR EXISTS (SELECT 1 FROM "LinkUse" u WHERE u."postId" = p."id")) FOR NO KEY UPDATE OF p`;
    const post = rows[0];
    if (!post) return [];
    const { origin } = ctx.community;
    const bare = withoutPreviews(post.bodyHtml);
    const noted = await noteUses(ctx, postId, (await isForAll(ctx, post)) ? previewUrlsIn(bare, origin) : []);
    const html = dressPreviews(bare, new Map(noted.filter(({ state }) => state === "ready").map((row) => [row.url, row])), origin);
    if (html !== post.bodyHtml) await ctx.db.$executeRaw`UPDATE "Post" SET "bodyHtml" = ${html} WHERE "id" = ${postId}`;
    return noted.filter(({ dueAt, tries }) => dueAt !== null && dueAt <= ctx.now() && tries < triesMax).map(({ id }) => id);
  });
}

async function isForAll(ctx: Context, { state, topicState, boardId }: Post): Promise<boolean> {
  if (state !== "visible" || topicState !== "visible") return false;
  const tree = await getBoardTree(ctx);
  const board = tree.get(boardId);
  return board !== undefined && canReadBoard(guest, tree, board);
}

/**
 * Notes that the post shows these pages and no others; a new one, and one that is known too long, is due at once. The
 * rows stay shared until the end, so that whoever finishes fetching one finds this post among those that show it.
 */
async function noteUses(ctx: Context, postId: string, urls: string[]): Promise<Noted[]> {
  const now = ctx.now();
  const sorted = urls.toSorted(); // locks are taken in one order
  if (ctx.ports.outgoing.isOn && sorted.length > 0) {
    await ctx.db.$executeRaw`
      INSERT INTO "LinkPreview" AS known ("id", "url", "createdAt", "dueAt")
      SELECT n."id", n."url", ${now}, ${now} FROM unnest(${sorted.map(newRandomId)}::text[], ${sorted}::text[]) AS n("id", "url")
      ON CONFLICT ("url") DO UPDATE SET "dueAt" = ${now}, "tries" = 0 WHERE known."dueAt" IS NULL AND known."fetchedAt" < ${expiredBefore(now)}`;
  }
  const noted = sorted.length === 0 ? [] : await ctx.db.$queryRaw<Noted[]>`
    SELECT "id", "url", "state", "title", "description", "site", "picture", "dueAt", "tries" FROM "LinkPreview" WHERE "url" = ANY(${sorted}) ORDER BY "url" FOR SHARE`;
  const ids = noted.map(({ id }) => id);
  await ctx.db.$executeRaw`DELETE FROM "LinkUse" WHERE "postId" = ${postId} AND NOT "previewId" = ANY(${ids})`;
  await ctx.db.$executeRaw`INSERT INTO "LinkUse" ("postId", "previewId") SELECT ${postId}, unnest(${ids}::text[]) ON CONFLICT DO NOTHING`;
  return noted;
}
