import { beforeAll, describe, expect, it } from "vitest";
import { setLocked } from "~/features/topics/change-topic.server";
import { changePostState, deletePost } from "~/features/posts/change-post-state.server";
import { createPost } from "~/features/posts/create-post.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { dayMs, hourMs, secondMs } from "~/kernel/clock";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { newUlid } from "~/kernel/ids";
import type { Context } from "~/platform/context";
import { makeBoard, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { as, eventsOf, makePeople, makeScene, topic } from "./posting-scene";

useTestDatabase();

let open: CastBoard;
let author: CastMember;
let moderator: CastMember;
beforeAll(async () => {
  ({ open, author, moderator } = await makePeople());
});

describe("createTopic", () => {
  it("opens the topic with its opening post and records both", async () => {
    const { ctx } = makeScene();
    const me = await makeMember(ctx, { handle: "alder" });
    const made = valueOf(await createTopic(as(ctx, me), topic({ title: "榫卯怎么做", tags: ["#Joinery", "joinery", "木工"] })));
    expect(made).toMatchObject({ slug: "榫卯怎么做", state: "visible", heldFor: [] });
    const row = await ctx.db.topic.findUniqueOrThrow({ where: { id: made.id }, include: { posts: true } });
    expect(row).toMatchObject({ boardId: open.id, authorId: me.id, tags: ["joinery", "木工"], replyCount: 0, excerpt: "With a saw.", state: "visible", publishedAt: ctx.now() });
    expect(row.posts).toMatchObject([{ id: made.postId, kind: "opening", body: "With a saw.", path: made.postId, depth: 0 }]);
    expect([await eventsOf(ctx, made.id), await eventsOf(ctx, made.postId)]).toEqual([["topic.created"], ["post.created"]]);
    expect(JSON.stringify(await ctx.db.event.findMany({ where: { subjectId: made.id } }))).not.toContain("榫卯");
  });

  it("twice the same within ten minutes is one; later it is another", async () => {
    const { ctx, clock } = makeScene();
    const me = as(ctx, await makeMember(ctx, { handle: "birch" }));
    const first = valueOf(await createTopic(me, topic()));
    clock.advance(5 * 60 * secondMs);
    expect(valueOf(await createTopic(me, topic())).id).toBe(first.id);
    clock.advance(5 * 60 * secondMs + 1);
    expect(valueOf(await createTopic(me, topic())).id).not.toBe(first.id);
  });

  const refusals: [string, Partial<Parameters<typeof makeBoard>[1]>, Partial<Parameters<typeof createTopic>[1]>, string][] = [
    ["a board nobody has", {}, { board: "no-such" }, "board-not-found"],
    ["a kind the board does not take", { topicKinds: ["question"] }, {}, "kind-not-allowed"],
    ["an announcement by a member", {}, { kind: "announcement" }, "staff-only"],
    ["trust below the board's entry", { minTrust: 2 }, {}, "trust-too-low"],
    ["a short title", {}, { title: "Why?" }, "title-too-short"],
    ["a long title", {}, { title: "木".repeat(151) }, "title-too-long"],
    ["an empty body", {}, { body: "  " }, "body-required"],
    ["a long body", {}, { body: "a".repeat(32_001) }, "body-too-long"],
    ["a picture without words", { altText: "required" }, { body: '<img src="/files/a" alt="">' }, "alt-text-missing"],
    ["no required tag", { requiredTags: ["tools"] }, { tags: ["wood"] }, "required-tag-missing"],
    ["eleven mentions", {}, { body: "@a @b @c @d @e @f @g @h @i @j @k" }, "too-many-mentions"],
  ];
  it.each(refusals)("refuses %s, and writes nothing", async (name, board, input, refusal) => {
    const { ctx } = makeScene();
    const slug = `b-${name.replace(/[^a-z]+/g, "-")}`;
    await makeBoard(ctx, { slug, ...board });
    const me = await makeMember(ctx, { handle: `m-${name.replace(/[^a-z]+/g, "-")}`.slice(0, 30) });
    expect(outcomeOf(await createTopic(as(ctx, me), topic({ board: slug, ...input })))).toBe(refusal);
    expect(await ctx.db.topic.count({ where: { authorId: me.id } })).toBe(0);
  });

  it("refuses a board out of sight as if there were none", async () => {
    const { ctx } = makeScene();
    await makeBoard(ctx, { slug: "secret", visibility: "groups" });
    expect(outcomeOf(await createTopic(as(ctx, author), topic({ board: "secret" })))).toBe("board-not-found");
  });

  it("refuses a newcomer's third link and third mention", async () => {
    const { ctx } = makeScene();
    const me = as(ctx, await makeMember(ctx, { handle: "cedar", trust: 0 }));
    expect(outcomeOf(await createTopic(me, topic({ body: "https://a https://b https://c" })))).toBe("too-many-links");
    expect(outcomeOf(await createTopic(me, topic({ body: "@a @b @c" })))).toBe("too-many-mentions");
  });
});

describe("the pace of writing", () => {
  it("a newcomer waits 120 s between topics and 30 s between replies, others 15 s and 5 s", async () => {
    const { ctx, clock } = makeScene();
    for (const [handle, trust, topicMs, replyMs] of [["elm", 0, 120, 30], ["fir", 1, 15, 5]] as const) {
      const me = as(ctx, await makeMember(ctx, { handle: `pace-${handle}`, trust }));
      const { id } = valueOf(await createTopic(me, topic({ title: `First topic of ${handle}` })));
      clock.advance(topicMs * secondMs - 1);
      const early = await createTopic(me, topic({ title: `Second topic of ${handle}` }));
      expect(early).toMatchObject({ refusal: "too-soon", detail: { waitSeconds: 1 } });
      clock.advance(1);
      valueOf(await createTopic(me, topic({ title: `Second topic of ${handle}` })));
      valueOf(await createPost(me, { topicId: id, body: `First reply of ${handle}` }));
      clock.advance(replyMs * secondMs - 1);
      expect(outcomeOf(await createPost(me, { topicId: id, body: `Second reply of ${handle}` }))).toBe("too-soon");
      clock.advance(1);
      valueOf(await createPost(me, { topicId: id, body: `Second reply of ${handle}` }));
    }
  });

  it("on the first day a newcomer opens 3 topics and writes 10 replies, then waits for the second", async () => {
    const { ctx, clock } = makeScene();
    const me = as(ctx, await makeMember(ctx, { handle: "hazel", trust: 0 }));
    const topics = [];
    const replies = [];
    for (let index = 0; index < 4; index += 1, clock.advance(120 * secondMs)) topics.push(await createTopic(me, topic({ title: `Topic of the day ${index}` })));
    expect(tally(topics)).toEqual({ ok: 3, "first-day-limit": 1 });
    const { id } = await openTopic(ctx, author, { board: "open" });
    for (let index = 0; index < 11; index += 1, clock.advance(30 * secondMs)) replies.push(await createPost(me, { topicId: id, body: `Reply of the day ${index}` }));
    expect(tally(replies)).toEqual({ ok: 10, "first-day-limit": 1 });
    clock.set(new Date(me.actor.joinedAt.getTime() + dayMs));
    expect(tally([await createTopic(me, topic({ title: "Topic of the next day" })), await createPost(me, { topicId: id, body: "Reply of the next day" })])).toEqual({ ok: 2 });
  });

  it("twenty topics a UTC day, the next day twenty more", async () => {
    const { ctx, clock } = makeScene();
    const me = as(ctx, await makeMember(ctx, { handle: "holly" }));
    const made = [];
    for (let index = 0; index < 21; index += 1, clock.advance(15 * secondMs)) made.push(await createTopic(me, topic({ title: `Topic number ${index} of many` })));
    expect(tally(made)).toEqual({ ok: 20, "daily-limit": 1 });
    clock.set("2026-03-02T00:00:00Z");
    expect(outcomeOf(await createTopic(me, topic({ title: "Topic after midnight" })))).toBe("ok");
  });

  it("who looks after the board is not slowed down", async () => {
    const { ctx } = makeScene();
    const me = as(ctx, moderator);
    expect(tally([await createTopic(me, topic({ title: "First by the keeper" })), await createTopic(me, topic({ title: "Second by the keeper" }))])).toEqual({ ok: 2 });
  });
});

describe("createPost", () => {
  it("writes a reply, moves the topic up, and records it", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const me = await makeMember(ctx, { handle: "juniper" });
    clock.advance(hourMs);
    const post = valueOf(await createPost(as(ctx, me), { topicId: id, body: "Well said." }));
    expect(post).toMatchObject({ kind: "reply", state: "visible", topicId: id });
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ replyCount: 1, lastActivityAt: ctx.now(), lastPostId: post.id, lastPosterId: me.id });
    expect(await eventsOf(ctx, post.id)).toEqual(["post.created"]);
  });

  it("answers and comments under a question: comments neither count as replies nor move it", async () => {
    const { ctx, clock } = makeScene();
    const { id, postId } = await openTopic(ctx, author, { board: "open", kind: "question" });
    const answer = await reply(ctx, moderator, id);
    const before = await ctx.db.topic.findUniqueOrThrow({ where: { id } });
    clock.advance(hourMs);
    const comments = [await reply(ctx, author, id, { replyTo: answer.id }), await reply(ctx, author, id, { replyTo: postId })];
    const nested = await reply(ctx, author, id, { replyTo: comments[0]?.id });
    expect([answer.kind, nested.kind, ...comments.map(({ kind }) => kind)]).toEqual(["answer", "comment", "comment", "comment"]);
    expect((await ctx.db.post.findUniqueOrThrow({ where: { id: nested.id } })).parentId).toBe(answer.id);
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ replyCount: 1, commentCount: 3, lastActivityAt: before.lastActivityAt });
  });

  it("nests to depth six, and attaches deeper replies to the depth-six ancestor's parent", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const depths: number[] = [];
    let last: string | undefined;
    for (let index = 0; index < 9; index += 1, clock.advance(1)) {
      const post = await reply(ctx, author, id, { replyTo: last });
      depths.push((await ctx.db.post.findUniqueOrThrow({ where: { id: post.id } })).depth);
      last = post.id;
    }
    expect(depths).toEqual([0, 1, 2, 3, 4, 5, 6, 6, 6]);
  });

  it.each([
    ["a topic nobody has", async (_ctx: Context) => ({ topicId: newUlid(1), body: "Words" }), "not-found"],
    ["a topic its author took back", async (ctx: Context) => {
      const { id, postId } = await openTopic(ctx, author, { board: "open" });
      valueOf(await deletePost(as(ctx, author), postId));
      return { topicId: id, body: "Words" };
    }, "not-found"],
    ["a locked topic", async (ctx: Context) => {
      const { id } = await openTopic(ctx, author, { board: "open" });
      valueOf(await setLocked(as(ctx, moderator), { id, locked: "locked", reason: "Enough" }));
      return { topicId: id, body: "Words" };
    }, "topic-locked"],
    ["a reply to a post of another topic", async (ctx: Context) => {
      const [one, other] = [await openTopic(ctx, author, { board: "open" }), await openTopic(ctx, author, { board: "open" })];
      return { topicId: one.id, body: "Words", replyTo: other.postId };
    }, "reply-target-gone"],
    ["a reply to a removed post", async (ctx: Context) => {
      const { id } = await openTopic(ctx, author, { board: "open" });
      const post = await reply(ctx, author, id);
      valueOf(await changePostState(as(ctx, moderator), { id: post.id, state: "removed", reason: "Spam", version: 1 }));
      return { topicId: id, body: "Words", replyTo: post.id };
    }, "reply-target-gone"],
    ["601 characters of comment", async (ctx: Context) => {
      const { id, postId } = await openTopic(ctx, author, { board: "open", kind: "question" });
      return { topicId: id, body: "a".repeat(601), replyTo: postId };
    }, "body-too-long"],
  ] as const)("refuses %s", async (_name, arrange, refusal) => {
    const { ctx } = makeScene();
    const me = await makeMember(ctx, { handle: `r${newUlid(0).slice(-12)}` });
    expect(outcomeOf(await createPost(as(ctx, me), await arrange(ctx)))).toBe(refusal);
  });

  it("lets who looks after the board write in a locked topic", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    valueOf(await setLocked(as(ctx, moderator), { id, locked: "locked", reason: "" }));
    expect(outcomeOf(await createPost(as(ctx, moderator), { topicId: id, body: "Closing words" }))).toBe("ok");
  });
});

describe("review before publication", () => {
  it("a newcomer's first link waits; after one approval links appear at once", async () => {
    const { ctx } = makeScene();
    const me = await makeMember(ctx, { handle: "larch", trust: 0 });
    const calm = unhurried(ctx);
    const { id } = await openTopic(ctx, author, { board: "open" });
    // relaxed limits treat a newcomer as known, so the real pace is kept here
    const { ctx: ctx2, clock } = makeScene();
    const held = valueOf(await createPost(as(ctx2, me), { topicId: id, body: "See https://a.example" }));
    expect(held).toMatchObject({ state: "held", heldFor: ["first-link"] });
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ replyCount: 0, lastPostId: null });
    clock.advance(30 * secondMs);
    expect(valueOf(await createPost(as(ctx2, me), { topicId: id, body: "And https://b.example" })).state).toBe("held");
    expect(valueOf(await createPost(as(calm, author), { topicId: id, body: "T2 links https://c.example" })).state).toBe("visible");
    valueOf(await changePostState(as(ctx2, moderator), { id: held.id, state: "visible", reason: "Fine", version: 1 }));
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ replyCount: 2 });
    clock.advance(30 * secondMs);
    expect(valueOf(await createPost(as(ctx2, me), { topicId: id, body: "Now https://d.example" }))).toMatchObject({ state: "visible", heldFor: [] });
  });

  it("an edit that adds a newcomer's first link is held again, and counted out", async () => {
    const { ctx } = makeScene();
    const me = await makeMember(ctx, { handle: "maple", trust: 0 });
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = valueOf(await createPost(as(ctx, me), { topicId: id, body: "Harmless" }));
    expect(post.state).toBe("visible");
    valueOf(await editPost(as(ctx, me), { id: post.id, body: "Buy at https://spam.example", version: 1 }));
    expect(await ctx.db.post.findUniqueOrThrow({ where: { id: post.id } })).toMatchObject({ state: "held", heldFor: ["first-link"] });
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).replyCount).toBe(0);
    expect(await eventsOf(ctx, post.id)).toEqual(["post.created", "post.edited", "post.state-changed"]);
  });

  it("a board that reviews first posts holds until one was approved; one that reviews all holds all", async () => {
    const { ctx, clock } = makeScene();
    const [first, all] = [await makeBoard(ctx, { slug: "reviews-first", reviewPolicy: "first" }), await makeBoard(ctx, { slug: "reviews-all", reviewPolicy: "all" })];
    const me = await makeMember(ctx, { handle: "oak" });
    const keeper = await makeMember(ctx, { handle: "oak-keeper", moderates: [first, all] });
    const held = valueOf(await createTopic(as(ctx, me), topic({ board: "reviews-first" })));
    expect(held).toMatchObject({ state: "held", heldFor: ["first-post"] });
    clock.advance(15 * secondMs);
    expect(valueOf(await createTopic(as(ctx, me), topic())).state).toBe("visible"); // a post elsewhere is none here
    clock.advance(15 * secondMs);
    expect(valueOf(await createTopic(as(ctx, me), topic({ board: "reviews-first", title: "Another one while waiting" }))).state).toBe("held");
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id: held.id } })).state).toBe("held");
    valueOf(await changePostState(as(ctx, keeper), { id: held.postId, state: "visible", reason: "Welcome", version: 1 }));
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id: held.id } })).state).toBe("visible");
    clock.advance(15 * secondMs);
    expect(valueOf(await createTopic(as(ctx, me), topic({ board: "reviews-first", title: "A second topic" }))).state).toBe("visible");
    clock.advance(15 * secondMs);
    expect(valueOf(await createTopic(as(ctx, me), topic({ board: "reviews-all" }))).heldFor).toEqual(["board-reviews-all"]);
    expect(valueOf(await createTopic(as(ctx, keeper), topic({ board: "reviews-all" }))).state).toBe("visible");
  });
});
