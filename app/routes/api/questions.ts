import { z } from "zod";
import type { Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { closeQuestion } from "~/features/questions/close-question.server";
import { getQuestionFigures } from "~/features/questions/figures.server";
import { reopenQuestion } from "~/features/questions/reopen-question.server";
import { closingSchema, figureDaysField, reopeningSchema, staleDismissalSchema, staleMarkSchema } from "~/features/questions/schema";
import { setSameQuestion } from "~/features/questions/set-same-question.server";
import { markStale, unmarkStale } from "~/features/questions/set-stale-mark.server";
import type { ClosingOutcome } from "~/features/questions/types";
import { topicHref } from "~/features/topics/types";
import { endpoint, type Refused } from "./endpoint";
import { byId } from "./params";
import { count } from "./shapes/common";
import { closingOutcome, questionFigures } from "./shapes/questions";
import { showTopic } from "./topics";

export const close = endpoint({
  id: "closeQuestion", method: "PUT", path: "/topics/:id/closing", summary: "Close a question against new answers, or vote for it; the answer says which",
  scope: "write", actor: "member", params: byId, body: closingSchema, answers: { 200: closingOutcome },
  handle: async ({ ctx, params, body: { of: originalId, note, mergeAnswers, reason } }) =>
    show(ctx, params.id, await closeQuestion(ctx, { topicId: params.id, reason, originalId, note: note ?? "", mergeAnswers: mergeAnswers ? "merge" : undefined })),
});

export const reopen = endpoint({
  id: "reopenQuestion", method: "DELETE", path: "/topics/:id/closing", summary: "Open a closed question again, vote for it, or take your vote to close an open one back; the answer says which",
  scope: "write", actor: "member", params: byId, body: reopeningSchema, answers: { 200: closingOutcome },
  handle: async ({ ctx, params, body }) => show(ctx, params.id, await reopenQuestion(ctx, { topicId: params.id, note: body.note ?? "" })),
});

async function show(ctx: MemberContext, topicId: string, done: Result<ClosingOutcome, string>): Promise<{ status: 200; body: z.input<typeof closingOutcome> } | Refused> {
  if (!done.ok) return done;
  const shown = await showTopic(ctx, topicId);
  return { status: 200, body: { ...done.value, question: shown?.question ?? null } };
}

const sameShape = z.strictObject({ count, same: z.boolean() });

export const putSame = endpoint({
  id: "haveSameQuestion", method: "PUT", path: "/topics/:id/same-question", summary: "Say that you have the same question", scope: "write", actor: "member", params: byId, answers: { 200: sameShape },
  async handle({ ctx, params }) {
    const set = await setSameQuestion(ctx, { topicId: params.id, wanted: "on" });
    return set.ok ? { status: 200, body: set.value } : set;
  },
});

export const deleteSame = endpoint({
  id: "haveSameQuestionNoMore", method: "DELETE", path: "/topics/:id/same-question", summary: "Say that you do not have it any more", scope: "write", actor: "member", params: byId, answers: { 200: sameShape },
  async handle({ ctx, params }) {
    const set = await setSameQuestion(ctx, { topicId: params.id, wanted: "off" });
    return set.ok ? { status: 200, body: set.value } : set;
  },
});

const staleShape = z.strictObject({ shown: z.boolean(), marked: z.boolean() });

export const putStale = endpoint({
  id: "markStale", method: "PUT", path: "/posts/:id/stale-mark", summary: "Mark an accepted or best answer as out of date; `shown` says whether readers are told",
  scope: "write", actor: "member", params: byId, body: staleMarkSchema, answers: { 200: staleShape },
  async handle({ ctx, params, body }) {
    const set = await markStale(ctx, { postId: params.id, reason: body.reason });
    return set.ok ? { status: 200, body: set.value } : set;
  },
});

export const deleteStale = endpoint({
  id: "unmarkStale", method: "DELETE", path: "/posts/:id/stale-mark", summary: "Take your mark back; the answer's author and staff of its board dismiss all marks, with a reason",
  scope: "write", actor: "member", params: byId, body: staleDismissalSchema, answers: { 200: staleShape },
  async handle({ ctx, params, body }) {
    const set = await unmarkStale(ctx, { postId: params.id, reason: body.reason ?? "" });
    return set.ok ? { status: 200, body: set.value } : set;
  },
});

export const figures = endpoint({
  id: "questionFigures", method: "GET", path: "/questions/figures", summary: "How soon questions are answered, board by board, and which wait; `days`: 7, 30 or 90",
  scope: "operate", actor: "member", query: z.strictObject({ days: figureDaysField.default(30) }), answers: { 200: questionFigures },
  async handle({ ctx, query }) {
    if (!ctx.actor.isOperator) return { ok: false, refusal: "forbidden" };
    const found = await getQuestionFigures(ctx, query.days);
    return { status: 200, body: { ...found, oldestWaiting: found.oldestWaiting.map((one) => ({ ...one, url: ctx.community.origin + topicHref(one) })) } };
  },
});
