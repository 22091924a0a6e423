import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import type { BoardTree, TopicKind } from "~/features/boards/types";
import { topicHref } from "~/features/topics/types";
import { suggestedTopicsMax } from "./rules";
import type { TopicSuggestion } from "./types";

type Row = { id: string; slug: string; title: string; kind: TopicKind; boardId: string; solved: boolean };

/**
 * Topics of boards the actor may read whose title or tags hold what is being typed, at most eight. The engine says which; what is shown is read
 * from the database under the pages' rules.
 */
export async function suggestTopics(ctx: ActorContext, q: string, known?: BoardTree): Promise<TopicSuggestion[]> {
  const tree = known ?? (await getBoardTree(ctx));
  const boardIds = readableBoards(ctx.actor, tree).map(({ id }) => id);
  const hits = await ctx.ports.search.suggest({ q, boardIds, limit: suggestedTopicsMax });
  if (hits.length === 0) return [];
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT t."id", t."slug", t."title", t."kind", t."boardId", t."acceptedPostId" IS NOT NULL AS "solved" FROM "Topic" t
    WHERE t."id" = ANY(${hits.map(({ topicId }) => topicId)}) AND t."state" = 'visible' AND t."boardId" = ANY(${boardIds})`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap(({ topicId }) => {
    const row = byId.get(topicId);
    const board = row && tree.get(row.boardId);
    return row && board ? [{ id: row.id, path: topicHref(row), title: row.title, kind: row.kind, solved: row.solved, board: { slug: board.slug, name: board.name } }] : [];
  });
}
