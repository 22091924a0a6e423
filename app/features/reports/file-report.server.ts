import { startOfDay } from "~/kernel/clock";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findPostInPlace } from "~/features/posts/queries.server";
import { lockMember } from "~/features/members/writing.server";
import type { ReportReason } from "./types";

export type ReportRefusal = "not-found" | "own-subject" | "reports-used-up";

/** Reports a member may file in a UTC day. */
const reportsPerDay = 20;

type Input = { subjectType: "post" | "member"; subjectId: string; reason: ReportReason; note?: string };

/**
 * Reports a post or a member to those who look after the place. One report a member and subject: a
 * second says the same again and changes nothing.
 * Refuses: a subject out of sight, oneself, more than 20 reports a day. Records: report.filed.
 */
export async function fileReport(ctx: MemberContext, input: Input): Promise<Result<{ id: string }, ReportRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const subject = await findSubject(ctx, input);
    if (!subject) return refused("not-found");
    if (subject.authorId === actor.id) return refused("own-subject");
    await lockMember(ctx, actor.id);
    const key = { reporterId: actor.id, subjectType: input.subjectType, subjectId: input.subjectId };
    const before = await ctx.db.report.findUnique({ where: { reporterId_subjectType_subjectId: key } });
    if (before) return ok({ id: before.id });
    const today = await ctx.db.report.count({ where: { reporterId: actor.id, createdAt: { gte: startOfDay(ctx.now()) } } });
    if (today >= reportsPerDay && !ctx.community.relaxedLimits) return refused("reports-used-up", { limit: reportsPerDay });
    const id = ctx.newId();
    await ctx.db.report.create({ data: { ...key, id, boardId: subject.boardId, reason: input.reason, note: input.note ?? "", createdAt: ctx.now() } });
    await ctx.record({
      type: "report.filed", actorId: actor.id, subjectType: input.subjectType, subjectId: input.subjectId, boardId: subject.boardId,
      payload: { reportId: id, reason: input.reason },
    });
    return ok({ id });
  });
}

async function findSubject(ctx: MemberContext, input: Input): Promise<{ authorId: string; boardId: string | null } | null> {
  if (input.subjectType === "post") {
    const post = await findPostInPlace(ctx, input.subjectId, "read");
    return post ? { authorId: post.authorId, boardId: post.board.id } : null;
  }
  const member = await ctx.db.member.findFirst({ where: { id: input.subjectId, state: { not: "deleted" } }, select: { id: true } });
  return member ? { authorId: member.id, boardId: null } : null;
}
