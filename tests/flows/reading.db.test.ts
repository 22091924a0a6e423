import { beforeAll, describe, expect, it } from "vitest";
import { guest } from "~/kernel/actor";
import { dayMs, hourMs, minuteMs } from "~/kernel/clock";
import { encodeCursor } from "~/kernel/page";
import { seeded } from "~/kernel/test-support/random";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { newUlid } from "~/kernel/ids";
import { setFollow } from "~/features/follows/set-follow.server";
import { changePostState, deletePost, restorePost } from "~/features/posts/change-post-state.server";
import { findMember } from "~/features/members/queries.server";
import { createPost } from "~/features/posts/create-post.server";
import { openTopic, plainMarkdown, reply, unhurried } from "~/features/posts/test-support/write";
import { decideReport } from "~/features/reports/decide-report.server";
import { fileReport } from "~/features/reports/file-report.server";
import { countWaiting, listHeldPosts, listReports } from "~/features/reports/queries.server";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
import { moveTopic, setPinned } from "~/features/topics/change-topic.server";
import { markRead } from "~/features/topics/mark-read.server";
import { listTopics } from "~/features/topics/queries.server";
import { sweepHot } from "~/features/topics/refresh-hot.server";
import { fairHotRank, hotRank } from "~/features/topics/rules";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { topicSorts, type TopicSort } from "~/features/topics/types";
import { castVote } from "~/features/votes/cast-vote.server";
import { withActor, type ActorContext, type Context } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";

useTestDatabase();

function makeScene(): TestContext {
  const test = makeTestContext();
  test.ctx.ports.markdown = plainMarkdown;
  return { ...test, ctx: unhurried(test.ctx) };
}

let board: CastBoard;
let author: CastMember;
let reader: CastMember;
let moderator: CastMember;
beforeAll(async () => {
  const { ctx } = makeScene();
  board = await makeBoard(ctx, { slug: "open" });
  author = await makeMember(ctx, { handle: "author", trust: 2 });
  reader = await makeMember(ctx, { handle: "reader" });
  moderator = await makeMember(ctx, { handle: "keeper-of-open", moderates: [board] });
});

const asGuest = (ctx: Context): ActorContext => withActor(ctx, guest);

async function allPages(ctx: ActorContext, query: Partial<Parameters<typeof listTopics>[1]>, between: () => Promise<unknown> = async () => undefined): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 50; pages += 1) {
    const page = await listTopics(ctx, { limit: 3, ...query, cursor });
    seen.push(...page.items.map(({ id }) => id));
    if (!page.nextCursor) return seen;
    cursor = page.nextCursor;
    await between();
  }
  throw new Error("the pages do not end");
}

describe("counters", () => {
  it.each([1, 2, 3])("equal a recount from the rows after random acts, seed %d", async (seed) => {
    const { ctx, clock } = makeScene();
    const random = seeded(seed);
    const { id } = await openTopic(ctx, author, { board: "open", kind: random.pick(["question", "discussion"]) });
    const people = [author, reader, moderator];
    for (let step = 0; step < 60; step += 1) {
      clock.advance(minuteMs);
      const posts = await ctx.db.post.findMany({ where: { topicId: id }, orderBy: { id: "asc" } });
      const [post, me] = [random.pick(posts), actingAs(ctx, random.pick(people))];
      const act = random.int(0, 7);
      if (act <= 2) await createPost(me, { topicId: id, body: `Step ${step}`, replyTo: act === 0 ? undefined : post.id });
      else if (act <= 4) await castVote(me, { postId: post.id, value: random.pick([-1, 0, 1] as const) });
      else if (act === 5) await changePostState(actingAs(ctx, moderator), { id: post.id, state: random.pick(["visible", "hidden", "removed"] as const), reason: "Chance", version: post.version });
      else if (post.kind !== "opening") await (act === 6 ? deletePost : restorePost)({ ...me, actor: { ...me.actor, id: post.authorId } }, post.id);
    }
    const topic = await ctx.db.topic.findUniqueOrThrow({ where: { id }, include: { posts: { include: { votes: true }, orderBy: { id: "asc" } } } });
    const visible = topic.posts.filter(({ state }) => state === "visible");
    const replies = visible.filter(({ kind }) => kind === "reply" || kind === "answer");
    const last = replies.at(-1);
    const opening = topic.posts.find(({ kind }) => kind === "opening");
    expect(topic).toMatchObject({
      replyCount: replies.length, commentCount: visible.filter(({ kind }) => kind === "comment").length, state: opening?.state, score: opening?.score,
      lastPostId: last?.id ?? null, lastPosterId: last?.authorId ?? null, lastActivityAt: last?.createdAt ?? topic.publishedAt,
    });
    for (const { votes, upCount, downCount, score } of topic.posts) {
      const [up, down] = [1, -1].map((value) => votes.filter((vote) => vote.value === value).length);
      expect([upCount, downCount, score]).toEqual([up, down, (up ?? 0) - (down ?? 0)]);
    }
    expect(topic.posts.length).toBeGreaterThan(5);
  });

  it("of a board follow its visible topics once the worker is drained", async () => {
    const { ctx } = makeScene();
    const counted = await makeBoard(ctx, { slug: "counted" });
    const [one, two] = [await openTopic(ctx, author, { board: "counted" }), await openTopic(ctx, author, { board: "counted" })];
    const countOf = async (): Promise<number> => {
      await drainWorker(ctx);
      return (await ctx.db.board.findUniqueOrThrow({ where: { id: counted.id } })).topicCount;
    };
    expect(await countOf()).toBe(2);
    valueOf(await deletePost(actingAs(ctx, author), one.postId));
    expect(await countOf()).toBe(1);
    const operator = await makeMember(ctx, { handle: "mover", role: "operator" });
    valueOf(await moveTopic(actingAs(ctx, operator), { id: two.id, board: "open", reason: "" }));
    expect(await countOf()).toBe(0);
  });
});

describe("the hot rank", () => {
  it("in SQL is the rule's, for random facts", async () => {
    const { ctx, clock } = makeScene();
    const random = seeded(11);
    const now = clock.now();
    const boards = await Promise.all([0, 8, 1_234].map((month, index) => makeBoard(ctx, { slug: `month-${index}`, month })));
    const rows = Array.from({ length: 60 }, () => ({ id: ctx.newId(), board: random.pick(boards), score: random.int(-20, 400), replyCount: random.int(0, 300), ageMs: random.int(0, 16 * 24 * 60) * minuteMs }));
    await ctx.db.topic.createMany({
      data: rows.map(({ id, board: { id: boardId }, score, replyCount, ageMs }) => {
        const at = new Date(now.getTime() - ageMs);
        return { id, boardId, kind: "discussion", title: "T", slug: "t", authorId: author.id, score, replyCount, hot: 1, createdAt: at, publishedAt: at, lastActivityAt: at };
      }),
    });
    await sweepHot(ctx, "all");
    const stored = new Map((await ctx.db.topic.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })).map(({ id, hot }) => [id, hot]));
    for (const { id, board: { month }, score, replyCount, ageMs } of rows) {
      const rank = fairHotRank(hotRank({ score, replies: replyCount, publishedAt: new Date(now.getTime() - ageMs), now }), month);
      expect(stored.get(id)).toBeCloseTo(rank, 9);
    }
    await ctx.db.topic.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  });

  it("rises by votes and replies once the worker is drained, and cools by the sweep", async () => {
    const { ctx, clock } = makeScene();
    const { id, postId } = await openTopic(ctx, author, { board: "open" });
    const hotOf = async (): Promise<number> => (await ctx.db.topic.findUniqueOrThrow({ where: { id } })).hot;
    const fresh = await hotOf();
    await drainWorker(ctx);
    expect(await hotOf()).toBeCloseTo(fresh, 9); // stored by the fair rule from the start
    valueOf(await castVote(actingAs(ctx, reader), { postId, value: 1 }));
    await reply(ctx, reader, id);
    await drainWorker(ctx);
    const risen = await hotOf();
    expect(risen).toBeGreaterThan(fresh);
    clock.advance(hourMs);
    await sweepHot(ctx, "fresh");
    expect(await hotOf()).toBeLessThan(risen);
    clock.advance(15 * dayMs);
    await sweepHot(ctx, "fresh");
    expect(await hotOf()).toBe(0);
  });
});

describe("lists", () => {
  const ids: string[] = [];
  beforeAll(async () => {
    const { ctx, clock } = makeScene();
    const random = seeded(5);
    await makeBoard(ctx, { slug: "listed" });
    for (let index = 0; index < 14; index += 1) {
      clock.advance(minuteMs);
      const { id } = await openTopic(ctx, author, { board: "listed", kind: index % 3 === 0 ? "question" : "discussion", tags: index % 2 === 0 ? ["even"] : ["odd", "榫卯"] });
      ids.push(id);
      await ctx.db.topic.update({ where: { id }, data: { hot: random.int(0, 3) / 10, score: random.int(-2, 2) } });
    }
  });

  it.each(topicSorts.filter((sort) => sort !== "unread" && sort !== "stale" && sort !== "reopening"))("by %s come page by page without gap or double, while others are added", async (sort) => {
    const { ctx, clock } = makeScene();
    clock.advance(hourMs);
    const fan = actingAs(ctx, reader);
    if (sort === "followed") valueOf(await setFollow(fan, { type: "board", subject: "listed" }, "followed"));
    const actor = sort === "followed" ? fan : asGuest(ctx);
    const whole = (await listTopics(actor, { board: "listed", sort, limit: 100 })).items.map(({ id }) => id);
    expect(whole.length).toBeGreaterThan(4);
    const added: string[] = [];
    const seen = await allPages(actor, { board: "listed", sort }, async () => {
      clock.advance(minuteMs);
      added.push((await openTopic(ctx, author, { board: "listed", kind: "question" })).id);
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => !added.includes(id))).toEqual(whole);
    await ctx.db.post.deleteMany({ where: { topicId: { in: added } } });
    await ctx.db.topic.deleteMany({ where: { id: { in: added } } });
  });

  const orders: [TopicSort, (one: { hot: number; score: number; sameCount: number; lastActivityAt: string; id: string }) => (string | number)[]][] = [
    ["latest", (topic) => [topic.lastActivityAt, topic.id]], ["new", (topic) => [topic.id]], ["top", (topic) => [topic.score, topic.id]],
    ["hot", (topic) => [topic.hot, topic.lastActivityAt, topic.id]], ["unanswered", (topic) => [topic.sameCount, topic.id]], ["unaccepted", (topic) => [topic.id]],
  ];
  it.each(orders)("by %s are in that order", async (sort, keyOf) => {
    const { ctx } = makeScene();
    const { items } = await listTopics(asGuest(ctx), { board: "listed", sort, limit: 100 });
    const hots = new Map((await ctx.db.topic.findMany({ select: { id: true, hot: true } })).map(({ id, hot }) => [id, hot]));
    const keys = items.map((item) => keyOf({ ...item, hot: hots.get(item.id) ?? 0 }));
    for (const [index, key] of keys.entries()) {
      const next = keys[index + 1];
      const place = next ? key.findIndex((part, at) => part !== next[at]) : -1;
      if (next && place >= 0) expect((key[place] ?? 0) > (next[place] ?? 0)).toBe(true);
    }
    if (sort === "unanswered") expect(items.every(({ kind, replyCount }) => kind === "question" && replyCount === 0)).toBe(true);
  });

  it("show five pinned topics first on the first page, and the sixth in its place", async () => {
    const { ctx, clock } = makeScene();
    await makeBoard(ctx, { slug: "pins" });
    const operator = actingAs(ctx, await makeMember(ctx, { handle: "pinner", role: "operator" }));
    const made: string[] = [];
    for (let index = 0; index < 10; index += 1, clock.advance(minuteMs)) made.push((await openTopic(ctx, author, { board: "pins" })).id);
    for (const id of made.slice(0, 6)) {
      clock.advance(minuteMs);
      valueOf(await setPinned(operator, { id, pinned: "pinned", reason: "" }));
    }
    const first = await listTopics(asGuest(ctx), { board: "pins", limit: 3 });
    expect(first.items.map(({ pinned }) => pinned)).toEqual([true, true, true, true, true, false, false, false]);
    expect(first.items.slice(0, 5).map(({ id }) => id)).toEqual(made.slice(1, 6).reverse());
    expect((await allPages(asGuest(ctx), { board: "pins" })).sort()).toEqual([...made].sort());
  });

  it("by tag, kind and author hold what was asked for alone", async () => {
    const { ctx } = makeScene();
    const count = async (query: Partial<Parameters<typeof listTopics>[1]>): Promise<number> => (await listTopics(asGuest(ctx), { board: "listed", limit: 100, ...query })).items.length;
    expect([await count({ tag: "even" }), await count({ tag: "榫卯" }), await count({ tag: "none" }), await count({ kind: "question" }), await count({ author: "author" }), await count({ author: "reader" })])
      .toEqual([7, 7, 0, 5, 14, 0]);
  });

  it("show nobody a topic of a board out of sight, held, hidden, removed or deleted", async () => {
    const { ctx } = makeScene();
    const makers = await makeGroup(ctx, "makers");
    const closed = await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [makers] });
    await makeBoard(ctx, { slug: "below-closed", parentId: closed.id, depth: 2 });
    const insider = await makeMember(ctx, { handle: "insider", groups: [makers] });
    const secret = [await openTopic(ctx, insider, { board: "closed" }), await openTopic(ctx, insider, { board: "below-closed" })].map(({ id }) => id);
    const gone = await openTopic(ctx, author, { board: "open" });
    valueOf(await deletePost(actingAs(ctx, author), gone.postId));
    const operator = await makeMember(ctx, { handle: "all-seeing", role: "operator" });
    for (const sort of topicSorts) {
      for (const who of [asGuest(ctx), actingAs(ctx, reader), actingAs(ctx, moderator)]) {
        const seen = (await listTopics(who, { sort, limit: 100 })).items.map(({ id }) => id);
        expect(seen.filter((id) => [...secret, gone.id].includes(id))).toEqual([]);
      }
    }
    for (const who of [actingAs(ctx, insider), actingAs(ctx, operator)]) {
      const seen = (await listTopics(who, { sort: "new", limit: 100 })).items.map(({ id }) => id);
      expect(secret.every((id) => seen.includes(id))).toBe(true);
    }
    expect(await listTopics(asGuest(ctx), { board: "closed", limit: 10 })).toEqual({ items: [], nextCursor: null });
    expect(await findTopicPage(asGuest(ctx), secret[0] ?? "", { order: null, limit: 10 })).toBeNull();
  });

  it("and a profile's counts tell nothing of boards out of sight", async () => {
    const { ctx } = makeScene();
    const insiders = await makeGroup(ctx, "insiders");
    await makeBoard(ctx, { slug: "counted-closed", visibility: "groups", openTo: [insiders] });
    const writer = await makeMember(ctx, { handle: "counted", groups: [insiders] });
    for (const slug of ["open", "counted-closed"]) await reply(ctx, writer, (await openTopic(ctx, writer, { board: slug })).id);
    const counts = async (who: ActorContext) => [(await findMember(who, "counted"))?.topicCount, (await findMember(who, "counted"))?.postCount];
    expect([await counts(asGuest(ctx)), await counts(actingAs(ctx, reader)), await counts(actingAs(ctx, writer))]).toEqual([[1, 1], [1, 1], [2, 2]]);
  });

  it.each(topicSorts)("by %s take any made-up cursor without falling over", async (sort) => {
    const { ctx } = makeScene();
    const parts: (string | number)[] = [1e300, -1e300, 2 ** 31, 1.5, 8.64e15, -8.64e15, "x", "' OR 1=1 --", "9".repeat(300)];
    const cursors = ["nonsense", ...parts.flatMap((part) => [encodeCursor([part]), encodeCursor([part, "id"]), encodeCursor([0.1, part, "id"]), encodeCursor([part, part, part])])];
    for (const cursor of cursors) await expect(listTopics(actingAs(ctx, reader), { board: "listed", sort, limit: 2, cursor })).resolves.toBeDefined();
  });

  it("mark what is new to a member: young and never opened, or answered since it was read", async () => {
    const { ctx, clock } = makeScene();
    await makeBoard(ctx, { slug: "marks" });
    clock.advance(minuteMs);
    const { id, postId } = await openTopic(ctx, author, { board: "marks" });
    const marks = async (who: ActorContext) => (await listTopics(who, { board: "marks", limit: 5 })).items.map(({ unread, newReplies }) => [unread, newReplies])[0];
    const me = actingAs(ctx, reader);
    expect([await marks(me), await marks(actingAs(ctx, author)), await marks(asGuest(ctx))]).toEqual([[true, null], [false, null], [false, 0]]);
    valueOf(await markRead(me, { topicId: id, lastPostId: postId }));
    expect(await marks(me)).toEqual([false, 0]);
    clock.advance(minuteMs);
    const first = await reply(ctx, author, id);
    clock.advance(minuteMs);
    const second = await reply(ctx, author, id);
    expect(await marks(me)).toEqual([true, 2]);
    expect((await listTopics(me, { sort: "unread", limit: 5 })).items.map((item) => item.id)).toEqual([id]);
    valueOf(await markRead(me, { topicId: id, lastPostId: second.id }));
    valueOf(await markRead(me, { topicId: id, lastPostId: first.id }));
    expect(await marks(me)).toEqual([false, 0]);
    expect(await ctx.db.topicReading.findMany({ where: { topicId: id } })).toMatchObject([{ lastPostId: second.id, seenReplies: 2 }]);
    await ctx.db.post.update({ where: { id: first.id }, data: { state: "removed" } });
    await ctx.db.topic.update({ where: { id }, data: { replyCount: 1 } });
    clock.advance(minuteMs);
    const third = await reply(ctx, author, id);
    valueOf(await markRead(me, { topicId: id, lastPostId: third.id }));
    clock.advance(minuteMs);
    await reply(ctx, author, id);
    expect(await marks(me)).toEqual([true, 1]);
    const elsewhere = await openTopic(ctx, author, { board: "marks" });
    expect(outcomeOf(await markRead(me, { topicId: elsewhere.id, lastPostId: postId }))).toBe("not-found");
  });
});

describe("a topic's page", () => {
  it.each([["tree", "discussion"], ["flat", "discussion"], ["votes", "question"], ["flat", "question"]] as const)("by %s of a %s comes page by page, each post once", async (order, kind) => {
    const { ctx, clock } = makeScene();
    const random = seeded(3);
    const { id } = await openTopic(ctx, author, { board: "open", kind });
    const made: string[] = [];
    for (let index = 0; index < 12; index += 1, clock.advance(minuteMs)) {
      made.push((await reply(ctx, author, id, { replyTo: kind === "discussion" && index > 2 ? random.pick(made) : undefined })).id);
    }
    if (kind === "question") {
      for (const post of made) await ctx.db.post.update({ where: { id: post }, data: { ...(random.int(0, 1) ? { upCount: 1, score: 1 } : {}) } });
      valueOf(await acceptAnswer(actingAs(ctx, author), { topicId: id, postId: made[7] ?? "" }));
    }
    const whole = await findTopicPage(asGuest(ctx), id, { order, limit: 100 });
    const seen: string[] = [];
    for (const limit of [1, 3]) {
      seen.length = 0;
      for (let cursor: string | undefined, pages = 0; pages < 20; pages += 1) {
        const page = await findTopicPage(asGuest(ctx), id, { order, limit, cursor });
        seen.push(...(page?.posts.map((post) => post.id) ?? []));
        if (!page?.nextCursor) break;
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(whole?.posts.map((post) => post.id));
    }
    expect([...seen].sort()).toEqual([...made].sort());
    if (order === "votes") expect(seen[0]).toBe(made[7]);
    if (order === "flat") expect(seen).toEqual(made);
    if (order === "tree") for (const post of whole?.posts ?? []) if (post.parentId) expect(seen.indexOf(post.parentId)).toBeLessThan(seen.indexOf(post.id));
  });

  it("of a question has each comment once: the question's on the first page, an answer's with the answer", async () => {
    const { ctx, clock } = makeScene();
    const { id, postId } = await openTopic(ctx, author, { board: "open", kind: "question" });
    const made: string[] = [];
    const write = async (replyTo?: string): Promise<string> => {
      clock.advance(minuteMs);
      const post = await reply(ctx, author, id, { replyTo });
      made.push(post.id);
      return post.id;
    };
    await write(postId);
    for (const answer of [await write(), await write(), await write()]) await write(answer);
    for (const order of ["votes", "flat", null] as const) {
      const seen: string[] = [];
      for (let cursor: string | undefined, pages = 0; pages < 9; pages += 1) {
        const page = await findTopicPage(asGuest(ctx), id, { order, limit: 1, cursor });
        seen.push(...(page?.posts.map((post) => post.id) ?? []));
        if (!page?.nextCursor) break;
        cursor = page.nextCursor;
      }
      expect([...seen].sort(), String(order)).toEqual([...made].sort());
    }
  });

  it("shows tombstones without text or author, and held posts to their author and moderators alone", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const canary = "canary-47";
    const posts = [];
    for (const state of ["held", "hidden", "removed", "deleted"]) {
      clock.advance(1);
      const post = await reply(ctx, author, id, { body: `${canary} ${state}` });
      await ctx.db.post.update({ where: { id: post.id }, data: { state, stateReason: "Because" } });
      posts.push(post);
    }
    const seenBy = async (who: ActorContext) => (await findTopicPage(who, id, { order: "flat", limit: 10 }))?.posts ?? [];
    for (const who of [asGuest(ctx), actingAs(ctx, reader)]) {
      const seen = await seenBy(who);
      expect(seen.map(({ state }) => state)).toEqual(["hidden", "removed", "deleted"]);
      expect(seen.every((post) => post.author === null && post.bodyHtml === "" && post.score === 0 && post.sourceUrl === null)).toBe(true);
      expect(JSON.stringify(seen)).not.toContain(canary);
      expect(seen.map(({ stateReason }) => stateReason)).toEqual([null, "Because", null]);
      expect(JSON.stringify(seen)).not.toContain(author.id);
    }
    expect((await seenBy(actingAs(ctx, author))).map(({ state, author: by }) => [state, by !== null])).toEqual([["held", true], ["hidden", true], ["removed", false], ["deleted", true]]);
    expect((await seenBy(actingAs(ctx, moderator))).every(({ author: by }) => by !== null)).toBe(true);
  });

  it.each(["tree", "flat", "votes"] as const)("by %s takes any made-up cursor without falling over", async (order) => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open", kind: "question" });
    for (const part of [1e300, 2 ** 31, 1.5, "x", "' OR 1=1 --"]) {
      for (const cursor of [encodeCursor([part]), encodeCursor([part, "id"])]) await expect(findTopicPage(asGuest(ctx), id, { order, limit: 2, cursor })).resolves.not.toBeNull();
    }
  });
});

describe("reports", () => {
  it("are filed once a member and subject, never on oneself or what is out of sight, twenty a day", async () => {
    const { ctx } = makeScene();
    const strict = { ...actingAs(makeTestContext().ctx, reader) };
    const { id, postId } = await openTopic(ctx, author, { board: "open" });
    const wish = { subjectType: "post" as const, subjectId: postId, reason: "spam" as const };
    const first = valueOf(await fileReport(strict, wish));
    expect(valueOf(await fileReport(strict, wish))).toEqual(first);
    expect(await ctx.db.event.count({ where: { type: "report.filed", subjectId: postId } })).toBe(1);
    expect(outcomeOf(await fileReport(actingAs(ctx, author), wish))).toBe("own-subject");
    expect(outcomeOf(await fileReport(strict, { ...wish, subjectType: "member", subjectId: reader.id }))).toBe("own-subject");
    expect(outcomeOf(await fileReport(strict, { ...wish, subjectId: newUlid(1) }))).toBe("not-found");
    const results = [];
    for (let index = 0; index < 20; index += 1) results.push(await fileReport(strict, { ...wish, subjectId: (await reply(ctx, author, id)).id }));
    expect(tally(results)).toEqual({ ok: 19, "reports-used-up": 1 });
  });

  it("are decided once, by who looks after the board where the post is now", async () => {
    const { ctx } = makeScene();
    const target = await makeBoard(ctx, { slug: "moved-to" });
    const [here, there] = [await makeMember(ctx, { handle: "keeper-here", moderates: [board] }), await makeMember(ctx, { handle: "keeper-there", moderates: [target] })];
    const operator = await makeMember(ctx, { handle: "decider", role: "operator" });
    const { id, postId } = await openTopic(ctx, author, { board: "open" });
    const report = valueOf(await fileReport(actingAs(ctx, reader), { subjectType: "post", subjectId: postId, reason: "off-topic" }));
    const decide = (who: CastMember) => decideReport(actingAs(ctx, who), { id: report.id, decision: "upheld", reason: "It is" });
    expect(tally([await decide(author), await decide(there)])).toEqual({ "not-found": 2 });
    valueOf(await moveTopic(actingAs(ctx, operator), { id, board: "moved-to", reason: "" }));
    expect((await listReports(actingAs(ctx, there), { state: "open", limit: 50 })).items.map((item) => item.id)).toContain(report.id);
    expect((await countWaiting(actingAs(ctx, there))).reports).toBe(1);
    expect([outcomeOf(await decide(here)), outcomeOf(await decide(there)), outcomeOf(await decide(operator))]).toEqual(["not-found", "ok", "already-decided"]);
    expect(await ctx.db.auditEntry.count({ where: { action: "report.upheld", subjectId: postId } })).toBe(1);
  });

  it("about oneself or by oneself are decided by somebody else", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const own = await reply(ctx, moderator, id);
    const other = await reply(ctx, author, id);
    const about = valueOf(await fileReport(actingAs(ctx, reader), { subjectType: "post", subjectId: own.id, reason: "spam" }));
    const by = valueOf(await fileReport(actingAs(ctx, moderator), { subjectType: "post", subjectId: other.id, reason: "spam" }));
    const decide = (report: { id: string }) => decideReport(actingAs(ctx, moderator), { id: report.id, decision: "rejected", reason: "No" });
    expect(tally([await decide(about), await decide(by)])).toEqual({ "own-case": 2 });
  });

  it("and held posts are listed for who looks after their board alone", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    await ctx.db.post.update({ where: { id: post.id }, data: { state: "held", heldFor: ["first-link"] } });
    const heldFor = async (who: CastMember) => (await listHeldPosts(actingAs(ctx, who), { limit: 100 })).items.some((item) => item.id === post.id);
    expect([await heldFor(moderator), await heldFor(author), await heldFor(reader)]).toEqual([true, false, false]);
  });
});
