import { z } from "zod";
import type { MemberContext } from "~/platform/context";
import { findBoard, listBoards } from "~/features/boards/queries.server";
import { changeBoard, createBoard } from "~/features/boards/save-board.server";
import { boardChangeSchema, newBoardSchema, newGroupSchema } from "~/features/boards/schema";
import { changeRole } from "~/features/members/change-role.server";
import { createGroup, setGroupMember } from "~/features/members/groups.server";
import { listGroups } from "~/features/members/queries.server";
import { endpoint, noContent, type Refused } from "./endpoint";
import { base } from "./match";
import { cutPage, listQuery, pageOf } from "./paging";
import { bySlug, bySlugAndHandle } from "./params";
import { board, boardDetail, group } from "./shapes/boards";

// Numbers are numbers here: forms send text, JSON does not.
const minTrust = z.int().min(0).max(4);
const hue = z.int().min(1).max(8);
const position = z.int().min(0).max(10_000);
const newBoard = newBoardSchema.extend({ minTrust: minTrust.default(0), hue: hue.default(1), position: position.default(0) });
const boardChange = boardChangeSchema.extend({ minTrust: minTrust.optional(), hue: hue.optional(), position: position.optional(), version: z.int().min(1) });

export const allBoards = endpoint({
  id: "listBoards", method: "GET", path: "/boards", summary: "The boards you may read, parents before their children",
  scope: "read", actor: "anyone", query: listQuery({}), answers: { 200: pageOf(board) },
  handle: async ({ ctx, query }) => ({ status: 200, body: cutPage(await listBoards(ctx), query, ({ id }) => id) }),
});

export const getBoard = endpoint({
  id: "getBoard", method: "GET", path: "/boards/:slug", summary: "A board with its guidelines",
  scope: "read", actor: "anyone", params: bySlug, answers: { 200: boardDetail },
  async handle({ ctx, params }) {
    const found = await findBoard(ctx, params.slug);
    return found ? { status: 200, body: found } : { ok: false, refusal: "board-not-found" };
  },
});

export const makeBoard = endpoint({
  id: "createBoard", method: "POST", path: "/boards", summary: "Make a board", scope: "operate", actor: "member", body: newBoard, answers: { 201: boardDetail },
  async handle({ ctx, body }) {
    const made = await createBoard(ctx, body);
    return made.ok ? { status: 201, body: made.value, headers: { Location: `${base}/boards/${made.value.slug}` } } : made;
  },
});

export const editBoard = endpoint({
  id: "changeBoard", method: "PATCH", path: "/boards/:slug", summary: "Change a board; what is left out stays",
  scope: "operate", actor: "member", params: bySlug, body: boardChange, answers: { 200: boardDetail },
  async handle({ ctx, params, body }) {
    const changed = await changeBoard(ctx, params.slug, body);
    return changed.ok ? { status: 200, body: changed.value } : changed;
  },
});

export const addModerator = endpoint({
  id: "addBoardModerator", method: "PUT", path: "/boards/:slug/moderators/:handle", summary: "Let a member look after a board and what is below it",
  scope: "operate", actor: "member", params: bySlugAndHandle, answers: { 204: null },
  async handle({ ctx, params }) {
    return setModerator(ctx, { ...params, granted: "granted" });
  },
});

export const removeModerator = endpoint({
  id: "removeBoardModerator", method: "DELETE", path: "/boards/:slug/moderators/:handle", summary: "Let a member look after a board no longer",
  scope: "operate", actor: "member", params: bySlugAndHandle, answers: { 204: null },
  async handle({ ctx, params }) {
    return setModerator(ctx, { ...params, granted: "taken" });
  },
});

/** The role is asked first: whether a board exists is for who may know. A board of the path that is not there is an unknown address. */
async function setModerator(ctx: MemberContext, wish: { slug: string; handle: string; granted: "granted" | "taken" }): Promise<typeof noContent | Refused> {
  if (!ctx.actor.isOperator) return { ok: false, refusal: "forbidden" };
  const changed = await changeRole(ctx, { handle: wish.handle, role: "moderator", board: wish.slug, granted: wish.granted });
  if (changed.ok) return noContent;
  return changed.refusal === "no-such-board" ? { ok: false, refusal: "board-not-found" } : changed;
}

export const allGroups = endpoint({
  id: "listGroups", method: "GET", path: "/groups", summary: "Groups with the number of their members and the first 500 by handle",
  scope: "operate", actor: "member", query: listQuery({}), answers: { 200: pageOf(group) },
  async handle({ ctx, query }) {
    if (!ctx.actor.isOperator) return { ok: false, refusal: "forbidden" };
    return { status: 200, body: cutPage(await listGroups(ctx), query, ({ id }) => id) };
  },
});

export const makeGroup = endpoint({
  id: "createGroup", method: "POST", path: "/groups", summary: "Make a group, to which boards can be limited",
  scope: "operate", actor: "member", body: newGroupSchema, answers: { 201: z.strictObject({ slug: z.string(), name: z.string() }) },
  async handle({ ctx, body }) {
    const made = await createGroup(ctx, body);
    return made.ok ? { status: 201, body } : made;
  },
});

export const addToGroup = endpoint({
  id: "addGroupMember", method: "PUT", path: "/groups/:slug/members/:handle", summary: "Put a member into a group",
  scope: "operate", actor: "member", params: bySlugAndHandle, answers: { 204: null },
  async handle({ ctx, params }) {
    const changed = await setGroupMember(ctx, { group: params.slug, handle: params.handle, member: "in" });
    return changed.ok ? noContent : changed;
  },
});

export const removeFromGroup = endpoint({
  id: "removeGroupMember", method: "DELETE", path: "/groups/:slug/members/:handle", summary: "Take a member out of a group",
  scope: "operate", actor: "member", params: bySlugAndHandle, answers: { 204: null },
  async handle({ ctx, params }) {
    const changed = await setGroupMember(ctx, { group: params.slug, handle: params.handle, member: "out" });
    return changed.ok ? noContent : changed;
  },
});
