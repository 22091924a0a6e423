import type { Actor } from "~/kernel/actor";
import type { BoardNode, BoardTree, TopicKind } from "./types";

/** The board and its ancestors, itself first. Empty when a parent is missing or boards stand above each other: then nothing is allowed. */
export function pathOf(tree: BoardTree, board: BoardNode): BoardNode[] {
  const path: BoardNode[] = [];
  for (let node: BoardNode | undefined = board; node; ) {
    if (path.includes(node)) return [];
    path.push(node);
    if (node.parentId === null) return path;
    node = tree.get(node.parentId);
  }
  return [];
}

/** Whether the actor looks after the board: site moderators and operators all, others theirs and what is below. */
export function moderatesBoard(actor: Actor, tree: BoardTree, board: BoardNode): boolean {
  if (actor.kind !== "member") return false;
  if (actor.isModerator || actor.isOperator || actor.isAdmin) return true;
  return pathOf(tree, board).some(({ id }) => actor.moderates.includes(id));
}

/**
 * Whether the actor may know of the board and read it: the intersection of the rights along its
 * path, or looking after it. Trust gates posting, never reading.
 */
export function canReadBoard(actor: Actor, tree: BoardTree, board: BoardNode): boolean {
  const path = pathOf(tree, board);
  if (path.length === 0) return false;
  return moderatesBoard(actor, tree, board) || path.every((node) => admits(actor, node));
}

function admits(actor: Actor, board: BoardNode): boolean {
  switch (board.visibility) {
    case "public":
      return true;
    case "members":
      return actor.kind === "member";
    case "groups":
      return actor.kind === "member" && board.groups.some((group) => actor.groups.includes(group));
  }
}

/** The boards the actor may read, in tree order: parents before their children. */
export function readableBoards(actor: Actor, tree: BoardTree): BoardNode[] {
  return inTreeOrder(tree).filter((board) => canReadBoard(actor, tree, board));
}

/** Of the boards the actor may read, those they look after. */
export function moderatedBoards(actor: Actor, tree: BoardTree): BoardNode[] {
  return readableBoards(actor, tree).filter((board) => moderatesBoard(actor, tree, board));
}

/** All boards, parents before their children, siblings by position and name. */
export function inTreeOrder(tree: BoardTree): BoardNode[] {
  const below = (parentId: string | null): BoardNode[] =>
    [...tree.values()]
      .filter((board) => board.parentId === parentId)
      .sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))
      .flatMap((board) => [board, ...below(board.id)]);
  return below(null);
}

export type PostingRefusal = "sign-in-required" | "trust-too-low" | "kind-not-allowed" | "staff-only";

/**
 * Why the actor may not open a topic of the kind on a board they can read; null when they may.
 * Announcements are the staff's; entry trust does not bind those who look after the board.
 */
export function whyNotOpenTopic(actor: Actor, tree: BoardTree, board: BoardNode, kind: TopicKind): PostingRefusal | null {
  const refusal = whyNotWrite(actor, tree, board);
  if (refusal) return refusal;
  if (!board.topicKinds.includes(kind)) return "kind-not-allowed";
  return kind === "announcement" && !moderatesBoard(actor, tree, board) ? "staff-only" : null;
}

/** Why the actor may not write on a board they can read at all; null when they may. */
export function whyNotWrite(actor: Actor, tree: BoardTree, board: BoardNode): "sign-in-required" | "trust-too-low" | null {
  if (actor.kind !== "member") return "sign-in-required";
  if (moderatesBoard(actor, tree, board)) return null;
  const needed = Math.max(...pathOf(tree, board).map(({ minTrust }) => minTrust));
  return actor.trust < needed ? "trust-too-low" : null;
}

/** The topic kinds the actor may open there. */
export function kindsOpenTo(actor: Actor, tree: BoardTree, board: BoardNode): TopicKind[] {
  return board.topicKinds.filter((kind) => whyNotOpenTopic(actor, tree, board, kind) === null);
}
