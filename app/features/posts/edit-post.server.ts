import type { RefuseReason } from "@moderation";
import { slugOf, truncate } from "~/kernel/text";
import { ok, refused, type Result } from "~/kernel/result";
import { limits } from "~/kernel/limits";
import type { MemberContext } from "~/platform/context";
import type { DraftMark } from "~/features/drafts/types";
import { settleDraft } from "~/features/drafts/writing.server";
import type { AttachRefusal } from "~/features/files/rules";
import { forgetUses, recordUses } from "~/features/files/writing.server";
import { settleQuestionEdit } from "~/features/questions/writing.server";
import type { TagRefusal } from "~/features/tags/rules";
import { chooseTags, createTags, type ChosenTags } from "~/features/tags/writing.server";
import { recordLinks } from "~/features/topics/writing.server";
import { findPostInPlace, type PostInPlace } from "./queries.server";
import { settleTopic } from "~/features/topics/writing.server";
import { isInGrace, whyNotBody, whyNotChange, whyNotTitle, type TextRefusal } from "./rules";
import { bakeBody, judge, lockWritingFacts, whyNotShow, type BakedBody } from "./writing.server";

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
    await writeEdit(ctx, post, { baked: baked.value, title, tags: tags.value, heldFor, why: { reason: input.reason || null, restored: input.restored ?? null } });
    await settleQuestionEdit(ctx, post);
    await recordLinks(ctx, post.id, baked.value.html, "again");
    if (post.body.includes("/files/")) await forgetUses(ctx, post.id, baked.value.files);
    await recordUses(ctx, post.id, baked.value.files, [post.authorId]);
    // What somebody else had named of the editor's own shows itself to nobody by an edit for another reason.
    if (actor.id !== post.authorId) await recordUses(ctx, post.id, baked.value.files.filter((file) => !post.body.includes(`/files/${file}`)), [actor.id]);
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

type Edit = { baked: BakedBody; title: string; tags: ChosenTags; heldFor: string[]; why: Why };
/** Why an edit was made: in words, or to go back to a version. */
type Why = { reason: string | null; restored: number | null };

async function writeEdit(ctx: MemberContext, post: PostInPlace, edit: Edit): Promise<void> {
  const { baked, title, heldFor, why } = edit;
  const tags = edit.tags.names;
  const now = ctx.now();
  const isOpening = post.kind === "opening";
  const isTraceless = await leavesNoTrace(ctx, post, why);
  if (!isTraceless) {
    const former = { body: post.body, title: isOpening ? post.title : null, tags: isOpening ? post.tags : [] };
    await ctx.db.postRevision.create({ data: { postId: post.id, version: post.version, ...former, editorId: ctx.actor.id, editedAt: now, ...why } });
  }
  await ctx.db.$executeRaw`
    UPDATE "Post" SET "body" = ${baked.body}, "bodyHtml" = ${baked.html}, "renderer" = ${baked.renderer}, "hasLink" = ${baked.links > 0},
      "editedAt" = CASE WHEN ${isTraceless} THEN "editedAt" ELSE ${now} END, "version" = "version" + 1 WHERE "id" = ${post.id}`;
  const fields = [...(title === post.title ? [] : ["title"]), ...(tags.join() === post.tags.join() ? [] : ["tags"])];
  if (isOpening) {
    await createTags(ctx, edit.tags.fresh);
    await ctx.db.$executeRaw`
      UPDATE "Topic" SET "title" = ${title}, "slug" = ${slugOf(title)}, "tags" = ${tags}, "excerpt" = ${truncate(baked.text, limits.excerptMax)},
        "version" = "version" + 1 WHERE "id" = ${post.topicId}`;
  }
  await ctx.record({
    type: "post.edited", actorId: ctx.actor.id, subjectType: "post", subjectId: post.id, boardId: post.board.id, payload: { topicId: post.topicId, version: post.version + 1 },
  });
  if (isOpening && fields.length > 0) {
    await ctx.record({ type: "topic.edited", actorId: ctx.actor.id, subjectType: "topic", subjectId: post.topicId, boardId: post.board.id, payload: { fields, ...(fields.includes("tags") ? { tags: post.tags } : {}) } });
  }
  if (ctx.actor.id !== post.authorId) {
    await ctx.audit({
      actorId: ctx.actor.id, action: "post.edited-by-staff", subjectType: "post", subjectId: post.id, boardId: post.board.id, after: { version: post.version + 1 },
    });
  }
  if (heldFor.length > 0) await holdAgain(ctx, post, heldFor);
}

/** Whether the edit is within its writer's grace. One with a reason is meant to be seen, and what was reported or decided on stays as it was read. */
async function leavesNoTrace(ctx: MemberContext, post: PostInPlace, { reason, restored }: Why): Promise<boolean> {
  if (reason !== null || restored !== null) return false;
  const last = await ctx.db.postRevision.findFirst({ where: { postId: post.id }, orderBy: { version: "desc" }, select: { editorId: true, editedAt: true } });
  if (!isInGrace(ctx.actor.id, post, last, ctx.now())) return false;
  const judged = await ctx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Report" WHERE "subjectId" = ${post.id}
    UNION ALL SELECT 1 FROM "Event" WHERE "subjectType" = 'post' AND "subjectId" = ${post.id} AND "type" = 'post.state-changed' LIMIT 1`;
  return judged.length === 0;
}

/** A newcomer's first link arrives by an edit: the post waits for review like a new one, besides what it waits for already. */
async function holdAgain(ctx: MemberContext, post: PostInPlace, heldFor: string[]): Promise<void> {
  await ctx.db.$executeRaw`UPDATE "Post" SET "state" = 'held', "heldFor" = ARRAY(SELECT DISTINCT unnest("heldFor" || ${heldFor}::text[])) WHERE "id" = ${post.id}`;
  if (post.state === "held") return;
  await settleTopic(ctx, post.topicId);
  await ctx.record({
    type: "post.state-changed", actorId: ctx.actor.id, subjectType: "post", subjectId: post.id, boardId: post.board.id,
    payload: { topicId: post.topicId, from: "visible", to: "held", reason: heldFor.join(" ") },
  });
}
