import { Prisma } from "@prisma-client";
import type { RateRefusal, RefuseReason } from "@moderation";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { canReadBoard, moderatesBoard, whyNotWrite } from "~/features/boards/rules";
import type { BoardTree, TopicKind } from "~/features/boards/types";
import type { DraftMark } from "~/features/drafts/types";
import { hasBlocked } from "~/features/follows/queries.server";
import { settleDraft } from "~/features/drafts/writing.server";
import type { AttachRefusal } from "~/features/files/rules";
import { recordUses } from "~/features/files/writing.server";
import { findPostInPlace, type PostInPlace } from "./queries.server";
import { canSeeTopic, kindOfReply, placeReply, whyNotBody, type TextRefusal } from "./rules";
import type { PostKind, PostState } from "./types";
import { findClosingReason } from "~/features/questions/queries.server";
import { slowWait } from "~/features/topics/rules";
import { recordLinks } from "~/features/topics/writing.server";
import { bakeBody, findTwin, judge, lockWritingFacts, whyNotNow, whyNotShow, type BakedBody } from "./writing.server";

export type CreatePostRefusal =
  | "not-found" | "trust-too-low" | "sign-in-required" | "topic-locked" | "question-closed" | "too-complex" | "slow-mode" | "alt-text-missing" | "reply-target-gone" | "reply-not-wanted" | TextRefusal | AttachRefusal["refusal"] | RefuseReason | RateRefusal["reason"];

export type CreatedPost = { id: string; topicId: string; kind: PostKind; state: PostState; heldFor: string[] };

type Input = { topicId: string; body: string; replyTo?: string; draft?: DraftMark };
type Topic = { id: string; kind: TopicKind; state: PostState; authorId: string; lockedAt: Date | null; closedAs: string | null; slowSeconds: number; boardId: string };

/**
 * Writes a reply, an answer, or (with `replyTo` under a question) a comment.
 * Returns the post's id and state: `held` when it waits for review. The same text in the same place
 * within ten minutes returns the first post, so a double click posts once.
 * Refuses: a topic out of sight, locked, or above the writer's trust; files the board does not allow; text too long or too complex;
 * writing too fast; an answer to a closed question; what the checks refuse.
 * Records: post.created.
 */
export async function createPost(ctx: MemberContext, input: Input): Promise<Result<CreatedPost, CreatePostRefusal>> {
  const { actor } = ctx;
  const baked = await bakeBody(ctx, input.body);
  if (!baked.ok) return baked;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const facts = await lockWritingFacts(ctx, actor);
    const tree = await getBoardTree(ctx);
    const topic = await lockTopic(ctx, tree, input.topicId);
    if (!topic) return refused("not-found");
    const board = tree.get(topic.boardId);
    if (!board) return refused("not-found");
    const moderates = moderatesBoard(actor, tree, board);
    const refusal = whyNotWrite(actor, tree, board);
    if (refusal) return refused(refusal);
    if (topic.lockedAt && !moderates) return refused("topic-locked");
    const target = input.replyTo ? await findPostInPlace(ctx, input.replyTo, "read", tree) : null;
    if (input.replyTo && (!target || target.topicId !== topic.id)) return refused("reply-target-gone");
    if (target && !moderates && (await hasBlocked(ctx, target.authorId, actor.id))) return refused("reply-not-wanted");
    const kind = kindOfReply(topic.kind, target ? "post" : "topic");
    if (topic.closedAs && kind === "answer") return refused("question-closed", { reason: (await findClosingReason(ctx, topic.id)) ?? "" });
    const tooLong = whyNotBody(input.body, kind, topic.kind);
    if (tooLong) return refused(tooLong.refusal, { limit: tooLong.limit });
    const unfit = whyNotShow(board, { trust: actor.trust, moderates }, baked.value);
    if (unfit) return refused(unfit.refusal, unfit.detail);
    const id = ctx.newId();
    const place = placeReply(id, kind, target);
    const twin = await findTwin(ctx, actor, input.body, { topicId: topic.id, parentId: place.parentId });
    if (twin) {
      await settleDraft(ctx, input.draft);
      return ok(await getCreated(ctx, twin.id));
    }
    const tooFast = whyNotNow(ctx, actor, facts, "reply", moderates);
    if (tooFast) return refused(tooFast.reason, { ...tooFast });
    const wait = topic.slowSeconds > 0 && !moderates ? slowWait(topic.slowSeconds, await latestIn(ctx, topic.id), ctx.now()) : 0;
    if (wait > 0) return refused("slow-mode", { waitSeconds: wait });
    const verdict = await judge(ctx, actor, facts, baked.value, { board, moderates });
    if (verdict.outcome === "refuse") return refused(verdict.reason, { limit: verdict.limit });
    const heldFor = verdict.outcome === "hold" ? verdict.reasons : [];
    await insertPost(ctx, { id, topic, kind, place, baked: baked.value, heldFor });
    await recordLinks(ctx, id, baked.value.html, "first");
    await recordUses(ctx, id, baked.value.files, [actor.id]);
    await settleDraft(ctx, input.draft);
    return ok({ id, topicId: topic.id, kind, state: heldFor.length > 0 ? ("held" as const) : ("visible" as const), heldFor });
  });
}

/** When the actor last wrote to that topic. */
async function latestIn(ctx: MemberContext, topicId: string): Promise<Date | null> {
  const latest = await ctx.db.post.findFirst({ where: { topicId, authorId: ctx.actor.id }, orderBy: { id: "desc" }, select: { createdAt: true } });
  return latest?.createdAt ?? null;
}

/** Locks the topic's row and returns it, if it is in the actor's sight. */
async function lockTopic(ctx: MemberContext, tree: BoardTree, id: string): Promise<Topic | null> {
  const rows = await ctx.db.$queryRaw<Topic[]>`
    SELECT "id", "kind", "state", "authorId", "lockedAt", "closedAs", "slowSeconds", "boardId" FROM "Topic" WHERE "id" = ${id} AND "mergedIntoId" IS NULL FOR NO KEY UPDATE`;
  const topic = rows[0];
  const board = topic && tree.get(topic.boardId);
  if (!topic || !board || !canReadBoard(ctx.actor, tree, board)) return null;
  return canSeeTopic(ctx.actor, topic, moderatesBoard(ctx.actor, tree, board)) ? topic : null;
}

type NewPost = { id: string; topic: Topic; kind: PostKind; place: Pick<PostInPlace, "parentId" | "path" | "depth">; baked: BakedBody; heldFor: string[] };

async function insertPost(ctx: MemberContext, post: NewPost): Promise<void> {
  const { id, topic, kind, place, baked, heldFor } = post;
  const now = ctx.now();
  const state = heldFor.length > 0 ? "held" : "visible";
  const insert = Prisma.sql`
    INSERT INTO "Post" ("id", "topicId", "kind", "parentId", "path", "depth", "authorId", "body", "bodyHtml", "renderer", "state", "heldFor", "hasLink", "createdAt")
    VALUES (${id}, ${topic.id}, ${kind}, ${place.parentId}, ${place.path}, ${place.depth}, ${ctx.actor.id}, ${baked.body}, ${baked.html},
      ${baked.renderer}, ${state}, ${heldFor}, ${baked.links > 0}, ${now})`;
  const counted = kind === "comment"
    ? Prisma.sql`"commentCount" = "commentCount" + 1`
    : Prisma.sql`"replyCount" = "replyCount" + 1, "lastActivityAt" = ${now}, "lastPostId" = ${id}, "lastPosterId" = ${ctx.actor.id}`;
  await ctx.db.$executeRaw(state === "held" ? insert : Prisma.sql`WITH written AS (${insert}) UPDATE "Topic" SET ${counted} WHERE "id" = ${topic.id}`);
  await ctx.record({
    type: "post.created", actorId: ctx.actor.id, subjectType: "post", subjectId: id, boardId: topic.boardId, payload: { topicId: topic.id, kind, state },
  });
}

async function getCreated(ctx: MemberContext, id: string): Promise<CreatedPost> {
  const rows = await ctx.db.$queryRaw<CreatedPost[]>`SELECT "id", "topicId", "kind", "state", "heldFor" FROM "Post" WHERE "id" = ${id}`;
  const post = rows[0];
  if (!post) throw new Error(`post ${id} is gone within its own transaction`);
  return post;
}
