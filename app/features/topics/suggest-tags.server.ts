import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import { endOfPrefix, foldTag } from "~/kernel/text";
import type { TagSuggestion } from "./types";

const suggestedMax = 8;

/** Tags of visible topics on boards the actor may read that begin with the text, at most eight, the most used first. */
export async function suggestTags(ctx: ActorContext, q: string): Promise<TagSuggestion[]> {
  const from = foldTag(q);
  if (from === "") return [];
  const boards = readableBoards(ctx.actor, await getBoardTree(ctx)).map(({ id }) => id);
  return ctx.db.$queryRaw<TagSuggestion[]>`
    SELECT "tag", count(*)::int AS "count" FROM "TopicTag"
    WHERE "tag" >= ${from} AND "tag" < ${endOfPrefix(from)} AND "boardId" = ANY(${boards}) GROUP BY "tag" ORDER BY "count" DESC, "tag" LIMIT ${suggestedMax}`;
}
