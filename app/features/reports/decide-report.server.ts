import type { Report } from "@prisma-client";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatesBoard } from "~/features/boards/rules";

export type DecideReportRefusal = "not-found" | "own-case" | "already-decided";

/**
 * Upholds or rejects a report. Staff of the board; of reports on members, site staff. What follows for the
 * post is an act of its own. Refuses: one decided already, one's own report or one about oneself (operators may).
 * Records: report.decided, and an audit entry.
 */
export async function decideReport(ctx: MemberContext, input: { id: string; decision: "upheld" | "rejected"; reason: string }): Promise<Result<null, DecideReportRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    await ctx.db.$queryRaw`SELECT 1 AS "locked" FROM "Report" WHERE "id" = ${input.id} FOR UPDATE`;
    const found = await findReportToDecide(ctx, input.id);
    if (!found.ok) return found;
    const { report, boardId } = found.value;
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

type ToDecide = { report: Report; boardId: string | null };

/** The report, if the actor may decide it now. Pages with a second act ask this before the first. */
export async function findReportToDecide(ctx: MemberContext, id: string): Promise<Result<ToDecide, DecideReportRefusal>> {
  const { actor } = ctx;
  const report = await ctx.db.report.findUnique({ where: { id } });
  if (!report) return refused("not-found");
  const subject = await findSubject(ctx, report);
  const tree = await getBoardTree(ctx);
  const board = subject.boardId ? tree.get(subject.boardId) : undefined;
  const mayDecide = board ? moderatesBoard(actor, tree, board) : actor.isModerator || actor.isOperator;
  if (!mayDecide) return refused("not-found");
  if ((report.reporterId === actor.id || subject.memberId === actor.id) && !actor.isOperator) return refused("own-case");
  return report.state === "open" ? ok({ report, boardId: subject.boardId }) : refused("already-decided");
}

/** Whom a report is about, and where a reported post is now: its topic may have moved since. */
async function findSubject(ctx: MemberContext, report: Report): Promise<{ memberId: string; boardId: string | null }> {
  if (report.subjectType !== "post") return { memberId: report.subjectId, boardId: report.boardId };
  const post = await ctx.db.post.findUnique({ where: { id: report.subjectId }, select: { authorId: true, topic: { select: { boardId: true } } } });
  return { memberId: post?.authorId ?? "", boardId: post?.topic.boardId ?? report.boardId };
}
