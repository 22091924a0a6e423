import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { liveIndex, openMeilisearch } from "@search-server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { deletePost } from "~/features/posts/change-post-state.server";
import { askRebuild } from "~/features/search-index/ask-rebuild.server";
import { careForIndex } from "~/features/search-index/care.server";
import { readSearchState } from "~/features/search-index/queries.server";
import { findContent } from "~/features/search/find-content.server";
import { suggestTopics } from "~/features/search/suggest-topics.server";
import { moveTopic } from "~/features/topics/change-topic.server";
import { guest } from "~/kernel/actor";
import { minuteMs } from "~/kernel/clock";
import { valueOf } from "~/kernel/test-support/results";
import { withActor, type Context } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { makeTestContext, type TestClock } from "../support/context";
import { useTestDatabase } from "../support/database";
import { hasMeilisearch, hasProgram, openMeilisearchServer, type MeilisearchServer } from "../support/meilisearch";
import { drainWorker } from "../support/worker";

useTestDatabase();

describe.skipIf(!hasMeilisearch())("with a real Meilisearch", () => {
  let server: MeilisearchServer;
  let ctx: Context;
  let clock: TestClock;
  let wren: CastMember;
  let joinery: CastBoard;

  beforeAll(async () => {
    server = await openMeilisearchServer();
    const made = makeTestContext({ community: { relaxedLimits: true }, meilisearch: server });
    [ctx, clock] = [unhurried(made.ctx), made.clock];
    joinery = await makeBoard(ctx, { slug: "joinery" });
    wren = await makeMember(ctx, { handle: "wren", trust: 3 });
    await openTopic(ctx, wren, { board: "joinery", title: "A dovetail jig", body: "From scrap." });
  }, 120_000);
  afterAll(() => server.stop());

  const find = (q: string) => findContent(withActor(ctx, guest), { q, sort: "relevance", offset: 0, limit: 20 });
  const ids = async (q: string): Promise<string[]> => (await find(q)).results.map(({ id }) => id);
  /** Until the minute's looks and the consumer have brought the server so far. */
  const until = (holds: () => Promise<void>): Promise<void> =>
    vi.waitFor(async () => {
      clock.advance(minuteMs);
      await careForIndex(ctx);
      await drainWorker(ctx);
      await holds();
    }, { timeout: 60_000, interval: 50 });
  const answersWith = async (documents: number): Promise<void> => {
    expect(await readSearchState(ctx)).toMatchObject({ waiting: 0, downSince: null, indexes: [{ name: liveIndex, isLive: true, confirmed: documents, inFlight: 0 }] });
    expect(await find("dovetail")).toMatchObject({ engine: "meilisearch", isFallback: false, total: 1 });
  };

  it("searches are answered by the database until the index is whole, then by the server", async () => {
    expect(await find("dovetail")).toMatchObject({ engine: "sql", isFallback: true, total: 1 });
    await until(() => answersWith(1));
  });

  it("what is written is found, and what is deleted is not", async () => {
    const topic = await openTopic(ctx, wren, { board: "joinery", title: "榫卯结构的数据库", body: "缓存穿透。" });
    const answer = await reply(ctx, wren, topic.id, { body: "A marquetry knife." });
    await until(async () => expect([await ids("数据库"), await ids("marqetry")]).toEqual([[topic.id], [answer.id]]));
    valueOf(await deletePost(actingAs(ctx, wren), answer.id));
    await until(async () => expect(await ids("marquetry")).toEqual([]));
  });

  it("what is hidden while nothing feeds the server is in no result, count, facet or suggestion: it is answered like a word nobody wrote", async () => {
    const closed = await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [await makeGroup(ctx, "circle")] });
    const warden = await makeMember(ctx, { handle: "warden", trust: 4, moderates: [closed, joinery] });
    const [deleted, moved] = [await openTopic(ctx, wren, { board: "joinery", title: "Xylocanary one", body: "Gone." }), await openTopic(ctx, wren, { board: "joinery", title: "Xylocanary two", body: "Elsewhere." })];
    await until(async () => expect(await find("xylocanary")).toMatchObject({ total: 2, isFallback: false }));
    valueOf(await deletePost(actingAs(ctx, wren), deleted.postId));
    valueOf(await moveTopic(actingAs(ctx, warden), { id: moved.id, board: "closed", reason: "" }));
    for (const actor of [guest, actingAs(ctx, wren).actor]) {
      const asked = async (q: string, offset = 0) => ({ ...(await findContent(withActor(ctx, actor), { q, sort: "relevance", offset, limit: 20 })), isFallback: null, engine: null });
      expect(await asked("xylocanary")).toEqual(await asked("nobodywrotethis"));
      expect(await asked("xylocanary", 20)).toEqual(await asked("nobodywrotethis", 20));
      expect(await suggestTopics(withActor(ctx, actor), "xylocan")).toEqual([]);
    }
    await until(async () => expect(await find("xylocanary")).toMatchObject({ total: 0, isFallback: false }));
  });

  it("the index is made anew beside the old one, which goes", async () => {
    const operator = actingAs(ctx, wren);
    valueOf(await askRebuild({ ...operator, actor: { ...operator.actor, isOperator: true } }));
    const before = await readSearchState(ctx);
    await until(async () => {
      const { isRebuildWanted, indexes } = await readSearchState(ctx);
      expect([isRebuildWanted, indexes.length, indexes[0]?.madeAt === before.indexes[0]?.madeAt]).toEqual([false, 1, false]);
    });
    await until(() => answersWith(3));
  });

  it.skipIf(!hasProgram() || process.env.MEILI_HOST !== undefined)("killed, no search fails and nothing is lost; wiped, all is filled anew", async () => {
    await server.kill();
    const topic = await openTopic(ctx, wren, { board: "joinery", title: "Written in the dark", body: "No server." });
    await drainWorker(ctx);
    expect(await find("dark")).toMatchObject({ engine: "sql", isFallback: true, results: [{ id: topic.id }] });
    expect((await readSearchState(ctx)).downSince).not.toBeNull();
    await server.start("kept");
    await until(() => answersWith(4));
    await server.kill();
    await server.start("wiped");
    await until(() => answersWith(4));
    const { indexer } = openMeilisearch(server);
    expect(await indexer.describe(liveIndex)).toMatchObject({ documents: 4 });
  });
});
