import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findPostInPlace } from "~/features/posts/queries.server";
import { bakeBody, judge, lockWritingFacts } from "~/features/posts/writing.server";
import type { TagRefusal } from "~/features/tags/rules";
import { chooseTags } from "~/features/tags/writing.server";
import { isSame, judgedAsEdit, whyNotPropose, type ProposalRefusal } from "./proposal.server";
import { findMySuggestion, whyNotSuggestNow } from "./queries.server";
import type { SuggestRefusal } from "./rules";
import { countSuggestions } from "./writing.server";

type Input = { postId: string; body: string; title?: string | undefined; tags?: string[] | undefined; reason: string; version: number };

/**
 * Suggests a changed text for somebody else's question, article or answer. A suggestion of the same member that a later
 * edit has outdated is brought up to date by it.
 * Returns its id. Refuses: one's own post or one of a board one looks after (edit those), newcomers, other kinds of posts, a locked topic, an author
 * who blocked the member, a second one while one waits, more than 5 that wait or 20 a day, a stale version, no change, pictures and files
 * the post did not show yet, and what an edit's text is refused for. Records: edit-suggestion.made.
 */
export async function suggestEdit(ctx: MemberContext, input: Input): Promise<Result<{ id: string }, "not-found" | "stale-version" | SuggestRefusal | TagRefusal | ProposalRefusal>> {
  const { actor } = ctx;
  const baked = await bakeBody(ctx, input.body, input.postId);
  if (!baked.ok) return baked;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const facts = await lockWritingFacts(ctx, actor);
    const post = await findPostInPlace(ctx, input.postId, "lock");
    if (!post) return refused("not-found");
    const mine = await findMySuggestion(ctx, post.id);
    const closed = await whyNotSuggestNow(ctx, post, mine?.state ?? null);
    if (closed) return refused(closed.refusal, closed.limit === undefined ? undefined : { limit: closed.limit });
    if (post.version !== input.version) return refused("stale-version", { version: post.version });
    const isOpening = post.kind === "opening";
    const title = isOpening ? (input.title ?? post.title) : null;
    const wrong = await whyNotPropose(ctx, post, { title, baked: baked.value });
    if (wrong) return refused(wrong.refusal, wrong.detail);
    const verdict = await judge(ctx, actor, facts, baked.value, judgedAsEdit(post));
    if (verdict.outcome === "refuse") return refused(verdict.reason, { limit: verdict.limit });
    const tags = isOpening && input.tags ? await chooseTags(ctx, { typed: input.tags, board: post.board, moderates: false, present: post.tags }) : ok({ names: isOpening ? post.tags : [] });
    if (!tags.ok) return tags;
    if (isSame(post, { body: input.body, title, tags: tags.value.names })) return refused("nothing-changed");
    const text = { baseVersion: post.version, body: input.body, title, tags: tags.value.names, reason: input.reason, state: "open", suggestedAt: ctx.now() };
    const id = mine?.id ?? ctx.newId();
    if (mine) await ctx.db.editSuggestion.update({ where: { id }, data: { ...text, version: { increment: 1 } } });
    else await ctx.db.editSuggestion.create({ data: { id, postId: post.id, authorId: post.authorId, suggesterId: actor.id, ...text } });
    await countSuggestions(ctx, post.id);
    await ctx.record({ type: "edit-suggestion.made", actorId: actor.id, subjectType: "edit-suggestion", subjectId: id, boardId: post.board.id, payload: { postId: post.id } });
    return ok({ id });
  });
}
