import { beforeAll, describe, expect, it } from "vitest";
import { inviteAnswerer } from "~/features/answerers/invite-answerer.server";
import { listAnswerers, listInvitations } from "~/features/answerers/queries.server";
import { setFollow } from "~/features/follows/set-follow.server";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
import { setLocked } from "~/features/topics/change-topic.server";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { addMs, dayMs } from "~/kernel/clock";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import type { Context } from "~/platform/context";
import { makeBoard, makeGroup, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { as, makePeople, makeScene } from "./posting-scene";

useTestDatabase();

let open: CastBoard;
let author: CastMember;
let moderator: CastMember;
/** Asks what others answer. */
let asker: CastMember;
beforeAll(async () => {
  ({ open, author, moderator } = await makePeople());
  asker = await makeMember(makeScene().ctx, { handle: "asker" });
});

let made = 0;
const person = async (ctx: Context, wish: Partial<Parameters<typeof makeMember>[1]> = {}): Promise<CastMember> => {
  made += 1;
  return makeMember(ctx, { handle: `p${made}`, email: `p${made}@example.org`, trust: 2, ...wish });
};
const ask = async (ctx: Context, tags: string[], board: string = open.slug, by: CastMember = author) => (await openTopic(ctx, by, { board, kind: "question", tags })).id;
const answer = async (ctx: Context, by: CastMember, tags: string[], wish: { score?: number; accepted?: true; daysAgo?: number } = {}) => {
  const topicId = await ask(ctx, tags, open.slug, asker);
  const { id } = await reply(ctx, by, topicId);
  if (wish.accepted) valueOf(await acceptAnswer(as(ctx, asker), { topicId, postId: id }));
  await ctx.db.post.update({ where: { id }, data: { score: wish.score ?? 0, scoreBase: wish.score ?? 0, createdAt: addMs(ctx.now(), -(wish.daysAgo ?? 1) * dayMs) } });
};
const names = async (ctx: Context, topicId: string, who: CastMember = author) => (await listAnswerers(as(ctx, who), topicId))?.answerers.map(({ member }) => member.handle) ?? null;

describe("who can answer", () => {
  it("are those who answered well and lately under the question's tags, with the reason", async () => {
    const { ctx } = makeScene();
    const [expert, old, elsewhere] = [await person(ctx), await person(ctx), await person(ctx)];
    for (let round = 0; round < 3; round += 1) await answer(ctx, expert, ["oak", "glue"], { score: 3, accepted: true });
    for (let round = 0; round < 3; round += 1) await answer(ctx, old, ["oak"], { score: 3, accepted: true, daysAgo: 1_200 });
    for (let round = 0; round < 3; round += 1) await answer(ctx, elsewhere, ["iron"], { score: 3, accepted: true });
    const topicId = await ask(ctx, ["oak", "saw"]);
    expect(await names(ctx, topicId)).toEqual([expert.handle, elsewhere.handle, old.handle]);
    const [first, second] = (await listAnswerers(as(ctx, author), topicId))?.answerers ?? [];
    expect(first).toMatchObject({ answers: 3, accepted: 3, tag: "oak", invited: false });
    expect(second).toMatchObject({ answers: 3, tag: null });
  });

  it("leave out the asker, who has answered, who is suspended, has no account, takes no invitations or blocked the asker", async () => {
    const { ctx } = makeScene();
    const [good, answered, suspended, ghost, closed, blocker] = [await person(ctx), await person(ctx), await person(ctx, { state: "suspended" }), await person(ctx, { email: undefined }), await person(ctx), await person(ctx)];
    await ctx.db.account.update({ where: { memberId: closed.id }, data: { takesInvitations: false } });
    for (const one of [good, answered, suspended, ghost, closed, blocker, author]) await answer(ctx, one, ["ash"]);
    valueOf(await setFollow(as(ctx, blocker), { type: "member", subject: author.handle }, "blocked"));
    const topicId = await ask(ctx, ["ash"]);
    await reply(ctx, answered, topicId);
    const found = await names(ctx, topicId);
    expect(found).toContain(good.handle);
    for (const one of [answered, suspended, ghost, closed, blocker, author]) expect(found).not.toContain(one.handle);
  });

  it("tell nothing of answers the asker may not read, and name nobody who may not read the question", async () => {
    const { ctx } = makeScene();
    const group = await makeGroup(ctx, "carvers");
    const inner = await makeBoard(ctx, { slug: "carvers", visibility: "groups", openTo: [group] });
    const [insider, outsider] = [await person(ctx, { groups: [group] }), await person(ctx)];
    await answerIn(ctx, insider, inner, group);
    await answer(ctx, outsider, ["lime"]);
    const openly = await ask(ctx, ["lime"]);
    expect(await names(ctx, openly)).toContain(outsider.handle);
    expect(await names(ctx, openly)).not.toContain(insider.handle);
    const member = await person(ctx, { groups: [group] });
    const closed = await ask(ctx, ["lime"], inner.slug, member);
    expect(await names(ctx, closed, member)).toEqual([insider.handle]);
  });

  async function answerIn(ctx: Context, by: CastMember, board: CastBoard, group: { id: string }): Promise<void> {
    const member = await person(ctx, { groups: [group] });
    const topicId = await ask(ctx, ["lime"], board.slug, member);
    await reply(ctx, by, topicId);
  }

  it("are told to the asker and staff of the board alone, and of questions alone", async () => {
    const { ctx } = makeScene();
    const topicId = await ask(ctx, ["oak"]);
    expect(await names(ctx, topicId, moderator)).not.toBe(null);
    expect(await names(ctx, topicId, await person(ctx))).toBe(null);
    const { id } = await openTopic(ctx, author, { board: open.slug, kind: "discussion" });
    expect(await names(ctx, id)).toBe(null);
  });
});

describe("an invitation", () => {
  const invite = (ctx: Context, who: CastMember, topicId: string, handle: string) => inviteAnswerer(as(ctx, who), { topicId, handle });

  it("stands among the invited's questions, is written to them once, and is not sent twice", async () => {
    const { ctx, mails } = makeScene();
    const friend = await person(ctx);
    const topicId = await ask(ctx, ["oak"]);
    valueOf(await invite(ctx, author, topicId, friend.handle));
    valueOf(await invite(ctx, author, topicId, friend.handle));
    await drainWorker(ctx);
    expect(mails.map(({ to }) => to)).toEqual([`${friend.handle}@example.org`]);
    expect(mails[0]?.text).toContain(`/t/${topicId}`);
    expect((await listInvitations(as(ctx, friend), { limit: 5 })).items).toMatchObject([{ topicId, by: { handle: author.handle }, answered: false }]);
    await reply(ctx, friend, topicId);
    expect((await listInvitations(as(ctx, friend), { limit: 5 })).items).toMatchObject([{ answered: true }]);
    expect((await listAnswerers(as(ctx, author), topicId))?.left).toBe(4);
  });

  it("goes out of sight with its question", async () => {
    const { ctx } = makeScene();
    const friend = await person(ctx);
    const topicId = await ask(ctx, ["oak"]);
    valueOf(await invite(ctx, author, topicId, friend.handle));
    await ctx.db.topic.update({ where: { id: topicId }, data: { state: "hidden" } });
    expect((await listInvitations(as(ctx, friend), { limit: 5 })).items).toEqual([]);
  });

  it("is refused to a stranger's question, to a discussion, to a locked one, to oneself, to nobody", async () => {
    const { ctx } = makeScene();
    const [friend, stranger] = [await person(ctx), await person(ctx)];
    const topicId = await ask(ctx, ["oak"]);
    expect(outcomeOf(await invite(ctx, stranger, topicId, friend.handle))).toBe("forbidden");
    expect(outcomeOf(await invite(ctx, author, topicId, author.handle))).toBe("invited-oneself");
    expect(outcomeOf(await invite(ctx, author, topicId, "nobody-at-all"))).toBe("not-found");
    const { id } = await openTopic(ctx, author, { board: open.slug, kind: "discussion" });
    expect(outcomeOf(await invite(ctx, author, id, friend.handle))).toBe("not-a-question");
    valueOf(await setLocked(as(ctx, moderator), { id: topicId, locked: "locked", reason: "" }));
    expect(outcomeOf(await invite(ctx, author, topicId, friend.handle))).toBe("topic-locked");
  });

  it("is refused to a closed question, whose reason is told as far as the asker may know it, and is not offered there", async () => {
    const { ctx } = makeScene();
    const friend = await person(ctx);
    const secret = await makeBoard(ctx, { slug: "secret", visibility: "groups" });
    const [topicId, originalId] = [await ask(ctx, ["oak"]), await ask(ctx, ["oak"])];
    expect((await listAnswerers(as(ctx, author), topicId))?.open).toBe(true);
    await ctx.db.topic.update({ where: { id: topicId }, data: { closedAs: "duplicate" } });
    await ctx.db.questionClosing.create({ data: { topicId, reason: "duplicate", originalId, closedAt: ctx.now() } });
    expect(await invite(ctx, author, topicId, friend.handle)).toMatchObject({ refusal: "question-closed", detail: { reason: "duplicate" } });
    await ctx.db.topic.update({ where: { id: originalId }, data: { boardId: secret.id } });
    expect(await invite(ctx, author, topicId, friend.handle)).toMatchObject({ refusal: "question-closed", detail: { reason: "" } });
    expect((await listAnswerers(as(ctx, author), topicId))?.open).toBe(false);
  });

  it("is refused to who cannot write there, and to who takes none", async () => {
    const { ctx } = makeScene();
    const hard = await makeBoard(ctx, { slug: "hard", minTrust: 2 });
    const [beginner, shy] = [await person(ctx, { trust: 0 }), await person(ctx)];
    await ctx.db.account.update({ where: { memberId: shy.id }, data: { takesInvitations: false } });
    const topicId = await ask(ctx, ["oak"], hard.slug);
    expect(outcomeOf(await invite(ctx, author, topicId, beginner.handle))).toBe("cannot-answer");
    expect(outcomeOf(await invite(ctx, author, topicId, shy.handle))).toBe("takes-no-invitations");
  });

  const invited = (ctx: Context, rows: [topicId: string, member: CastMember, by: CastMember][]) =>
    ctx.db.invitation.createMany({ data: rows.map(([topicId, { id: memberId }, { id: invitedById }]) => ({ topicId, memberId, invitedById, createdAt: ctx.now() })) });
  const people = async (ctx: Context, count: number): Promise<CastMember[]> => {
    const made: CastMember[] = [];
    while (made.length < count) made.push(await person(ctx));
    return made;
  };

  it("is one of five to a question, of ten a day from one member, of three a day to one, and the day ends", async () => {
    const { ctx, clock } = makeScene();
    const [inviter, busy, friend, ...others] = await people(ctx, 8);
    if (!inviter || !busy || !friend) throw new Error("people");
    const [here, there] = [await ask(ctx, ["oak"], open.slug, inviter), await ask(ctx, ["oak"], open.slug, inviter)];
    await invited(ctx, others.map((one) => [here, one, moderator]));
    expect(outcomeOf(await invite(ctx, inviter, here, friend.handle))).toBe("too-many-invited");
    const asked: string[] = [];
    for (let count = 0; count < 3; count += 1) asked.push(await ask(ctx, ["oak"], open.slug, asker));
    await invited(ctx, asked.map((id) => [id, busy, asker]));
    expect(outcomeOf(await invite(ctx, inviter, there, busy.handle))).toBe("invitee-busy");
    await invited(ctx, asked.flatMap((id) => others.slice(0, 3).map((one): [string, CastMember, CastMember] => [id, one, inviter])));
    valueOf(await invite(ctx, inviter, there, others[3]?.handle ?? ""));
    expect(outcomeOf(await invite(ctx, inviter, there, friend.handle))).toBe("invitations-used-up");
    clock.advance(dayMs);
    valueOf(await invite(ctx, inviter, there, busy.handle));
  });
});
