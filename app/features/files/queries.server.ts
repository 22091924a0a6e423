import { guest } from "~/kernel/actor";
import type { ActorContext, Context } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { canReadBoard, moderatesBoard } from "~/features/boards/rules";
import type { BoardTree } from "~/features/boards/types";
import { canSeeTopic, sightOf } from "~/features/posts/rules";
import type { PostState } from "~/features/posts/types";
import type { Actor } from "~/kernel/actor";

/** A file the actor may see. `audience` says whether everybody may: only then may others keep a copy. */
export type ReadableFile = { id: string; purpose: string; widths: number[]; avif: boolean; audience: "everyone" | "some" };

type Use = { boardId: string; state: PostState; authorId: string; topicState: PostState; topicAuthorId: string };

/** Uses looked at to find one the actor may see. */
const usesMax = 50;

/** A stored file, if the actor may see it: their own, a member's picture, or one that a post in their sight shows. */
export async function findReadableFile(ctx: ActorContext, id: string): Promise<ReadableFile | null> {
  const file = await ctx.db.file.findUnique({ where: { id } });
  if (!file || file.state !== "ready") return null;
  const found = { id, purpose: file.purpose, widths: file.widths, avif: file.avif };
  if (file.purpose === "avatar") return { ...found, audience: "everyone" };
  const uses = await listUses(ctx, id);
  const tree = uses.length > 0 ? await getBoardTree(ctx) : new Map();
  if (uses.some((use) => canSee(guest, tree, use))) return { ...found, audience: "everyone" };
  const isOwn = ctx.actor.kind === "member" && ctx.actor.id === file.ownerId;
  return isOwn || uses.some((use) => canSee(ctx.actor, tree, use)) ? { ...found, audience: "some" } : null;
}

async function listUses(ctx: Context, id: string): Promise<Use[]> {
  return ctx.db.$queryRaw<Use[]>`
    SELECT t."boardId", p."state", p."authorId", t."state" AS "topicState", t."authorId" AS "topicAuthorId"
    FROM "FileUse" u JOIN "Post" p ON p."id" = u."postId" JOIN "Topic" t ON t."id" = p."topicId" WHERE u."fileId" = ${id} ORDER BY p."id" LIMIT ${usesMax}`;
}

function canSee(actor: Actor, tree: BoardTree, use: Use): boolean {
  const board = tree.get(use.boardId);
  if (!board || !canReadBoard(actor, tree, board)) return false;
  const moderates = moderatesBoard(actor, tree, board);
  return canSeeTopic(actor, { state: use.topicState, authorId: use.topicAuthorId }, moderates) && sightOf(actor, use, moderates) === "whole";
}
