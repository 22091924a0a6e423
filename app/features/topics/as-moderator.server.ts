import { refused, type Result } from "~/kernel/result";
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
  acceptedPostId: string | null; closedAs: string | null; board: BoardNode; tree: BoardTree; moderates: boolean;
};

/** Does the work under the topic's lock if the actor looks after its board; else refuses. */
export async function asModerator<T, R extends string>(
  outer: MemberContext, id: string, work: (ctx: MemberContext, topic: FoundTopic) => Promise<Result<T, R>>,
): Promise<Result<T, R | "not-found" | "forbidden">> {
  const { actor } = outer;
  return outer.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const topic = await findTopicLocked(ctx, id);
    if (!topic) return refused("not-found");
    return topic.moderates ? work(ctx, topic) : refused("forbidden");
  });
}

/** Locks a topic's row and returns it with its place; null when the actor may not know of it. */
export async function findTopicLocked(ctx: MemberContext, id: string): Promise<FoundTopic | null> {
  const rows = await ctx.db.$queryRaw<Omit<FoundTopic, "board" | "tree" | "moderates">[]>`
    SELECT "id", "kind", "state", "title", "authorId", "boardId", "lockedAt", "pinnedAt", "slowSeconds", "acceptedPostId", "closedAs" FROM "Topic"
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
