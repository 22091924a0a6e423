import { Prisma } from "@prisma-client";
import type { Trust } from "~/kernel/actor";
import { refused, type Result } from "~/kernel/result";
import type { ActorContext, Context, MemberContext } from "~/platform/context";
import { placeOfTopic } from "~/features/posts/queries.server";
import type { PostState } from "~/features/posts/types";
import type { BreakdownName, PollForm, PollKind, PollResult, ResultTime, Secrecy } from "./types";

/** A poll's row with its topic's, as commands and queries need it. `at`: when it was read, by the database's clock; `over`: by then its end had come. */
export type PollInPlace = {
  id: string; topicId: string; kind: PollKind; question: string; minChoices: number; maxChoices: number; scoreMax: number; secrecy: Secrecy; results: ResultTime;
  minTrust: Trust; groupId: string | null; breakdowns: BreakdownName[]; segmentId: string | null; closesAt: Date | null; endedAt: Date | null; result: PollResult | null;
  version: number; optionCount: number; topicState: PostState; topicAuthorId: string; lockedAt: Date | null; boardId: string; at: Date; over: boolean; moderates: boolean;
};

/**
 * Finds a poll in a topic the actor may see; null when they may not know of it. `lock`: "share" so that it neither ends nor changes before the
 * transaction does, "change" so that in addition nobody votes meanwhile. Its time is read after the lock is held.
 */
export async function findPollInPlace(ctx: ActorContext, id: string, lock: "none" | "share" | "change"): Promise<PollInPlace | null> {
  if (lock !== "none") await lockPoll(ctx, id, lock);
  const at = await ctx.databaseTime();
  const rows = await ctx.db.$queryRaw<Omit<PollInPlace, "moderates" | "at" | "over">[]>`
    SELECT q."id", q."topicId", q."kind", q."question", q."minChoices", q."maxChoices", q."scoreMax", q."secrecy", q."results", q."minTrust", q."groupId", q."breakdowns", q."segmentId",
      q."closesAt", q."endedAt", q."result", q."version", (SELECT count(*)::int FROM "PollOption" o WHERE o."pollId" = q."id") AS "optionCount",
      t."state" AS "topicState", t."authorId" AS "topicAuthorId", t."lockedAt", t."boardId"
    FROM "Poll" q JOIN "Topic" t ON t."id" = q."topicId" WHERE q."id" = ${id} AND t."mergedIntoId" IS NULL`;
  const row = rows[0];
  if (!row) return null;
  const place = await placeOfTopic(ctx, { boardId: row.boardId, state: row.topicState, authorId: row.topicAuthorId });
  return place && { ...row, moderates: place.moderates, at, over: row.endedAt !== null || (row.closesAt !== null && row.closesAt <= at) };
}

async function lockPoll(ctx: Context, id: string, lock: "share" | "change"): Promise<void> {
  const strength = lock === "share" ? Prisma.sql`FOR SHARE` : Prisma.sql`FOR NO KEY UPDATE`;
  await ctx.db.$queryRaw`SELECT 1 AS "locked" FROM "Poll" WHERE "id" = ${id} ${strength}`;
}

/** Does the work on a poll nobody votes in meanwhile, if the actor looks after it; else refuses. */
export async function asPollKeeper<T, R extends string>(
  outer: MemberContext, pollId: string, work: (ctx: MemberContext, poll: PollInPlace) => Promise<Result<T, R>>,
): Promise<Result<T, R | KeepRefusal>> {
  const { actor } = outer;
  return outer.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const poll = await findPollInPlace(ctx, pollId, "change");
    if (!poll) return refused("not-found");
    const mayNot = whyNotKeep(ctx, poll);
    return mayNot ? refused(mayNot) : work(ctx, poll);
  });
}

export type KeepRefusal = "not-found" | "forbidden" | "topic-locked";

/** Why the actor may not look after the poll; null when they may: staff of its board, and who opened the topic as long as that is not locked. */
export function whyNotKeep({ actor }: ActorContext, poll: Pick<PollInPlace, "topicAuthorId" | "moderates" | "lockedAt">): "forbidden" | "topic-locked" | null {
  if (poll.moderates) return null;
  if (actor.kind !== "member" || actor.id !== poll.topicAuthorId) return "forbidden";
  return poll.lockedAt ? "topic-locked" : null;
}

/** The rules of counting of a stored poll. */
export function formOfPoll(poll: Pick<PollInPlace, "kind" | "optionCount" | "minChoices" | "maxChoices" | "scoreMax">): PollForm {
  return { kind: poll.kind, options: poll.optionCount, min: poll.minChoices, max: poll.maxChoices, scoreMax: poll.scoreMax };
}
