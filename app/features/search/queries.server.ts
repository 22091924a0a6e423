import { Prisma } from "@prisma-client";
import { parseQuery } from "@search";
import { addMs, dayMs } from "~/kernel/clock";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import { listMutedMembers, notMuted } from "~/features/follows/queries.server";
import { chooseDocuments } from "./choose-documents.server";
import { isAsking, placeOf } from "./rules";

/** A post may wait so long for review and still be found as new once it is shown. */
const reviewMs = 7 * dayMs;
const hitsMax = 100;

/**
 * The posts a query finds for the member that nobody could find before `since`: written then, or let through by review then. One of each topic.
 * Nothing is widened or corrected; what the member wrote, mutes or blocks, and imports, are no news.
 * Returns ids, the newest first.
 */
export async function findNewPosts(ctx: MemberContext, { q, since, limit }: { q: string; since: Date; limit: number }): Promise<string[]> {
  const query = parseQuery(q);
  if (!isAsking(query)) return [];
  const tree = await getBoardTree(ctx);
  const chosen = await chooseDocuments(ctx, tree, query);
  const notAuthorIds = [...(chosen.notAuthorIds ?? []), ctx.actor.id, ...(await listMutedMembers(ctx))];
  const after = Math.max(chosen.after ?? 0, addMs(since, -reviewMs).getTime());
  const { hits } = await ctx.ports.search.search({ terms: query.terms, selection: { ...chosen, notAuthorIds, after }, within: placeOf(query), isExact: true, sort: "new", offset: 0, limit: hitsMax });
  if (hits.length === 0) return [];
  const readable = readableBoards(ctx.actor, tree).map(({ id }) => id);
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId"
    WHERE p."id" = ANY(${hits.map(({ postId }) => postId)}) AND ${seenBy(readable)} AND NOT p."imported" AND ${Prisma.join(notMuted(ctx, false), " AND ")}
      AND (p."createdAt" > ${since} OR EXISTS (SELECT 1 FROM "Event" e WHERE e."subjectType" = 'post' AND e."subjectId" = p."id" AND e."type" = 'post.state-changed'
        AND e."payload"->>'from' = 'held' AND e."payload"->>'to' = 'visible' AND e."occurredAt" > ${since}))
    ORDER BY p."createdAt" DESC, p."id" DESC LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** The condition that a post `p` of a topic `t` may be found by who reads these boards. */
export function seenBy(boardIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`p."state" = 'visible' AND t."state" = 'visible' AND t."boardId" = ANY(${boardIds})`;
}
