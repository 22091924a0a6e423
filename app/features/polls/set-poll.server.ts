import { startOfDay } from "~/kernel/clock";
import { ok, refused, refusedBy, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findTopicLocked, logAct, type FoundTopic } from "~/features/topics/writing.server";
import { boundsOf, pollsPerDay, pollTrust, whyNotPoll, type MakeRefusal } from "./rules";
import type { PollInput } from "./schema";
import { findOwnPictures, hidePictures, showPictures } from "./own-pictures.server";

export type SetPollRefusal = MakeRefusal | "not-found" | "forbidden" | "no-such-group" | "no-such-picture" | "polls-used-up";

type Groups = { groupId: string | null; segmentId: string | null };

/**
 * Puts a poll into a topic, or another in its place, under an id of its own, as long as nobody has voted. Who opened the topic (from T1 on), or staff of its board.
 * Refuses: a poll with ballots, a locked topic, options or bounds or an end the rules do not allow, a group one is not of, pictures that are
 * not one's own, more than 5 polls a day in one topic. Records: poll.created, and poll.removed of the former one; the topic's log tells it.
 */
export async function setPoll(ctx: MemberContext, { topicId, poll }: { topicId: string; poll: PollInput }): Promise<Result<{ id: string }, SetPollRefusal>> {
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const topic = await findTopicLocked(ctx, topicId);
    if (!topic) return refused("not-found");
    const mayNot = whyNotSet(ctx, topic);
    if (mayNot) return refused(mayNot);
    const groups = await findGroups(ctx, topic, poll);
    if (!groups) return refused("no-such-group");
    const bounds = boundsOf(poll.kind, poll.options.length, poll);
    const closesAt = poll.closesAt ? new Date(poll.closesAt) : null;
    const wrong = whyNotPoll({ ...bounds, kind: poll.kind, options: poll.options, closesAt, segment: poll.breakdowns.includes("segment"), segmentGroup: groups.segmentId !== null }, await ctx.databaseTime());
    if (wrong) return refusedBy(wrong);
    const pictures = await findOwnPictures(ctx, poll.options);
    if (!pictures) return refused("no-such-picture");
    const former = await findFormer(ctx, topicId);
    if (former?.hasBegun) return refused("poll-has-ballots");
    if (await hasUsedUp(ctx, topicId)) return refused("polls-used-up", { limit: pollsPerDay });
    if (former) await takeOut(ctx, topic, former.id);
    const id = ctx.newId(); // a ballot filled in for the former one finds none
    await ctx.db.poll.create({
      data: {
        id, topicId, kind: poll.kind, question: poll.question ?? "", minChoices: bounds.min, maxChoices: bounds.max, scoreMax: poll.kind === "score" ? (poll.scoreMax ?? 5) : 0,
        secrecy: poll.secrecy, results: poll.results, minTrust: poll.minTrust, ...groups, breakdowns: poll.breakdowns, closesAt, createdById: actor.id, createdAt: ctx.now(),
        options: { create: poll.options.map(({ text, picture }, place) => ({ number: place + 1, text, fileId: picture ?? null, addedById: actor.id, addedAt: ctx.now() })) },
      },
    });
    await showPictures(ctx, topicId, pictures);
    if (former) await hidePictures(ctx, topicId);
    await ctx.record({ type: "poll.created", actorId: actor.id, subjectType: "poll", subjectId: id, boardId: topic.boardId, payload: { topicId, kind: poll.kind } });
    await logAct(ctx, { topicId, actorId: actor.id, act: "poll-set" });
    return ok({ id });
  });
}

function whyNotSet({ actor }: MemberContext, topic: FoundTopic): "forbidden" | "trust-too-low" | "topic-locked" | null {
  if (topic.moderates) return null;
  if (topic.authorId !== actor.id) return "forbidden";
  if (actor.trust < pollTrust) return "trust-too-low";
  return topic.lockedAt ? "topic-locked" : null;
}

/** The groups named, as far as the actor may name them: those they are of; staff, any. Null when one may not be named. */
async function findGroups(ctx: MemberContext, topic: FoundTopic, { group, segment }: PollInput): Promise<Groups | null> {
  const slugs = [group, segment].filter((slug) => slug !== undefined);
  const found = slugs.length === 0 ? [] : await ctx.db.group.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } });
  const idOf = (slug: string | undefined): string | null => found.find((one) => one.slug === slug)?.id ?? null;
  const named = { groupId: idOf(group), segmentId: idOf(segment) };
  const isFound = slugs.every((slug) => idOf(slug) !== null);
  const may = (id: string | null): boolean => id === null || topic.moderates || ctx.actor.groups.includes(id);
  return isFound && may(named.groupId) && may(named.segmentId) ? named : null;
}

/** The poll that stands there, locked against ballots. It has begun when somebody has voted, or it has ended. */
async function findFormer(ctx: MemberContext, topicId: string): Promise<{ id: string; hasBegun: boolean } | null> {
  const rows = await ctx.db.$queryRaw<{ id: string; endedAt: Date | null }[]>`SELECT "id", "endedAt" FROM "Poll" WHERE "topicId" = ${topicId} FOR UPDATE`;
  const row = rows[0];
  if (!row) return null;
  return { id: row.id, hasBegun: row.endedAt !== null || (await ctx.db.ballot.count({ where: { pollId: row.id } })) > 0 };
}

async function hasUsedUp(ctx: MemberContext, topicId: string): Promise<boolean> {
  if (ctx.community.relaxedLimits) return false;
  return (await ctx.db.topicAct.count({ where: { topicId, act: "poll-set", at: { gte: startOfDay(ctx.now()) } } })) >= pollsPerDay;
}

async function takeOut(ctx: MemberContext, { id: topicId, boardId }: FoundTopic, pollId: string): Promise<void> {
  await ctx.db.poll.delete({ where: { id: pollId } });
  await ctx.record({ type: "poll.removed", actorId: ctx.actor.id, subjectType: "poll", subjectId: pollId, boardId, payload: { topicId } });
}
