import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getBoardTree } from "~/features/boards/queries.server";
import { getFeedWeights, listFeed, listHot } from "~/features/discovery/queries.server";
import { feedTerms, feedValues, plainWeights, type FeedWeights } from "~/features/discovery/rules";
import { setFeedWeights } from "~/features/discovery/set-feed-weights.server";
import type { FeedCard } from "~/features/discovery/types";
import { setFollow } from "~/features/follows/set-follow.server";
import { openTopic, unhurried } from "~/features/posts/test-support/write";
import { sweepHot } from "~/features/topics/refresh-hot.server";
import { guest } from "~/kernel/actor";
import { addMs, hourMs } from "~/kernel/clock";
import { valueOf } from "~/kernel/test-support/results";
import { withActor, type Context } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { makeTestContext } from "../support/context";

useTestDatabase();

let ctx: Context;
let large: CastBoard;
let small: CastBoard;
let reader: CastMember;
let wren: CastMember;
let finch: CastMember;
let made = 0;

beforeAll(async () => {
  ({ ctx } = makeTestContext({ community: { relaxedLimits: true }, now: "2026-03-20T10:00:00Z" }));
  ctx = unhurried(ctx);
  const group = await makeGroup(ctx, "circle");
  large = await makeBoard(ctx, { slug: "large", month: 5_000 });
  small = await makeBoard(ctx, { slug: "small", month: 8 });
  await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [group] });
  wren = await makeMember(ctx, { handle: "wren", trust: 3, groups: [group] });
  finch = await makeMember(ctx, { handle: "finch", trust: 3 });
});
beforeEach(async () => {
  await ctx.db.topic.updateMany({ data: { state: "hidden" } });
  made += 1;
  reader = await makeMember(ctx, { handle: `reader-${made}`, trust: 1 });
});

type Wish = { title: string; board?: string; by?: CastMember; tags?: string[]; score?: number; replies?: number; hours?: number; seen?: number | null };

/** A topic of that standing, which the reader has seen as far as `seen` replies; null for never. */
async function plant({ title, board = "large", by = wren, tags = [], score = 0, replies = 0, hours = 5, seen = replies }: Wish): Promise<string> {
  const { id, postId } = await openTopic(ctx, by, { board, title: `${title} of test ${made}`, tags });
  const at = addMs(ctx.now(), -hours * hourMs);
  await ctx.db.topic.update({ where: { id }, data: { score, replyCount: replies, publishedAt: at, createdAt: at, lastActivityAt: at } });
  if (seen !== null) await ctx.db.topicReading.create({ data: { memberId: reader.id, topicId: id, lastPostId: postId, seenReplies: seen, readAt: at } });
  return id;
}

async function feed(limit = 50, cursor?: string): Promise<{ items: FeedCard[]; nextCursor: string | null }> {
  return listFeed(actingAs(ctx, reader), { limit, cursor }, await getBoardTree(ctx));
}
const ids = (cards: { id: string }[]): string[] => cards.map(({ id }) => id);
const weigh = (weights: Partial<FeedWeights>): Promise<void> => setFeedWeights(actingAs(ctx, reader), { ...plainWeights, ...weights });
const follow = async (target: Parameters<typeof setFollow>[1], level: "followed" | "muted" = "followed"): Promise<unknown> => valueOf(await setFollow(actingAs(ctx, reader), target, level));

describe("the order", () => {
  it("is that of hot topics for a member who follows nothing and has read all", async () => {
    for (let n = 0; n < 12; n += 1) await plant({ title: `Topic ${n}`, board: n % 3 ? "large" : "small", score: (n * 7) % 11, replies: (n * 5) % 8, hours: 1 + ((n * 13) % 17) });
    await sweepHot(ctx, "all");
    const hot = await listHot(withActor(ctx, guest), { limit: 50 }, await getBoardTree(ctx));
    expect(hot.items).toHaveLength(12);
    expect(ids((await feed()).items)).toEqual(ids(hot.items));
  });

  it("puts what has not been read, or was answered since, before what has been", async () => {
    const read = await plant({ title: "Read", score: 20, replies: 8 });
    const fresh = await plant({ title: "Never read", seen: null });
    const answered = await plant({ title: "Answered since", replies: 3, seen: 1 });
    expect(ids((await feed()).items)).toEqual([answered, fresh, read]);
    await weigh({ unseen: 0 });
    expect(ids((await feed()).items)).toEqual([read, answered, fresh]);
  });

  it("does not let a large board drown a small one", async () => {
    for (let n = 0; n < 6; n += 1) await plant({ title: `Busy ${n}`, board: "large", score: 6 + n });
    const quiet = await plant({ title: "Quiet", board: "small", score: 3 });
    expect((await feed()).items[0]?.id).toBe(quiet);
    await weigh({ size: 0 });
    expect((await feed()).items.at(-1)?.id).toBe(quiet);
  });

  it.each(["board", "tags", "author", "topic"] as const)("followed %s lift a topic, twice as far when doubled and not at all when turned off", async (term) => {
    const plain = await plant({ title: "Plain", by: finch, score: 6 });
    const wanted = await plant({ title: "Wanted", board: "small", tags: ["glaze"], score: 0, hours: 8 });
    if (term === "board") await follow({ type: "board", subject: "small" });
    if (term === "tags") await follow({ type: "tag", subject: "glaze" });
    if (term === "author") await follow({ type: "member", subject: "wren" });
    if (term === "topic") await follow({ type: "topic", subject: wanted });
    const valueAt = async (): Promise<number | undefined> => (await feed()).items.find(({ id }) => id === wanted)?.why?.lines.find((line) => line.term === term)?.hundredths;
    await weigh({ size: 0 });
    const once = await valueAt();
    await weigh({ size: 0, [term]: 2 });
    expect(ids((await feed()).items)).toEqual([wanted, plain]);
    expect(Math.abs((await valueAt() ?? 0) - 2 * (once ?? 0))).toBeLessThanOrEqual(2);
    await weigh({ size: 0, [term]: 0 });
    expect(ids((await feed()).items)).toEqual([plain, wanted]);
    expect(await valueAt()).toBeUndefined();
  });

  it("holds over pages while time passes, each topic once", async () => {
    for (let n = 0; n < 9; n += 1) await plant({ title: `Paged ${n}`, score: n % 4, hours: 1 + n, seen: n % 2 ? null : 0 });
    const whole = ids((await feed()).items);
    const first = await feed(4);
    const later = { ...ctx, now: () => addMs(ctx.now(), hourMs) };
    const tree = await getBoardTree(ctx);
    const second = await listFeed(actingAs(later, reader), { limit: 4, cursor: first.nextCursor ?? "" }, tree);
    const third = await listFeed(actingAs(later, reader), { limit: 4, cursor: second.nextCursor ?? "" }, tree);
    expect([...ids(first.items), ...ids(second.items), ...ids(third.items)]).toEqual(whole);
    expect(third.nextCursor).toBeNull();
  });
});

describe("the reckoning", () => {
  it("is the rule's, and adds up to what the topic is ordered by", async () => {
    await follow({ type: "board", subject: "small" });
    await follow({ type: "tag", subject: "glaze" });
    await follow({ type: "tag", subject: "kiln" });
    await follow({ type: "tag", subject: "clay" });
    await follow({ type: "member", subject: "wren" });
    await plant({ title: "All of it", board: "small", tags: ["glaze", "kiln", "clay"], score: 5, replies: 3, hours: 7, seen: 1 });
    await plant({ title: "Some of it", by: finch, tags: ["kiln"], score: -4, replies: 1, hours: 30, seen: null });
    await plant({ title: "One's own", by: reader, seen: null });
    await weigh({ age: 2, unseen: 0.5, tags: 0 });
    const weights = await getFeedWeights(actingAs(ctx, reader));
    const { items } = await feed();
    expect(items).toHaveLength(3);
    const expected = items.map((card) => {
      const values = feedValues({
        score: card.score, replies: card.replyCount, boardMonth: card.board.slug === "small" ? small.month : large.month, publishedAt: new Date(card.createdAt), now: ctx.now(),
        followsTopic: false, followsBoard: card.board.slug === "small", followedTags: card.tags.length, followsAuthor: card.author.id === wren.id,
        isUnseen: card.author.id !== reader.id, isOwn: card.author.id === reader.id,
      });
      return { lines: feedTerms.map((term) => values[term] * weights[term] * 100), card };
    });
    for (const { lines, card } of expected) {
      const shown = feedTerms.map((term) => card.why?.lines.find((line) => line.term === term)?.hundredths ?? 0);
      shown.forEach((value, index) => expect(Math.abs(value - (lines[index] ?? 0)), `${card.title}: ${feedTerms[index]}`).toBeLessThan(1));
      expect(shown.reduce((total, value) => total + value, 0)).toBe(card.why?.sum);
      expect(card.why?.sum).toBe(Math.round(lines.reduce((total, value) => total + value, 0)));
    }
    const sums = items.map((card) => card.why?.sum ?? 0);
    expect(sums).toEqual([...sums].sort((a, b) => b - a));
  });

  it("of hot topics adds up to the stored rank, for guests too; what has no rank any more has none", async () => {
    await plant({ title: "Ranked", score: 9, replies: 4, hours: 3 });
    await plant({ title: "Old", hours: 24 * 20 });
    await sweepHot(ctx, "all");
    const { items } = await listHot(withActor(ctx, guest), { limit: 10 }, await getBoardTree(ctx));
    expect(items.map(({ why }) => why?.sum ?? null)).toEqual([Math.round(Math.log10(items[0]?.hot ?? 0) * 100), null]);
    expect(items[0]?.why).toMatchObject({ reason: "popular", lines: [{ term: "response" }, { term: "age" }, { term: "size" }] });
  });

  it("names what is followed, and which tag", async () => {
    await follow({ type: "tag", subject: "glaze" });
    await plant({ title: "Tagged", tags: ["kiln", "glaze"] });
    expect((await feed()).items[0]?.why).toMatchObject({ reason: "tag", tag: "glaze" });
  });
});

describe("what stays out", () => {
  it("is what the reader may not read or has muted, also while they follow it", async () => {
    const secret = await plant({ title: "Closed", board: "closed" });
    await ctx.db.follow.create({ data: { memberId: reader.id, subjectType: "topic", subjectId: secret, level: "followed", since: ctx.now() } });
    const muted = await plant({ title: "Muted", tags: ["kiln"], by: finch });
    const held = await plant({ title: "Held" });
    await ctx.db.topic.update({ where: { id: held }, data: { state: "held" } });
    await follow({ type: "member", subject: "finch" });
    const shown = await plant({ title: "Shown" });
    expect(ids((await feed()).items).sort()).toEqual([muted, shown].sort());
    await follow({ type: "tag", subject: "kiln" }, "muted");
    expect(ids((await feed()).items)).toEqual([shown]);
  });

  it("is not what is followed and no longer among the hottest", async () => {
    const old = await plant({ title: "Old but followed", hours: 24 * 20, seen: null });
    await follow({ type: "topic", subject: old });
    for (let n = 0; n < 3; n += 1) await plant({ title: `Hot ${n}`, score: 5 });
    expect(ids((await feed()).items)).toContain(old);
  });
});

it("weights are kept by member, replaced as a whole, and 1 for who chose none", async () => {
  expect(await getFeedWeights(actingAs(ctx, reader))).toEqual(plainWeights);
  await weigh({ age: 0.5, own: 0 });
  await weigh({ age: 2 });
  expect(await getFeedWeights(actingAs(ctx, reader))).toEqual({ ...plainWeights, age: 2 });
  expect(await getFeedWeights(actingAs(ctx, wren))).toEqual(plainWeights);
});
