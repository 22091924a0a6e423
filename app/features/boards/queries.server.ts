import type { Actor } from "~/kernel/actor";
import type { ActorContext, Context } from "~/platform/context";
import { canReadBoard, readableBoards } from "./rules";
import type { BoardDetail, BoardNode, BoardTree, BoardView } from "./types";

/**
 * All boards with what the rules need, in one statement; with `slug` also what that board's own page
 * shows. Not for showing: see listBoards.
 */
export async function getBoardTree(ctx: Context, slug?: string): Promise<BoardTree> {
  const rows = await ctx.db.$queryRaw<BoardNode[]>`
    SELECT b."id", b."slug", b."name", b."description", b."hue", b."position", b."parentId", b."depth", b."topicKinds",
      b."requiredTags", b."requiredTagGroups", b."altText", b."fileKinds", b."visibility", b."minTrust", b."reviewPolicy", b."topicCount", b."month",
      ARRAY(SELECT g."groupId" FROM "BoardGroup" g WHERE g."boardId" = b."id") AS "groups",
      CASE WHEN b."slug" = ${slug ?? ""} THEN json_build_object(
        'guidelines', b."guidelines", 'guidelinesHtml', b."guidelinesHtml", 'template', b."template", 'version', b."version",
        'groups', (SELECT COALESCE(json_agg(g."slug"), '[]') FROM "BoardGroup" bg JOIN "Group" g ON g."id" = bg."groupId" WHERE bg."boardId" = b."id"),
        'moderators', (SELECT COALESCE(json_agg(json_build_object('handle', m."handle", 'displayName', m."displayName")), '[]')
          FROM "RoleGrant" r JOIN "Member" m ON m."id" = r."memberId" WHERE r."boardId" = b."id")) END AS "detail"
    FROM "Board" b`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The boards the actor may read, parents before their children. */
export async function listBoards(ctx: ActorContext): Promise<BoardView[]> {
  const tree = await getBoardTree(ctx);
  return readableBoards(ctx.actor, tree).map((board) => toView(board, tree));
}

/** The board of that slug in the tree if the actor may know of it, else null. */
export function findReadableBoard(actor: Actor, tree: BoardTree, slug: string): BoardNode | null {
  const board = [...tree.values()].find((node) => node.slug === slug);
  return board && canReadBoard(actor, tree, board) ? board : null;
}

/** A board's own page, or null when the actor may not know of it. A tree read for that board spares a statement. */
export async function findBoard(ctx: ActorContext, slug: string, known?: BoardTree): Promise<BoardDetail | null> {
  const tree = known ?? (await getBoardTree(ctx, slug));
  const node = findReadableBoard(ctx.actor, tree, slug);
  if (!node) return null;
  return node.detail ? { ...toView(node, tree), ...node.detail, position: node.position } : findBoard(ctx, slug);
}

/** A board as lists show it. */
export function toView(board: BoardNode, tree: BoardTree): BoardView {
  const { id, slug, name, description, hue, depth, topicKinds, requiredTags, requiredTagGroups, altText, fileKinds, visibility, minTrust, reviewPolicy, topicCount } = board;
  const parent = board.parentId ? (tree.get(board.parentId)?.slug ?? null) : null;
  return { id, slug, name, description, hue, depth, parent, topicKinds, requiredTags, requiredTagGroups, altText, fileKinds, visibility, minTrust, reviewPolicy, topicCount };
}
