import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findPostInPlace, type PostInPlace } from "~/features/posts/queries.server";
import { logAct } from "~/features/topics/writing.server";
import { isMarkEnough, isShownStale, whyNotMarkStale } from "./rules";
import { clearStaleMarks } from "./writing.server";

export type StaleRefusal = "not-found" | "not-an-answer" | "not-first-answer" | "trust-too-low" | "topic-locked" | "reason-required";

/** What readers are told of an answer's age; `marked`: whether the actor says so. */
export type StaleView = { shown: boolean; marked: boolean };

/**
 * Marks an accepted or a question's best answer as out of date, with a reason: one open mark for each member and answer. Readers are told
 * once two members say so, or one of T3, of the staff, or its author.
 * Refuses: an answer that neither is accepted nor has the most votes, T0, a locked question. Records: answer.stale-marked.
 */
export async function markStale(ctx: MemberContext, { postId, reason }: { postId: string; reason: string }): Promise<Result<StaleView, StaleRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const post = await findPostInPlace(ctx, postId, "lock");
    if (!post) return refused("not-found");
    if (post.topicKind !== "question" || post.kind !== "answer" || post.state !== "visible") return refused("not-an-answer");
    const marker = { trust: actor.trust, isAuthor: actor.id === post.authorId, moderates: post.moderates };
    const refusal = whyNotMarkStale(marker, { isFirst: await isFirst(ctx, post) });
    if (refusal) return refused(refusal);
    if (post.lockedAt && !post.moderates) return refused("topic-locked");
    const mark = { reason, isEnough: isMarkEnough(marker), at: ctx.now() };
    const where = { postId_memberId: { postId, memberId: actor.id } };
    const present = await ctx.db.staleMark.findUnique({ where });
    if (present?.reason === reason && present.isEnough === mark.isEnough) return ok({ shown: isShownStale(await marksOf(ctx, postId)), marked: true });
    await ctx.db.staleMark.upsert({ where, create: { postId, memberId: actor.id, ...mark }, update: mark });
    const shown = await tellReaders(ctx, postId);
    await ctx.record({ type: "answer.stale-marked", actorId: actor.id, subjectType: "post", subjectId: postId, boardId: post.board.id, payload: { topicId: post.topicId, shown } });
    return ok({ shown, marked: true });
  });
}

/**
 * Takes one's own mark back; the answer's author and staff of the board take all marks off it instead, those of others with a reason that
 * stands in the question's log. Records: answer.stale-cleared.
 */
export async function unmarkStale(ctx: MemberContext, { postId, reason }: { postId: string; reason: string }): Promise<Result<StaleView, StaleRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const post = await findPostInPlace(ctx, postId, "lock");
    if (!post) return refused("not-found");
    if (post.lockedAt && !post.moderates) return refused("topic-locked");
    const marks = await marksOf(ctx, postId);
    const isOthers = marks.some(({ memberId }) => memberId !== actor.id);
    if (isOthers && (post.moderates || actor.id === post.authorId)) {
      if (reason === "") return refused("reason-required");
      await dismiss(ctx, post, reason);
      return ok({ shown: false, marked: false });
    }
    await clearStaleMarks(ctx, post, "withdrawn", actor.id);
    return ok({ shown: await tellReaders(ctx, postId), marked: false });
  });
}

/** Whether readers see the answer before all others: it is accepted, or none that they see has more votes. */
async function isFirst(ctx: MemberContext, post: PostInPlace): Promise<boolean> {
  if (post.acceptedPostId === post.id) return true;
  const best = await ctx.db.post.findFirst({ where: { topicId: post.topicId, kind: "answer", state: "visible" }, orderBy: [{ score: "desc" }, { id: "asc" }], select: { id: true } });
  return best?.id === post.id;
}

function marksOf(ctx: MemberContext, postId: string) {
  return ctx.db.staleMark.findMany({ where: { postId }, orderBy: [{ at: "asc" }, { memberId: "asc" }] });
}

/** Makes what readers are told match the marks; the time and reason are those of the mark that sufficed. */
async function tellReaders(ctx: MemberContext, postId: string): Promise<boolean> {
  const marks = await marksOf(ctx, postId);
  const shown = isShownStale(marks);
  const telling = marks.find(({ isEnough }) => isEnough) ?? marks.at(-1);
  await ctx.db.post.update({ where: { id: postId }, data: shown && telling ? { staleAt: telling.at, staleReason: telling.reason } : { staleAt: null, staleReason: null } });
  return shown;
}

async function dismiss(ctx: MemberContext, post: PostInPlace, reason: string): Promise<void> {
  await clearStaleMarks(ctx, post, "dismissed");
  if (ctx.actor.id !== post.authorId) {
    await ctx.audit({ actorId: ctx.actor.id, action: "answer.stale-dismissed", subjectType: "post", subjectId: post.id, boardId: post.board.id, reason });
  }
  await logAct(ctx, { topicId: post.topicId, actorId: ctx.actor.id, act: "stale-dismissed", reason });
}
