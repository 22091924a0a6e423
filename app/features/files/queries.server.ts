import type { Actor } from "~/kernel/actor";
import { guest } from "~/kernel/actor";
import type { ActorContext, Context } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatesBoard, readableBoards } from "~/features/boards/rules";
import type { BoardTree } from "~/features/boards/types";

/** A file the actor may see. `audience` says whether everybody may: only then may others keep a copy. */
export type ReadableFile = { id: string; purpose: string; format: string; name: string; widths: number[]; avif: boolean; audience: "everyone" | "some" };

/** A stored file, if the actor may see it: their own, a member's picture, or one that a post or a board in their sight shows. */
export async function findReadableFile(ctx: ActorContext, id: string): Promise<ReadableFile | null> {
  const file = await ctx.db.file.findUnique({ where: { id } });
  if (!file || file.state !== "ready") return null;
  const found = { id, purpose: file.purpose, format: file.format, name: file.name, widths: file.widths, avif: file.avif };
  if (file.purpose === "avatar") return { ...found, audience: "everyone" };
  const tree = await getBoardTree(ctx);
  if (await isShownTo(ctx, guest, tree, id)) return { ...found, audience: "everyone" };
  const { actor } = ctx;
  if (actor.kind === "guest") return null;
  return actor.id === file.ownerId || (await isShownTo(ctx, actor, tree, id)) ? { ...found, audience: "some" } : null;
}

/**
 * Whether a board's guidelines or a post in the actor's sight show the file. In SQL what `canSeeTopic` and `sightOf`
 * say of topic and post, since one picture may stand in any number of posts.
 */
async function isShownTo(ctx: Context, actor: Actor, tree: BoardTree, fileId: string): Promise<boolean> {
  const boards = readableBoards(actor, tree);
  const readable = boards.map(({ id }) => id);
  const cared = boards.filter((board) => moderatesBoard(actor, tree, board)).map(({ id }) => id);
  const self = actor.kind === "member" ? actor.id : "";
  const rows = await ctx.db.$queryRaw<unknown[]>`
    SELECT 1 AS "shown" FROM "BoardFile" WHERE "fileId" = ${fileId} AND "boardId" = ANY(${readable})
    UNION ALL
    SELECT 1 FROM "FileUse" u JOIN "Post" p ON p."id" = u."postId" JOIN "Topic" t ON t."id" = p."topicId"
    WHERE u."fileId" = ${fileId} AND t."boardId" = ANY(${readable}) AND (t."boardId" = ANY(${cared})
      OR (t."state" = 'visible' OR (t."authorId" = ${self} AND t."state" <> 'removed'))
        AND (p."state" = 'visible' OR (p."authorId" = ${self} AND p."state" <> 'removed')))
    LIMIT 1`;
  return rows.length > 0;
}
