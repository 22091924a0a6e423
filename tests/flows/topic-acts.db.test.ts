import { beforeAll, describe, expect, it } from "vitest";
import { createPost } from "~/features/posts/create-post.server";
import { editPost } from "~/features/posts/edit-post.server";
import { listHeldPosts } from "~/features/reports/queries.server";
import { createTopic } from "~/features/topics/create-topic.server";
import type { MemberContext } from "~/platform/context";
import { listFollows } from "~/features/follows/queries.server";
import { setFollow } from "~/features/follows/set-follow.server";
import { markRead } from "~/features/topics/mark-read.server";
import { mergeTopic, movePosts, splitTopic } from "~/features/topics/move-posts.server";
import { listTopics } from "~/features/topics/queries.server";
import { runTimers } from "~/features/topics/run-timers.server";
import { setSlowMode } from "~/features/topics/set-slow-mode.server";
import { setPublication } from "~/features/topics/set-publication.server";
import { setTimer } from "~/features/topics/set-timer.server";
import { findMergedInto, findTopicPage } from "~/features/topics/topic-page.server";
import { addMs, hourMs } from "~/kernel/clock";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
import { moveTopic, setLocked, setPinned } from "~/features/topics/change-topic.server";
import { castVote } from "~/features/votes/cast-vote.server";
import { changePostState } from "~/features/posts/change-post-state.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { newUlid } from "~/kernel/ids";
import { makeBoard, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { as, eventsOf, makePeople, makeScene } from "./posting-scene";

useTestDatabase();

let open: CastBoard;
let author: CastMember;
let moderator: CastMember;
beforeAll(async () => {
  ({ open, author, moderator } = await makePeople());
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

  it("slow mode lets each member write once in so long, and staff always", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const other = await makeMember(ctx, { handle: "chatty", trust: 2 });
    valueOf(await setSlowMode(as(ctx, moderator), { id, seconds: 300, reason: "Heated" }));
    const write = (who: CastMember, body: string) => createPost(as(ctx, who), { topicId: id, body });
    valueOf(await write(other, "First"));
    clock.advance(299_000);
    const refusal = await write(other, "Second");
    expect([outcomeOf(refusal), refusal.ok ? null : refusal.detail]).toEqual(["slow-mode", { waitSeconds: 1 }]);
    valueOf(await write(moderator, "Calm, please"));
    clock.advance(1_000);
    valueOf(await write(other, "Second"));
    expect((await findTopicPage(as(ctx, other), id, { order: null, limit: 5 }))?.topic).toMatchObject({ slowSeconds: 300, acts: [{ act: "slowed", reason: "Heated", by: { handle: moderator.handle } }] });
  });

  it("timers lock, open and unpin when their time has come, once, and say that the clock did it", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const me = as(ctx, moderator);
    valueOf(await setPinned(me, { id, pinned: "pinned", reason: "" }));
    const timers = [["close", hourMs], ["unpin", 2 * hourMs], ["open", 3 * hourMs]] as const;
    for (const [act, ms] of timers) valueOf(await setTimer(me, { id, act, at: addMs(ctx.now(), ms), reason: "" }));
    expect(outcomeOf(await setTimer(me, { id, act: "close", at: ctx.now(), reason: "" }))).toBe("timer-time-wrong");
    const states: [boolean, boolean][] = [];
    for (let hour = 0; hour <= 3; hour += 1) {
      await runTimers(ctx);
      const topic = await ctx.db.topic.findUniqueOrThrow({ where: { id } });
      states.push([topic.lockedAt !== null, topic.pinnedAt !== null]);
      clock.advance(hourMs);
    }
    expect(states).toEqual([[false, true], [true, true], [true, false], [false, false]]);
    await runTimers(ctx);
    const shown = (await findTopicPage(me, id, { order: null, limit: 5 }))?.topic;
    expect(shown?.timers).toEqual([]);
    expect(shown?.acts.filter(({ by }) => by === null).map(({ act }) => act)).toEqual(["locked", "unpinned", "unlocked"]);
    valueOf(await setTimer(me, { id, act: "close", at: addMs(ctx.now(), hourMs), reason: "" }));
    valueOf(await setTimer(me, { id, act: "close", at: null, reason: "" }));
    clock.advance(2 * hourMs);
    await runTimers(ctx);
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).lockedAt).toBeNull();
  });

  it("a topic written for later shows itself at its time, and until then to its author alone", async () => {
    const { ctx, clock } = makeScene();
    const me = as(unhurried(ctx), author);
    const publishAt = addMs(ctx.now(), hourMs).toISOString();
    const input = { board: "open", kind: "discussion" as const, title: "Not before its time", body: "Patience." };
    expect(outcomeOf(await createTopic(me, { ...input, publishAt: ctx.now().toISOString() }))).toBe("timer-time-wrong");
    const { id, postId, state } = valueOf(await createTopic(me, { ...input, publishAt }));
    const other = as(ctx, await makeMember(ctx, { handle: "impatient", trust: 1 }));
    const page = async (who: MemberContext) => findTopicPage(who, id, { order: null, limit: 5 });
    expect([state, (await page(me))?.topic.timers, await page(other)]).toEqual(["held", [{ act: "publish", at: publishAt }], null]);
    expect((await listHeldPosts(as(ctx, moderator), { limit: 100 })).items.map((post) => post.id)).not.toContain(postId);
    clock.advance(hourMs - 1);
    await runTimers(ctx);
    expect(await page(other)).toBeNull();
    clock.advance(1);
    await runTimers(ctx);
    expect(await page(other)).toMatchObject({ topic: { createdAt: publishAt, state: "visible", acts: [{ act: "published", by: null }] }, opening: { id: postId, heldFor: [] } });
    expect(await eventsOf(ctx, postId)).toContain("post.state-changed");
  });

  it("its author brings its time forward or back, or shows it at once; others do not", async () => {
    const { ctx, clock } = makeScene();
    const me = as(unhurried(ctx), author);
    const made = async (title: string) => valueOf(await createTopic(me, { board: "open", kind: "discussion", title, body: "Patience.", publishAt: addMs(ctx.now(), hourMs).toISOString() })).id;
    const [later, now] = [await made("Later than meant"), await made("At once after all")];
    const other = as(ctx, await makeMember(ctx, { handle: "meddler", trust: 1 }));
    expect(outcomeOf(await setPublication(other, { id: later, at: null }))).toBe("not-found");
    expect(outcomeOf(await setPublication(me, { id: later, at: ctx.now() }))).toBe("timer-time-wrong");
    valueOf(await setPublication(me, { id: later, at: addMs(ctx.now(), 2 * hourMs) }));
    await reply(ctx, author, now, { body: "A word before anybody sees it" });
    clock.advance(1_000);
    valueOf(await setPublication(me, { id: now, at: null }));
    expect(outcomeOf(await setPublication(me, { id: now, at: null }))).toBe("not-scheduled");
    const { state, publishedAt, lastActivityAt } = await ctx.db.topic.findUniqueOrThrow({ where: { id: now } });
    expect([state, publishedAt, lastActivityAt]).toEqual(["visible", ctx.now(), ctx.now()]);
    const states: (string | undefined)[] = [];
    for (const ms of [hourMs, hourMs]) {
      clock.advance(ms);
      await runTimers(ctx);
      states.push((await ctx.db.topic.findUniqueOrThrow({ where: { id: later } })).state);
    }
    expect(states).toEqual(["held", "visible"]);
  });

  it("posts move with what hangs below them, and both topics count right", async () => {
    const { ctx, clock } = makeScene();
    const [from, to] = [await openTopic(ctx, author, { board: "open" }), await openTopic(ctx, author, { board: "open", kind: "question" })];
    const write = async (body: string, replyTo?: string) => {
      clock.advance(1_000);
      return (await reply(ctx, author, from.id, { body, ...(replyTo ? { replyTo } : {}) })).id;
    };
    const [a, b] = [await write("a"), await write("b")];
    const aa = await write("aa", a);
    const aaa = await write("aaa", aa);
    expect(valueOf(await movePosts(as(ctx, moderator), { from: from.id, to: to.id, postIds: [a], reason: "Belongs there" }))).toEqual({ topicId: to.id });
    const rows = await ctx.db.post.findMany({ where: { id: { in: [a, aa, aaa, b] } }, orderBy: { id: "asc" } });
    expect(rows.map(({ topicId, kind, parentId, depth, path }) => [topicId === to.id, kind, parentId, depth, path])).toEqual([
      [true, "answer", null, 0, a], [false, "reply", null, 0, b], [true, "comment", a, 1, `${a}/${aa}`], [true, "comment", a, 1, `${a}/${aaa}`],
    ]);
    const counts = async (id: string) => { const { replyCount, commentCount } = await ctx.db.topic.findUniqueOrThrow({ where: { id } }); return [replyCount, commentCount]; };
    expect([await counts(from.id), await counts(to.id)]).toEqual([[1, 0], [1, 2]]);
    expect((await findTopicPage(as(ctx, author), from.id, { order: null, limit: 5 }))?.topic.acts).toMatchObject([{ act: "posts-left", reason: "Belongs there", detail: { posts: 3 } }]);
    expect(outcomeOf(await movePosts(as(ctx, moderator), { from: from.id, to: to.id, postIds: [from.postId], reason: "" }))).toBe("nothing-to-move");
    expect(outcomeOf(await movePosts(as(ctx, moderator), { from: from.id, to: from.id, postIds: [b], reason: "" }))).toBe("same-topic");
    expect(outcomeOf(await movePosts(as(ctx, author), { from: from.id, to: to.id, postIds: [b], reason: "" }))).toBe("forbidden");
  });

  it("a topic is split: the earliest chosen post opens the new one", async () => {
    const { ctx, clock } = makeScene();
    const from = await openTopic(ctx, author, { board: "open" });
    const a = await reply(ctx, author, from.id, { body: "Another thing altogether" });
    clock.advance(1_000);
    const aa = await reply(ctx, moderator, from.id, { body: "Indeed", replyTo: a.id });
    const { topicId } = valueOf(await splitTopic(as(ctx, moderator), { from: from.id, title: "Another thing", postIds: [a.id], reason: "" }));
    const page = await findTopicPage(as(ctx, author), topicId, { order: null, limit: 5 });
    expect(page).toMatchObject({ topic: { title: "Another thing", kind: "discussion", replyCount: 1, author: { id: author.id } }, opening: { id: a.id, kind: "opening" }, posts: [{ id: aa.id, depth: 0, parentId: null }], excerpt: "Another thing altogether" });
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id: from.id } })).toMatchObject({ replyCount: 0 });
  });

  it("a merged topic's posts stand in the other, and its address leads there", async () => {
    const { ctx } = makeScene();
    const [from, to] = [await openTopic(ctx, author, { board: "open" }), await openTopic(ctx, author, { board: "open" })];
    await reply(ctx, moderator, from.id);
    valueOf(await mergeTopic(as(ctx, moderator), { from: from.id, to: to.id, reason: "The same" }));
    const me = as(ctx, author);
    expect(await findTopicPage(me, from.id, { order: null, limit: 5 })).toBeNull();
    expect(await findMergedInto(me, from.id)).toMatchObject({ id: to.id });
    expect((await findTopicPage(me, to.id, { order: null, limit: 5 }))?.topic.replyCount).toBe(2);
    expect((await listTopics(me, { limit: 100 })).items.map(({ id }) => id)).not.toContain(from.id);
  });

  it("a merged topic takes nothing any more, and what led to it leads on, however often that goes on", async () => {
    const { ctx } = makeScene();
    const me = as(ctx, moderator);
    const [a, b, c] = [await openTopic(ctx, author, { board: "open" }), await openTopic(ctx, author, { board: "open" }), await openTopic(ctx, author, { board: "open" })];
    const fan = await makeMember(ctx, { handle: "fan-of-a", trust: 1 });
    valueOf(await setFollow(as(ctx, fan), { type: "topic", subject: a.id }, "followed"));
    valueOf(await setTimer(me, { id: a.id, act: "close", at: addMs(ctx.now(), hourMs), reason: "" }));
    valueOf(await mergeTopic(me, { from: a.id, to: b.id, reason: "" }));
    expect(outcomeOf(await mergeTopic(me, { from: c.id, to: a.id, reason: "" }))).toBe("target-not-found");
    expect(outcomeOf(await mergeTopic(me, { from: b.id, to: a.id, reason: "" }))).toBe("target-not-found");
    expect(outcomeOf(await mergeTopic(me, { from: a.id, to: c.id, reason: "" }))).toBe("not-found");
    expect(outcomeOf(await createPost(me, { topicId: a.id, body: "Into the void" }))).toBe("not-found");
    valueOf(await mergeTopic(me, { from: b.id, to: c.id, reason: "" }));
    expect(await findMergedInto(me, a.id)).toMatchObject({ id: c.id });
    expect((await listFollows(as(ctx, fan), { limit: 5 })).items).toMatchObject([{ subject: c.id }]);
    expect(await ctx.db.topicTimer.count({ where: { topicId: { in: [a.id, b.id, c.id] } } })).toBe(0);
    expect((await findTopicPage(me, c.id, { order: null, limit: 5 }))?.topic.acts.map(({ act }) => act)).toEqual(["merged"]);
  });

  it("an accepted answer that leaves is accepted no more, and readers' marks count what is left", async () => {
    const { ctx, clock } = makeScene();
    const [from, to] = [await openTopic(ctx, author, { board: "open", kind: "question" }), await openTopic(ctx, author, { board: "open", kind: "question" })];
    const answer = await reply(ctx, moderator, from.id);
    clock.advance(1_000);
    const last = await reply(ctx, moderator, from.id);
    valueOf(await acceptAnswer(as(ctx, author), { topicId: from.id, postId: answer.id }));
    valueOf(await markRead(as(ctx, author), { topicId: from.id, lastPostId: last.id }));
    valueOf(await movePosts(as(ctx, moderator), { from: from.id, to: to.id, postIds: [answer.id], reason: "" }));
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id: from.id } })).toMatchObject({ acceptedPostId: null, replyCount: 1 });
    expect(await eventsOf(ctx, answer.id)).toContain("answer.unaccepted");
    expect(await ctx.db.topicReading.findFirst({ where: { topicId: from.id } })).toMatchObject({ seenReplies: 1 });
  });

  it("what is split off needs a visible post and a board that takes discussions", async () => {
    const { ctx } = makeScene();
    const questions = await makeBoard(ctx, { slug: "asks-only", topicKinds: ["question"] });
    const keeper = as(ctx, await makeMember(ctx, { handle: "keeper-of-both", moderates: [open, questions] }));
    const from = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, from.id);
    expect(outcomeOf(await splitTopic(keeper, { from: from.id, title: "A topic of its own", board: "asks-only", postIds: [post.id], reason: "" }))).toBe("kind-not-allowed");
    valueOf(await changePostState(keeper, { id: post.id, state: "removed", reason: "Spam", version: 1 }));
    expect(outcomeOf(await splitTopic(keeper, { from: from.id, title: "A topic of its own", postIds: [post.id], reason: "" }))).toBe("nothing-to-move");
  });

  it("a topic for later is shown to staff when its author was suspended, or put a first link in, meanwhile", async () => {
    const { ctx, clock } = makeScene();
    const publishAt = addMs(ctx.now(), hourMs).toISOString();
    const [gone, fresh] = [await makeMember(ctx, { handle: "gone-by-then", trust: 1 }), await makeMember(ctx, { handle: "fresh-one", trust: 0 })];
    const write = async (who: CastMember) => valueOf(await createTopic(as(unhurried(ctx), who), { board: "open", kind: "discussion", title: `For later by ${who.handle}`, body: "Patience.", publishAt }));
    const [one, other] = [await write(gone), await write(fresh)];
    await ctx.db.member.update({ where: { id: gone.id }, data: { state: "suspended" } });
    valueOf(await editPost(as(ctx, fresh), { id: other.postId, body: "Buy at https://spam.example", version: 1 }));
    clock.advance(hourMs);
    await runTimers(ctx);
    const waiting = (await listHeldPosts(as(ctx, moderator), { limit: 100 })).items.map(({ id, heldFor }) => [id, heldFor]);
    expect(waiting).toEqual(expect.arrayContaining([[one.postId, ["author-suspended"]], [other.postId, ["first-link"]]]));
  });

  it("a topic shows what leads to it, as far as the reader may know", async () => {
    const { ctx } = makeScene();
    const secret = await makeBoard(ctx, { slug: "secret-links", visibility: "groups" });
    const insider = await makeMember(ctx, { handle: "linker", moderates: [secret] });
    const to = await openTopic(ctx, author, { board: "open" });
    const link = `<a href="${ctx.community.origin}/t/${to.id}">there</a>`;
    const [shown, hidden] = [await openTopic(ctx, author, { board: "open", title: "Leads there", body: link }), await openTopic(ctx, insider, { board: "secret-links", title: "A canary leads there", body: link })];
    const seen = async (who: CastMember) => (await findTopicPage(as(ctx, who), to.id, { order: null, limit: 5 }))?.topic.linkedFrom.map(({ id }) => id).sort();
    expect([await seen(author), await seen(insider)]).toEqual([[shown.id], [shown.id, hidden.id].sort()]);
    valueOf(await editPost(as(ctx, author), { id: shown.postId, body: "No link any more", version: 1 }));
    expect(await seen(author)).toEqual([]);
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
    const answer = await reply(ctx, await makeMember(ctx, { handle: "answerer" }), id);
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
    expect(outcomeOf(await acceptAnswer(as(ctx, moderator), { topicId: id, postId: null, reason: "Locked" }))).toBe("ok");
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
