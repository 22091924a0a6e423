import { beforeAll, expect, it, vi } from "vitest";
import { tally, valueOf } from "~/kernel/test-support/results";
import { inviteAnswerer } from "~/features/answerers/invite-answerer.server";
import { createPost } from "~/features/posts/create-post.server";
import { openTopic, plainMarkdown, reply, unhurried } from "~/features/posts/test-support/write";
import { closeQuestion } from "~/features/questions/close-question.server";
import { setSameQuestion } from "~/features/questions/set-same-question.server";
import { markStale } from "~/features/questions/set-stale-mark.server";
import type { Context } from "~/platform/context";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { makeTestContext } from "../support/context";
import { useTestDatabase } from "../support/database";

vi.setConfig({ testTimeout: 60_000 });
useTestDatabase();

let ctx: Context;
let asker: CastMember;
let moderator: CastMember;
let crowd: CastMember[];
beforeAll(async () => {
  const test = makeTestContext();
  test.ctx.ports.markdown = plainMarkdown;
  ctx = unhurried(test.ctx);
  const board = await makeBoard(ctx, { slug: "races" });
  asker = await makeMember(ctx, { handle: "asker" });
  moderator = await makeMember(ctx, { handle: "keeper", moderates: [board] });
  crowd = [];
  for (const name of ["wren", "finch", "robin", "swift", "heron", "stork"]) crowd.push(await makeMember(ctx, { handle: name, email: `${name}@example.org`, trust: 3 }));
});

const ask = () => openTopic(ctx, asker, { board: "races", kind: "question" });

it("three votes to close at once close it once, and three more change nothing", async () => {
  const { id } = await ask();
  const results = await Promise.all(crowd.map((voter) => closeQuestion(actingAs(ctx, voter), { topicId: id, reason: "unclear", note: "What?" })));
  expect(tally(results.map((result) => (result.ok ? { ...result, ok: false as const, refusal: result.value.outcome } : result)))).toEqual({ voted: 2, closed: 1, unchanged: 3 });
  expect([await ctx.db.event.count({ where: { type: "question.closed", subjectId: id } }), await ctx.db.closeVote.count({ where: { topicId: id } }), await ctx.db.topicAct.count({ where: { topicId: id } })]).toEqual([1, 0, 1]);
});

it("of answers and a closing at once each answer is there before it, or refused", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await ask();
    const [closed, ...written] = await Promise.all([
      closeQuestion(actingAs(ctx, moderator), { topicId: id, reason: "off-topic", note: "No" }), ...crowd.map((writer) => createPost(actingAs(ctx, writer), { topicId: id, body: `Answer ${writer.handle}` })),
    ]);
    valueOf(closed);
    const { ok = 0, "question-closed": refused = 0 } = tally(written);
    const topic = await ctx.db.topic.findUniqueOrThrow({ where: { id }, include: { closing: true } });
    expect([ok + refused, topic.replyCount, topic.closedAs]).toEqual([crowd.length, ok, "off-topic"]);
  }
});

it("20 parallel same questions of one member are one row and one fact, and the count is that of the rows", async () => {
  const { id } = await ask();
  const [one, ...others] = crowd;
  if (!one) throw new Error("a crowd");
  const results = await Promise.all([...Array.from({ length: 20 }, () => one), ...others].map((who) => setSameQuestion(actingAs(ctx, who), { topicId: id, wanted: "on" })));
  expect(tally(results)).toEqual({ ok: 25 });
  const topic = await ctx.db.topic.findUniqueOrThrow({ where: { id }, include: { sameAsked: true } });
  expect([topic.sameCount, topic.sameAsked.length]).toEqual([6, 6]);
  expect(await ctx.db.event.count({ where: { type: "question.same-changed", subjectId: id, actorId: one.id } })).toBe(1);
});

it("two questions that are closed as each other's duplicates at once: one stays open", async () => {
  const [one, other] = [await ask(), await ask()];
  const results = await Promise.all([[one, other], [other, one]].map(([from, to]) => closeQuestion(actingAs(ctx, moderator), { topicId: from?.id ?? "", reason: "duplicate", originalId: to?.id, note: "" })));
  expect(tally(results)).toEqual({ ok: 1, "original-closed": 1 });
});

it("marks of age at once are one for each member, and readers are told", async () => {
  const { id } = await ask();
  const answer = await reply(ctx, moderator, id);
  const results = await Promise.all([...crowd, ...crowd].map((who) => markStale(actingAs(ctx, who), { postId: answer.id, reason: "Old" })));
  expect(tally(results)).toEqual({ ok: 12 });
  expect([await ctx.db.staleMark.count({ where: { postId: answer.id } }), (await ctx.db.post.findUniqueOrThrow({ where: { id: answer.id } })).staleReason]).toEqual([6, "Old"]);
});

it("five are invited to a question when its asker and a moderator invite six at once", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await ask();
    const results = await Promise.all(crowd.map(({ handle }, place) => inviteAnswerer(actingAs(ctx, place % 2 === 0 ? asker : moderator), { topicId: id, handle })));
    expect(tally(results)).toEqual({ ok: 5, "too-many-invited": 1 });
  }
});
