import type { RefuseReason } from "@moderation";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import type { DraftMark } from "~/features/drafts/types";
import { settleDraft } from "~/features/drafts/writing.server";
import type { AttachRefusal } from "~/features/files/rules";
import type { TagRefusal } from "~/features/tags/rules";
import { chooseTags, type ChosenTags } from "~/features/tags/writing.server";
import { findPostInPlace, type PostInPlace } from "./queries.server";
import { whyNotBody, whyNotChange, whyNotTitle, type TextRefusal } from "./rules";
import { applyEdit, bakeBody, judge, lockWritingFacts, whyNotShow } from "./writing.server";

export type EditPostRefusal = "not-found" | "forbidden" | "edit-window-over" | "alt-text-missing" | "stale-version" | "topic-locked" | "too-complex" | TagRefusal | TextRefusal | AttachRefusal["refusal"] | RefuseReason;

type Input = { id: string; body: string; version: number; title?: string; tags?: string[]; reason?: string; restored?: number; draft?: DraftMark };

/**
 * Changes a post's text; of an opening post also the topic's title and tags. The former text is kept
 * as a revision, unless its writer changes it within five minutes. Who may: the author for a time that trust
 * lengthens, and staff of the board.
 * Returns the new version. Refuses: an author's time that is over, a stale version (nothing is lost: the caller keeps the text),
 * a locked topic, files the board does not allow and the post did not show yet, text too long or too complex, links of a new member beyond the limit.
 * Records: post.edited, and topic.edited when title or tags change. A newcomer's new link is held anew.
 */
export async function editPost(ctx: MemberContext, input: Input): Promise<Result<{ id: string; topicId: string; version: number }, EditPostRefusal>> {
  const { actor } = ctx;
  const baked = await bakeBody(ctx, input.body, input.id);
  if (!baked.ok) return baked;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const facts = await lockWritingFacts(ctx, actor);
    const post = await findPostInPlace(ctx, input.id, "lock");
    if (!post) return refused("not-found");
    const refusal = whyNotEdit(ctx, post, input);
    if (refusal) return refused(refusal.refusal, refusal.detail);
    const isOpening = post.kind === "opening";
    const tags = await tagsAfter(ctx, post, input.tags);
    if (!tags.ok) return tags;
    const unfit = whyNotShow(post.board, { trust: actor.trust, moderates: post.moderates }, baked.value);
    if (unfit) return refused(unfit.refusal, unfit.detail);
    const board = { id: post.board.id, reviewPolicy: "none" as const }; // what stands already is not reviewed again
    const verdict = actor.id === post.authorId ? await judge(ctx, actor, facts, baked.value, { board, moderates: post.moderates }) : { outcome: "allow" as const };
    if (verdict.outcome === "refuse") return refused(verdict.reason, { limit: verdict.limit });
    const title = isOpening && input.title !== undefined ? input.title : post.title;
    await settleDraft(ctx, input.draft);
    if (post.body === input.body && title === post.title && tags.value.names.join() === post.tags.join()) return ok({ id: post.id, topicId: post.topicId, version: post.version });
    const heldFor = verdict.outcome === "hold" && (post.state === "visible" || post.state === "held") ? verdict.reasons : [];
    const why = { reason: input.reason || null, restored: input.restored ?? null };
    await applyEdit(ctx, post, { baked: baked.value, title, tags: tags.value, heldFor, by: { editorId: actor.id, approverId: null, improved: false }, why });
    return ok({ id: post.id, topicId: post.topicId, version: post.version + 1 });
  });
}

function whyNotEdit(ctx: MemberContext, post: PostInPlace, input: Input): { refusal: EditPostRefusal; detail?: Record<string, number> } | null {
  const closed = whyNotChange(ctx.actor, post, post.moderates, ctx.now());
  if (closed) return { refusal: closed };
  if (post.version !== input.version) return { refusal: "stale-version", detail: { version: post.version } };
  const title = post.kind === "opening" && input.title !== undefined ? whyNotTitle(input.title) : null;
  const wrong = title ?? whyNotBody(input.body, post.kind, post.topicKind);
  return wrong ? { refusal: wrong.refusal, detail: { limit: wrong.limit } } : null;
}

/** The tags a topic has after an edit that typed these; none typed, or a reply, changes none. */
async function tagsAfter(ctx: MemberContext, post: PostInPlace, typed: string[] | undefined): Promise<Result<ChosenTags, TagRefusal>> {
  if (post.kind !== "opening" || !typed) return ok({ names: post.tags, fresh: [] });
  return chooseTags(ctx, { typed, board: post.board, moderates: post.moderates, present: post.tags });
}
