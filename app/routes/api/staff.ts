import { z } from "zod";
import { isStaff, type MemberActor } from "~/kernel/actor";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { listParked, retryDelivery } from "~/features/operations/deliveries.server";
import { reportSchema } from "~/features/posts/schema";
import { decideReport } from "~/features/reports/decide-report.server";
import { fileReport } from "~/features/reports/file-report.server";
import { listAudit, listHeldPosts, listReports } from "~/features/reports/queries.server";
import { endpoint, type Refused } from "./endpoint";
import { listQuery, pageOf } from "./paging";
import { byDelivery, byId } from "./params";
import { id } from "./shapes/common";
import { auditEntry, delivery, heldPost, report } from "./shapes/staff";

const forbidden: Refused = { ok: false, refusal: "forbidden" };

export const sendReport = endpoint({
  id: "fileReport", method: "POST", path: "/reports", summary: "Report a post or a member; a second report says the same again",
  scope: "write", actor: "member", body: reportSchema, answers: { 201: z.strictObject({ id }) },
  async handle({ ctx, body }) {
    const filed = await fileReport(ctx, body);
    return filed.ok ? { status: 201, body: filed.value } : filed;
  },
});

export const reports = endpoint({
  id: "listReports", method: "GET", path: "/reports", summary: "Reports of the boards you look after, the oldest first", scope: "moderate", actor: "member",
  query: listQuery({ state: z.enum(["open", "upheld", "rejected"]).default("open") }), answers: { 200: pageOf(report) },
  handle: async ({ ctx, query }) => (looksAfterSomething(ctx.actor) ? { status: 200, body: await listReports(ctx, query) } : forbidden),
});

const decision = z.strictObject({ decision: z.enum(["upheld", "rejected"]), reason: plainText(1, limits.reasonMax) });

export const decide = endpoint({
  id: "decideReport", method: "PUT", path: "/reports/:id/decision", summary: "Uphold or reject a report",
  scope: "moderate", actor: "member", params: byId, body: decision, answers: { 200: z.strictObject({ id, state: z.enum(["upheld", "rejected"]) }) },
  async handle({ ctx, params, body }) {
    if (!looksAfterSomething(ctx.actor)) return forbidden;
    const decided = await decideReport(ctx, { ...body, id: params.id });
    return decided.ok ? { status: 200, body: { id: params.id, state: body.decision } } : decided;
  },
});

export const heldPosts = endpoint({
  id: "listHeldPosts", method: "GET", path: "/held-posts", summary: "Posts that wait for review on the boards you look after, the oldest first",
  scope: "moderate", actor: "member", query: listQuery({}), answers: { 200: pageOf(heldPost) },
  handle: async ({ ctx, query }) => (looksAfterSomething(ctx.actor) ? { status: 200, body: await listHeldPosts(ctx, query) } : forbidden),
});

export const audit = endpoint({
  id: "listAudit", method: "GET", path: "/audit", summary: "What was done with power, the newest first", scope: "operate", actor: "member",
  query: listQuery({ action: z.string().max(60).optional(), subjectId: z.string().max(60).optional() }), answers: { 200: pageOf(auditEntry) },
  handle: async ({ ctx, query }) => (ctx.actor.isOperator ? { status: 200, body: await listAudit(ctx, query) } : forbidden),
});

export const deliveries = endpoint({
  id: "listDeliveries", method: "GET", path: "/deliveries", summary: "Deliveries that failed ten times and wait for an operator",
  scope: "operate", actor: "member", query: listQuery({ state: z.literal("parked").default("parked") }), answers: { 200: pageOf(delivery) },
  async handle({ ctx, query }) {
    if (!ctx.actor.isOperator) return forbidden;
    const page = await listParked(ctx, query);
    return { status: 200, body: { ...page, items: page.items.map((item) => ({ id: `${item.eventId}:${item.consumer}`, ...item })) } };
  },
});

export const retry = endpoint({
  id: "retryDelivery", method: "POST", path: "/deliveries/:id/retry", summary: "Let a parked delivery be tried again",
  scope: "operate", actor: "member", params: byDelivery, answers: { 200: z.strictObject({ id: z.string(), state: z.literal("pending") }) },
  async handle({ ctx, params }) {
    const [eventId = "", consumer = ""] = params.id.split(":");
    const retried = await retryDelivery(ctx, { eventId, consumer });
    return retried.ok ? { status: 200, body: { id: params.id, state: "pending" as const } } : retried;
  },
});

function looksAfterSomething(actor: MemberActor): boolean {
  return isStaff(actor) || actor.moderates.length > 0;
}
