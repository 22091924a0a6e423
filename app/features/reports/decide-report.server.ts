import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatesBoard } from "~/features/boards/rules";

export type DecideReportRefusal = "not-found" | "forbidden" | "already-decided";

/**
 * Upholds or rejects a report. Staff of the board; of reports on members, site staff. What follows for the
 * post is an act of its own. Refuses: one decided already, one's own report.
 * Records: report.decided, and an audit entry.
 */
export async function decideReport(ctx: MemberContext, input: { id: string; decision: "upheld" | "rejected"; reason: string }): Promise<Result<null, DecideReportRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    await ctx.db.$queryRaw`SELECT 1 AS "locked" FROM "Report" WHERE "id" = ${input.id} FOR UPDATE`;
    const report = await ctx.db.report.findUnique({ where: { id: input.id } });
    if (!report) return refused("not-found");
    const tree = await getBoardTree(ctx);
    const boardId = await presentBoard(ctx, report);
    const board = boardId ? tree.get(boardId) : undefined;
    const mayDecide = board ? moderatesBoard(actor, tree, board) : actor.isModerator || actor.isOperator;
    if (!mayDecide) return refused("not-found");
    if (report.reporterId === actor.id && !actor.isOperator) return refused("forbidden");
    if (report.state !== "open") return refused("already-decided");
    await ctx.db.report.update({ where: { id: report.id }, data: { state: input.decision, deciderId: actor.id, decidedAt: ctx.now() } });
    await ctx.record({
      type: "report.decided", actorId: actor.id, subjectType: "report", subjectId: report.id, boardId,
      payload: { reportId: report.id, decision: input.decision },
    });
    await ctx.audit({
      actorId: actor.id, action: `report.${input.decision}`, subjectType: report.subjectType, subjectId: report.subjectId, boardId, reason: input.reason,
    });
    return ok(null);
  });
}

/** Where a reported post is now: its topic may have moved since the report. Null for a member. */
async function presentBoard(ctx: MemberContext, report: { subjectType: string; subjectId: string; boardId: string | null }): Promise<string | null> {
  if (report.subjectType !== "post") return report.boardId;
  const post = await ctx.db.post.findUnique({ where: { id: report.subjectId }, select: { topic: { select: { boardId: true } } } });
  return post?.topic.boardId ?? report.boardId;
}
