import type { RateRefusal, RefuseReason } from "@moderation";
import { slugOf, truncate } from "~/kernel/text";
import { ok, refused, type Result } from "~/kernel/result";
import { limits } from "~/kernel/limits";
import type { MemberContext } from "~/platform/context";
import { findReadableBoard, getBoardTree } from "~/features/boards/queries.server";
import { moderatesBoard, whyNotOpenTopic, type PostingRefusal } from "~/features/boards/rules";
import type { BoardNode } from "~/features/boards/types";
import { settleDraft } from "~/features/drafts/writing.server";
import type { AttachRefusal } from "~/features/files/rules";
import { recordUses } from "~/features/files/writing.server";
import { bakeBody, findTwin, judge, lockWritingFacts, whyNotNow, whyNotShow, type BakedBody } from "~/features/posts/writing.server";
import { whyNotBody, whyNotTitle, type TextRefusal } from "~/features/posts/rules";
import type { TagRefusal } from "~/features/tags/rules";
import { chooseTags, createTags, type ChosenTags } from "~/features/tags/writing.server";
import { fairHotRank, hotRank, isTimerTime, scheduledMark } from "./rules";
import type { NewTopicInput } from "./schema";
import { recordLinks } from "./writing.server";

export type CreateTopicRefusal =
  | PostingRefusal | TextRefusal | AttachRefusal["refusal"] | RefuseReason | RateRefusal["reason"] | "timer-time-wrong" | "alt-text-missing" | "board-not-found" | "too-complex" | TagRefusal;

export type CreatedTopic = { id: string; slug: string; postId: string; state: "visible" | "held"; heldFor: string[] };

/**
 * Opens a topic with its opening post.
 * Returns the ids and the state: `held` when it waits for review, or for the time it is to be published at. The same title and text on the
 * same board within ten minutes returns the first topic.
 * Refuses: a board out of sight, a kind or trust level it does not take, lengths, tags the
 * board or their groups do not take, files the board does not allow, text too complex, writing too fast, what the checks refuse.
 * Records: topic.created, post.created.
 */
export async function createTopic(ctx: MemberContext, input: NewTopicInput): Promise<Result<CreatedTopic, CreateTopicRefusal>> {
  const { actor } = ctx;
  const publishAt = input.publishAt ? new Date(input.publishAt) : null;
  if (publishAt && !isTimerTime(publishAt, ctx.now())) return refused("timer-time-wrong");
  const baked = await bakeBody(ctx, input.body);
  if (!baked.ok) return baked;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const facts = await lockWritingFacts(ctx, actor);
    const tree = await getBoardTree(ctx);
    const board = findReadableBoard(actor, tree, input.board);
    if (!board) return refused("board-not-found");
    const refusal = whyNotOpenTopic(actor, tree, board, input.kind);
    if (refusal) return refused(refusal);
    const wrong = whyNotTitle(input.title) ?? whyNotBody(input.body, "opening", input.kind);
    if (wrong) return refused(wrong.refusal, { limit: wrong.limit });
    const moderates = moderatesBoard(actor, tree, board);
    const tags = await chooseTags(ctx, { typed: input.tags ?? [], board, moderates, tree });
    if (!tags.ok) return tags;
    const unfit = whyNotShow(board, { trust: actor.trust, moderates }, baked.value);
    if (unfit) return refused(unfit.refusal, unfit.detail);
    const twin = await findTwin(ctx, actor, input.body, { title: input.title, boardId: board.id });
    if (twin) {
      await settleDraft(ctx, input.draft);
      return ok(await getCreated(ctx, twin.topicId));
    }
    const tooFast = whyNotNow(ctx, actor, facts, "topic", moderates);
    if (tooFast) return refused(tooFast.reason, { ...tooFast });
    const verdict = await judge(ctx, actor, facts, baked.value, { board, moderates });
    if (verdict.outcome === "refuse") return refused(verdict.reason, { limit: verdict.limit });
    const heldFor = [...(verdict.outcome === "hold" ? verdict.reasons : []), ...(publishAt ? [scheduledMark] : [])];
    const made = await insertTopic(ctx, { input, board, tags: tags.value, baked: baked.value, heldFor });
    if (publishAt) await ctx.db.topicTimer.create({ data: { topicId: made.id, act: "publish", at: publishAt, setById: actor.id } });
    await recordLinks(ctx, made.postId, baked.value.html, "first");
    await recordUses(ctx, made.postId, baked.value.files, [actor.id]);
    await settleDraft(ctx, input.draft);
    return ok(made);
  });
}

type NewTopic = { input: NewTopicInput; board: BoardNode; tags: ChosenTags; baked: BakedBody; heldFor: string[] };

async function insertTopic(ctx: MemberContext, { input, board, tags, baked, heldFor }: NewTopic): Promise<CreatedTopic> {
  const [id, postId, now] = [ctx.newId(), ctx.newId(), ctx.now()];
  const state = heldFor.length > 0 ? "held" : "visible";
  const slug = slugOf(input.title);
  await createTags(ctx, tags.fresh);
  const hot = fairHotRank(hotRank({ score: 0, replies: 0, publishedAt: now, now }), board.month);
  await ctx.db.$executeRaw`
    WITH topic AS (
      INSERT INTO "Topic" ("id", "boardId", "kind", "title", "slug", "excerpt", "tags", "authorId", "state", "hot", "createdAt", "publishedAt", "lastActivityAt")
      VALUES (${id}, ${board.id}, ${input.kind}, ${input.title}, ${slug}, ${truncate(baked.text, limits.excerptMax)}, ${tags.names}, ${ctx.actor.id}, ${state}, ${hot}, ${now}, ${now}, ${now})
    )
    INSERT INTO "Post" ("id", "topicId", "kind", "path", "depth", "authorId", "body", "bodyHtml", "renderer", "state", "heldFor", "hasLink", "createdAt")
    VALUES (${postId}, ${id}, 'opening', ${postId}, 0, ${ctx.actor.id}, ${baked.body}, ${baked.html}, ${baked.renderer}, ${state}, ${heldFor}, ${baked.links > 0}, ${now})`;
  const fact = { actorId: ctx.actor.id, boardId: board.id };
  await ctx.record(
    { ...fact, type: "topic.created", subjectType: "topic", subjectId: id, payload: { kind: input.kind, postId } },
    { ...fact, type: "post.created", subjectType: "post", subjectId: postId, payload: { topicId: id, kind: "opening", state } },
  );
  return { id, slug, postId, state, heldFor };
}

async function getCreated(ctx: MemberContext, topicId: string): Promise<CreatedTopic> {
  const rows = await ctx.db.$queryRaw<(Omit<CreatedTopic, "state"> & { state: string })[]>`
    SELECT t."id", t."slug", p."id" AS "postId", p."state", p."heldFor" FROM "Topic" t
    JOIN "Post" p ON p."topicId" = t."id" AND p."kind" = 'opening' WHERE t."id" = ${topicId}`;
  const row = rows[0];
  if (!row) throw new Error(`topic ${topicId} is gone within its own transaction`);
  return { ...row, state: row.state === "visible" ? "visible" : "held" };
}
