import { refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import type { TopicKind } from "~/features/boards/types";
import { placeOfTopic, type TopicPlace } from "~/features/posts/queries.server";
import type { PostState } from "~/features/posts/types";
import type { TopicActName } from "./types";

/** A locked topic row with its place. */
export type FoundTopic = TopicPlace & {
  id: string; kind: TopicKind; state: PostState; authorId: string; boardId: string; lockedAt: Date | null; pinnedAt: Date | null; slowSeconds: number;
  title: string;
  acceptedPostId: string | null; closedAs: string | null;
};

/** Does the work under the topic's lock if the actor looks after its board; else refuses. */
export async function asModerator<T, R extends string>(
  outer: MemberContext, id: string, work: (ctx: MemberContext, topic: FoundTopic) => Promise<Result<T, R>>,
): Promise<Result<T, R | "not-found" | "forbidden">> {
  const { actor } = outer;
  return outer.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const topic = await findTopicLocked(ctx, id);
    if (!topic) return refused("not-found");
    return topic.moderates ? work(ctx, topic) : refused("forbidden");
  });
}

/** Locks a topic's row and returns it with its place; null when the actor may not know of it. */
export async function findTopicLocked(ctx: MemberContext, id: string): Promise<FoundTopic | null> {
  const rows = await ctx.db.$queryRaw<Omit<FoundTopic, keyof TopicPlace>[]>`
    SELECT "id", "kind", "state", "title", "authorId", "boardId", "lockedAt", "pinnedAt", "slowSeconds", "acceptedPostId", "closedAs" FROM "Topic"
    WHERE "id" = ${id} AND "mergedIntoId" IS NULL FOR NO KEY UPDATE`;
  const row = rows[0];
  const place = row && (await placeOfTopic(ctx, row));
  return place ? { ...row, ...place } : null;
}

type Act = { topicId: string; actorId: string | null; act: TopicActName; reason?: string; detail?: Record<string, string | number> };

/** Notes what was done to a topic, for all its readers. It names no board and no topic: not everybody may know of them. */
export async function logAct(ctx: Context, { topicId, actorId, act, reason = "", detail = {} }: Act): Promise<void> {
  await ctx.db.topicAct.create({ data: { id: ctx.newId(), topicId, actorId, act, reason, detail, at: ctx.now() } });
}
