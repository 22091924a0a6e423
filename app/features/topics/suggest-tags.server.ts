import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import { endOfPrefix, foldTag } from "~/kernel/text";
import type { TagSuggestion } from "./types";

const suggestedMax = 8;

/**
 * Tags of visible topics on boards the actor may read that begin with the text, at most eight: the text itself first, then
 * the most used on that board, then the most used anywhere.
 */
export async function suggestTags(ctx: ActorContext, { q, board }: { q: string; board?: string | undefined }): Promise<TagSuggestion[]> {
  const from = foldTag(q);
  if (from === "") return [];
  const boards = readableBoards(ctx.actor, await getBoardTree(ctx));
  const own = boards.find(({ slug }) => slug === board)?.id ?? "";
  return ctx.db.$queryRaw<TagSuggestion[]>`
    SELECT "tag", count(*)::int AS "count" FROM "TopicTag"
    WHERE "tag" >= ${from} AND "tag" < ${endOfPrefix(from)} AND "boardId" = ANY(${boards.map(({ id }) => id)})
    GROUP BY "tag" ORDER BY "tag" = ${from} DESC, count(*) FILTER (WHERE "boardId" = ${own}) DESC, "count" DESC, "tag" LIMIT ${suggestedMax}`;
}
