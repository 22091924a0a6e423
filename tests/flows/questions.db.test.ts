import { beforeAll, describe, expect, it } from "vitest";
import { guest } from "~/kernel/actor";
import { dayMs, hourMs, minuteMs } from "~/kernel/clock";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import { updateProfile } from "~/features/accounts/update-profile.server";
import { changePostState, deletePost } from "~/features/posts/change-post-state.server";
import { createPost } from "~/features/posts/create-post.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
import { closeQuestion } from "~/features/questions/close-question.server";
import { getQuestionFigures } from "~/features/questions/figures.server";
import { remindAskers } from "~/features/questions/remind-askers.server";
import { setSameQuestion } from "~/features/questions/set-same-question.server";
import { markStale, unmarkStale } from "~/features/questions/set-stale-mark.server";
import { setLocked } from "~/features/topics/change-topic.server";
import { findPost } from "~/features/topics/find-post.server";
import { findSimilarTopics } from "~/features/topics/find-similar.server";
import { mergeTopic } from "~/features/topics/move-posts.server";
import { listTopics } from "~/features/topics/queries.server";
import { findTopicPage, type PostOrder } from "~/features/topics/topic-page.server";
import { castVote } from "~/features/votes/cast-vote.server";
import { withActor, type ActorContext, type Context } from "~/platform/context";
import { makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { as, eventsOf, makePeople, makeScene as makeStrictScene } from "./posting-scene";

useTestDatabase();

/** Pace is not what is asked here. */
function makeScene() {
  const scene = makeStrictScene();
  return { ...scene, ctx: unhurried(scene.ctx) };
}

let asker: CastMember;
let moderator: CastMember;
let helper: CastMember;
let reader: CastMember;
beforeAll(async () => {
  ({ author: asker, moderator } = await makePeople());
  const { ctx } = makeScene();
  helper = await makeMember(ctx, { handle: "helper", trust: 2 });
  reader = await makeMember(ctx, { handle: "reader", trust: 1 });
});

const asGuest = (ctx: Context): ActorContext => withActor(ctx, guest);
const ask = async (ctx: Context, wish: { board?: string; title?: string } = {}, who = asker) => openTopic(ctx, who, { board: "open", kind: "question", ...wish });
const questionOf = async (ctx: ActorContext, id: string) => (await findTopicPage(ctx, id, { order: null, limit: 5 }))?.topic;

describe("answers", () => {
  it.each(["votes", "newest", "oldest", "flat"] as const)("by %s come page by page, each once, with their comments below them", async (order) => {
    const { ctx, clock } = makeScene();
    const { id } = await ask(ctx);
    const made: { id: string; score: number }[] = [];
    for (const votes of [0, 2, 1, 0, 2]) {
      clock.advance(minuteMs);
      const answer = await reply(ctx, helper, id);
      await ctx.db.post.update({ where: { id: answer.id }, data: { score: votes, scoreBase: votes } });
      made.push({ id: answer.id, score: votes });
    }
    const [first = { id: "" }, , , fourth = { id: "" }] = made;
    const comment = await reply(ctx, asker, id, { replyTo: fourth.id });
    valueOf(await acceptAnswer(as(ctx, asker), { topicId: id, postId: first.id }));
    const byScore = made.toSorted((one, other) => Number(other.id === first.id) - Number(one.id === first.id) || other.score - one.score || (one.id < other.id ? -1 : 1));
    const expected: Record<typeof order, string[]> = { votes: byScore.map((one) => one.id), newest: made.map((one) => one.id).reverse(), oldest: made.map((one) => one.id), flat: made.map((one) => one.id) };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await findTopicPage(asGuest(ctx), id, { order: order satisfies PostOrder, limit: 2, cursor });
      seen.push(...(page?.posts.map((post) => post.id) ?? []));
      cursor = page?.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.filter((one) => one !== comment.id)).toEqual(expected[order]);
    expect(seen[seen.indexOf(comment.id) - 1]).toBe(fourth.id);
  });
});

describe("staff", () => {
  it("accept somebody else's answers with a reason alone, which is audited and logged; their own freely", async () => {
    const { ctx } = makeScene();
    const { id } = await ask(ctx);
    const answer = await reply(ctx, helper, id);
    const staff = as(ctx, moderator);
    expect(outcomeOf(await acceptAnswer(staff, { topicId: id, postId: answer.id }))).toBe("reason-required");
    valueOf(await acceptAnswer(staff, { topicId: id, postId: answer.id, reason: "The asker left" }));
    valueOf(await acceptAnswer(staff, { topicId: id, postId: answer.id, reason: "Again" }));
    expect((await questionOf(asGuest(ctx), id))?.acts).toMatchObject([{ act: "accepted", reason: "The asker left", by: { handle: moderator.handle } }]);
    expect(await ctx.db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([{ action: "answer.accepted", reason: "The asker left", after: { postId: answer.id } }]);
    const own = await ask(ctx, {}, moderator);
    valueOf(await acceptAnswer(staff, { topicId: own.id, postId: (await reply(ctx, helper, own.id)).id }));
    expect((await questionOf(asGuest(ctx), own.id))?.acts).toEqual([]);
  });
});

describe("an asker", () => {
  it("is reminded by one mail a week after an answer by another, and by a note of their own", async () => {
    const { ctx, clock, mails } = makeScene();
    const ann = await makeMember(ctx, { handle: "ann", email: "ann@example.org" });
    const waiting = await ask(ctx, {}, ann);
    await reply(ctx, helper, waiting.id);
    const own = await ask(ctx, {}, ann);
    await reply(ctx, ann, own.id);
    const accepted = await ask(ctx, {}, ann);
    valueOf(await acceptAnswer(as(ctx, ann), { topicId: accepted.id, postId: (await reply(ctx, helper, accepted.id)).id }));
    const closed = await ask(ctx, {}, ann);
    await reply(ctx, helper, closed.id);
    valueOf(await closeQuestion(as(ctx, moderator), { topicId: closed.id, reason: "unclear", note: "What?" }));
    const imported = await ask(ctx, {}, ann);
    await reply(ctx, helper, imported.id);
    await ctx.db.topic.update({ where: { id: imported.id }, data: { imported: true } });
    const held = await ask(ctx, {}, ann);
    const late = await reply(ctx, helper, held.id);
    clock.advance(6 * dayMs);
    valueOf(await changePostState(as(ctx, moderator), { id: late.id, state: "hidden", reason: "?", version: 1 }));
    valueOf(await changePostState(as(ctx, moderator), { id: late.id, state: "visible", reason: "Fine", version: 2 }));
    clock.advance(dayMs - 1);
    await remindAskers(ctx);
    expect((await questionOf(as(ctx, ann), waiting.id))?.question?.waitsForAcceptance).toBe(false);
    clock.advance(1);
    expect([(await questionOf(as(ctx, ann), waiting.id))?.question?.waitsForAcceptance, (await questionOf(as(ctx, helper), waiting.id))?.question?.waitsForAcceptance]).toEqual([true, false]);
    for (let round = 0; round < 2; round += 1, clock.advance(hourMs)) {
      await remindAskers(ctx);
      await drainWorker(ctx);
    }
    expect(mails.map(({ to, text }) => [to, /\/t\/([0-9a-z]{26})/.exec(text)?.[1]])).toEqual([["ann@example.org", waiting.id]]);
    expect(mails[0]?.text).toContain("/settings/account#mails");
    clock.advance(6 * dayMs);
    await remindAskers(ctx);
    await drainWorker(ctx);
    expect(mails.length).toBe(2); // the answer that was out of sight meanwhile
  });

  it("who wants none, has no account, or accepts before it is sent, gets no mail", async () => {
    const { ctx, clock, mails } = makeScene();
    const ben = await makeMember(ctx, { handle: "ben", email: "ben@example.org" });
    const cara = await makeMember(ctx, { handle: "cara", email: "cara@example.org" });
    valueOf(await updateProfile(as(ctx, ben), { acceptanceReminders: false }));
    const answers: string[] = [];
    const questions = [await ask(ctx, {}, ben), await ask(ctx, {}, cara), await ask(ctx, {}, reader)];
    for (const { id } of questions) answers.push((await reply(ctx, helper, id)).id);
    clock.advance(7 * dayMs);
    await remindAskers(ctx);
    valueOf(await acceptAnswer(as(ctx, cara), { topicId: questions[1]?.id ?? "", postId: answers[1] ?? "" }));
    await drainWorker(ctx);
    expect(mails).toEqual([]);
    expect((await eventsOf(ctx, questions[1]?.id ?? "")).includes("question.acceptance-due")).toBe(true);
    for (const at of [0, 2]) expect((await eventsOf(ctx, questions[at]?.id ?? "")).includes("question.acceptance-due")).toBe(false);
  });
});

describe("the same question", () => {
  it("is said once by each member but the asker, can be taken back, and is not said of closed, locked or unseen ones", async () => {
    const { ctx } = makeScene();
    const { id } = await ask(ctx);
    const set = (who: CastMember, wanted: "on" | "off" = "on", topicId = id) => setSameQuestion(as(ctx, who), { topicId, wanted });
    expect([valueOf(await set(reader)), valueOf(await set(reader)), valueOf(await set(helper)).count, valueOf(await set(reader, "off")), valueOf(await set(reader, "off")).count])
      .toEqual([{ count: 1, same: true }, { count: 1, same: true }, 2, { count: 1, same: false }, 1]);
    expect([(await questionOf(as(ctx, helper), id))?.question?.same, (await questionOf(as(ctx, reader), id))?.question?.same, (await questionOf(asGuest(ctx), id))?.sameCount]).toEqual([true, false, 1]);
    expect((await eventsOf(ctx, id)).filter((type) => type === "question.same-changed").length).toBe(3);
    const circle = await makeGroup(ctx, "same-circle");
    await makeBoard(ctx, { slug: "same-private", visibility: "groups", openTo: [circle] });
    const secret = await ask(ctx, { board: "same-private" }, await makeMember(ctx, { handle: "same-insider", groups: [circle] }));
    const talk = await openTopic(ctx, asker, { board: "open" });
    const locked = await ask(ctx);
    valueOf(await setLocked(as(ctx, moderator), { id: locked.id, locked: "locked", reason: "" }));
    valueOf(await closeQuestion(as(ctx, moderator), { topicId: id, reason: "unclear", note: "What?" }));
    expect([outcomeOf(await set(asker)), outcomeOf(await set(reader)), outcomeOf(await set(reader, "on", secret.id)), outcomeOf(await set(reader, "on", talk.id)), outcomeOf(await set(reader, "on", locked.id)), outcomeOf(await set(helper, "off"))])
      .toEqual(["own-question", "question-closed", "not-found", "not-a-question", "topic-locked", "ok"]);
  });

  it("goes along when a question is merged into another, each member counted once", async () => {
    const { ctx } = makeScene();
    const [from, to] = [await ask(ctx), await ask(ctx, {}, helper)];
    for (const [who, { id }] of [[reader, from], [reader, to], [helper, from], [moderator, from]] as const) valueOf(await setSameQuestion(as(ctx, who), { topicId: id, wanted: "on" }));
    valueOf(await mergeTopic(as(ctx, moderator), { from: from.id, to: to.id, reason: "" }));
    expect((await questionOf(asGuest(ctx), to.id))?.sameCount).toBe(2); // the reader and the moderator: the helper asked it
  });
});

describe("an answer", () => {
  it("is shown as out of date by two members, and no more once it is edited", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await ask(ctx);
    const answer = await reply(ctx, helper, id);
    const other = await makeMember(ctx, { handle: "second", trust: 1 });
    const shown = async () => (await findPost(asGuest(ctx), answer.id))?.stale;
    const mark = (who: CastMember, reason: string) => markStale(as(ctx, who), { postId: answer.id, reason });
    expect([valueOf(await mark(reader, "Version 2 is out")), valueOf(await mark(reader, "Version 3 is out")), await shown()]).toEqual([{ shown: false, marked: true }, { shown: false, marked: true }, null]);
    clock.advance(minuteMs);
    expect([valueOf(await mark(other, "The tool is gone")).shown, await shown()]).toEqual([true, { at: ctx.now().toISOString(), reason: "The tool is gone" }]);
    expect([valueOf(await unmarkStale(as(ctx, other), { postId: answer.id, reason: "" })).shown, await shown()]).toEqual([false, null]);
    valueOf(await mark(other, "The tool is gone"));
    const { version } = await ctx.db.post.findUniqueOrThrow({ where: { id: answer.id } });
    valueOf(await editPost(as(ctx, helper), { id: answer.id, body: "Use the new tool", version }));
    expect([await shown(), await ctx.db.staleMark.count({ where: { postId: answer.id } })]).toEqual([null, 0]);
    expect((await eventsOf(ctx, answer.id)).filter((type) => type.startsWith("answer."))).toEqual(["answer.stale-cleared", "answer.stale-cleared", "answer.stale-marked", "answer.stale-marked", "answer.stale-marked", "answer.stale-marked"]);
    expect((await ctx.db.event.findMany({ where: { subjectId: answer.id, type: "answer.stale-cleared", payload: { path: ["how"], equals: "withdrawn" } } })).map(({ payload }) => payload)).toEqual([{ topicId: id, how: "withdrawn", marks: 1 }]);
  });

  it.each([["of T3", { trust: 3 as const }], ["of the staff", { role: "moderator" as const }]])("is shown as out of date by one member %s, and by its author, who may dismiss it with a reason alone", async (name, wish) => {
    const { ctx } = makeScene();
    const { id } = await ask(ctx);
    const answer = await reply(ctx, helper, id);
    const one = await makeMember(ctx, { handle: `one-${name.replaceAll(" ", "-")}`, ...wish });
    expect(valueOf(await markStale(as(ctx, one), { postId: answer.id, reason: "Old" })).shown).toBe(true);
    expect(outcomeOf(await unmarkStale(as(ctx, helper), { postId: answer.id, reason: "" }))).toBe("reason-required");
    valueOf(await unmarkStale(as(ctx, helper), { postId: answer.id, reason: "Still so" }));
    expect([(await findPost(asGuest(ctx), answer.id))?.stale, (await questionOf(asGuest(ctx), id))?.acts]).toMatchObject([null, [{ act: "stale-dismissed", reason: "Still so" }]]);
    expect(valueOf(await markStale(as(ctx, helper), { postId: answer.id, reason: "I know better now" })).shown).toBe(true);
    expect(valueOf(await unmarkStale(as(ctx, helper), { postId: answer.id, reason: "" })).shown).toBe(false);
  });

  it("is marked as the accepted or the best one alone, by T1 and above, and not where nothing may be written", async () => {
    const { ctx } = makeScene();
    const { id, postId } = await ask(ctx);
    const [best, second] = [await reply(ctx, helper, id), await reply(ctx, helper, id)];
    const comment = await reply(ctx, helper, id, { replyTo: best.id });
    valueOf(await castVote(as(ctx, reader), { postId: best.id, value: 1 }));
    const mark = async (who: CastMember, answer: string) => outcomeOf(await markStale(as(ctx, who), { postId: answer, reason: "Old" }));
    const newcomer = await makeMember(ctx, { handle: "fresh", trust: 0 });
    expect([await mark(newcomer, best.id), await mark(reader, second.id), await mark(reader, comment.id), await mark(reader, postId), await mark(reader, best.id)]).toEqual(["trust-too-low", "not-first-answer", "not-an-answer", "not-an-answer", "ok"]);
    valueOf(await acceptAnswer(as(ctx, asker), { topicId: id, postId: second.id }));
    expect(await mark(reader, second.id)).toBe("ok");
    valueOf(await setLocked(as(ctx, moderator), { id, locked: "locked", reason: "" }));
    expect([await mark(helper, second.id), outcomeOf(await unmarkStale(as(ctx, reader), { postId: second.id, reason: "" })), await mark(moderator, second.id)]).toEqual(["topic-locked", "topic-locked", "ok"]);
  });
});

describe("the queues", () => {
  it("hold what waits in them, by how many have the question too, and nothing closed or out of sight", async () => {
    const { ctx, clock } = makeScene();
    const board = await makeBoard(ctx, { slug: "queues" });
    const staff = as(ctx, await makeMember(ctx, { handle: "queue-keeper", moderates: [board] }));
    const made: Record<string, string> = {};
    for (const name of ["plain", "wanted", "closed", "answered", "accepted", "stale", "second", "gone"]) {
      clock.advance(minuteMs);
      made[name] = (await ask(ctx, { board: "queues" })).id;
    }
    const idOf = (name: string): string => made[name] ?? "";
    valueOf(await setSameQuestion(as(ctx, reader), { topicId: idOf("plain"), wanted: "on" }));
    for (const who of [reader, helper]) valueOf(await setSameQuestion(as(ctx, who), { topicId: idOf("wanted"), wanted: "on" }));
    valueOf(await closeQuestion(staff, { topicId: idOf("closed"), reason: "off-topic", note: "No" }));
    valueOf(await deletePost(as(ctx, asker), (await ctx.db.post.findFirstOrThrow({ where: { topicId: idOf("gone") } })).id));
    for (const name of ["answered", "accepted", "stale", "second"]) await reply(ctx, helper, idOf(name));
    const answers = await ctx.db.post.findMany({ where: { topicId: { in: Object.values(made) }, kind: "answer" } });
    const answerOf = (name: string): string => answers.find(({ topicId }) => topicId === idOf(name))?.id ?? "";
    valueOf(await acceptAnswer(as(ctx, asker), { topicId: idOf("accepted"), postId: answerOf("accepted") }));
    for (const name of ["stale", "second"]) valueOf(await markStale(staff, { postId: answerOf(name), reason: "Old" }));
    const better = await reply(ctx, helper, idOf("second"));
    valueOf(await castVote(as(ctx, reader), { postId: better.id, value: 1 })); // readers see another answer first now
    const names = async (sort: "unanswered" | "unaccepted" | "stale" | "reopening", limit = 20, cursor?: string) => {
      const page = await listTopics(staff, { board: "queues", sort, limit, cursor });
      return { names: page.items.map(({ id }) => Object.keys(made).find((name) => made[name] === id)), nextCursor: page.nextCursor };
    };
    expect((await names("unanswered")).names).toEqual(["wanted", "plain"]);
    expect((await names("unaccepted")).names).toEqual(["second", "stale", "answered", "wanted", "plain"]);
    expect((await names("stale")).names).toEqual(["stale"]);
    expect((await names("reopening")).names).toEqual([]);
    const first = await names("unanswered", 1);
    expect((await names("unanswered", 1, first.nextCursor ?? "")).names).toEqual(["plain"]);
  });
});

describe("the figures", () => {
  it("tell how soon others answered, by board and in all, and what waits; neither imports nor asker's own answers count", async () => {
    const { ctx, clock } = makeScene();
    clock.set("2027-01-01T00:00:00Z"); // nothing else was asked that month
    const board = await makeBoard(ctx, { slug: "figures" });
    const operator = as(ctx, await makeMember(ctx, { handle: "figure-operator", role: "operator" }));
    const old = await ask(ctx, { board: "figures" });
    clock.advance(10 * dayMs);
    const asked: string[] = [];
    for (let index = 0; index < 5; index += 1) asked.push((await ask(ctx, { board: "figures" })).id);
    await ctx.db.topic.update({ where: { id: (await ask(ctx, { board: "figures" })).id }, data: { imported: true } });
    const [one = "", two = "", three = "", own = ""] = asked;
    await reply(ctx, asker, own);
    clock.advance(hourMs);
    const answer = await reply(ctx, helper, one);
    clock.advance(hourMs);
    await reply(ctx, helper, two);
    await reply(ctx, reader, one);
    clock.advance(8 * hourMs);
    await reply(ctx, helper, three);
    valueOf(await acceptAnswer(as(ctx, asker), { topicId: one, postId: answer.id }));
    const week = await getQuestionFigures(operator, 7);
    expect(week.boards.find((row) => row.board?.slug === board.slug)).toEqual({
      board: { slug: "figures", name: "figures" }, asked: 5, answered: 3, accepted: 1, answeredShare: 0.6, acceptedShare: 0.2, medianSeconds: 7_200, p90Seconds: 2 * 3_600 + Math.round(0.8 * 8 * 3_600), waiting: 2,
    });
    expect(week.total).toMatchObject({ board: null, asked: 5, answered: 3, medianSeconds: 7_200 });
    expect(week.oldestWaiting.map(({ id }) => id)).toContain(old.id);
    expect((await getQuestionFigures(operator, 30)).total.asked).toBe(6);
  });
});

describe("while a question is written", () => {
  it("questions like it come first, solved or not, with the answer their readers see first, and nothing out of sight", async () => {
    const { ctx } = makeScene();
    const title = "Varnishing a mahogany sideboard outdoors";
    const talk = await openTopic(ctx, asker, { board: "open", title });
    const solved = await ask(ctx, { title: "Varnishing mahogany outdoors" });
    const best = await reply(ctx, helper, solved.id, { body: "Thin coats." });
    const accepted = await reply(ctx, helper, solved.id, { body: "Yacht varnish." });
    valueOf(await castVote(as(ctx, reader), { postId: best.id, value: 1 }));
    valueOf(await acceptAnswer(as(ctx, asker), { topicId: solved.id, postId: accepted.id }));
    const plain = await ask(ctx, { title: "Varnishing a mahogany sideboard outdoors quickly" });
    const circle = await makeGroup(ctx, "similar-circle");
    await makeBoard(ctx, { slug: "similar-private", visibility: "groups", openTo: [circle] });
    await ask(ctx, { board: "similar-private", title }, await makeMember(ctx, { handle: "similar-insider", groups: [circle] }));
    const found = await findSimilarTopics(as(ctx, reader), { title, kind: "question" });
    expect(found.map(({ id }) => id)).toEqual([plain.id, solved.id, talk.id]);
    expect(found.map(({ solved: isSolved, answer }) => [isSolved, answer?.excerpt ?? null])).toEqual([[false, null], [true, "Yacht varnish."], [false, null]]);
    expect((await findSimilarTopics(as(ctx, reader), { title })).map(({ id }) => id)[0]).toBe(talk.id);
    valueOf(await createPost(as(ctx, reader), { topicId: plain.id, body: "Better inside." }));
    expect((await findSimilarTopics(as(ctx, reader), { title, kind: "question" }))[0]?.answer).toMatchObject({ excerpt: "Better inside.", accepted: false });
  });
});
