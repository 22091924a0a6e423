import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { liveIndex } from "@search-server";
import { makeStandIn, type StandIn } from "../../search/test-support/stand-in";
import { askRebuild } from "~/features/search-index/ask-rebuild.server";
import { careForIndex, rebuildIndex } from "~/features/search-index/care.server";
import { readSearchState } from "~/features/search-index/queries.server";
import { repairDrift } from "~/features/search-index/repair-drift.server";
import { deletePost } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { castVote } from "~/features/votes/cast-vote.server";
import { minuteMs, secondMs } from "~/kernel/clock";
import { valueOf } from "~/kernel/test-support/results";
import type { Context } from "~/platform/context";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { makeTestContext, type TestClock } from "../support/context";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";

useTestDatabase();

let ctx: Context;
let clock: TestClock;
let server: StandIn;
let wren: CastMember;
let finch: CastMember;

beforeAll(async () => {
  const made = makeTestContext({ community: { relaxedLimits: true } });
  clock = made.clock;
  server = makeStandIn();
  ctx = unhurried({ ...made.ctx, ports: { ...made.ctx.ports, indexer: server.indexer } });
  await makeBoard(ctx, { slug: "joinery" });
  [wren, finch] = [await makeMember(ctx, { handle: "wren", trust: 3 }), await makeMember(ctx, { handle: "finch", trust: 3 })];
});

/** Whole, nothing under way, nobody waiting: each test begins so. */
beforeEach(async () => {
  Object.assign(server, { isDown: false, failures: [], refuses: () => false });
  clock.advance(minuteMs);
  await careForIndex(ctx);
  await drainWorker(ctx);
});

const open = (title: string) => openTopic(ctx, wren, { board: "joinery", title, body: "A body." });
const idsOf = (index = liveIndex): string[] => (server.held(index) ?? []).map(({ id }) => id).sort();
const titleOf = (postId: string): string | undefined => server.held(liveIndex)?.find(({ id }) => id === postId)?.title;
const state = () => readSearchState(ctx);
async function wanted(): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ postId: string }[]>`SELECT "postId" FROM "SearchDocument"`;
  return rows.map(({ postId }) => postId).sort();
}

describe("the consumer", () => {
  it("sends what is written, edited and voted for, and takes away what may no longer be seen", async () => {
    const topic = await open("A jig for tenons");
    const answer = await reply(ctx, finch, topic.id, { body: "With a fence." });
    await drainWorker(ctx);
    expect(idsOf()).toEqual(await wanted());
    valueOf(await editPost(actingAs(ctx, wren), { id: topic.postId, title: "A jig for dovetails", body: "A body.", tags: [], version: 1 }));
    valueOf(await castVote(actingAs(ctx, finch), { postId: topic.postId, value: 1 }));
    valueOf(await deletePost(actingAs(ctx, finch), answer.id));
    await drainWorker(ctx);
    expect([titleOf(topic.postId), server.held(liveIndex)?.find(({ id }) => id === topic.postId)?.quality]).toEqual(["A jig for dovetails", 1]);
    expect(idsOf()).not.toContain(answer.id);
    expect(await state()).toMatchObject({ waiting: 0, downSince: null, indexes: [{ name: liveIndex, isLive: true, inFlight: 0, refused: 0 }] });
  });

  it("sends one batch for many facts, and nothing for a fact that changes no document", async () => {
    const topic = await open("Many replies");
    await drainWorker(ctx);
    const before = server.tasks.length;
    for (let turn = 0; turn < 5; turn += 1) await reply(ctx, finch, topic.id, { body: `Reply number ${turn}.` });
    await drainWorker(ctx);
    expect(server.tasks.slice(before)).toMatchObject([{ index: liveIndex }]);
    const answer = await reply(ctx, finch, topic.id, { body: "Twice voted for." });
    await drainWorker(ctx);
    valueOf(await castVote(actingAs(ctx, wren), { postId: answer.id, value: -1 })); // still nought
    const sent = server.tasks.length;
    await drainWorker(ctx);
    expect(server.tasks.length).toBe(sent);
  });
});

describe("a server that does not answer", () => {
  it("loses nothing, parks nothing, is left alone for a growing while, and is sent what it missed", async () => {
    server.isDown = true;
    const one = await open("Written while it was down");
    await drainWorker(ctx);
    expect(await state()).toMatchObject({ waiting: 1, lastError: "connect ECONNREFUSED", downSince: clock.now().toISOString() });
    const two = await open("Written later");
    await drainWorker(ctx); // not yet tried again
    server.isDown = false;
    clock.advance(secondMs);
    await open("Written when it was back");
    await drainWorker(ctx);
    expect(idsOf()).toEqual(expect.arrayContaining([one.postId, two.postId].sort()));
    expect(await state()).toMatchObject({ waiting: 0, downSince: null });
    expect(await ctx.db.delivery.count()).toBe(0);
  });

  it("catches up by the minute's look alone, when nobody writes any more", async () => {
    server.isDown = true;
    const topic = await open("The last for today");
    await drainWorker(ctx);
    server.isDown = false;
    clock.advance(minuteMs);
    await careForIndex(ctx);
    expect(idsOf()).toContain(topic.postId);
  });

  it("that was wiped is filled anew, and never asked for documents without our settings", async () => {
    server.wipe();
    const topic = await open("Written into the void");
    await drainWorker(ctx);
    expect(server.held(liveIndex)).toBeNull();
    clock.advance(minuteMs);
    await careForIndex(ctx);
    expect(idsOf()).toEqual(await wanted());
    expect(idsOf()).toContain(topic.postId);
  });
});

describe("a task that fails", () => {
  it("of the server's own trouble is sent again", async () => {
    server.failures = ["no_space_left_on_device"];
    const topic = await open("A full disk");
    await drainWorker(ctx);
    expect(idsOf()).not.toContain(topic.postId);
    clock.advance(minuteMs);
    await careForIndex(ctx);
    expect(idsOf()).toContain(topic.postId);
  });

  it("of one document leaves that alone out, until it changes", async () => {
    server.refuses = ({ title }) => title.includes("poison");
    const [bad, good] = [await open("This is poison"), await open("This is none")];
    await drainWorker(ctx);
    expect([idsOf().includes(bad.postId), idsOf().includes(good.postId)]).toEqual([false, true]);
    expect(await state()).toMatchObject({ waiting: 0, refusals: [{ postId: bad.postId, error: "invalid_document_fields: failed for invalid_document_fields" }] });
    valueOf(await editPost(actingAs(ctx, wren), { id: bad.postId, title: "This is cured", body: "A body.", tags: [], version: 1 }));
    await drainWorker(ctx);
    expect(idsOf()).toContain(bad.postId);
    expect((await state()).refusals).toEqual([]);
  });
});

describe("an index made anew", () => {
  it("takes the old one's place at once, holds what was written meanwhile, and leaves nothing behind", async () => {
    const { exchange } = server.indexer;
    const during = { postId: "" };
    server.indexer.exchange = async (live, next) => {
      during.postId = (await open("Written while it was exchanged")).postId;
      expect(idsOf(next).length).toBeGreaterThan(0);
      await exchange(live, next);
    };
    try {
      valueOf(await askRebuild({ ...actingAs(ctx, wren), actor: { ...actingAs(ctx, wren).actor, isOperator: true } }));
      clock.advance(minuteMs);
      await careForIndex(ctx);
    } finally {
      server.indexer.exchange = exchange;
    }
    await drainWorker(ctx);
    expect(idsOf()).toEqual(await wanted());
    expect(idsOf()).toContain(during.postId);
    expect(await state()).toMatchObject({ isRebuildWanted: false, waiting: 0, indexes: [{ name: liveIndex, isLive: true }] });
  });

  it("that was stopped in the middle goes on with the same index", async () => {
    const stop = new AbortController();
    const names: string[] = [];
    await rebuildIndex(ctx, server.indexer, () => stop.abort(), stop.signal);
    names.push(...(await state()).indexes.filter(({ isLive }) => !isLive).map(({ name }) => name));
    const first = server.tasks.at(-1)?.index;
    await rebuildIndex(ctx, server.indexer, () => undefined);
    expect([names, names.includes(first ?? "")]).toEqual([[first], true]);
    expect(idsOf()).toEqual(await wanted());
    expect((await state()).indexes).toHaveLength(1);
  });

  it("is asked for by operators alone", async () => {
    expect(await askRebuild(actingAs(ctx, wren))).toEqual({ ok: false, refusal: "forbidden" });
  });
});

it("what has drifted is found and mended: missing, old and too much", async () => {
  const [lost, old] = [await open("To be lost"), await open("To be old")];
  await drainWorker(ctx);
  await server.indexer.remove(liveIndex, [lost.postId]);
  const held = server.held(liveIndex)?.find(({ id }) => id === old.postId);
  if (!held) throw new Error("it was not sent");
  await server.indexer.put(liveIndex, [{ ...held, rev: 1, title: "As it was" }, { ...held, id: "nobody-knows-me" }]);
  expect(await repairDrift(ctx, server.indexer)).toBe(3);
  expect(idsOf()).toEqual(await wanted());
  expect(titleOf(old.postId)).toBe("To be old");
  expect([await repairDrift(ctx, server.indexer), (await state()).drift]).toEqual([0, 0]);
});

it("of two that would send at once one waits", async () => {
  await ctx.db.$executeRaw`UPDATE "SearchFeed" SET "holder" = 'another', "heldUntil" = ${new Date(clock.now().getTime() + minuteMs)}`;
  await expect(repairDrift(ctx, server.indexer)).rejects.toThrow("another process is sending");
  clock.advance(2 * minuteMs); // it has died
  expect(await repairDrift(ctx, server.indexer)).toBe(0);
});
