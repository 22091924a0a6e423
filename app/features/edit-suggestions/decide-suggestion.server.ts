import type { EditSuggestion } from "@prisma-client";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { whyNotWrite } from "~/features/boards/rules";
import { findPostInPlace, type PostInPlace } from "~/features/posts/queries.server";
import { whyNotChange } from "~/features/posts/rules";
import { applyEdit, bakeBody, judge, lockWritingFacts, type BakedBody, type WritingFacts } from "~/features/posts/writing.server";
import type { TagRefusal } from "~/features/tags/rules";
import { chooseTags, type ChosenTags } from "~/features/tags/writing.server";
import { powerOver, whyNotDecide, type DecideRefusal } from "./rules";
import { isSame, judgedAsEdit, whyNotPropose, type ProposalRefusal } from "./proposal.server";
import type { DeciderPower, SuggestionState } from "./types";
import { countSuggestions } from "./writing.server";

type Input = { id: string; decision: "approved" | "rejected"; reason?: string | undefined; body?: string | undefined; title?: string | undefined; tags?: string[] | undefined; version: number };
type Refusal = "not-found" | "forbidden" | "edit-window-over" | "stale-version" | "reason-required" | DecideRefusal | TagRefusal | ProposalRefusal;
type Decided = { id: string; postId: string; state: "approved" | "rejected" };

/**
 * Approves a suggested edit, as it is or improved by a text given along, or rejects it with a reason. Author of the post, staff of its board, and after
 * a day one trusted member. Approving is an edit of the post by its suggester; other suggestions for it become outdated.
 * Refuses: who has no say and a post out of sight (as not found), one's own suggestion, one decided or outdated, a stale version of it, a locked topic, a trusted member
 * before the day is over, rejecting without a reason, an improved text by who may not edit the post now, and for what a suggested one is refused for.
 * Records: edit-suggestion.approved or .rejected, with it post.edited; staff in the audit log.
 */
export async function decideSuggestion(ctx: MemberContext, input: Input): Promise<Result<Decided, Refusal>> {
  const { actor } = ctx;
  const seen = await ctx.db.editSuggestion.findUnique({ where: { id: input.id } });
  if (!seen) return refused("not-found");
  const baked = input.decision === "approved" ? await bakeBody(ctx, input.body ?? seen.body, seen.postId, seen.authorId) : null;
  if (baked && !baked.ok) return baked;
  return ctx.transaction(async (inner): Promise<Result<Decided, Refusal>> => {
    const ctx = { ...inner, actor };
    const facts = await lockWritingFacts(ctx, actor);
    const post = await findPostInPlace(ctx, seen.postId, "lock");
    if (post?.state !== "visible" || post.topicState !== "visible") return refused("not-found");
    const suggestion = await ctx.db.editSuggestion.findUniqueOrThrow({ where: { id: seen.id } });
    const mayWrite = whyNotWrite(actor, await getBoardTree(ctx), post.board) === null;
    const power = powerOver(actor, { isAuthor: post.authorId === actor.id, moderates: post.moderates, mayWrite });
    const isSuggester = suggestion.suggesterId === actor.id;
    if (!power && !isSuggester) return refused("not-found");
    const ageMs = (await ctx.databaseTime()).getTime() - suggestion.suggestedAt.getTime();
    const closed = whyNotDecide({ power: power ?? "trusted", isSuggester, state: stateOf(suggestion.state), isLocked: post.lockedAt !== null, moderates: post.moderates, ageMs });
    if (closed || !power) return refused(closed?.refusal ?? "not-found", closed?.seconds === undefined ? undefined : { seconds: closed.seconds });
    if (suggestion.version !== input.version || suggestion.version !== seen.version) return refused("stale-version", { version: suggestion.version });
    if (baked) return approve(ctx, { suggestion, post, power, baked: baked.value, facts, input });
    if (!input.reason) return refused("reason-required");
    await settle(ctx, { suggestion, post, power, state: "rejected", reason: input.reason, improved: false });
    return ok({ id: suggestion.id, postId: post.id, state: "rejected" });
  });
}

type Approval = { suggestion: EditSuggestion; post: PostInPlace; power: DeciderPower; baked: BakedBody; facts: WritingFacts; input: Input };

async function approve(ctx: MemberContext, { suggestion, post, power, baked, facts, input }: Approval): Promise<Result<Decided, Refusal>> {
  const isOpening = post.kind === "opening";
  const title = isOpening ? (input.title ?? suggestion.title ?? post.title) : null;
  const tags = await tagsOf(ctx, { suggestion, post, typed: input.tags });
  if (!tags.ok) return tags;
  const isImproved = [baked.body !== suggestion.body, isOpening && title !== (suggestion.title ?? post.title), isOpening && input.tags && tags.value.names.join() !== suggestion.tags.join()].some(Boolean);
  const closed = isImproved ? whyNotChange(ctx.actor, post, post.moderates, ctx.now()) : null;
  if (closed) return refused(closed);
  const wrong = await whyNotPropose(ctx, post, { title, baked });
  if (wrong) return refused(wrong.refusal, wrong.detail);
  if (isSame(post, { body: baked.body, title, tags: tags.value.names })) return refused("nothing-changed");
  const verdict = isImproved ? await judge(ctx, ctx.actor, facts, baked, judgedAsEdit(post)) : { outcome: "allow" as const };
  if (verdict.outcome === "refuse") return refused(verdict.reason, { limit: verdict.limit });
  await settle(ctx, { suggestion, post, power, state: "approved", reason: input.reason ?? "", improved: isImproved });
  await applyEdit(ctx, post, {
    baked, title: title ?? post.title, tags: tags.value, heldFor: verdict.outcome === "hold" ? verdict.reasons : [],
    by: { editorId: suggestion.suggesterId, approverId: ctx.actor.id, improved: isImproved }, why: { reason: suggestion.reason, restored: null },
  });
  return ok({ id: suggestion.id, postId: post.id, state: "approved" });
}

/** The tags after it; those the topic carries stay, whatever its board came to ask for. Whether its suggester may make those that are new was judged when they were suggested. */
async function tagsOf(ctx: MemberContext, { suggestion, post, typed }: { suggestion: EditSuggestion; post: PostInPlace; typed: string[] | undefined }): Promise<Result<ChosenTags, TagRefusal>> {
  if (post.kind !== "opening" || suggestion.title === null) return ok({ names: post.tags, fresh: [] }); // an opening post by a later split takes its text alone
  const wanted = typed ?? suggestion.tags;
  if (wanted.join() === post.tags.join()) return ok({ names: post.tags, fresh: [] });
  return chooseTags(ctx, { typed: wanted, board: post.board, moderates: post.moderates || wanted.every((tag) => suggestion.tags.includes(tag)), present: post.tags });
}

type Settled = { suggestion: EditSuggestion; post: PostInPlace; power: DeciderPower; state: "approved" | "rejected"; reason: string; improved: boolean };

async function settle(ctx: MemberContext, { suggestion: { id, suggesterId }, post, power, state, reason, improved }: Settled): Promise<void> {
  const { actor } = ctx;
  await ctx.db.editSuggestion.update({
    where: { id }, data: { state, improved, decision: reason, decidedAs: power, decidedById: actor.id, decidedAt: ctx.now(), version: { increment: 1 } },
  });
  await countSuggestions(ctx, post.id);
  const about = { actorId: actor.id, subjectType: "edit-suggestion" as const, subjectId: id, boardId: post.board.id };
  if (state === "approved") await ctx.record({ ...about, type: "edit-suggestion.approved", payload: { postId: post.id, suggesterId, improved } });
  else await ctx.record({ ...about, type: "edit-suggestion.rejected", payload: { postId: post.id, suggesterId } });
  if (power === "staff") await ctx.audit({ ...about, action: `edit-suggestion.${state}`, reason, after: { post: post.id } });
}

function stateOf(text: string): SuggestionState {
  return text === "open" || text === "outdated" || text === "approved" || text === "rejected" ? text : "withdrawn";
}
