import { Prisma } from "@prisma-client";
import { guest } from "~/kernel/actor";
import { addMs, dayMs } from "~/kernel/clock";
import { firstIdAt } from "~/kernel/ids";
import type { ActorContext, MemberContext } from "~/platform/context";
import { readableBoards } from "~/features/boards/rules";
import type { BoardTree } from "~/features/boards/types";
import { cardColumns, cardJoins, inSight, toCard, type CardRow } from "~/features/topics/queries.server";
import { bestMax, trendsMax, weekOf, weekStart } from "./rules";
import type { TopicSince, TrendingTag, TrendingTopic, WeekOfBest } from "./types";

const memberIdOf = ({ actor }: ActorContext): string | null => (actor.kind === "member" ? actor.id : null);

/** What more happens to than usual, topics in sight, the furthest beyond it first. */
export async function listTrendingTopics(ctx: ActorContext, tree: BoardTree): Promise<TrendingTopic[]> {
  const rows = await ctx.db.$queryRaw<(CardRow & { recent: number; people: number; usual: number })[]>`
    SELECT ${cardColumns}, false AS "pinned", x."recent", x."people", x."usual"
    FROM "Trend" x JOIN "Topic" t ON t."id" = x."subject" ${cardJoins(memberIdOf(ctx))}
    WHERE x."kind" = 'topic' AND ${inSight(ctx, tree)} ORDER BY x."burst" DESC, t."id" DESC LIMIT ${trendsMax.topics}`;
  return rows.map(({ recent, people, usual, ...row }) => ({ ...toCard(ctx, tree, row), recent, people, usual }));
}

/** The same of tags: those that a topic everybody may read carries, since their figures are of such topics. Muted ones stay out. */
export async function listTrendingTags(ctx: ActorContext, tree: BoardTree): Promise<TrendingTag[]> {
  const publicIds = readableBoards(guest, tree).map(({ id }) => id);
  return ctx.db.$queryRaw<TrendingTag[]>`
    SELECT x."subject" AS "name", x."recent", x."people", x."usual" FROM "Trend" x
    WHERE x."kind" = 'tag' AND EXISTS (SELECT 1 FROM "TopicTag" g WHERE g."tag" = x."subject" AND g."boardId" = ANY(${publicIds}))
      AND NOT EXISTS (SELECT 1 FROM "Follow" f WHERE f."memberId" = ${memberIdOf(ctx)} AND f."subjectType" = 'tag' AND f."subjectId" = x."subject" AND f."level" <> 'followed')
    ORDER BY x."burst" DESC, x."subject" LIMIT ${trendsMax.tags}`;
}

/** The best topics in sight of an ISO week; null for what is no week, or one that has not begun. */
export async function findWeekOfBest(ctx: ActorContext, week: string, tree: BoardTree): Promise<WeekOfBest | null> {
  const start = weekStart(week);
  if (!start || start > ctx.now()) return null;
  const rows = await ctx.db.$queryRaw<(CardRow & { votesThen: number; repliesThen: number })[]>`
    SELECT ${cardColumns}, false AS "pinned", x."votes" AS "votesThen", x."replies" AS "repliesThen"
    FROM "WeeklyBest" x JOIN "Topic" t ON t."id" = x."topicId" ${cardJoins(memberIdOf(ctx))}
    WHERE x."week" = ${week} AND ${inSight(ctx, tree)} ORDER BY x."score" DESC, t."id" DESC LIMIT ${bestMax}`;
  const end = addMs(start, 7 * dayMs);
  const [first] = await ctx.db.$queryRaw<{ week: string | null }[]>`SELECT min("week") AS "week" FROM "WeekReckoned"`;
  const previous = weekOf(addMs(start, -dayMs));
  return {
    week, start: start.toISOString(), end: addMs(end, -1).toISOString(), isRunning: end > ctx.now(),
    previous: first?.week && previous >= first.week ? previous : null, next: end <= ctx.now() ? weekOf(end) : null,
    topics: rows.map(({ votesThen, repliesThen, ...row }) => ({ ...toCard(ctx, tree, row), votesThen, repliesThen })),
  };
}

/** Of how many topics, those that moved last, it is asked whether others wrote there since; and how many are shown. */
const movedMax = 100;
const sinceMax = 15;

/** What is new since the member's last visit: topics in sight opened or answered by others since it ended; null before there was one. */
export async function listSinceLastVisit(ctx: MemberContext, tree: BoardTree): Promise<{ since: string; topics: TopicSince[] } | null> {
  const account = await ctx.db.account.findUnique({ where: { memberId: ctx.actor.id }, select: { lastVisitEndedAt: true } });
  const since = account?.lastVisitEndedAt;
  if (!since) return null;
  const rows = await ctx.db.$queryRaw<(CardRow & { isNewTopic: boolean; repliesSince: number })[]>`
    WITH moved AS (
      SELECT t."id", t."publishedAt" > ${since} AND t."authorId" <> ${ctx.actor.id} AS "isNewTopic", ${repliesAfter(since, ctx.actor.id)} AS "repliesSince"
      FROM (SELECT t.* FROM "Topic" t WHERE ${inSight(ctx, tree)} AND t."lastActivityAt" > ${since} ORDER BY t."lastActivityAt" DESC, t."id" DESC LIMIT ${movedMax}) t
    )
    SELECT ${cardColumns}, false AS "pinned", x."isNewTopic", x."repliesSince"
    FROM moved x JOIN "Topic" t ON t."id" = x."id" ${cardJoins(ctx.actor.id)}
    WHERE x."isNewTopic" OR x."repliesSince" > 0 ORDER BY t."lastActivityAt" DESC, t."id" DESC LIMIT ${sinceMax}`;
  return { since: since.toISOString(), topics: rows.map(({ isNewTopic, repliesSince, ...row }) => ({ ...toCard(ctx, tree, row), isNewTopic, repliesSince })) };
}

/** How many visible replies and answers of others a topic `t` has had since. */
function repliesAfter(since: Date, memberId: string): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM "Post" p WHERE p."topicId" = t."id" AND p."id" >= ${firstIdAt(since)} AND p."kind" IN ('reply', 'answer') AND p."state" = 'visible' AND p."authorId" <> ${memberId})`;
}
