import { z } from "zod";
import type { Trust } from "~/kernel/actor";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { setStanding, setTrust } from "~/features/members/change-member.server";
import { changeRole } from "~/features/members/change-role.server";
import { findMember, findRenamed, listMembers, listMembersForStaff } from "~/features/members/queries.server";
import { endpoint, noContent } from "./endpoint";
import { base } from "./match";
import { listQuery, pageOf } from "./paging";
import { byHandle, byHandleAndRole } from "./params";
import { member, memberCard, memberRow } from "./shapes/members";

const trustLevels: readonly Trust[] = [0, 1, 2, 3, 4];
const trust = z.literal([...trustLevels]);
const reason = plainText(1, limits.reasonMax);

export const directory = endpoint({
  id: "listMembers", method: "GET", path: "/members", summary: "Members, the newest first",
  scope: "read", actor: "anyone", query: listQuery({}), answers: { 200: pageOf(memberCard) },
  handle: async ({ ctx, query }) => ({ status: 200, body: await listMembers(ctx, query) }),
});

export const getMember = endpoint({
  id: "getMember", method: "GET", path: "/members/:handle", summary: "A member's public page; a former handle redirects",
  scope: "read", actor: "anyone", params: byHandle, answers: { 200: member, 301: null },
  async handle({ ctx, params }) {
    const found = await findMember(ctx, params.handle);
    if (found) return { status: 200, body: found };
    const renamed = await findRenamed(ctx, params.handle);
    return renamed ? { status: 301, body: null, headers: { Location: `${base}/members/${renamed}` } } : { ok: false, refusal: "not-found" };
  },
});

export const staffDirectory = endpoint({
  id: "listMembersForStaff", method: "GET", path: "/staff/members", summary: "Members with address, roles and standing",
  scope: "operate", actor: "member", query: listQuery({ q: z.string().max(254).optional() }), answers: { 200: pageOf(memberRow) },
  async handle({ ctx, query }) {
    if (!ctx.actor.isOperator) return { ok: false, refusal: "forbidden" };
    return { status: 200, body: await listMembersForStaff(ctx, query) };
  },
});

export const grantRole = endpoint({
  id: "grantRole", method: "PUT", path: "/members/:handle/roles/:role", summary: "Grant a role; operators and admins are made by an admin's own session",
  scope: "operate", actor: "member", params: byHandleAndRole, answers: { 204: null },
  async handle({ ctx, params }) {
    const changed = await changeRole(ctx, { ...params, granted: "granted" });
    return changed.ok ? noContent : changed;
  },
});

export const takeRole = endpoint({
  id: "takeRole", method: "DELETE", path: "/members/:handle/roles/:role", summary: "Take a role",
  scope: "operate", actor: "member", params: byHandleAndRole, answers: { 204: null },
  async handle({ ctx, params }) {
    const changed = await changeRole(ctx, { ...params, granted: "taken" });
    return changed.ok ? noContent : changed;
  },
});

export const putTrust = endpoint({
  id: "setTrust", method: "PUT", path: "/members/:handle/trust", summary: "Set a member's trust level by hand",
  scope: "operate", actor: "member", params: byHandle, body: z.strictObject({ trust, reason }), answers: { 204: null },
  async handle({ ctx, params, body }) {
    const changed = await setTrust(ctx, { ...params, ...body });
    return changed.ok ? noContent : changed;
  },
});

export const putStanding = endpoint({
  id: "setStanding", method: "PUT", path: "/members/:handle/standing", summary: "Suspend a member, ending their sessions, or let them back in",
  scope: "operate", actor: "member", params: byHandle, body: z.strictObject({ state: z.enum(["active", "suspended"]), reason }), answers: { 204: null },
  async handle({ ctx, params, body }) {
    const changed = await setStanding(ctx, { ...params, ...body });
    return changed.ok ? noContent : changed;
  },
});
