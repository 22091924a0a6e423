import { beforeAll, describe, expect, it } from "vitest";
import { guest } from "~/kernel/actor";
import { dayMs } from "~/kernel/clock";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { newUlid } from "~/kernel/ids";
import { createPost } from "~/features/posts/create-post.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
import { closeQuestion } from "~/features/questions/close-question.server";
import { reopenQuestion } from "~/features/questions/reopen-question.server";
import type { ClosingReason } from "~/features/questions/types";
import { mergeTopic } from "~/features/topics/move-posts.server";
import { setLocked } from "~/features/topics/change-topic.server";
import { listTopics } from "~/features/topics/queries.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { castVote } from "~/features/votes/cast-vote.server";
import { withActor, type Context, type MemberContext } from "~/platform/context";
import { makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { as, eventsOf, makePeople, makeScene as makeStrictScene } from "./posting-scene";

useTestDatabase();

/** Pace is not what is asked here; the clock is moved on between acts, so that they have an order. */
function makeScene() {
  const scene = makeStrictScene();
  return { ...scene, ctx: unhurried(scene.ctx) };
}

let asker: CastMember;
let helper: CastMember;
let moderator: CastMember;
let voters: CastMember[];
let insider: CastMember;
beforeAll(async () => {
  ({ author: asker, moderator } = await makePeople());
  const { ctx } = makeScene();
  helper = await makeMember(ctx, { handle: "helper", trust: 2 });
  voters = [];
  for (const name of ["wren", "finch", "robin"]) voters.push(await makeMember(ctx, { handle: name, trust: 3 }));
  const circle = await makeGroup(ctx, "circle");
  await makeBoard(ctx, { slug: "private", visibility: "groups", openTo: [circle] });
  insider = await makeMember(ctx, { handle: "insider", trust: 3, groups: [circle] });
});

const ask = async (ctx: Context, board = "open", who = asker) => openTopic(ctx, who, { board, kind: "question" });
const pageOf = async (ctx: MemberContext | ReturnType<typeof asGuest>, id: string) => {
  const page = await findTopicPage(ctx, id, { order: null, limit: 20 });
  if (!page?.topic.question) throw new Error("no such question in sight");
  return { ...page, question: page.topic.question };
};
const asGuest = (ctx: Context) => withActor(ctx, guest);
const close = (ctx: MemberContext, topicId: string, reason: ClosingReason, wish: { originalId?: string; note?: string; mergeAnswers?: "merge" } = {}) =>
  closeQuestion(ctx, { topicId, reason, note: reason === "duplicate" ? "" : "Which wood?", ...wish });

describe("closing a question", () => {
  it("by staff is told to all, takes no more answers, and is audited, recorded and logged once", async () => {
    const { ctx } = makeScene();
    const { id, postId } = await ask(ctx);
    const answer = await reply(ctx, helper, id);
    expect(valueOf(await close(as(ctx, moderator), id, "unclear")).outcome).toBe("closed");
    expect(valueOf(await close(as(ctx, moderator), id, "unclear")).outcome).toBe("unchanged");
    const { topic, question } = await pageOf(asGuest(ctx), id);
    expect(question.closing).toMatchObject({ reason: "unclear", note: "Which wood?", votes: 0, by: { handle: moderator.handle }, original: null });
    expect(topic).toMatchObject({ closed: true, acts: [{ act: "closed", reason: "Which wood?", detail: { as: "unclear" } }] });
    expect((await listTopics(asGuest(ctx), { limit: 50 })).items.find((card) => card.id === id)?.closed).toBe(true);
    expect((await eventsOf(ctx, id)).filter((type) => type.startsWith("question."))).toEqual(["question.closed"]);
    expect(await ctx.db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([{ action: "question.closed", reason: "Which wood?" }]);
    for (const who of [helper, moderator]) {
      const refusal = await createPost(as(ctx, who), { topicId: id, body: "Late" });
      expect([outcomeOf(refusal), refusal.ok ? null : refusal.detail]).toEqual(["question-closed", { reason: "unclear" }]);
    }
    valueOf(await createPost(as(ctx, helper), { topicId: id, body: "A comment", replyTo: postId }));
    valueOf(await castVote(as(ctx, asker), { postId: answer.id, value: 1 }));
    await drainWorker(ctx);
  });

  it("is refused to who may not, for what is no open question, and without a word on what is wrong", async () => {
    const { ctx } = makeScene();
    const { id } = await ask(ctx);
    const other = await ask(ctx);
    const talk = await openTopic(ctx, asker, { board: "open" });
    const secret = await ask(ctx, "private", insider);
    const gone = await ask(ctx);
    valueOf(await close(as(ctx, moderator), gone.id, "off-topic"));
    const mine = as(ctx, asker);
    const staff = as(ctx, moderator);
    expect({
      newcomer: outcomeOf(await close(as(ctx, helper), id, "unclear")), ownUnclear: outcomeOf(await close(mine, id, "unclear")), itself: outcomeOf(await close(mine, id, "duplicate", { originalId: id })),
      unknown: outcomeOf(await close(staff, newUlid(1), "unclear")), outOfSight: outcomeOf(await close(staff, secret.id, "unclear")), talk: outcomeOf(await close(staff, talk.id, "unclear")),
      noNote: outcomeOf(await close(staff, id, "off-topic", { note: "" })), noOriginal: outcomeOf(await close(mine, id, "duplicate")), ofTalk: outcomeOf(await close(mine, id, "duplicate", { originalId: talk.id })),
      ofUnseen: outcomeOf(await close(mine, id, "duplicate", { originalId: secret.id })), ofNothing: outcomeOf(await close(mine, id, "duplicate", { originalId: newUlid(2) })), ofClosed: outcomeOf(await close(mine, id, "duplicate", { originalId: gone.id })),
      askersMerge: outcomeOf(await close(mine, id, "duplicate", { originalId: other.id, mergeAnswers: "merge" })), mergeUnclear: outcomeOf(await close(staff, id, "unclear", { mergeAnswers: "merge" })),
    }).toEqual({
      newcomer: "trust-too-low", ownUnclear: "own-case", itself: "same-topic", unknown: "not-found", outOfSight: "not-found", talk: "not-a-question", noNote: "reason-required", noOriginal: "original-not-found",
      ofTalk: "original-not-found", ofUnseen: "original-not-found", ofNothing: "original-not-found", ofClosed: "original-closed", askersMerge: "forbidden", mergeUnclear: "forbidden",
    });
    valueOf(await setLocked(staff, { id, locked: "locked", reason: "" }));
    expect([outcomeOf(await close(mine, id, "duplicate", { originalId: other.id })), outcomeOf(await reopenQuestion(mine, { topicId: gone.id, note: "" }))]).toEqual(["topic-locked", "own-case"]);
    expect(await ctx.db.questionClosing.count({ where: { topicId: id } })).toBe(0);
  });

  it("as a duplicate leads its readers to the original, and the original's to it", async () => {
    const { ctx } = makeScene();
    const original = await ask(ctx);
    const best = await reply(ctx, helper, original.id, { body: "Use hide glue." });
    valueOf(await acceptAnswer(as(ctx, asker), { topicId: original.id, postId: best.id }));
    const { id } = await ask(ctx);
    expect(valueOf(await close(as(ctx, asker), id, "duplicate", { originalId: original.id })).outcome).toBe("closed");
    expect((await pageOf(asGuest(ctx), id)).question.closing).toMatchObject({ reason: "duplicate", original: { id: original.id, solved: true, replyCount: 1, answer: { id: best.id, excerpt: "Use hide glue.", accepted: true } } });
    expect((await pageOf(asGuest(ctx), original.id)).question.duplicates).toMatchObject([{ id }]);
    expect(valueOf(await reopenQuestion(as(ctx, asker), { topicId: id, note: "" })).outcome).toBe("reopened");
    expect((await pageOf(asGuest(ctx), original.id)).question.duplicates).toEqual([]);
  });

  it("as a duplicate of one out of a reader's sight tells them nothing of it: no title, no reason, no vote, no trace in log or refusal", async () => {
    const { ctx } = makeScene();
    const secret = await openTopic(ctx, insider, { board: "private", kind: "question", title: "The secret oak recipe" });
    await reply(ctx, insider, secret.id, { body: "Whispered answer" });
    const { id } = await ask(ctx);
    expect(valueOf(await close(as(ctx, insider), id, "duplicate", { originalId: secret.id, note: "See the recipe" })).outcome).toBe("voted");
    const seen = (who: CastMember) => pageOf(as(ctx, who), id);
    expect([(await seen(insider)).question.votes?.count, (await seen(voters[0] ?? insider)).question.votes, (await seen(asker)).question.votes]).toEqual([1, null, null]);
    const keeper = await makeMember(ctx, { handle: "keeper-of-both", role: "moderator" });
    valueOf(await close(as(ctx, keeper), id, "duplicate", { originalId: secret.id, note: "See the recipe" }));
    expect((await seen(insider)).question.closing?.original?.title).toBe("The secret oak recipe");
    for (const reader of [asGuest(ctx), as(ctx, asker), as(ctx, moderator)]) {
      const page = await pageOf(reader, id);
      expect(page.question.closing).toMatchObject({ reason: null, note: "", by: null, original: null });
      expect(JSON.stringify(page.topic)).not.toMatch(/recipe|duplicate"|Whispered/);
      expect(JSON.stringify(page.topic)).not.toContain(secret.id);
    }
    const refusal = await createPost(as(ctx, helper), { topicId: id, body: "Late" });
    expect(refusal).toMatchObject({ ok: false, refusal: "question-closed", detail: { reason: "" } });
    expect((await pageOf(as(ctx, insider), secret.id)).question.duplicates).toMatchObject([{ id }]);
  });

  it("is agreed on by all votes, of which each voter is told those alone whose original they may know of", async () => {
    const { ctx } = makeScene();
    const secret = await openTopic(ctx, insider, { board: "private", kind: "question" });
    const [{ id }, original] = [await ask(ctx), await ask(ctx)];
    const [first = insider, second = insider] = voters;
    const vote = (who: CastMember, originalId: string) => close(as(ctx, who), id, "duplicate", { originalId });
    expect(valueOf(await vote(insider, secret.id))).toMatchObject({ outcome: "voted", votes: 1 });
    expect(valueOf(await vote(first, original.id))).toMatchObject({ outcome: "voted", votes: 1 });
    expect(valueOf(await reopenQuestion(as(ctx, second), { topicId: id, note: "" }))).toMatchObject({ outcome: "unchanged", votes: 1 });
    expect(valueOf(await vote(second, original.id))).toMatchObject({ outcome: "closed", votes: 2 });
  });

  it("counts on its page the votes that decide: none of who is suspended or of T3 no more", async () => {
    const { ctx } = makeScene();
    const { id } = await ask(ctx);
    const [first = insider] = voters;
    const fallen = await makeMember(ctx, { handle: "fallen", trust: 2 });
    const gone = await makeMember(ctx, { handle: "suspended", trust: 3, state: "suspended" });
    await ctx.db.closeVote.createMany({ data: [first, fallen, gone].map((one) => ({ topicId: id, memberId: one.id, wanted: "close", reason: "unclear", at: ctx.now() })) });
    expect((await pageOf(as(ctx, moderator), id)).question.votes).toMatchObject({ count: 1, byReason: { unclear: 1 } });
  });

  it("with its answers carried over loses none of them, nor their comments, votes and facts; a signpost stays", async () => {
    const { ctx } = makeScene();
    const original = await ask(ctx);
    const { id } = await ask(ctx);
    const answer = await reply(ctx, helper, id);
    const comment = await reply(ctx, asker, id, { replyTo: answer.id });
    valueOf(await castVote(as(ctx, asker), { postId: answer.id, value: 1 }));
    valueOf(await acceptAnswer(as(ctx, asker), { topicId: id, postId: answer.id }));
    const before = await ctx.db.event.count({ where: { subjectId: { in: [answer.id, comment.id] } } });
    valueOf(await close(as(ctx, moderator), id, "duplicate", { originalId: original.id, mergeAnswers: "merge" }));
    await drainWorker(ctx);
    const there = await pageOf(asGuest(ctx), original.id);
    expect(there.posts.map((post) => [post.id, post.kind, post.score])).toEqual([[answer.id, "answer", 1], [comment.id, "comment", 0]]);
    const here = await pageOf(asGuest(ctx), id);
    expect([here.posts, here.topic.replyCount, here.topic.acceptedPostId, here.question.closing?.original?.id]).toEqual([[], 0, null, original.id]);
    expect(await ctx.db.vote.count({ where: { postId: answer.id } })).toBe(1);
    expect(await ctx.db.event.count({ where: { subjectId: { in: [answer.id, comment.id] } } })).toBe(before + 1); // it is accepted no more
    expect((await eventsOf(ctx, original.id)).includes("posts.moved")).toBe(true);
  });

  it("goes with its original when that is merged into another, and opens when it is merged into the duplicate itself", async () => {
    const { ctx } = makeScene();
    const [original, target, one, two] = [await ask(ctx), await ask(ctx), await ask(ctx), await ask(ctx)];
    const staff = as(ctx, moderator);
    for (const { id } of [one, two]) valueOf(await close(staff, id, "duplicate", { originalId: original.id }));
    valueOf(await mergeTopic(staff, { from: original.id, to: two.id, reason: "" }));
    expect([(await pageOf(asGuest(ctx), one.id)).question.closing?.original?.id, (await pageOf(asGuest(ctx), two.id)).question.closing]).toEqual([two.id, null]);
    valueOf(await mergeTopic(staff, { from: two.id, to: target.id, reason: "" }));
    expect((await pageOf(asGuest(ctx), one.id)).question.closing?.original?.id).toBe(target.id);
  });
});

describe("members of T3", () => {
  it("close a question by three votes for the same reason, and open it again by three", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await ask(ctx);
    const [one, two, three] = voters.map((voter) => as(ctx, voter));
    if (!one || !two || !three) throw new Error("three voters");
    const counts = [valueOf(await close(one, id, "unclear")), valueOf(await close(one, id, "unclear")), valueOf(await close(two, id, "off-topic"))];
    clock.advance(1_000); // notes stand in the order of the votes
    counts.push(valueOf(await close(three, id, "unclear", { note: "And how thick?" })));
    expect(counts.map(({ outcome, votes }) => [outcome, votes])).toEqual([["voted", 1], ["unchanged", 1], ["voted", 1], ["voted", 2]]);
    expect((await pageOf(one, id)).question.votes).toEqual({ wanted: "close", byReason: { unclear: 2, "off-topic": 1 }, count: 3, needed: 3, mine: true });
    expect([(await pageOf(as(ctx, asker), id)).question.votes?.count, (await pageOf(as(ctx, helper), id)).question.votes]).toEqual([3, null]);
    clock.advance(1_000);
    expect(valueOf(await close(two, id, "unclear")).outcome).toBe("closed");
    clock.advance(1_000);
    expect((await pageOf(asGuest(ctx), id)).question.closing).toMatchObject({ votes: 3, note: "Which wood?\nAnd how thick?" });
    expect(await ctx.db.closeVote.count({ where: { topicId: id } })).toBe(0);
    const opened = [await reopenQuestion(one, { topicId: id, note: "" }), await reopenQuestion(two, { topicId: id, note: "" })].map((done) => valueOf(done).outcome);
    expect(opened).toEqual(["voted", "voted"]);
    expect(valueOf(await close(two, id, "unclear")).outcome).toBe("withdrawn");
    expect([valueOf(await reopenQuestion(three, { topicId: id, note: "" })).votes, valueOf(await reopenQuestion(two, { topicId: id, note: "It says so now" })).outcome]).toEqual([2, "reopened"]);
    expect((await pageOf(asGuest(ctx), id)).topic.acts.map(({ act }) => act)).toEqual(["voted-closed", "voted-open"]);
    valueOf(await createPost(as(ctx, helper), { topicId: id, body: "Answered after all" }));
  });

  it("lose their vote after 14 days, and with their trust; who takes it back lost nothing", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await ask(ctx);
    const [one, two, three] = voters.map((voter) => as(ctx, voter));
    if (!one || !two || !three) throw new Error("three voters");
    for (const voter of [one, two]) valueOf(await close(voter, id, "unclear"));
    expect(valueOf(await reopenQuestion(one, { topicId: id, note: "" })).outcome).toBe("withdrawn");
    valueOf(await close(one, id, "unclear"));
    clock.advance(14 * dayMs);
    expect(valueOf(await close(three, id, "unclear")).votes).toBe(1);
    valueOf(await close(one, id, "unclear"));
    await ctx.db.member.update({ where: { id: three.actor.id }, data: { trust: 2 } });
    expect(valueOf(await close(two, id, "unclear"))).toMatchObject({ outcome: "voted", votes: 2 });
    await ctx.db.member.update({ where: { id: three.actor.id }, data: { trust: 3 } });
    expect(tally([await close(as(ctx, await makeMember(ctx, { handle: "owl", trust: 4 })), id, "unclear")])).toEqual({ ok: 1 });
    expect((await pageOf(one, id)).topic.closed).toBe(true);
  });
});

describe("a question closed as unclear", () => {
  it("waits to be opened again once its asker has changed it, in the sight of those who may open it alone", async () => {
    const { ctx, clock } = makeScene();
    const { id, postId } = await ask(ctx);
    valueOf(await close(as(ctx, moderator), id, "unclear"));
    clock.advance(1_000);
    const queueOf = async (who: MemberContext | ReturnType<typeof asGuest>) => (await listTopics(who, { sort: "reopening", limit: 50 })).items.map((card) => card.id);
    valueOf(await editPost(as(ctx, moderator), { id: postId, body: "Staff's spelling", version: 1 }));
    expect(await queueOf(as(ctx, moderator))).toEqual([]);
    valueOf(await editPost(as(ctx, asker), { id: postId, body: "Oak, 20 mm", version: 2 }));
    valueOf(await editPost(as(ctx, asker), { id: postId, body: "Oak, 20 mm, outdoors", version: 3 }));
    const voter = voters[0] ?? moderator;
    expect([await queueOf(as(ctx, moderator)), await queueOf(as(ctx, voter)), await queueOf(as(ctx, asker)), await queueOf(asGuest(ctx))]).toEqual([[id], [id], [], []]);
    const { topic, question } = await pageOf(as(ctx, asker), id);
    expect([question.closing?.reopenAskedAt, topic.acts.map(({ act }) => act)]).toEqual([ctx.now().toISOString(), ["closed", "reopen-asked"]]);
    expect(valueOf(await reopenQuestion(as(ctx, moderator), { topicId: id, note: "Clear now" })).outcome).toBe("reopened");
    expect([await queueOf(as(ctx, moderator)), (await pageOf(as(ctx, asker), id)).question.closing]).toEqual([[], null]);
  });
});
