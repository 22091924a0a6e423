import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { addOptions } from "~/features/polls/add-options.server";
import { castBallot, withdrawBallot } from "~/features/polls/cast-ballot.server";
import { endDuePolls, endPoll } from "~/features/polls/end-poll.server";
import { findPoll, findRecord, findRecordPage } from "~/features/polls/queries.server";
import { verifyRecord } from "~/features/polls/counting/record";
import { removePoll } from "~/features/polls/remove-poll.server";
import { pollSchema } from "~/features/polls/schema";
import { setPoll } from "~/features/polls/set-poll.server";
import type { PollView } from "~/features/polls/types";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic } from "~/features/posts/test-support/write";
import { setLocked } from "~/features/topics/change-topic.server";
import { mergeTopic } from "~/features/topics/move-posts.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { guest } from "~/kernel/actor";
import { addMs, dayMs, hourMs } from "~/kernel/clock";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { withActor, type Context } from "~/platform/context";
import { makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { as, eventsOf, makePeople, makeScene } from "./posting-scene";

useTestDatabase();

let author: CastMember;
let moderator: CastMember;
let voters: CastMember[];
beforeAll(async () => {
  ({ author, moderator } = await makePeople());
  const { ctx } = makeScene();
  voters = [];
  for (let place = 0; place < 12; place += 1) voters.push(await makeMember(ctx, { handle: `voter${place}`, trust: place % 2 === 0 ? 0 : 3 }));
});

type Wish = Partial<z.input<typeof pollSchema>>;
const options = [{ text: "Oak" }, { text: "Ash" }, { text: "Beech" }];
const inputOf = (wish: Wish = {}) => pollSchema.parse({ kind: "single", options, results: "always", ...wish });
const closing = (ctx: Context, ms = hourMs) => ({ closesAt: addMs(ctx.now(), ms).toISOString() });

async function makePoll(ctx: Context, wish: Wish = {}): Promise<{ topicId: string; id: string }> {
  const { id: topicId } = await openTopic(ctx, author, { board: "open" });
  return { topicId, ...valueOf(await setPoll(as(ctx, author), { topicId, poll: inputOf(wish) })) };
}

const choose = (ctx: Context, voter: CastMember, pollId: string, ...chosen: number[]) =>
  castBallot(as(ctx, voter), { pollId, marks: chosen.map((option, place) => ({ option, mark: place + 1 })) });
const see = async (ctx: Context, pollId: string, who?: CastMember): Promise<PollView> => {
  const poll = await findPoll(who ? as(ctx, who) : withActor(ctx, guest), pollId);
  if (!poll) throw new Error("no poll");
  return poll;
};
const votesOf = (poll: PollView) => poll.result?.tally.options.map(({ votes }) => votes) ?? null;
const voter = (place: number): CastMember => {
  const found = voters[place];
  if (!found) throw new Error("no such voter");
  return found;
};

describe("putting a poll into a topic", () => {
  it("stands in its topic, its log and its events", async () => {
    const { ctx } = makeScene();
    const { topicId, id } = await makePoll(ctx, { question: "Which wood" });
    const page = await findTopicPage(withActor(ctx, guest), topicId, { order: null, limit: 5 });
    expect(page?.topic.pollId).toBe(id);
    expect(page?.topic.acts.map(({ act }) => act)).toEqual(["poll-set"]);
    expect(await eventsOf(ctx, id)).toEqual(["poll.created"]);
    expect(await see(ctx, id)).toMatchObject({ question: "Which wood", state: "open", secrecy: "secret", options: [{ option: 1, text: "Oak" }, { text: "Ash" }, { text: "Beech" }], can: { vote: false, whyNotVote: "sign-in-required", manage: false } });
  });

  // The rules are held by a table beside them; here is one of each kind, for the wiring.
  const refusals: [string, Wish, string][] = [
    ["options that cannot stand together", { options: [{ text: "Oak" }, { text: " ＯＡＫ " }] }, "option-twice"],
    ["bounds that do not fit the options", { kind: "multiple", options: options.slice(0, 2), min: 3 }, "choices-wrong"],
    ["an end that is past", { closesAt: "2026-02-01T00:00:00Z" }, "poll-end-wrong"],
    ["a group nobody knows", { group: "nobody" }, "no-such-group"],
    ["a breakdown by a group without the group", { breakdowns: ["segment"] }, "segment-missing"],
    ["a picture that is not one's own", { options: [{ text: "a", picture: "0".repeat(26) }, { text: "b" }] }, "no-such-picture"],
  ];
  it.each(refusals)("refuses %s", async (_name, wish, refusal) => {
    const { ctx } = makeScene();
    const { id: topicId } = await openTopic(ctx, author, { board: "open" });
    expect(outcomeOf(await setPoll(as(ctx, author), { topicId, poll: inputOf(wish) }))).toBe(refusal);
  });

  it("is for who opened the topic from T1 on, and for staff of the board", async () => {
    const { ctx } = makeScene();
    const { id: topicId } = await openTopic(ctx, author, { board: "open" });
    expect(outcomeOf(await setPoll(as(ctx, voter(1)), { topicId, poll: inputOf() }))).toBe("forbidden");
    const mine = await openTopic(ctx, voter(0), { board: "open" });
    expect(outcomeOf(await setPoll(as(ctx, voter(0)), { topicId: mine.id, poll: inputOf() }))).toBe("trust-too-low");
    expect(outcomeOf(await setPoll(as(ctx, moderator), { topicId, poll: inputOf() }))).toBe("ok");
  });

  it("refuses a group one is not of, and one's own topic that is locked; staff may both", async () => {
    const { ctx } = makeScene();
    await makeGroup(ctx, "weavers");
    const { id: topicId } = await openTopic(ctx, author, { board: "open" });
    expect(outcomeOf(await setPoll(as(ctx, author), { topicId, poll: inputOf({ group: "weavers" }) }))).toBe("no-such-group");
    valueOf(await setLocked(as(ctx, moderator), { id: topicId, locked: "locked", reason: "" }));
    expect(outcomeOf(await setPoll(as(ctx, author), { topicId, poll: inputOf() }))).toBe("topic-locked");
    expect(outcomeOf(await setPoll(as(ctx, moderator), { topicId, poll: inputOf({ group: "weavers" }) }))).toBe("ok");
  });

  it("may be put anew as long as nobody has voted; a ballot for the former one is not counted for it", async () => {
    const { ctx } = makeScene();
    const { topicId, id: former } = await makePoll(ctx);
    const { id } = valueOf(await setPoll(as(ctx, author), { topicId, poll: inputOf({ secrecy: "public" }) }));
    expect(outcomeOf(await choose(ctx, voter(1), former, 1))).toBe("not-found");
    expect((await see(ctx, id)).secrecy).toBe("public");
    expect(await eventsOf(ctx, former)).toEqual(["poll.created", "poll.removed"]);
    valueOf(await choose(ctx, voter(1), id, 1));
    expect(outcomeOf(await setPoll(as(ctx, author), { topicId, poll: inputOf() }))).toBe("poll-has-ballots");
    expect(outcomeOf(await removePoll(as(ctx, author), id))).toBe("poll-has-ballots");
    valueOf(await withdrawBallot(as(ctx, voter(1)), id));
    expect(outcomeOf(await removePoll(as(ctx, voter(1)), id))).toBe("forbidden");
    valueOf(await removePoll(as(ctx, author), id));
    expect(await findPoll(withActor(ctx, guest), id)).toBe(null);
  });

  it("is put anew five times a day in one topic, counting those taken away between", async () => {
    const { ctx, clock } = makeScene();
    const { id: topicId } = await openTopic(ctx, author, { board: "open" });
    const put = () => setPoll(as(ctx, author), { topicId, poll: inputOf() });
    await ctx.db.topicAct.createMany({ data: Array.from({ length: 4 }, () => ({ id: ctx.newId(), topicId, actorId: author.id, act: "poll-set", at: ctx.now() })) });
    const { id } = valueOf(await put());
    expect(outcomeOf(await put())).toBe("polls-used-up");
    valueOf(await removePoll(as(ctx, author), id));
    expect(outcomeOf(await put())).toBe("polls-used-up");
    clock.advance(dayMs);
    valueOf(await put());
  });

  it("is looked after in a locked topic by staff alone", async () => {
    const { ctx } = makeScene();
    const { topicId, id } = await makePoll(ctx);
    valueOf(await setLocked(as(ctx, moderator), { id: topicId, locked: "locked", reason: "" }));
    const add = (who: CastMember) => addOptions(as(ctx, who), { pollId: id, options: [{ text: "Elm" }] });
    const outcomes = [await add(author), await endPoll(as(ctx, author), { pollId: id, reason: "" }), await removePoll(as(ctx, author), id)];
    expect(tally(outcomes)).toEqual({ "topic-locked": 3 });
    expect([(await see(ctx, id, author)).can.manage, (await see(ctx, id, moderator)).can.manage]).toEqual([false, true]);
    expect([outcomeOf(await add(moderator)), outcomeOf(await removePoll(as(ctx, moderator), id))]).toEqual(["ok", "ok"]);
  });

  it("keeps its topic out of another one", async () => {
    const { ctx } = makeScene();
    const { topicId } = await makePoll(ctx);
    const other = await openTopic(ctx, author, { board: "open" });
    expect(outcomeOf(await mergeTopic(as(ctx, moderator), { from: topicId, to: other.id, reason: "" }))).toBe("topic-has-poll");
  });

  it("is known to nobody who may not read its topic", async () => {
    const { ctx } = makeScene();
    const group = await makeGroup(ctx, "inner");
    const hidden = await makeBoard(ctx, { slug: "hidden", visibility: "groups", openTo: [group] });
    const insider = await makeMember(ctx, { handle: "insider", groups: [group], trust: 2 });
    const { id: topicId } = await openTopic(ctx, insider, { board: hidden.slug });
    const { id } = valueOf(await setPoll(as(ctx, insider), { topicId, poll: inputOf() }));
    expect(await findPoll(as(ctx, voter(1)), id)).toBe(null);
    expect(outcomeOf(await choose(ctx, voter(1), id, 1))).toBe("not-found");
    expect(outcomeOf(await withdrawBallot(as(ctx, voter(1)), id))).toBe("not-found");
    expect(outcomeOf(await addOptions(as(ctx, voter(1)), { pollId: id, options: [{ text: "x" }] }))).toBe("not-found");
    expect(outcomeOf(await endPoll(as(ctx, voter(1)), { pollId: id, reason: "" }))).toBe("not-found");
    expect(outcomeOf(await removePoll(as(ctx, voter(1)), id))).toBe("not-found");
    valueOf(await endPoll(as(ctx, insider), { pollId: id, reason: "" }));
    expect(await findRecord(as(ctx, voter(1)), id)).toBe(null);
  });
});

describe("voting", () => {
  it("counts each member once, as they chose last, and gives a new receipt each time", async () => {
    const { ctx } = makeScene();
    const { id } = await makePoll(ctx);
    const first = valueOf(await choose(ctx, voter(0), id, 1));
    const second = valueOf(await choose(ctx, voter(0), id, 2));
    valueOf(await choose(ctx, voter(1), id, 2));
    expect(votesOf(await see(ctx, id))).toEqual([0, 2, 0]);
    expect(first.receipt).not.toBe(second.receipt);
    expect((await see(ctx, id, voter(0))).mine).toEqual({ marks: [{ option: 2, mark: 1 }], receipt: second.receipt, commitment: second.commitment });
    expect((await see(ctx, id, voter(2))).mine).toBe(null);
    expect(await eventsOf(ctx, id)).toEqual(["ballot.cast", "ballot.cast", "ballot.cast", "poll.created"]);
    expect(JSON.stringify(await ctx.db.event.findMany({ where: { subjectId: id, type: "ballot.cast" }, select: { payload: true } }))).not.toMatch(/option|choice|mark|receipt/);
  });

  it("lets a ballot be withdrawn until the end", async () => {
    const { ctx } = makeScene();
    const { id } = await makePoll(ctx);
    valueOf(await choose(ctx, voter(0), id, 1));
    valueOf(await withdrawBallot(as(ctx, voter(0)), id));
    valueOf(await withdrawBallot(as(ctx, voter(0)), id));
    expect((await see(ctx, id, voter(0))).hasVoted).toBe(false);
    expect((await eventsOf(ctx, id)).filter((type) => type === "ballot.withdrawn")).toHaveLength(1);
    valueOf(await choose(ctx, voter(0), id, 1));
    valueOf(await endPoll(as(ctx, author), { pollId: id, reason: "" }));
    expect(outcomeOf(await withdrawBallot(as(ctx, voter(0)), id))).toBe("poll-ended");
  });

  it("refuses a ballot that does not fit, and keeps the one there is", async () => {
    const { ctx } = makeScene();
    const { id } = await makePoll(ctx);
    valueOf(await choose(ctx, voter(0), id, 3));
    expect(outcomeOf(await choose(ctx, voter(0), id, 1, 2))).toBe("too-many-choices");
    expect(outcomeOf(await choose(ctx, voter(0), id))).toBe("ballot-empty");
    expect(outcomeOf(await choose(ctx, voter(0), id, 4))).toBe("option-unknown");
    expect(votesOf(await see(ctx, id))).toEqual([0, 0, 1]);
  });

  it("refuses who lacks the trust or the group, and everybody in a locked topic", async () => {
    const { ctx } = makeScene();
    const group = await makeGroup(ctx, "joiners");
    const joiner = await makeMember(ctx, { handle: "joiner", groups: [group], trust: 1 });
    const { id: topicId } = await openTopic(ctx, author, { board: "open" });
    const { id } = valueOf(await setPoll(as(ctx, moderator), { topicId, poll: inputOf({ minTrust: 1, group: "joiners" }) }));
    expect(outcomeOf(await choose(ctx, voter(0), id, 1))).toBe("poll-trust-too-low");
    expect(outcomeOf(await choose(ctx, voter(1), id, 1))).toBe("poll-group-only");
    expect((await see(ctx, id, voter(1))).can).toMatchObject({ vote: false, whyNotVote: "poll-group-only" });
    valueOf(await choose(ctx, joiner, id, 1));
    valueOf(await setLocked(as(ctx, moderator), { id: topicId, locked: "locked", reason: "" }));
    expect(outcomeOf(await choose(ctx, joiner, id, 2))).toBe("topic-locked");
    expect(outcomeOf(await withdrawBallot(as(ctx, joiner), id))).toBe("topic-locked");
  });

  it("refuses a ballot in a topic that is not shown, also its author's", async () => {
    const { ctx } = makeScene();
    const { topicId, id } = await makePoll(ctx);
    await ctx.db.topic.update({ where: { id: topicId }, data: { state: "deleted" } });
    expect(outcomeOf(await choose(ctx, author, id, 1))).toBe("not-votable");
  });

  it("refuses the 201st ballot of a day", async () => {
    const { ctx } = makeScene();
    const { id } = await makePoll(ctx);
    const busy = await makeMember(ctx, { handle: "busy" });
    await ctx.db.event.createMany({ data: Array.from({ length: 200 }, () => ({ id: ctx.newId(), type: "ballot.cast", actorId: busy.id, subjectType: "poll", subjectId: id, occurredAt: ctx.now(), recordedAt: ctx.now(), payload: {} })) });
    expect(outcomeOf(await choose(ctx, busy, id, 1))).toBe("ballots-used-up");
  });
});

describe("who sees how it stands", () => {
  const rows: ["always" | "voted" | "ended" | "staff", { guest: boolean; voted: boolean; staff: boolean }, { guest: boolean; voted: boolean; staff: boolean }][] = [
    ["always", { guest: true, voted: true, staff: true }, { guest: true, voted: true, staff: true }],
    ["voted", { guest: false, voted: true, staff: false }, { guest: true, voted: true, staff: true }],
    ["ended", { guest: false, voted: false, staff: false }, { guest: true, voted: true, staff: true }],
    ["staff", { guest: false, voted: false, staff: true }, { guest: false, voted: false, staff: true }],
  ];
  it.each(rows)("with “%s”: before the end %j, after it %j", async (results, before, after) => {
    const { ctx } = makeScene();
    const { id } = await makePoll(ctx, { results });
    valueOf(await choose(ctx, voter(0), id, 1));
    const seen = async () => {
      const views = { guest: await see(ctx, id), voted: await see(ctx, id, voter(0)), staff: await see(ctx, id, moderator) };
      for (const view of Object.values(views)) expect(view.ballots === null).toBe(view.result === null);
      return Object.fromEntries(Object.entries(views).map(([name, view]) => [name, view.result !== null]));
    };
    expect(await seen()).toEqual(before);
    valueOf(await endPoll(as(ctx, author), { pollId: id, reason: "" }));
    expect(await seen()).toEqual(after);
    for (const read of [findRecord(withActor(ctx, guest), id), findRecordPage(withActor(ctx, guest), id, { receipt: "", limit: 1 })]) expect((await read) !== null).toBe(after.guest);
  });
});

describe("the end", () => {
  it("comes by the clock, at once for ballots, and is fixed once", async () => {
    const { ctx, clock } = makeScene();
    const { topicId, id } = await makePoll(ctx, { results: "ended", ...closing(ctx) });
    valueOf(await choose(ctx, voter(0), id, 1));
    clock.advance(hourMs - 1000);
    valueOf(await choose(ctx, voter(1), id, 2));
    await endDuePolls(ctx);
    expect((await see(ctx, id)).state).toBe("open");
    clock.advance(2000);
    expect(outcomeOf(await choose(ctx, voter(2), id, 2))).toBe("poll-ended");
    expect(await see(ctx, id)).toMatchObject({ state: "closed", ballots: 2 });
    await endDuePolls(ctx);
    await endDuePolls(ctx);
    expect(await see(ctx, id)).toMatchObject({ state: "ended", ballots: 2 });
    expect((await eventsOf(ctx, id)).filter((type) => type === "poll.ended")).toHaveLength(1);
    const page = await findTopicPage(withActor(ctx, guest), topicId, { order: null, limit: 1 });
    expect(page?.topic.acts.at(-1)).toMatchObject({ act: "poll-ended", by: null });
  });

  it("that was told can be brought forward by staff alone, with a reason in the audit log", async () => {
    const { ctx } = makeScene();
    const { id } = await makePoll(ctx, closing(ctx));
    expect(outcomeOf(await endPoll(as(ctx, author), { pollId: id, reason: "I lead" }))).toBe("poll-end-is-set");
    expect(outcomeOf(await endPoll(as(ctx, voter(1)), { pollId: id, reason: "no" }))).toBe("forbidden");
    expect(outcomeOf(await endPoll(as(ctx, moderator), { pollId: id, reason: "" }))).toBe("reason-required");
    valueOf(await endPoll(as(ctx, moderator), { pollId: id, reason: "The fair was called off" }));
    expect(await ctx.db.auditEntry.findMany({ where: { subjectId: id }, select: { action: true, reason: true } })).toEqual([{ action: "poll.ended", reason: "The fair was called off" }]);
  });

  it("publishes every secret ballot under its receipt, adds up, and leaves no way from a member to an entry", async () => {
    const { ctx } = makeScene();
    const { id } = await makePoll(ctx, { kind: "ranked" });
    const receipts: string[] = [];
    for (const [place, one] of voters.entries()) receipts.push(valueOf(await choose(ctx, one, id, (place % 3) + 1, ((place + 1) % 3) + 1)).receipt ?? "");
    expect(await findRecord(withActor(ctx, guest), id)).toBe(null);
    valueOf(await endPoll(as(ctx, author), { pollId: id, reason: "" }));
    const record = await findRecord(withActor(ctx, guest), id);
    if (!record) throw new Error("no record");
    expect(await verifyRecord(record)).toEqual([]);
    expect(record.entries.map((entry) => ("receipt" in entry ? entry.receipt : "")).sort()).toEqual(receipts.toSorted());
    expect(record.tally).toEqual((await see(ctx, id)).result?.tally);
    const page = await findRecordPage(withActor(ctx, guest), id, { receipt: receipts[4] ?? "", limit: 3 });
    expect(page).toMatchObject({ count: 12, entries: record.entries.slice(0, 3), found: "2>3", options: record.options });
    expect(page?.entries).toHaveLength(3);
    expect((await findRecordPage(withActor(ctx, guest), id, { receipt: "no-such-receipt", limit: 1 }))?.found).toBe(null);
    expect((await see(ctx, id, voter(0)))).toMatchObject({ hasVoted: true, mine: null });
    const kept = await ctx.db.ballot.findMany({ where: { pollId: id } });
    expect(kept.map(({ choices, receipt }) => choices + receipt).join("")).toBe("");
    const commitments = record.entries.map((entry) => ("commitment" in entry ? entry.commitment : ""));
    expect(commitments).toEqual(commitments.toSorted());
  });

  it("publishes a public poll with names, and hands out no receipts", async () => {
    const { ctx } = makeScene();
    const { id } = await makePoll(ctx, { secrecy: "public" });
    expect(valueOf(await choose(ctx, voter(0), id, 2))).toMatchObject({ receipt: null, commitment: null });
    valueOf(await endPoll(as(ctx, author), { pollId: id, reason: "" }));
    const record = await findRecord(withActor(ctx, guest), id);
    expect(record?.entries).toEqual([{ handle: "voter0", choices: "2" }]);
    expect(await findRecordPage(withActor(ctx, guest), id, { receipt: "", limit: 3 })).toMatchObject({ count: 1, entries: [{ handle: "voter0" }], found: null });
    expect(record && (await verifyRecord(record))).toEqual([]);
    expect((await see(ctx, id, voter(0))).mine?.marks).toEqual([{ option: 2, mark: 1 }]);
  });

  it("breaks down by level and group what gives nobody away", async () => {
    const { ctx } = makeScene();
    const group = await makeGroup(ctx, "turners");
    const { id: topicId } = await openTopic(ctx, author, { board: "open" });
    const { id } = valueOf(await setPoll(as(ctx, moderator), { topicId, poll: inputOf({ breakdowns: ["level", "segment"], segment: "turners" }) }));
    const crowd = Array.from({ length: 20 }, (_, place) => ({ id: ctx.newId(), handle: `turner${place}`, trust: place < 10 ? 0 : 2, isTurner: place % 4 < 2, choices: String((place % 2) + 1) }));
    await ctx.db.member.createMany({ data: crowd.map(({ id, handle, trust }) => ({ id, handle, handleFolded: handle, displayName: handle, trust, joinedAt: ctx.now() })) });
    await ctx.db.groupMember.createMany({ data: crowd.filter(({ isTurner }) => isTurner).map(({ id: memberId }) => ({ groupId: group.id, memberId })) });
    await ctx.db.ballot.createMany({ data: crowd.map(({ id: memberId, handle, choices }) => ({ pollId: id, memberId, choices, receipt: handle, castAt: ctx.now() })) });
    valueOf(await endPoll(as(ctx, author), { pollId: id, reason: "" }));
    const poll = await see(ctx, id);
    expect(poll.result?.breakdowns.map(({ by, options: shown }) => [by, shown])).toEqual([["level", [1, 2]], ["segment", [1, 2]]]);
    expect(poll.result?.breakdowns[0]?.classes.map(({ votes }) => votes)).toEqual([[5, 5], [5, 5]]);
  });
});

describe("options and their pictures", () => {
  async function makePicture(ctx: Context): Promise<string> {
    const id = ctx.newId();
    await ctx.db.file.create({ data: { id, ownerId: author.id, purpose: "post", state: "ready", format: "webp", bytes: 10, width: 800, height: 600, widths: [320, 640, 800], createdAt: ctx.now(), unusedSince: ctx.now() } });
    return id;
  }

  it("puts it last, tells the log, and lets ballots that could name all name it too", async () => {
    const { ctx, clock } = makeScene();
    const { topicId, id } = await makePoll(ctx, { kind: "multiple" });
    clock.advance(1000);
    valueOf(await choose(ctx, voter(0), id, 1, 2, 3));
    expect(valueOf(await addOptions(as(ctx, author), { pollId: id, options: [{ text: "Elm" }] })).option).toBe(4);
    valueOf(await choose(ctx, voter(1), id, 1, 2, 3, 4));
    expect(votesOf(await see(ctx, id))).toEqual([2, 2, 2, 1]);
    const page = await findTopicPage(withActor(ctx, guest), topicId, { order: null, limit: 1 });
    expect(page?.topic.acts.at(-1)).toMatchObject({ act: "poll-option", detail: { what: "Elm" }, by: { handle: "author" } });
  });

  it("refuses a repeated one, a 21st, a stranger's, and one after the end", async () => {
    const { ctx } = makeScene();
    const { id } = await makePoll(ctx, { options: Array.from({ length: 19 }, (_, place) => ({ text: `o${place}` })) });
    expect(outcomeOf(await addOptions(as(ctx, author), { pollId: id, options: [{ text: "O1" }] }))).toBe("option-twice");
    expect(outcomeOf(await addOptions(as(ctx, voter(1)), { pollId: id, options: [{ text: "Elm" }] }))).toBe("forbidden");
    expect(outcomeOf(await addOptions(as(ctx, author), { pollId: id, options: [{ text: "Elm", picture: "0".repeat(26) }] }))).toBe("no-such-picture");
    valueOf(await addOptions(as(ctx, author), { pollId: id, options: [{ text: "Elm" }] }));
    expect(outcomeOf(await addOptions(as(ctx, author), { pollId: id, options: [{ text: "Yew" }] }))).toBe("too-many-options");
    const ended = await makePoll(ctx);
    valueOf(await endPoll(as(ctx, author), { pollId: ended.id, reason: "" }));
    expect(outcomeOf(await addOptions(as(ctx, author), { pollId: ended.id, options: [{ text: "Elm" }] }))).toBe("poll-ended");
  });

  it("adds all of a list in its order, told by one line of the log, or none of it", async () => {
    const { ctx } = makeScene();
    const { topicId, id } = await makePoll(ctx, { kind: "multiple" });
    const add = (...texts: string[]) => addOptions(as(ctx, author), { pollId: id, options: texts.map((text) => ({ text })) });
    expect([outcomeOf(await add("Elm", "Yew", "oak")), outcomeOf(await add("Elm", "elm"))]).toEqual(["option-twice", "option-twice"]);
    expect((await see(ctx, id)).options).toHaveLength(3);
    expect(valueOf(await add("Elm", "Yew")).option).toBe(4);
    expect(await see(ctx, id)).toMatchObject({ max: 5, options: [{ text: "Oak" }, { text: "Ash" }, { text: "Beech" }, { option: 4, text: "Elm" }, { option: 5, text: "Yew" }] });
    expect(await ctx.db.topicAct.findMany({ where: { topicId, act: "poll-option" } })).toMatchObject([{ detail: { what: "Elm · Yew" } }]);
  });

  it("shows a picture of one's own to everybody who may read the topic, also after the opening post was edited", async () => {
    const { ctx } = makeScene();
    const fileId = await makePicture(ctx);
    const { topicId, id } = await makePoll(ctx, { options: [{ text: "Oak", picture: fileId }, { text: "Ash" }] });
    expect((await see(ctx, id)).options[0]?.picture).toEqual({ url: `/files/${fileId}-640`, alt: "Oak" });
    const opening = await ctx.db.post.findFirstOrThrow({ where: { topicId, kind: "opening" } });
    valueOf(await editPost(as(ctx, author), { id: opening.id, body: "Said otherwise.", version: opening.version }));
    expect(await ctx.db.fileUse.count({ where: { fileId, postId: opening.id } })).toBe(1);
    expect((await ctx.db.file.findUniqueOrThrow({ where: { id: fileId } })).unusedSince).toBe(null);
  });

  it("shows a picture no more once its poll is gone or replaced, unless the opening post or the new poll does", async () => {
    const { ctx } = makeScene();
    const [named, kept, first, second] = [await makePicture(ctx), await makePicture(ctx), await makePicture(ctx), await makePicture(ctx)];
    const { id: topicId } = await openTopic(ctx, author, { board: "open", body: `![Oak](/files/${named})` });
    const put = async (...pictures: string[]) => valueOf(await setPoll(as(ctx, author), { topicId, poll: inputOf({ options: pictures.map((picture, place) => ({ text: `o${place}`, picture })) }) }));
    const used = async () => (await ctx.db.fileUse.findMany({ where: { post: { topicId } }, select: { fileId: true } })).map(({ fileId }) => fileId).sort();
    await put(named, kept, first);
    const { id } = await put(named, kept, second);
    expect(await used()).toEqual([named, kept, second].sort());
    expect((await ctx.db.file.findUniqueOrThrow({ where: { id: first } })).unusedSince).not.toBe(null);
    valueOf(await removePoll(as(ctx, author), id));
    expect(await used()).toEqual([named]);
  });
});
