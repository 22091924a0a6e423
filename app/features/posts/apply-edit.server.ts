import { slugOf, truncate } from "~/kernel/text";
import { limits } from "~/kernel/limits";
import type { MemberContext } from "~/platform/context";
import { outdateSuggestions } from "~/features/edit-suggestions/writing.server";
import { forgetUses, recordUses } from "~/features/files/writing.server";
import { settleQuestionEdit } from "~/features/questions/writing.server";
import { createTags, type ChosenTags } from "~/features/tags/writing.server";
import { recordLinks, settleTopic } from "~/features/topics/writing.server";
import type { PostInPlace } from "./queries.server";
import { isInGrace } from "./rules";
import type { BakedBody } from "./writing.server";

/** Who made an edit. `approverId` let it in when somebody else had suggested it, `improved` with changes of their own. */
export type EditedBy = { editorId: string; approverId: string | null; improved: boolean };
/** Why an edit was made: in words, or to go back to a version. */
type Why = { reason: string | null; restored: number | null };

/** A changed text whose every rule is kept. `heldFor`: checks it waits for anew. */
export type Edit = { baked: BakedBody; title: string; tags: ChosenTags; heldFor: string[]; by: EditedBy; why: Why };

/**
 * Makes an edit, under the post's lock and past all refusals: the text with its history, title and tags, what it means to its question,
 * to other edit suggestions, to links and files. Records: post.edited, topic.edited when title or tags change.
 */
export async function applyEdit(ctx: MemberContext, post: PostInPlace, edit: Edit): Promise<void> {
  const { baked, by } = edit;
  await writeEdit(ctx, post, edit);
  await outdateSuggestions(ctx, post);
  await settleQuestionEdit(ctx, post);
  await recordLinks(ctx, post.id, baked.html, "again");
  if (post.body.includes("/files/")) await forgetUses(ctx, post.id, baked.files);
  await recordUses(ctx, post.id, baked.files, [post.authorId]);
  // What somebody else had named of the editor's own shows itself to nobody by an edit for another reason.
  if (by.editorId !== post.authorId) await recordUses(ctx, post.id, baked.files.filter((file) => !post.body.includes(`/files/${file}`)), [by.editorId]);
}

async function writeEdit(ctx: MemberContext, post: PostInPlace, edit: Edit): Promise<void> {
  const { baked, title, heldFor, by, why } = edit;
  const tags = edit.tags.names;
  const now = ctx.now();
  const isOpening = post.kind === "opening";
  const isTraceless = by.approverId === null && (await leavesNoTrace(ctx, post, why));
  if (!isTraceless) {
    const former = { body: post.body, title: isOpening ? post.title : null, tags: isOpening ? post.tags : [] };
    await ctx.db.postRevision.create({ data: { postId: post.id, version: post.version, ...former, ...by, editedAt: now, ...why } });
  }
  await ctx.db.$executeRaw`
    UPDATE "Post" SET "helpedById" = CASE WHEN ${by.approverId === null} THEN "helpedById" ELSE ${by.editorId} END, "body" = ${baked.body}, "bodyHtml" = ${baked.html}, "renderer" = ${baked.renderer}, "hasLink" = ${baked.links > 0},
      "editedAt" = CASE WHEN ${isTraceless} THEN "editedAt" ELSE ${now} END, "version" = "version" + 1 WHERE "id" = ${post.id}`;
  const fields = [...(title === post.title ? [] : ["title"]), ...(tags.join() === post.tags.join() ? [] : ["tags"])];
  if (isOpening) {
    await createTags(ctx, edit.tags.fresh);
    await ctx.db.$executeRaw`
      UPDATE "Topic" SET "title" = ${title}, "slug" = ${slugOf(title)}, "tags" = ${tags}, "excerpt" = ${truncate(baked.text, limits.excerptMax)},
        "version" = "version" + 1 WHERE "id" = ${post.topicId}`;
  }
  await ctx.record({
    type: "post.edited", actorId: by.editorId, subjectType: "post", subjectId: post.id, boardId: post.board.id, payload: { topicId: post.topicId, version: post.version + 1 },
  });
  if (isOpening && fields.length > 0) {
    await ctx.record({ type: "topic.edited", actorId: by.editorId, subjectType: "topic", subjectId: post.topicId, boardId: post.board.id, payload: { fields, ...(fields.includes("tags") ? { tags: post.tags } : {}) } });
  }
  if (by.approverId === null && ctx.actor.id !== post.authorId) {
    await ctx.audit({
      actorId: ctx.actor.id, action: "post.edited-by-staff", subjectType: "post", subjectId: post.id, boardId: post.board.id, after: { version: post.version + 1 },
    });
  }
  if (heldFor.length > 0) await holdAgain(ctx, post, heldFor);
}

/** Whether the edit is within its writer's grace. One with a reason is meant to be seen, and what was reported, decided on or built on by an edit suggestion stays as it was read. */
async function leavesNoTrace(ctx: MemberContext, post: PostInPlace, { reason, restored }: Why): Promise<boolean> {
  if (reason !== null || restored !== null) return false;
  const last = await ctx.db.postRevision.findFirst({ where: { postId: post.id }, orderBy: { version: "desc" }, select: { editorId: true, editedAt: true } });
  if (!isInGrace(ctx.actor.id, post, last, ctx.now())) return false;
  const judged = await ctx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Report" WHERE "subjectId" = ${post.id}
    UNION ALL SELECT 1 FROM "EditSuggestion" WHERE "postId" = ${post.id}
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
