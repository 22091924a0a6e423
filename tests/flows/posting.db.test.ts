import { beforeAll, describe, expect, it } from "vitest";
import { acceptAnswer, moveTopic, setLocked, setPinned } from "~/features/topics/change-topic.server";
import { castVote } from "~/features/votes/cast-vote.server";
import { changePostState, deletePost, restorePost } from "~/features/posts/change-post-state.server";
import { createPost } from "~/features/posts/create-post.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { editPost } from "~/features/posts/edit-post.server";
import { listRevisions } from "~/features/posts/queries.server";
import { openTopic, plainMarkdown, reply, unhurried } from "~/features/posts/test-support/write";
import { dayMs, hourMs, secondMs } from "~/kernel/clock";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { newUlid } from "~/kernel/ids";
import type { Context, MemberContext } from "~/platform/context";
import { actingAs, makeBoard, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";
import { useTestDatabase } from "../support/database";

useTestDatabase();

function makeScene(): TestContext {
  const test = makeTestContext();
  test.ctx.ports.markdown = plainMarkdown;
  return test;
}

let open: CastBoard;
let author: CastMember;
let moderator: CastMember;
beforeAll(async () => {
  const { ctx } = makeScene();
  open = await makeBoard(ctx, { slug: "open" });
  author = await makeMember(ctx, { handle: "author", trust: 2 });
  moderator = await makeMember(ctx, { handle: "keeper-of-open", moderates: [open] });
});

const topic = (wish: Partial<Parameters<typeof createTopic>[1]> = {}) => ({ board: "open", kind: "discussion" as const, title: "How do I cut a tenon", body: "With a saw.", ...wish });
const eventsOf = async (ctx: Context, subjectId: string) => (await ctx.db.event.findMany({ where: { subjectId } })).map(({ type }) => type).sort();
const as = (ctx: Context, member: CastMember): MemberContext => actingAs(ctx, member);

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

describe("editPost", () => {
  it("keeps what was said as a revision, and records it", async () => {
    const { ctx } = makeScene();
    const { id, postId } = await openTopic(ctx, author, { board: "open", title: "Title before", body: "Body before" });
    const edited = valueOf(await editPost(as(ctx, author), { id: postId, body: "Body after", title: "Title after", tags: ["New"], version: 1 }));
    expect(edited).toEqual({ id: postId, topicId: id, version: 2 });
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: "Title after", slug: "title-after", tags: ["new"], excerpt: "Body after" });
    expect(await listRevisions(as(ctx, author), postId)).toMatchObject([{ version: 1, body: "Body before", title: "Title before", editor: "author" }]);
    expect([await eventsOf(ctx, postId), await eventsOf(ctx, id)]).toEqual([["post.created", "post.edited"], ["topic.created", "topic.edited"]]);
  });

  it("without a change changes nothing", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id, { body: "Same" });
    expect(valueOf(await editPost(as(ctx, author), { id: post.id, body: "Same", version: 1 })).version).toBe(1);
    expect(await eventsOf(ctx, post.id)).toEqual(["post.created"]);
  });

  it("a title sent with a reply is none of the reply's business", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open", title: "The topic's title" });
    const post = await reply(ctx, author, id, { body: "Same" });
    expect(valueOf(await editPost(as(ctx, author), { id: post.id, body: "Same", title: "Another title", version: 1 })).version).toBe(1);
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).title).toBe("The topic's title");
  });

  it("by staff is audited, and their own links do not hold it", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    valueOf(await editPost(as(ctx, moderator), { id: post.id, body: "Put right", version: 1 }));
    expect(await ctx.db.auditEntry.findFirst({ where: { subjectId: post.id } })).toMatchObject({ action: "post.edited-by-staff", actorId: moderator.id });
  });

  it.each([
    ["another member", "other", { body: "Mine now", version: 1 }, "forbidden"],
    ["a stale version", "author", { body: "Late", version: 7 }, "stale-version"],
    ["an empty body", "author", { body: " ", version: 1 }, "body-required"],
    ["a long body", "author", { body: "a".repeat(32_001), version: 1 }, "body-too-long"],
  ] as const)("refuses %s", async (_name, who, input, refusal) => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    const other = who === "author" ? author : await makeMember(ctx, { handle: `e${newUlid(0).slice(-12)}` });
    expect(outcomeOf(await editPost(as(ctx, other), { id: post.id, ...input }))).toBe(refusal);
    expect(outcomeOf(await editPost(as(ctx, author), { id: newUlid(1), ...input }))).toBe("not-found");
    expect((await ctx.db.post.findUniqueOrThrow({ where: { id: post.id } })).version).toBe(1);
  });

  it("refuses the author of a locked topic, and a board's missing tag", async () => {
    const { ctx } = makeScene();
    await makeBoard(ctx, { slug: "asks-tags", requiredTags: ["tools"] });
    const tagged = await openTopic(ctx, author, { board: "asks-tags", tags: ["tools"] });
    expect(outcomeOf(await editPost(as(ctx, author), { id: tagged.postId, body: "Words", tags: ["wood"], version: 1 }))).toBe("required-tag-missing");
    const { id, postId } = await openTopic(ctx, author, { board: "open" });
    valueOf(await setLocked(as(ctx, moderator), { id, locked: "locked", reason: "" }));
    expect(outcomeOf(await editPost(as(ctx, author), { id: postId, body: "Words", version: 1 }))).toBe("topic-locked");
    expect(outcomeOf(await editPost(as(ctx, moderator), { id: postId, body: "Words", version: 1 }))).toBe("ok");
  });
});

describe("the states of a post", () => {
  it("staff hide, remove and show it with a reason, audited; asking twice changes nothing", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    const keeper = as(ctx, moderator);
    expect(valueOf(await changePostState(keeper, { id: post.id, state: "hidden", reason: "Rude", version: 1 }))).toMatchObject({ state: "hidden", version: 2 });
    expect(valueOf(await changePostState(keeper, { id: post.id, state: "hidden", reason: "Rude", version: 1 }))).toMatchObject({ state: "hidden", version: 2 });
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).replyCount).toBe(0);
    valueOf(await changePostState(keeper, { id: post.id, state: "visible", reason: "On reflection", version: 2 }));
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).replyCount).toBe(1);
    const entries = await ctx.db.auditEntry.findMany({ where: { subjectId: post.id } });
    expect(entries.map(({ action, reason }) => `${action}: ${reason}`).sort()).toEqual(["post.hidden: Rude", "post.visible: On reflection"]);
    expect((await eventsOf(ctx, post.id)).filter((type) => type === "post.state-changed")).toHaveLength(2);
  });

  it("refuses a member, another board's moderator, a stale version, an unknown post and one its author took back", async () => {
    const { ctx } = makeScene();
    const elsewhere = await makeBoard(ctx, { slug: "elsewhere" });
    const stranger = await makeMember(ctx, { handle: "pine", moderates: [elsewhere] });
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    const hide = { id: post.id, state: "hidden" as const, reason: "Because", version: 1 };
    expect(tally([await changePostState(as(ctx, author), hide), await changePostState(as(ctx, stranger), hide)])).toEqual({ forbidden: 2 });
    expect(outcomeOf(await changePostState(as(ctx, moderator), { ...hide, version: 9 }))).toBe("stale-version");
    expect(outcomeOf(await changePostState(as(ctx, moderator), { ...hide, id: newUlid(1) }))).toBe("not-found");
    valueOf(await deletePost(as(ctx, author), post.id));
    expect(outcomeOf(await changePostState(as(ctx, moderator), { ...hide, version: 2 }))).toBe("not-possible-from-here");
  });

  it("its author takes it back and restores it for 30 days, not a moment more", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    const me = as(ctx, author);
    valueOf(await deletePost(me, post.id));
    expect(valueOf(await deletePost(me, post.id)).version).toBe(2);
    clock.advance(30 * dayMs);
    expect(valueOf(await restorePost(me, post.id)).state).toBe("visible");
    expect(outcomeOf(await restorePost(me, post.id))).toBe("not-possible-from-here");
    valueOf(await deletePost(me, post.id));
    clock.advance(30 * dayMs + 1);
    expect(outcomeOf(await restorePost(me, post.id))).toBe("too-late");
  });

  it("taking back and restoring is no way out of being held or hidden, nor of removal", async () => {
    const { ctx, clock } = makeScene();
    const me = as(ctx, author);
    const { id } = await openTopic(ctx, author, { board: "open" });
    const [hidden, removed] = [await reply(ctx, author, id), await reply(ctx, author, id)];
    valueOf(await changePostState(as(ctx, moderator), { id: hidden.id, state: "hidden", reason: "Rude", version: 1 }));
    clock.advance(1);
    valueOf(await deletePost(me, hidden.id));
    clock.advance(1);
    expect(valueOf(await restorePost(me, hidden.id)).state).toBe("hidden");
    valueOf(await changePostState(as(ctx, moderator), { id: removed.id, state: "removed", reason: "Spam", version: 1 }));
    expect(tally([await deletePost(me, removed.id), await restorePost(me, removed.id)])).toEqual({ "not-found": 2 });
  });

  it("nobody else takes it back or restores it", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    expect(outcomeOf(await deletePost(as(ctx, moderator), post.id))).toBe("forbidden");
    valueOf(await deletePost(as(ctx, author), post.id));
    expect(outcomeOf(await restorePost(as(ctx, moderator), post.id))).toBe("forbidden");
  });
});

describe("staff's acts on topics", () => {
  it("lock, pin and their undoing are recorded and audited once, however often asked", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const me = as(ctx, moderator);
    for (let round = 0; round < 2; round += 1) {
      valueOf(await setLocked(me, { id, locked: "locked", reason: "Heated" }));
      valueOf(await setPinned(me, { id, pinned: "pinned", reason: "Good" }));
    }
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ lockedAt: ctx.now(), lockReason: "Heated", pinnedAt: ctx.now() });
    for (let round = 0; round < 2; round += 1) {
      valueOf(await setLocked(me, { id, locked: "open", reason: "Calm" }));
      valueOf(await setPinned(me, { id, pinned: "loose", reason: "" }));
    }
    const facts = ["topic.locked", "topic.pinned", "topic.unlocked", "topic.unpinned"];
    expect((await eventsOf(ctx, id)).filter((type) => type !== "topic.created")).toEqual(facts);
    expect((await ctx.db.auditEntry.findMany({ where: { subjectId: id } })).map(({ action }) => action).sort()).toEqual(facts);
  });

  it("a topic moves to a board that takes its kind, by who looks after both", async () => {
    const { ctx } = makeScene();
    const [target, questions, foreign] = [await makeBoard(ctx, { slug: "target" }), await makeBoard(ctx, { slug: "questions-only", topicKinds: ["question"] }), await makeBoard(ctx, { slug: "foreign" })];
    const keeper = as(ctx, await makeMember(ctx, { handle: "rowan", moderates: [open, target, questions] }));
    const { id } = await openTopic(ctx, author, { board: "open" });
    const move = (board: string) => moveTopic(keeper, { id, board, reason: "Fits better" });
    expect([outcomeOf(await move("no-such")), outcomeOf(await move(foreign.slug)), outcomeOf(await move(questions.slug))]).toEqual(["no-such-board", "forbidden", "kind-not-allowed"]);
    valueOf(await setPinned(keeper, { id, pinned: "pinned", reason: "" }));
    valueOf(await move("target"));
    valueOf(await move("target"));
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ boardId: target.id, pinnedAt: null });
    expect(await ctx.db.event.findMany({ where: { subjectId: id, type: "topic.moved" } })).toMatchObject([{ payload: { from: open.id, to: target.id } }]);
    expect(await ctx.db.auditEntry.findMany({ where: { subjectId: id, action: "topic.moved" } })).toMatchObject([{ reason: "Fits better", before: { board: "open" }, after: { board: "target" } }]);
  });

  it("members may do none of it", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const me = as(ctx, author);
    const results = [await setLocked(me, { id, locked: "locked", reason: "" }), await setPinned(me, { id, pinned: "pinned", reason: "" }), await moveTopic(me, { id, board: "target", reason: "" })];
    expect(tally(results)).toEqual({ forbidden: 3 });
    expect(outcomeOf(await setLocked(as(ctx, moderator), { id: newUlid(1), locked: "locked", reason: "" }))).toBe("not-found");
  });
});

describe("acceptAnswer", () => {
  it("the asker accepts one answer, then another, then none; each is recorded once", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open", kind: "question" });
    const [one, other] = [await reply(ctx, moderator, id), await reply(ctx, moderator, id)];
    const me = as(ctx, author);
    for (const postId of [one.id, one.id, other.id, null, null]) valueOf(await acceptAnswer(me, { topicId: id, postId }));
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).acceptedPostId).toBeNull();
    const facts = ["answer.accepted", "answer.unaccepted", "post.created"];
    expect([await eventsOf(ctx, one.id), await eventsOf(ctx, other.id)]).toEqual([facts, facts]);
  });

  it("refuses others, what is no answer here, a hidden answer, a discussion and a locked topic", async () => {
    const { ctx } = makeScene();
    const me = as(ctx, author);
    const { id, postId } = await openTopic(ctx, author, { board: "open", kind: "question" });
    const answer = await reply(ctx, moderator, id);
    const comment = await reply(ctx, author, id, { replyTo: answer.id });
    const talk = await openTopic(ctx, author, { board: "open" });
    const stranger = as(ctx, await makeMember(ctx, { handle: "spruce" }));
    expect(outcomeOf(await acceptAnswer(stranger, { topicId: id, postId: answer.id }))).toBe("forbidden");
    for (const wrong of [comment.id, postId, talk.postId, newUlid(1)]) expect(outcomeOf(await acceptAnswer(me, { topicId: id, postId: wrong }))).toBe("not-an-answer");
    expect(outcomeOf(await acceptAnswer(me, { topicId: talk.id, postId: null }))).toBe("not-a-question");
    valueOf(await changePostState(as(ctx, moderator), { id: answer.id, state: "hidden", reason: "Wrong", version: 1 }));
    expect(outcomeOf(await acceptAnswer(me, { topicId: id, postId: answer.id }))).toBe("not-an-answer");
    valueOf(await setLocked(as(ctx, moderator), { id, locked: "locked", reason: "" }));
    expect(outcomeOf(await acceptAnswer(me, { topicId: id, postId: null }))).toBe("topic-locked");
    expect(outcomeOf(await acceptAnswer(as(ctx, moderator), { topicId: id, postId: null }))).toBe("ok");
  });
});

describe("castVote", () => {
  it("up, round, and back: one row, the right score, a fact for each change", async () => {
    const { ctx } = makeScene();
    const { id, postId } = await openTopic(ctx, author, { board: "open" });
    const me = as(ctx, await makeMember(ctx, { handle: "sycamore" }));
    const scores = [];
    for (const value of [1, 1, -1, 0, 0, 1] as const) scores.push(valueOf(await castVote(me, { postId, value })).score);
    expect(scores).toEqual([1, 1, -1, 0, 0, 1]);
    expect(await ctx.db.post.findUniqueOrThrow({ where: { id: postId }, include: { votes: true } })).toMatchObject({ upCount: 1, downCount: 0, score: 1, votes: [{ value: 1 }] });
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).score).toBe(1);
    const facts = await ctx.db.event.findMany({ where: { subjectId: postId, type: "vote.cast" } });
    expect(facts.map(({ payload }) => JSON.stringify(payload)).sort()).toEqual([[-1, 0], [0, 1], [0, 1], [1, -1]].map(([from, to]) => JSON.stringify({ to, from, topicId: id })).sort());
  });

  it("refuses a vote on one's own post, on what is out of sight, and on what is hidden", async () => {
    const { ctx } = makeScene();
    const { id, postId } = await openTopic(ctx, author, { board: "open" });
    expect(outcomeOf(await castVote(as(ctx, author), { postId, value: 1 }))).toBe("own-post");
    const voter = await makeMember(ctx, { handle: "teak" });
    const post = await reply(ctx, author, id);
    valueOf(await changePostState(as(ctx, moderator), { id: post.id, state: "hidden", reason: "Rude", version: 1 }));
    expect(outcomeOf(await castVote(as(ctx, voter), { postId: post.id, value: 1 }))).toBe("not-found");
    expect(outcomeOf(await castVote(as(ctx, moderator), { postId: post.id, value: 1 }))).toBe("not-votable");
    expect(outcomeOf(await castVote(as(ctx, voter), { postId: newUlid(1), value: 1 }))).toBe("not-found");
    expect(await ctx.db.vote.count({ where: { postId: { in: [post.id, postId] } } })).toBe(0);
  });

  it("six up votes a day for one author, three down; the next day more", async () => {
    const { ctx, clock } = makeScene();
    const me = as(ctx, await makeMember(ctx, { handle: "thuja" }));
    const writer = await makeMember(ctx, { handle: "prolific" });
    const { id } = await openTopic(ctx, author, { board: "open" });
    const posts = [];
    for (let index = 0; index < 11; index += 1) posts.push(await reply(ctx, writer, id));
    const ups = [];
    const downs = [];
    for (const post of posts.slice(0, 7)) ups.push(await castVote(me, { postId: post.id, value: 1 }));
    for (const post of posts.slice(7)) downs.push(await castVote(me, { postId: post.id, value: -1 }));
    expect([tally(ups), tally(downs)]).toEqual([{ ok: 6, "author-votes-used-up": 1 }, { ok: 3, "author-votes-used-up": 1 }]);
    clock.set("2026-03-02T00:00:00Z");
    expect(outcomeOf(await castVote(me, { postId: posts[6]?.id ?? "", value: 1 }))).toBe("ok");
  });

  it.each([[0, 20], [1, 50], [2, 75], [3, 100], [4, 150]] as const)("T%d votes on %d posts a day, withdrawn ones counted", async (trust, limit) => {
    const { ctx, clock } = makeScene();
    const voter = await makeMember(ctx, { handle: `votes-of-t${["a", "b", "c", "d", "e"][trust]}`, trust });
    const writers = await Promise.all(["v", "w", "x"].map((name) => makeMember(ctx, { handle: `writer-${name}-${trust}z` })));
    const { id } = await openTopic(ctx, author, { board: "open" });
    const rows = Array.from({ length: limit + 1 }, () => ctx.newId());
    await ctx.db.post.createMany({
      data: rows.map((postId, index) => ({ id: postId, topicId: id, kind: "reply", path: postId, authorId: writers[index % 3]?.id ?? "", body: "b", bodyHtml: "b", renderer: 1, createdAt: ctx.now() })),
    });
    const [last = "", nextToLast = "", ...before] = rows;
    await ctx.db.vote.createMany({ data: before.map((postId) => ({ postId, memberId: voter.id, value: 0, createdAt: ctx.now(), updatedAt: ctx.now() })) });
    expect(outcomeOf(await castVote(as(ctx, voter), { postId: nextToLast, value: 1 }))).toBe("ok");
    expect(await castVote(as(ctx, voter), { postId: last, value: 1 })).toMatchObject({ refusal: "votes-used-up", detail: { limit } });
    expect(outcomeOf(await castVote(as(ctx, voter), { postId: nextToLast, value: 0 }))).toBe("ok");
    expect(outcomeOf(await castVote(as(ctx, voter), { postId: last, value: 1 }))).toBe("votes-used-up");
    clock.set("2026-03-02T00:00:00Z");
    expect(outcomeOf(await castVote(as(ctx, voter), { postId: last, value: 1 }))).toBe("ok");
  });
});
