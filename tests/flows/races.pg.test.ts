import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { setBookmark } from "~/features/bookmarks/set-bookmark.server";
import { setReaction } from "~/features/reactions/set-reaction.server";
import { castVote } from "~/features/votes/cast-vote.server";
import { requestSignUp } from "~/features/accounts/request-sign-up.server";
import { verifySignUp } from "~/features/accounts/verify-sign-up.server";
import { issueMailToken } from "~/features/accounts/mail-token.server";
import { resetPassword } from "~/features/accounts/reset-password.server";
import { issueSetUpSecret, setUpCommunity } from "~/features/accounts/set-up.server";
import { changeBoard } from "~/features/boards/save-board.server";
import { findBoard } from "~/features/boards/queries.server";
import { changeRole } from "~/features/members/change-role.server";
import { createPost } from "~/features/posts/create-post.server";
import { editPost } from "~/features/posts/edit-post.server";
import { deletePost, restorePost } from "~/features/posts/change-post-state.server";
import { openTopic, plainMarkdown, reply, unhurried } from "~/features/posts/test-support/write";
import { createTopic } from "~/features/topics/create-topic.server";
import { seeded } from "~/kernel/test-support/random";
import { tally, valueOf } from "~/kernel/test-support/results";
import { foldHandle } from "~/kernel/fold-handle";
import type { Context } from "~/platform/context";
import type { Database } from "~/platform/db/open";
import type { Consumer } from "~/worker/consumer";
import { drain } from "~/worker/dispatcher.server";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";
import { openWide, useTestDatabase } from "../support/database";

vi.setConfig({ testTimeout: 60_000 });
useTestDatabase();

/** Hashing and rendering are not what is raced here. */
function makeRace(): TestContext {
  const test = makeTestContext({ database: wide });
  test.ctx.ports.markdown = plainMarkdown;
  test.ctx.ports.passwords = { hash: async (text) => `hash of ${text.length}`, verify: async () => true, isOutdated: () => false };
  return test;
}

const together = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, index) => act(index)));

let author: CastMember;
let wide: Database;

beforeAll(async () => {
  wide = openWide();
  const { ctx } = makeRace();
  await makeBoard(ctx, { slug: "races" });
  author = await makeMember(ctx, { handle: "author", trust: 2 });
});

/** Two letters that do not look like others. */
const nameOf = (index: number): string => Array.from(String(index).padStart(2, "0"), (digit) => "abcdefghjk"[Number(digit)]).join("");

afterAll(() => wide.close());

async function makeCrowd(ctx: Context, prefix: string, count: number): Promise<CastMember[]> {
  return together(count, (index) => makeMember(ctx, { handle: `${prefix}-${nameOf(index)}`, trust: 1 }));
}

async function scoreAndRecount(ctx: Context, postId: string) {
  const post = await ctx.db.post.findUniqueOrThrow({ where: { id: postId }, include: { votes: true, topic: true } });
  const count = (value: number): number => post.votes.filter((vote) => vote.value === value).length;
  return { stored: [post.upCount, post.downCount, post.score, post.kind === "opening" ? post.topic.score : post.score], counted: [count(1), count(-1), count(1) - count(-1), count(1) - count(-1)], rows: post.votes.length };
}

describe("votes", () => {
  it("100 parallel equal votes by one member are one row, one fact and a score of one", async () => {
    const { ctx } = makeRace();
    const { id, postId } = await openTopic(ctx, author, { board: "races" });
    const voter = await makeMember(ctx, { handle: "voter" });
    const results = await together(100, () => castVote(actingAs(ctx, voter), { postId, value: 1 }));
    expect(results.every((result) => result.ok && result.value.score === 1 && result.value.myVote === 1)).toBe(true);
    expect(await scoreAndRecount(ctx, postId)).toEqual({ stored: [1, 0, 1, 1], counted: [1, 0, 1, 1], rows: 1 });
    expect(await ctx.db.event.count({ where: { type: "vote.cast", payload: { path: ["topicId"], equals: id } } })).toBe(1);
  });

  it("after a storm of 100 members' votes up, down and back the score equals a recount", async () => {
    const { ctx } = makeRace();
    const { id, postId } = await openTopic(ctx, author, { board: "races" });
    const answer = await reply(ctx, author, id);
    const crowd = await makeCrowd(ctx, "storm", 100);
    const random = seeded(7);
    const results = await Promise.all(crowd.map(async (voter) => {
      const votes = [];
      for (let round = 0; round < 3; round += 1) {
        votes.push(await castVote(actingAs(ctx, voter), { postId: random.pick([postId, answer.id]), value: random.pick([-1, 0, 1] as const) }));
      }
      return votes;
    }));
    expect(tally(results.flat())).toEqual({ ok: 300 });
    for (const voted of [postId, answer.id]) {
      const { stored, counted } = await scoreAndRecount(ctx, voted);
      expect(stored).toEqual(counted);
    }
  });

  it("100 parallel equal reactions of one member are one; a storm on and off ends with counts equal to the rows", async () => {
    const { ctx } = makeRace();
    const { postId } = await openTopic(ctx, author, { board: "races" });
    const fan = await makeMember(ctx, { handle: "one-fan", trust: 1 });
    expect(tally(await together(100, () => setReaction(actingAs(ctx, fan), { postId, kind: "love", wanted: "on" })))).toEqual({ ok: 100 });
    expect((await ctx.db.post.findUniqueOrThrow({ where: { id: postId } })).reactions).toEqual({ love: 1 });
    expect(await ctx.db.event.count({ where: { type: "reaction.changed", subjectId: postId } })).toBe(1);
    const crowd = await makeCrowd(ctx, "fan", 10);
    const random = seeded(7);
    await Promise.all(crowd.flatMap((member) => Array.from({ length: 8 }, () => setReaction(actingAs(ctx, member), { postId, kind: random.pick(["love", "fire"] as const), wanted: random.pick(["on", "off"] as const) }))));
    const rows = await ctx.db.reaction.groupBy({ by: ["kind"], where: { postId }, _count: true });
    expect((await ctx.db.post.findUniqueOrThrow({ where: { id: postId } })).reactions).toEqual(Object.fromEntries(rows.map(({ kind, _count }) => [kind, _count])));
  });

  it("100 parallel equal bookmarks of one member are one", async () => {
    const { ctx } = makeRace();
    const { postId } = await openTopic(ctx, author, { board: "races" });
    expect(tally(await together(100, () => setBookmark(actingAs(ctx, author), { postId, note: "again" })))).toEqual({ ok: 100 });
    expect(await ctx.db.bookmark.count({ where: { postId } })).toBe(1);
  });

  it("parallel votes keep to the day's count exactly", async () => {
    const { ctx } = makeRace();
    const newcomer = await makeMember(ctx, { handle: "eager", trust: 0 });
    const authors = await makeCrowd(ctx, "writer", 25);
    const topics = await Promise.all(authors.map((writer) => openTopic(ctx, writer, { board: "races" }))); // each with a lock of its own
    const results = await Promise.all(topics.map(({ postId }) => castVote(actingAs(ctx, newcomer), { postId, value: 1 })));
    expect(tally(results)).toEqual({ ok: 20, "votes-used-up": 5 });
  });
});

describe("accounts", () => {
  const input = { password: "a fine dovetail joint", locale: "en" };

  it("20 parallel sign-ups with one e-mail, then 20 parallel verifications, make exactly one account", async () => {
    const { ctx } = makeRace();
    const handles = Array.from({ length: 20 }, (_, index) => `same-mail-${nameOf(index)}`);
    const asked = await Promise.all(handles.map((handle) => requestSignUp(ctx, { ...input, email: "same@example.org", handle })));
    expect(tally(asked)).toEqual({ ok: 20 });
    expect(await ctx.db.signUp.count({ where: { emailFolded: "same@example.org" } })).toBe(1);
    const waiting = await ctx.db.signUp.findUniqueOrThrow({ where: { emailFolded: "same@example.org" } });
    const link = await issueMailToken(ctx, "verify", waiting.id, 60_000);
    expect(tally(await together(20, () => verifySignUp(ctx, link)))).toEqual({ ok: 1, "link-invalid": 19 });
    expect(await ctx.db.account.count({ where: { emailFolded: "same@example.org" } })).toBe(1);
    expect(await ctx.db.event.count({ where: { type: "member.registered", subjectId: (await ctx.db.account.findUniqueOrThrow({ where: { emailFolded: "same@example.org" } })).memberId } })).toBe(1);
  });

  it("50 parallel sign-ups with look-alike handles reserve one; every loser is told", async () => {
    const { ctx } = makeRace();
    const spellings = ["look-alike", "l0ok-alike", "look_alike", "1ook-alike", "lo0k-al1ke"];
    const results = await together(50, (index) => requestSignUp(ctx, { ...input, email: `twin-${index}@example.org`, handle: spellings[index % 5] ?? "" }));
    expect(tally(results)).toEqual({ ok: 1, "handle-taken": 49 });
    expect(await ctx.db.signUp.count({ where: { handleFolded: foldHandle("look-alike") } })).toBe(1);
  });

  it("a reset link used 20 times in parallel works once", async () => {
    const { ctx } = makeRace();
    const member = await makeMember(ctx, { handle: "forgetful", email: "forgetful@example.org" });
    const token = await issueMailToken(ctx, "reset", member.id, 60_000);
    expect(tally(await together(20, () => resetPassword(ctx, { token, password: input.password })))).toEqual({ ok: 1, "link-invalid": 19 });
  });

  it("the set-up link used 20 times in parallel makes one admin", async () => {
    const { ctx } = makeRace();
    const token = (await issueSetUpSecret(ctx)) ?? "";
    const results = await together(20, (index) =>
      setUpCommunity(ctx, { token, email: `founder-${index}@example.org`, password: input.password, handle: `founder-${nameOf(index)}` }));
    expect(tally(results)).toEqual({ ok: 1, "link-invalid": 19 });
    expect(await ctx.db.roleGrant.count({ where: { role: "admin" } })).toBe(1);
    expect(await ctx.db.account.count({ where: { emailFolded: { startsWith: "founder-" } } })).toBe(1);
    expect(await issueSetUpSecret(ctx)).toBeNull();
  });

  it("of two admins who take each other's role at once one stays", async () => {
    const { ctx } = makeRace();
    await ctx.db.roleGrant.deleteMany({ where: { role: "admin" } });
    const [one, other] = await Promise.all([makeMember(ctx, { handle: "castor", role: "admin" }), makeMember(ctx, { handle: "pollux", role: "admin" })]);
    const results = await Promise.all([
      changeRole(actingAs(ctx, one), { handle: "pollux", role: "admin", granted: "taken" }), changeRole(actingAs(ctx, other), { handle: "castor", role: "admin", granted: "taken" }),
    ]);
    expect(tally(results)).toEqual({ ok: 1, "last-admin": 1 });
    expect(await ctx.db.roleGrant.count({ where: { role: "admin" } })).toBe(1);
  });
});

describe("posts", () => {
  it("20 parallel equal replies are one row and one fact: a double click posts once", async () => {
    const { ctx } = makeRace();
    const { id } = await openTopic(ctx, author, { board: "races" });
    const writer = await makeMember(ctx, { handle: "clicker", trust: 0 });
    const results = await together(20, () => createPost(actingAs(ctx, writer), { topicId: id, body: "Said once." }));
    expect(new Set(results.map((result) => valueOf(result).id)).size).toBe(1);
    expect(await ctx.db.post.count({ where: { topicId: id, kind: "reply" } })).toBe(1);
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ replyCount: 1 });
    expect(await ctx.db.event.count({ where: { type: "post.created", subjectId: valueOf(results[0] ?? { ok: false, refusal: "none" }).id } })).toBe(1);
  });

  it("20 parallel equal topics are one", async () => {
    const { ctx } = makeRace();
    const writer = await makeMember(ctx, { handle: "double", trust: 0 });
    const topic = { board: "races", kind: "discussion" as const, title: "Posted by an impatient hand", body: "Said once." };
    const results = await together(20, () => createTopic(actingAs(ctx, writer), topic));
    expect(new Set(results.map((result) => valueOf(result).id)).size).toBe(1);
    expect(await ctx.db.topic.count({ where: { authorId: writer.id } })).toBe(1);
  });

  it("of 20 parallel different posts by a newcomer one appears, the others are too soon", async () => {
    const { ctx, clock } = makeRace();
    const { id } = await openTopic(ctx, author, { board: "races" });
    const writer = await makeMember(ctx, { handle: "flooder", trust: 0 });
    const me = actingAs(ctx, writer);
    expect(tally(await together(20, (index) => createPost(me, { topicId: id, body: `Flood ${index}` })))).toEqual({ ok: 1, "too-soon": 19 });
    clock.advance(30_000);
    expect(tally(await together(20, (index) => createPost(me, { topicId: id, body: `Second flood ${index}` })))).toEqual({ ok: 1, "too-soon": 19 });
    expect(tally(await together(5, (index) => createTopic(me, { board: "races", kind: "discussion", title: `Flooding topic ${index}`, body: "Words." })))).toEqual({ ok: 1, "too-soon": 4 });
  });

  it("of 20 parallel edits of one version one wins, the others are stale and nothing is lost", async () => {
    const { ctx } = makeRace();
    const { id } = await openTopic(ctx, author, { board: "races" });
    const post = await reply(ctx, author, id, { body: "Version one" });
    const results = await together(20, (index) => editPost(actingAs(ctx, author), { id: post.id, body: `Edit ${index}`, version: 1, reason: "Kept" }));
    expect(tally(results)).toEqual({ ok: 1, "stale-version": 19 });
    expect(await ctx.db.post.findUniqueOrThrow({ where: { id: post.id }, include: { revisions: true } })).toMatchObject({ version: 2, revisions: [{ version: 1, body: "Version one" }] });
  });

  it("replies that arrive while the topic is deleted and restored leave no orphan and right counts", async () => {
    const { ctx } = makeRace();
    const relaxed = unhurried(ctx);
    const keeper = await makeMember(ctx, { handle: "race-keeper", role: "moderator" }); // others may not take away what the crowd writes in
    const { id, postId } = await openTopic(ctx, keeper, { board: "races" });
    const crowd = await makeCrowd(ctx, "reply", 20);
    const states = (async () => {
      for (let round = 0; round < 4; round += 1) {
        valueOf(await deletePost(actingAs(ctx, keeper), postId));
        valueOf(await restorePost(actingAs(ctx, keeper), postId));
      }
      valueOf(await deletePost(actingAs(ctx, keeper), postId));
    })();
    const results = await Promise.all(crowd.map((writer) => createPost(actingAs(relaxed, writer), { topicId: id, body: `By ${writer.handle}` })));
    await states;
    expect(Object.keys(tally(results)).filter((outcome) => !["ok", "not-found"].includes(outcome))).toEqual([]);
    const topic = await ctx.db.topic.findUniqueOrThrow({ where: { id }, include: { posts: true } });
    expect(topic.state).toBe("deleted");
    const replies = topic.posts.filter(({ kind }) => kind === "reply");
    expect(replies).toHaveLength(tally(results).ok ?? 0);
    expect(topic.replyCount).toBe(replies.length);
  });

  it("replies, edits, votes and deletions at once end with counts that equal a recount", async () => {
    const { ctx } = makeRace();
    const relaxed = unhurried(ctx);
    const { id, postId } = await openTopic(ctx, author, { board: "races", kind: "question" });
    const crowd = await makeCrowd(ctx, "busy", 12);
    await Promise.all(crowd.map(async (writer, index) => {
      const me = actingAs(relaxed, writer);
      const answer = valueOf(await createPost(me, { topicId: id, body: `Answer ${index}` }));
      const comment = valueOf(await createPost(me, { topicId: id, body: `Comment ${index}`, replyTo: answer.id }));
      valueOf(await castVote(me, { postId, value: index % 2 === 0 ? 1 : -1 }));
      valueOf(await editPost(me, { id: answer.id, body: `Better answer ${index}`, version: 1 }));
      if (index % 3 === 0) valueOf(await deletePost(me, answer.id));
      if (index % 4 === 0) valueOf(await deletePost(me, comment.id));
    }));
    const topic = await ctx.db.topic.findUniqueOrThrow({ where: { id }, include: { posts: true } });
    const visible = (kind: string): number => topic.posts.filter((post) => post.kind === kind && post.state === "visible").length;
    expect([topic.replyCount, topic.commentCount, topic.score]).toEqual([visible("answer"), visible("comment"), 0]);
    expect([visible("answer"), visible("comment")]).toEqual([8, 9]);
  });
});

describe("boards", () => {
  it("two moves at once make no ring", async () => {
    const { ctx } = makeRace();
    const operator = actingAs(ctx, await makeMember(ctx, { handle: "mover", role: "operator" }));
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [`ring-a${round}`, `ring-b${round}`];
      await Promise.all([makeBoard(ctx, { slug: one }), makeBoard(ctx, { slug: other })]);
      const results = await Promise.all([changeBoard(operator, one, { parent: other, version: 1 }), changeBoard(operator, other, { parent: one, version: 1 })]);
      expect(tally(results)).toEqual({ ok: 1, "parent-is-itself": 1 });
      expect(await findBoard(operator, one)).not.toBeNull();
    }
  });
});

describe("the worker", () => {
  it("several on one queue take each delivery once", async () => {
    const { ctx } = makeRace();
    await drain(ctx, []); // marks what the tests before left behind
    const topics = await together(40, () => openTopic(ctx, author, { board: "races" }));
    const heard: string[] = [];
    const consumers: Consumer[] = [
      { name: "one-by-one", mode: "single", interestedIn: ["topic.created"], take: async (_ctx, event) => void heard.push(`single ${event.subjectId}`) },
      { name: "in-batches", mode: "batch", size: 7, interestedIn: ["topic.created"], take: async (_ctx, events) => void heard.push(...events.map(({ subjectId }) => `batch ${subjectId}`)) },
    ];
    await together(4, () => drain(ctx, consumers));
    await drain(ctx, consumers);
    expect(heard.sort()).toEqual(topics.flatMap(({ id }) => [`single ${id}`, `batch ${id}`]).sort());
    expect(await ctx.db.delivery.count()).toBe(0);
  });
});

describe("transactions", () => {
  it("that lock in opposite order are tried again until both are through", async () => {
    const { ctx } = makeRace();
    const [one, other] = await Promise.all([makeMember(ctx, { handle: "lock-one" }), makeMember(ctx, { handle: "lock-other" })]);
    let tries = 0;
    let holding = 0;
    let bothHoldOne: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (bothHoldOne = resolve));
    const lockBoth = (first: string, second: string): Promise<void> =>
      ctx.transaction(async (ctx) => {
        tries += 1;
        await ctx.db.$executeRaw`UPDATE "Member" SET "version" = "version" + 1 WHERE "id" = ${first}`;
        holding += 1;
        if (holding === 2) bothHoldOne();
        await held;
        await ctx.db.$executeRaw`UPDATE "Member" SET "version" = "version" + 1 WHERE "id" = ${second}`;
      });
    await Promise.all([lockBoth(one.id, other.id), lockBoth(other.id, one.id)]);
    expect(tries).toBeGreaterThan(2);
    const versions = await ctx.db.member.findMany({ where: { id: { in: [one.id, other.id] } }, select: { version: true } });
    expect(versions).toEqual([{ version: 3 }, { version: 3 }]);
  });

  it("that cannot be serialized are tried again and lose nothing", async () => {
    const { ctx } = makeRace();
    const member = await makeMember(ctx, { handle: "serial" });
    await together(3, () => ctx.transaction(async (ctx) => {
      await ctx.db.$executeRaw`SET TRANSACTION ISOLATION LEVEL SERIALIZABLE`;
      const { version } = await ctx.db.member.findUniqueOrThrow({ where: { id: member.id } });
      await ctx.db.member.update({ where: { id: member.id }, data: { version: version + 1 } });
    }));
    expect((await ctx.db.member.findUniqueOrThrow({ where: { id: member.id } })).version).toBe(4);
  });
});
