import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import { topicHref } from "~/features/topics/types";
import type { Part, Place } from "./sitemap";

/** Topics one part may hold; the protocol allows 50 000. */
const partMax = 10_000;

/** The parts of the sitemap, each a list of addresses of its own: of places, then of topics, named by the first of each. */
export async function listParts(ctx: ActorContext): Promise<Part[]> {
  const rows = await ctx.db.$queryRaw<{ firstId: string; changed: Date }[]>`
    SELECT min("id") AS "firstId", max("lastActivityAt") AS "changed"
    FROM (SELECT "id", "lastActivityAt", (row_number() OVER (ORDER BY "id") - 1) / ${partMax} AS "part" FROM "Topic" WHERE "state" = 'visible' AND ("closedAs" IS DISTINCT FROM 'duplicate' OR "replyCount" > 0) AND "boardId" = ANY(${await boardIds(ctx)})) t
    GROUP BY "part" ORDER BY 1`;
  return [{ name: "places", changed: null }, ...rows.map(({ firstId, changed }) => ({ name: `topics-${firstId}`, changed }))];
}

/** The pages that are no topics: home, lists, boards in sight. */
export async function listPlaces(ctx: ActorContext): Promise<Place[]> {
  const boards = await boardsInSight(ctx);
  return [...["/", "/discover", "/best", "/boards", "/questions", "/tags", "/members"], ...boards.map(({ slug }) => `/boards/${slug}`)].map((path) => ({ path, changed: null }));
}

/** The topics in sight, from that id on, as many as a part holds. */
export async function listTopicsFrom(ctx: ActorContext, firstId: string): Promise<Place[]> {
  const rows = await ctx.db.$queryRaw<{ id: string; slug: string; lastActivityAt: Date }[]>`
    SELECT "id", "slug", "lastActivityAt" FROM "Topic"
    WHERE "state" = 'visible' AND ("closedAs" IS DISTINCT FROM 'duplicate' OR "replyCount" > 0) AND "boardId" = ANY(${await boardIds(ctx)}) AND "id" >= ${firstId} ORDER BY "id" LIMIT ${partMax}`;
  return rows.map(({ lastActivityAt, ...topic }) => ({ path: topicHref(topic), changed: lastActivityAt }));
}

async function boardsInSight(ctx: ActorContext) {
  return readableBoards(ctx.actor, await getBoardTree(ctx));
}

async function boardIds(ctx: ActorContext): Promise<string[]> {
  return (await boardsInSight(ctx)).map(({ id }) => id);
}
