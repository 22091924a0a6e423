import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findReadableBoard, getBoardTree } from "~/features/boards/queries.server";
import { canReadBoard, moderatesBoard, whyNotWrite } from "~/features/boards/rules";
import type { BoardNode, BoardTree } from "~/features/boards/types";
import { canSeeTopic } from "~/features/posts/rules";
import type { PostState } from "~/features/posts/types";
import { checkContent } from "./check-content";
import { discardFile } from "./remove-files.server";
import { reserveFile } from "./reserve-file.server";
import { fileBytesMax, fileHref, fileNameOf, kindOfName, labelsOf, mebibyte, storedFileName, whyNotAttach, type AttachRefusal, type QuotaRefusal } from "./rules";
import type { AttachedView, FileKind, FilePlace } from "./types";

export type AddFileRefusal =
  | "file-too-heavy" | "board-not-found" | "not-found" | "sign-in-required" | "trust-too-low" | "file-not-as-named" | "file-not-utf8" | AttachRefusal["refusal"] | QuotaRefusal["refusal"];

export type NewFile = { bytes: Uint8Array; name: string; place: FilePlace };

/**
 * Stores a file that is no picture, as it came, for a post on a board that allows its kind. Until a post or a board
 * shows it only its owner sees it. What it is, its bytes say; its name has to agree.
 * Refuses: more than 10 MiB; a place out of sight or above the member's trust; a new member; a kind the board does not
 * allow; bytes that are not what the name says, text that is not UTF-8; more at a time, a day, or in all, than the member may.
 * Throws StoreAway when it cannot be kept; nothing of it stays then.
 * Records: file.added.
 */
export async function addFile(ctx: MemberContext, { bytes, name: given, place }: NewFile): Promise<Result<AttachedView, AddFileRefusal>> {
  if (bytes.byteLength > fileBytesMax) return refused("file-too-heavy", { limit: fileBytesMax / mebibyte });
  const name = fileNameOf(given);
  const allowed = await findAllowed(ctx, place, kindOfName(name));
  if (!allowed.ok) return allowed;
  const { kind, kinds } = allowed.value;
  const content = checkContent(bytes, kind);
  if (content === "not-utf-8") return refused("file-not-utf8");
  if (content === "not-as-named") return refused("file-not-as-named", { name, allowed: labelsOf(kinds) });
  const reserved = await reserveFile(ctx, { bytes: bytes.byteLength, format: kind, name });
  if (!reserved.ok) return reserved;
  const id = reserved.value;
  try {
    await keep(ctx, id, bytes);
    return ok({ kind, id, url: fileHref(id), name, size: bytes.byteLength });
  } catch (error) {
    await discardFile(ctx, id).catch(() => undefined); // else the sweep finds it
    throw error;
  }
}

/** The kind, and all that the place allows, when the actor may attach it there. */
async function findAllowed(ctx: MemberContext, place: FilePlace, kind: FileKind | null): Promise<Result<{ kind: FileKind; kinds: FileKind[] }, AddFileRefusal>> {
  const tree = await getBoardTree(ctx);
  const board = "board" in place ? findReadableBoard(ctx.actor, tree, place.board) : await findBoardOfTopic(ctx, tree, place.topic);
  if (!board) return refused("board" in place ? "board-not-found" : "not-found");
  const refusal = whyNotWrite(ctx.actor, tree, board);
  if (refusal) return refused(refusal);
  const wrong = whyNotAttach(board.fileKinds, { trust: ctx.actor.trust, moderates: moderatesBoard(ctx.actor, tree, board) }, [kind]);
  if (wrong) return refused(wrong.refusal, wrong.detail);
  if (kind === null) throw new Error("a kind outside the catalogue is allowed nowhere");
  return ok({ kind, kinds: board.fileKinds });
}

async function findBoardOfTopic(ctx: MemberContext, tree: BoardTree, id: string): Promise<BoardNode | null> {
  const { actor } = ctx;
  const rows = await ctx.db.$queryRaw<{ boardId: string; state: PostState; authorId: string }[]>`
    SELECT "boardId", "state", "authorId" FROM "Topic" WHERE "id" = ${id} AND "mergedIntoId" IS NULL`;
  const topic = rows[0];
  const board = topic && tree.get(topic.boardId);
  if (!board || !canReadBoard(actor, tree, board)) return null;
  return canSeeTopic(actor, topic, moderatesBoard(actor, tree, board)) ? board : null;
}

async function keep(ctx: MemberContext, id: string, bytes: Uint8Array): Promise<void> {
  const { actor } = ctx;
  await ctx.ports.files.put(storedFileName(id), bytes);
  await ctx.transaction(async (ctx) => {
    await ctx.db.file.update({ where: { id }, data: { state: "ready" } });
    await ctx.record({ type: "file.added", actorId: actor.id, subjectType: "file", subjectId: id, payload: { bytes: bytes.byteLength } });
  });
}
