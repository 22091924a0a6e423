import { Prisma } from "@prisma-client";
import { decodeCursor, toPage, type Page, type PageRequest } from "~/kernel/page";
import type { Context, MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatedBoards } from "~/features/boards/rules";
import { avatarUrl } from "~/features/members/queries.server";
import type { AuthorView } from "~/features/members/types";
import type { HeldPostView, PostKind } from "~/features/posts/types";
import { reportReasons, type AuditView, type ReportReason, type ReportView } from "./types";

/** The boards the actor looks after; reports and held posts are listed for these alone. */
async function moderatedIds(ctx: MemberContext): Promise<string[]> {
  const tree = await getBoardTree(ctx);
  return moderatedBoards(ctx.actor, tree).map(({ id }) => id);
}

type PostPart = {
  postId: string | null; topicId: string; topicTitle: string; board: string; bodyHtml: string; state: string; version: number;
  authorId: string; authorHandle: string; authorName: string; authorAvatar: string | null;
};
type ReportRow = PostPart & {
  id: string; reason: string; note: string; reportState: "open" | "upheld" | "rejected"; createdAt: Date; reporterHandle: string; reporterName: string;
  subjectId: string; memberHandle: string | null; memberName: string | null;
};

/** Reports in one state, the oldest first, of the boards the actor looks after (and on members, for site staff). */
export async function listReports(ctx: MemberContext, request: PageRequest & { state: "open" | "upheld" | "rejected" }): Promise<Page<ReportView>> {
  const boards = await moderatedIds(ctx);
  const onMembers = ctx.actor.isModerator || ctx.actor.isOperator;
  const after = String((request.cursor ? decodeCursor(request.cursor, 1) : null)?.[0] ?? "");
  const rows = await ctx.db.$queryRaw<ReportRow[]>`
    SELECT r."id", r."reason", r."note", r."state" AS "reportState", r."createdAt", r."subjectId", w."handle" AS "reporterHandle", w."displayName" AS "reporterName",
      p."id" AS "postId", p."bodyHtml", p."state", p."version", t."id" AS "topicId", t."title" AS "topicTitle", b."slug" AS "board",
      a."id" AS "authorId", a."handle" AS "authorHandle", a."displayName" AS "authorName", a."avatarId" AS "authorAvatar",
      s."handle" AS "memberHandle", s."displayName" AS "memberName"
    FROM "Report" r JOIN "Member" w ON w."id" = r."reporterId"
      LEFT JOIN "Post" p ON r."subjectType" = 'post' AND p."id" = r."subjectId" LEFT JOIN "Topic" t ON t."id" = p."topicId"
      LEFT JOIN "Board" b ON b."id" = t."boardId" LEFT JOIN "Member" a ON a."id" = p."authorId"
      LEFT JOIN "Member" s ON r."subjectType" = 'member' AND s."id" = r."subjectId"
    WHERE r."state" = ${request.state} AND r."id" > ${after} AND (t."boardId" = ANY(${boards}) OR (r."boardId" IS NULL AND ${onMembers}))
    ORDER BY r."id" LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.id]);
  return { ...page, items: page.items.map(toReport) };
}

function toReport(row: ReportRow): ReportView {
  return {
    id: row.id, reason: toReason(row.reason), note: row.note, state: row.reportState, createdAt: row.createdAt.toISOString(),
    reporter: { handle: row.reporterHandle, displayName: row.reporterName },
    subject: row.postId
      ? {
          type: "post", id: row.postId, topicId: row.topicId, topicTitle: row.topicTitle, board: row.board, bodyHtml: row.bodyHtml,
          state: row.state, version: row.version, author: authorOf(row),
        }
      : { type: "member", id: row.subjectId, handle: row.memberHandle ?? "", displayName: row.memberName ?? "" },
  };
}

function authorOf(row: PostPart): AuthorView {
  return { id: row.authorId, handle: row.authorHandle, displayName: row.authorName, avatarUrl: avatarUrl(row.authorAvatar), isStaff: false };
}

function toReason(text: string): ReportReason {
  return reportReasons.find((reason) => reason === text) ?? "other";
}

type HeldRow = PostPart & { id: string; kind: PostKind; heldFor: string[]; createdAt: Date };

/** Posts that wait for review on the boards the actor looks after, the oldest first. */
export async function listHeldPosts(ctx: MemberContext, request: PageRequest): Promise<Page<HeldPostView>> {
  const boards = await moderatedIds(ctx);
  const after = String((request.cursor ? decodeCursor(request.cursor, 1) : null)?.[0] ?? "");
  const rows = await ctx.db.$queryRaw<HeldRow[]>`
    SELECT p."id", p."id" AS "postId", p."kind", p."heldFor", p."createdAt", p."bodyHtml", p."state", p."version", t."id" AS "topicId",
      t."title" AS "topicTitle", b."slug" AS "board", a."id" AS "authorId", a."handle" AS "authorHandle", a."displayName" AS "authorName", a."avatarId" AS "authorAvatar"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "Board" b ON b."id" = t."boardId" JOIN "Member" a ON a."id" = p."authorId"
    WHERE p."state" = 'held' AND p."heldFor" <> '{scheduled}' AND t."boardId" = ANY(${boards}) AND p."id" > ${after} ORDER BY p."id" LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.id]);
  const items = page.items.map((row) => ({
    id: row.id, topicId: row.topicId, topicTitle: row.topicTitle, board: row.board, kind: row.kind, author: authorOf(row), bodyHtml: row.bodyHtml,
    heldFor: row.heldFor, createdAt: row.createdAt.toISOString(), version: row.version,
  }));
  return { ...page, items };
}

/** How much waits for the actor's decision. */
export async function countWaiting(ctx: MemberContext): Promise<{ held: number; reports: number }> {
  const boards = await moderatedIds(ctx);
  const onMembers = ctx.actor.isModerator || ctx.actor.isOperator;
  const rows = await ctx.db.$queryRaw<{ held: number; reports: number }[]>`
    SELECT (SELECT count(*) FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."state" = 'held' AND p."heldFor" <> '{scheduled}' AND t."boardId" = ANY(${boards}))::int AS "held",
      (SELECT count(*) FROM "Report" r LEFT JOIN "Post" p ON r."subjectType" = 'post' AND p."id" = r."subjectId" LEFT JOIN "Topic" t ON t."id" = p."topicId"
        WHERE r."state" = 'open' AND (t."boardId" = ANY(${boards}) OR (r."boardId" IS NULL AND ${onMembers})))::int AS "reports"`;
  return rows[0] ?? { held: 0, reports: 0 };
}

/** What was done with power, the newest first. The caller has checked that the actor is an operator. */
export async function listAudit(ctx: Context, request: PageRequest & { action?: string; subjectId?: string }): Promise<Page<AuditView>> {
  const before = (request.cursor ? decodeCursor(request.cursor, 1) : null)?.[0];
  const where = Prisma.join([
    Prisma.sql`TRUE`,
    ...(before === undefined ? [] : [Prisma.sql`e."id" < ${String(before)}`]),
    ...(request.action ? [Prisma.sql`e."action" = ${request.action}`] : []),
    ...(request.subjectId ? [Prisma.sql`e."subjectId" = ${request.subjectId}`] : []),
  ], " AND ");
  const rows = await ctx.db.$queryRaw<(Omit<AuditView, "at"> & { at: Date })[]>`
    SELECT e."id", e."at", m."handle" AS "actor", e."action", e."subjectType", e."subjectId", e."reason", e."before", e."after"
    FROM "AuditEntry" e LEFT JOIN "Member" m ON m."id" = e."actorId" WHERE ${where} ORDER BY e."id" DESC LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.id]);
  return { ...page, items: page.items.map((row) => ({ ...row, at: row.at.toISOString() })) };
}
