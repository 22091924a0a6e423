import { beforeEach, describe, expect, it } from "vitest";
import { changePostState } from "~/features/posts/change-post-state.server";
import { openTopic, plainMarkdown, reply, unhurried } from "~/features/posts/test-support/write";
import { setFollow } from "~/features/follows/set-follow.server";
import { changeSavedSearch, removeSavedSearch } from "~/features/saved-searches/change-saved-search.server";
import { countNews, listSavedSearches } from "~/features/saved-searches/queries.server";
import { savedSearchesMax } from "~/features/saved-searches/rules";
import { runSavedSearches } from "~/features/saved-searches/run-saved-searches.server";
import { saveSearch } from "~/features/saved-searches/save-search.server";
import { dayMs, hourMs, minuteMs } from "~/kernel/clock";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import type { Context } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";

useTestDatabase();

let test: TestContext;
let ctx: Context;
let made = 0;
/** A word nobody else uses; with a number in it none is taken for another. */
const word = (): string => `zq${made++}word`;

let open: CastBoard;
let closed: CastBoard;
let circle: { id: string };
let writer: CastMember;

beforeEach(async () => {
  test = makeTestContext({ community: { relaxedLimits: true }, now: new Date(Date.UTC(2026, 2, 1 + made)) });
  ctx = unhurried({ ...test.ctx, ports: { ...test.ctx.ports, markdown: plainMarkdown } });
  const mark = word();
  circle = await makeGroup(ctx, mark);
  open = await makeBoard(ctx, { slug: `open-${mark}` });
  closed = await makeBoard(ctx, { slug: `closed-${mark}`, visibility: "groups", openTo: [circle] });
  writer = await makeMember(ctx, { handle: `writer-${mark}`, trust: 3, groups: [circle] });
});

async function makeReader(wish: Partial<Parameters<typeof makeMember>[1]> = {}) {
  const mark = word();
  const member = await makeMember(ctx, { handle: `reader-${mark}`, email: `${mark}@example.org`, trust: 2, ...wish });
  const me = actingAs(ctx, member);
  return {
    member, me,
    save: async (q: string, more: { name?: string; mail?: boolean } = {}) => {
      test.clock.advance(1); // the order of what was made in one moment is chance
      return valueOf(await saveSearch(me, { q, name: "", mail: false, ...more })).id;
    },
    counts: async () => (await listSavedSearches(me)).map(({ newCount }) => newCount),
    mails: () => test.mails.filter(({ to }) => to === `${mark}@example.org`),
  };
}

/** An hour later, when the searches have been run and the mails sent. */
async function later(ms = hourMs): Promise<void> {
  test.clock.advance(ms);
  await runSavedSearches(ctx);
  await drainWorker(ctx);
}

describe("saving a search", () => {
  it("refuses one that asks for nothing, one that is kept already in other words, and one too many", async () => {
    const { me } = await makeReader();
    const save = async (q: string) => outcomeOf(await saveSearch(me, { q, name: "", mail: false }));
    expect([await save("-oak"), await save("…"), await save("Oak tag:elm"), await save("oak 标签：elm"), await save("tag:elm")]).toEqual(["search-empty", "search-empty", "ok", "already-saved", "ok"]);
    const now = ctx.now();
    await ctx.db.savedSearch.createMany({ data: Array.from({ length: savedSearchesMax - 3 }, (_, at) => ({ id: ctx.newId(), memberId: me.actor.id, q: `w${at}`, key: `w${at}`, createdAt: now, lookedAt: now, checkedAt: now })) });
    expect([await save("ash"), await save("yew")]).toEqual(["ok", "too-many-saved-searches"]);
  });

  it("is one's own: another finds, changes and removes nothing", async () => {
    const [one, other] = [await makeReader(), await makeReader()];
    const id = await one.save(word(), { name: "Mine" });
    expect(outcomeOf(await changeSavedSearch(other.me, { id, name: "Stolen", looked: true }))).toBe("not-found");
    await removeSavedSearch(other.me, id);
    expect([await listSavedSearches(other.me), await listSavedSearches(one.me)]).toMatchObject([[], [{ id, name: "Mine" }]]);
  });
});

describe("what is new", () => {
  it("is what others wrote since one looked, one a topic, until one looks", async () => {
    const reader = await makeReader();
    const said = word();
    await openTopic(ctx, writer, { board: open.slug, title: `Before ${said}` });
    const id = await reader.save(said);
    test.clock.advance(minuteMs);
    const topic = await openTopic(ctx, writer, { board: open.slug, title: `After ${said}` });
    await reply(ctx, writer, topic.id, { body: `Again ${said}` });
    await openTopic(ctx, reader.member, { board: open.slug, title: `My own ${said}` });
    expect(await reader.counts()).toEqual([0]);
    await later();
    expect([await reader.counts(), await countNews(reader.me)]).toEqual([[1], 1]);
    valueOf(await changeSavedSearch(reader.me, { id, looked: true }));
    expect([await reader.counts(), await countNews(reader.me)]).toEqual([[0], 0]);
    await later();
    expect(await reader.counts()).toEqual([0]);
  });

  it("has all the words as they were written: nothing is widened or corrected, in Chinese neither", async () => {
    const reader = await makeReader();
    const said = word();
    await reader.save(`${said} teakwood`);
    await reader.save("数据库设计");
    await reader.save("teakwod");
    test.clock.advance(minuteMs);
    await openTopic(ctx, writer, { board: open.slug, title: "Teakwood alone", body: "数据很多，设计很少。" });
    await later();
    expect(await reader.counts()).toEqual([0, 0, 0]);
  });

  it("holds filters, and leaves out whom one has muted", async () => {
    const reader = await makeReader();
    const [said, heard, loud] = [word(), word(), await makeMember(ctx, { handle: `loud-${word()}`, trust: 3 })];
    await reader.save(heard);
    await reader.save(`${said} kind:question`);
    await reader.save(said);
    valueOf(await setFollow(reader.me, { type: "member", subject: loud.handle }, "muted"));
    test.clock.advance(minuteMs);
    const { id } = await openTopic(ctx, writer, { board: open.slug, title: `Told of ${said}` });
    await reply(ctx, loud, id, { body: heard });
    await openTopic(ctx, loud, { board: open.slug, kind: "question", title: `Asked of ${said}` });
    await later();
    expect(await reader.counts()).toEqual([1, 0, 0]);
  });

  it("is also what waited for review when one looked", async () => {
    const reader = await makeReader();
    const said = word();
    const { id: topicId } = await openTopic(ctx, writer, { board: open.slug });
    const { id } = await reply(ctx, writer, topicId, { body: `Held ${said}` });
    await ctx.db.post.update({ where: { id }, data: { state: "held", heldFor: ["first-post"] } });
    test.clock.advance(dayMs);
    await reader.save(said);
    const staff = await makeMember(ctx, { handle: `staff-${word()}`, role: "moderator" });
    test.clock.advance(minuteMs);
    valueOf(await changePostState(actingAs(ctx, staff), { id, state: "visible", reason: "Fine.", version: 1 }));
    await later();
    expect(await reader.counts()).toEqual([1]);
  });
});

describe("never counts what the member may not see", () => {
  it("a topic of a closed board, for who is not of its circle", async () => {
    const [outsider, insider] = [await makeReader(), await makeReader({ groups: [circle] })];
    const said = word();
    await outsider.save(said, { mail: true });
    await insider.save(said, { mail: true });
    test.clock.advance(minuteMs);
    await openTopic(ctx, writer, { board: closed.slug, title: `Closed ${said}` });
    await later();
    expect([await outsider.counts(), outsider.mails().length, await insider.counts(), insider.mails().length]).toEqual([[0], 0, [1], 1]);
  });

  it("no more from the moment they left the circle, or the post was hidden, before anything is run again", async () => {
    const reader = await makeReader({ groups: [circle] });
    const said = word();
    await reader.save(said);
    test.clock.advance(minuteMs);
    await openTopic(ctx, writer, { board: closed.slug, title: `Closed ${said}` });
    const { postId } = await openTopic(ctx, writer, { board: open.slug, title: `Open ${said}` });
    await later();
    expect([await reader.counts(), await countNews(reader.me)]).toEqual([[2], 2]);
    const left = actingAs(ctx, { ...reader.member, groups: [] });
    expect([(await listSavedSearches(left)).map(({ newCount }) => newCount), await countNews(left)]).toEqual([[1], 1]);
    await ctx.db.post.update({ where: { id: postId }, data: { state: "hidden" } });
    expect([(await listSavedSearches(left)).map(({ newCount }) => newCount), await countNews(left)]).toEqual([[0], 0]);
  });

  it("in a mail neither, when the sight was lost between the run and the sending", async () => {
    const reader = await makeReader({ groups: [circle] });
    const said = word();
    await reader.save(said, { mail: true });
    test.clock.advance(minuteMs);
    await openTopic(ctx, writer, { board: closed.slug, title: `Closed ${said}` });
    test.clock.advance(hourMs);
    await runSavedSearches(ctx);
    await ctx.db.groupMember.deleteMany({ where: { memberId: reader.member.id } });
    await drainWorker(ctx);
    expect(reader.mails()).toEqual([]);
  });
});

describe("mails", () => {
  it("bundle the searches that want one, name them and no words of what was found, and come once a day at most, of nothing twice", async () => {
    const reader = await makeReader();
    const [one, two, silent] = [word(), word(), word()];
    await reader.save(one, { mail: true, name: "First" });
    await reader.save(two, { mail: true });
    await reader.save(silent);
    const write = (said: string) => openTopic(ctx, writer, { board: open.slug, title: `Canary of ${said}` });
    test.clock.advance(minuteMs);
    for (const said of [one, two, silent]) await write(said);
    await later();
    expect(reader.mails()).toHaveLength(1);
    const text = reader.mails()[0]?.text ?? "";
    expect(text).toContain(`“${two}” (1), “First” (1)`);
    expect(text).toContain("http://127.0.0.1:3000/search/saved\n");
    expect(text).not.toMatch(new RegExp(`Canary|${silent}`));
    await write(one);
    await later();
    expect(reader.mails()).toHaveLength(1);
    await later(dayMs);
    expect(reader.mails().map(({ text }) => /“.*\)/.exec(text)?.[0])).toEqual([expect.any(String), "“First” (1)"]);
    await later(2 * dayMs);
    expect(reader.mails()).toHaveLength(2);
  });

  it("stop when they are turned off, when one has looked, and for a suspended member", async () => {
    const [off, looking, suspended] = [await makeReader(), await makeReader(), await makeReader()];
    const said = word();
    const [offId, lookingId] = [await off.save(said, { mail: true }), await looking.save(said, { mail: true })];
    await suspended.save(said, { mail: true });
    test.clock.advance(minuteMs);
    await openTopic(ctx, writer, { board: open.slug, title: `All about ${said}` });
    test.clock.advance(hourMs);
    await runSavedSearches(ctx);
    valueOf(await changeSavedSearch(off.me, { id: offId, mail: false }));
    valueOf(await changeSavedSearch(looking.me, { id: lookingId, looked: true }));
    await ctx.db.member.update({ where: { id: suspended.member.id }, data: { state: "suspended" } });
    await drainWorker(ctx);
    expect([off, looking, suspended].flatMap(({ mails }) => mails())).toEqual([]);
  });
});

describe("the hourly run", () => {
  it("takes each search once an hour, and goes on where it was stopped", async () => {
    const reader = await makeReader();
    const said = word();
    await reader.save(said);
    await openTopic(ctx, writer, { board: open.slug, title: `Some ${said}` }); // at the very moment: what one looked at
    test.clock.advance(hourMs);
    await openTopic(ctx, writer, { board: open.slug, title: `More ${said}` });
    const stopped = new AbortController();
    stopped.abort();
    await runSavedSearches(ctx, stopped.signal);
    expect(await reader.counts()).toEqual([0]);
    await runSavedSearches(ctx);
    await openTopic(ctx, writer, { board: open.slug, title: `Still more ${said}` });
    await runSavedSearches(ctx);
    expect(await reader.counts()).toEqual([1]);
  });

  it("is not held up by a search that fails", async () => {
    const [one, other] = [await makeReader(), await makeReader()];
    const said = word();
    await one.save(`${said}x`);
    await other.save(said);
    test.clock.advance(minuteMs);
    await openTopic(ctx, writer, { board: open.slug, title: `Good ${said}` });
    test.clock.advance(hourMs);
    const { search } = ctx.ports;
    const failing = { ...search, search: (request: Parameters<typeof search.search>[0]) => (request.terms.some(({ text }) => text === `${said}x`) ? Promise.reject(new Error("on purpose")) : search.search(request)) };
    await runSavedSearches({ ...ctx, ports: { ...ctx.ports, search: failing } });
    expect(await other.counts()).toEqual([1]);
  });
});
