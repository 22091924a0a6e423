import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getBoardTree } from "~/features/boards/queries.server";
import { changePostState } from "~/features/posts/change-post-state.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { moveTopic } from "~/features/topics/change-topic.server";
import { findWeekOfBest, listTrendingTags, listTrendingTopics } from "~/features/trends/queries.server";
import { refreshBest } from "~/features/trends/refresh-best.server";
import { refreshTrends } from "~/features/trends/refresh-trends.server";
import { bestScore, burstOf } from "~/features/trends/rules";
import { castVote } from "~/features/votes/cast-vote.server";
import { guest } from "~/kernel/actor";
import { dayMs, hourMs } from "~/kernel/clock";
import { valueOf } from "~/kernel/test-support/results";
import { withActor, type ActorContext, type Context } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { makeTestContext, type TestClock } from "../support/context";

useTestDatabase();

let ctx: Context;
let clock: TestClock;
const people: CastMember[] = [];
let warden: CastMember;
const now = "2026-03-18T10:00:00Z"; // a Wednesday

beforeAll(async () => {
  ({ ctx, clock } = makeTestContext({ community: { relaxedLimits: true }, now: "2026-01-05T10:00:00Z" }));
  ctx = unhurried(ctx);
  const group = await makeGroup(ctx, "circle");
  const open = await makeBoard(ctx, { slug: "open", month: 8 });
  await makeBoard(ctx, { slug: "busy", month: 998 });
  const closed = await makeBoard(ctx, { slug: "closed", month: 8, visibility: "groups", openTo: [group] });
  for (const handle of ["ann", "ben", "cyd", "dov"]) people.push(await makeMember(ctx, { handle, trust: 3, groups: [group] }));
  warden = await makeMember(ctx, { handle: "warden", trust: 4, moderates: [open, closed] });
});
beforeEach(async () => {
  clock.set(now);
  await ctx.db.topic.updateMany({ data: { state: "hidden" } });
  await ctx.db.post.updateMany({ data: { state: "hidden" } });
});

const person = (index: number): CastMember => {
  const found = people[index % people.length];
  if (!found) throw new Error("nobody there");
  return found;
};
let made = 0;
const write = (wish: { board?: string; tags?: string[] } = {}) => openTopic(ctx, person(0), { board: "open", title: `Trend number ${made++}`, ...wish });
/** So many replies, by so many members in turn, that long ago. */
async function replies(topicId: string, count: number, { by = 3, hoursAgo = 1 } = {}): Promise<string[]> {
  clock.set(new Date(new Date(now).getTime() - hoursAgo * hourMs));
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await reply(ctx, person(n % by), topicId)).id);
  clock.set(now);
  return ids;
}
const asGuest = (): ActorContext => withActor(ctx, guest);
const trending = async (who: ActorContext = asGuest()): Promise<string[]> => (await listTrendingTopics(who, await getBoardTree(ctx))).map(({ id }) => id);
const trendingTags = async (): Promise<string[]> => (await listTrendingTags(asGuest(), await getBoardTree(ctx))).map(({ name }) => name);

describe("trends", () => {
  it("are topics beyond what is usual for them, and not those where as much goes on every day", async () => {
    clock.set(new Date(new Date(now).getTime() - 29 * dayMs));
    const [sudden, steady] = [await write(), await write()];
    for (let day = 1; day <= 20; day += 1) await replies(steady.id, 4, { hoursAgo: 24 * day + 2 });
    await replies(steady.id, 4);
    await replies(sudden.id, 5);
    await refreshTrends(ctx);
    expect(await trending()).toEqual([sudden.id, steady.id]);
    const rows = await ctx.db.trend.findMany({ where: { kind: "topic" } });
    expect(rows).toHaveLength(2);
    for (const { burst, recent, usual } of rows) expect(burst).toBeCloseTo(burstOf(recent, usual), 10);
    const usual = rows.find(({ subject }) => subject === steady.id);
    expect(usual).toMatchObject({ recent: 4, people: 3 });
    expect(usual?.usual).toBeCloseTo(80 / 28, 10);
    await replies(steady.id, 1, { hoursAgo: 26 });
    await ctx.db.post.updateMany({ where: { topicId: steady.id, createdAt: { gt: new Date(new Date(now).getTime() - dayMs) } }, data: { state: "hidden" } });
    await refreshTrends(ctx);
    expect(await trending()).toEqual([sudden.id]);
  }, 60_000);

  it("need three members, whose votes count too", async () => {
    const { id, postId } = await write();
    await replies(id, 12, { by: 2 });
    await refreshTrends(ctx);
    expect(await trending()).toEqual([]);
    clock.set(now);
    valueOf(await castVote(actingAs(ctx, person(3)), { postId, value: 1 }));
    clock.advance(1_000);
    await refreshTrends(ctx);
    expect(await trending()).toEqual([id]);
    expect(await ctx.db.trend.findFirst({ where: { subject: id } })).toMatchObject({ recent: 13, people: 3, usual: 0 });
  });

  it("are shown to those who may read them alone, at once when that changes", async () => {
    const [open, closed] = [await write({ tags: ["glaze"] }), await write({ board: "closed", tags: ["arcana"] })];
    for (const { id } of [open, closed]) await replies(id, 6);
    await refreshTrends(ctx);
    expect([await trending(), await trendingTags()]).toEqual([[open.id], ["glaze"]]);
    expect((await trending(actingAs(ctx, person(1)))).sort()).toEqual([open.id, closed.id].sort());
    valueOf(await moveTopic(actingAs(ctx, warden), { id: open.id, board: "closed", reason: "Because of the test." }));
    expect([await trending(), await trendingTags()]).toEqual([[], []]);
  });

  it("leave out what is hidden, at once", async () => {
    const { id, postId } = await write({ tags: ["glaze"] });
    await replies(id, 6);
    await refreshTrends(ctx);
    expect([await trending(), await trendingTags()]).toEqual([[id], ["glaze"]]);
    valueOf(await changePostState(actingAs(ctx, warden), { id: postId, state: "hidden", reason: "Because of the test.", version: 1 }));
    expect([await trending(), await trendingTags()]).toEqual([[], []]);
  });
});

describe("the best of a week", () => {
  const best = async (week: string, who: ActorContext = asGuest()) => findWeekOfBest(who, week, await getBoardTree(ctx));

  it("are ordered by what they received in it, a busy board's counting less", async () => {
    const [quiet, busy, earlier] = [await write(), await write({ board: "busy" }), await write()];
    await replies(quiet.id, 4);
    await replies(busy.id, 9);
    await replies(earlier.id, 7, { hoursAgo: 24 * 7 });
    await refreshBest(ctx);
    const week = await best("2026-W12");
    expect(week).toMatchObject({ start: "2026-03-16T00:00:00.000Z", isRunning: true, next: null, previous: "2026-W11" });
    expect(week?.topics.map(({ id, repliesThen }) => [id, repliesThen])).toEqual([[quiet.id, 4], [busy.id, 9]]);
    expect((await best("2026-W11"))?.topics.map(({ id }) => id)).toEqual([earlier.id]);
    for (const { topicId, score, votes, replies } of await ctx.db.weeklyBest.findMany({ where: { week: "2026-W12" } })) {
      expect(score).toBeCloseTo(bestScore({ votes, replies, boardMonth: topicId === busy.id ? 998 : 8 }), 10);
    }
  });

  it("are chosen for good once it has ended, also when nobody was there at that hour", async () => {
    const [first, second] = [await write(), await write()];
    await replies(first.id, 2);
    await ctx.db.weekReckoned.deleteMany();
    await refreshBest(ctx);
    const late = await replies(second.id, 6);
    clock.advance(6 * dayMs);
    await refreshBest(ctx);
    expect((await best("2026-W12"))?.topics.map(({ id }) => id)).toEqual([second.id, first.id]);
    await ctx.db.post.updateMany({ where: { id: { in: late } }, data: { state: "hidden" } });
    clock.advance(hourMs);
    await refreshBest(ctx);
    expect(await best("2026-W12")).toMatchObject({ isRunning: false, next: "2026-W13", topics: [{ id: second.id }, { id: first.id }] });
  });

  it("show each reader ten they may read, however many are elsewhere", async () => {
    const shown: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const closed = await write({ board: "closed" });
      await replies(closed.id, 5);
      if (n < 3) shown.push((await write()).id);
    }
    for (const id of shown) await replies(id, 1);
    await ctx.db.weekReckoned.deleteMany();
    await refreshBest(ctx);
    expect((await best("2026-W12"))?.topics.map(({ id }) => id).sort()).toEqual([...shown].sort());
    expect((await best("2026-W12", actingAs(ctx, person(1))))?.topics).toHaveLength(10);
  }, 60_000);

  it("of what is no week, or has not begun, there are none", async () => {
    expect([await best("2026-W13"), await best("2026-W99"), await best("yesterday")]).toEqual([null, null, null]);
  });
});
