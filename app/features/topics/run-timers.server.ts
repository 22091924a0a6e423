import { Prisma } from "@prisma-client";
import type { Context } from "~/platform/context";
import { settleTopic } from "./writing.server";
import { logAct } from "./as-moderator.server";
import { scheduledMark } from "./rules";
import type { TimerAct } from "./types";

type Due = { topicId: string; act: TimerAct; boardId: string };

/** Does to topics what their timers say, one after another under the topic's lock. Each is done once, by whichever process comes first. */
export async function runTimers(ctx: Context): Promise<void> {
  while (await runNext(ctx));
}

async function runNext(ctx: Context): Promise<boolean> {
  return ctx.transaction(async (ctx) => {
    const rows = await ctx.db.$queryRaw<Due[]>`
      SELECT x."topicId", x."act", t."boardId" FROM "TopicTimer" x JOIN "Topic" t ON t."id" = x."topicId"
      WHERE x."at" <= ${ctx.now()} ORDER BY x."at" LIMIT 1 FOR NO KEY UPDATE OF t SKIP LOCKED`;
    const due = rows[0];
    if (!due) return false;
    const { count } = await ctx.db.topicTimer.deleteMany({ where: { topicId: due.topicId, act: due.act, at: { lte: ctx.now() } } });
    if (count > 0) await doers[due.act](ctx, due);
    return true;
  });
}

const doers: Record<TimerAct, (ctx: Context, due: Due) => Promise<void>> = {
  close: async (ctx, due) => {
    const { count } = await ctx.db.topic.updateMany({ where: { id: due.topicId, lockedAt: null }, data: { lockedAt: ctx.now() } });
    if (count > 0) await note(ctx, due, "topic.locked", "locked");
  },
  open: async (ctx, due) => {
    const { count } = await ctx.db.topic.updateMany({ where: { id: due.topicId, NOT: { lockedAt: null } }, data: { lockedAt: null, lockReason: null } });
    if (count > 0) await note(ctx, due, "topic.unlocked", "unlocked");
  },
  unpin: async (ctx, due) => {
    const { count } = await ctx.db.topic.updateMany({ where: { id: due.topicId, NOT: { pinnedAt: null } }, data: { pinnedAt: null } });
    if (count > 0) await note(ctx, due, "topic.unpinned", "unpinned");
  },
  publish: publishScheduled,
};

async function note(ctx: Context, due: Due, type: "topic.locked" | "topic.unlocked" | "topic.unpinned", act: "locked" | "unlocked" | "unpinned"): Promise<void> {
  await ctx.record({ type, actorId: null, subjectType: "topic", subjectId: due.topicId, boardId: due.boardId, payload: {} });
  await logAct(ctx, { topicId: due.topicId, actorId: null, act });
}

/** Shows a topic its author wrote for this time. What waits for review besides goes on waiting, and so does what a member wrote who was suspended since. */
export async function publishScheduled(ctx: Context, { topicId, boardId }: Pick<Due, "topicId" | "boardId">): Promise<void> {
  const now = ctx.now();
  const rest = Prisma.sql`(array_remove(p."heldFor", ${scheduledMark}) || CASE WHEN m."state" <> 'active' THEN ARRAY['author-suspended'] ELSE '{}'::text[] END)`;
  const rows = await ctx.db.$queryRaw<{ id: string; state: "held" | "visible" | "deleted" }[]>`
    UPDATE "Post" p SET "heldFor" = ${rest}, "createdAt" = ${now}, "state" = CASE WHEN p."state" = 'held' AND ${rest} = '{}' THEN 'visible' ELSE p."state" END
    FROM "Member" m WHERE m."id" = p."authorId" AND p."topicId" = ${topicId} AND p."kind" = 'opening' AND p."state" IN ('held', 'deleted') AND ${scheduledMark} = ANY(p."heldFor")
    RETURNING p."id", p."state"`;
  const post = rows[0];
  if (!post) return; // shown by hand meanwhile
  await ctx.db.topic.update({ where: { id: topicId }, data: { publishedAt: now, createdAt: now, lastActivityAt: now } });
  if (post.state !== "visible") return;
  await settleTopic(ctx, topicId);
  await ctx.record({ type: "post.state-changed", actorId: null, subjectType: "post", subjectId: post.id, boardId, payload: { topicId, from: "held", to: "visible", reason: scheduledMark } });
  await logAct(ctx, { topicId, actorId: null, act: "published" });
}
