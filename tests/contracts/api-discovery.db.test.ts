import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { refreshBest } from "~/features/trends/refresh-best.server";
import { refreshTrends } from "~/features/trends/refresh-trends.server";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { codeOf, listOf, startApi, type ApiClient } from "./api-client";
import { endpointsOf } from "./api-parts";
import { makeScene, openTopic, reply, type Scene } from "./api-scene";

useTestDatabase();

let api: ApiClient;
let scene: Scene;

beforeAll(async () => {
  api = await startApi({ limits: "relaxed" });
  scene = await makeScene(api.ctx, "d");
});
afterAll(() => api.stop());

const get = (path: string, token?: string) => api.call("GET", path, { token });
const send = (method: string, path: string, token?: string, body?: unknown) => api.call(method, path, { token, body });

describe("the feed", () => {
  test("is the topics in the member's own order, with terms that add up", async () => {
    const followed = await openTopic(api.ctx, scene.finch, { board: scene.other.slug, title: "A glaze that crawls" });
    await openTopic(api.ctx, scene.finch, { board: scene.board.slug, title: "A joint that gapes" });
    await send("PUT", `/follows/board/${scene.other.slug}`, scene.wrenToken, { level: "followed" });
    const { items, nextCursor } = listOf(await get("/topics?sort=for-you&limit=1", scene.wrenToken));
    expect(items).toMatchObject([{ id: followed.id, why: { reason: "board", tag: null, terms: [{ term: "response" }, { term: "age" }, { term: "size" }, { term: "board", points: 0.5 }, { term: "unseen", points: 1.5 }] } }]);
    const rest = listOf(await get(`/topics?sort=for-you&limit=1&cursor=${encodeURIComponent(nextCursor ?? "")}`, scene.wrenToken));
    expect(rest.items).toMatchObject([{ title: "A joint that gapes" }]);
  });

  test("is a member's, of all topics", async () => {
    const guest = await get("/topics?sort=for-you");
    expect([guest.status, codeOf(guest)]).toEqual([401, "sign-in-required"]);
    const narrowed = await get(`/topics?sort=for-you&board=${scene.board.slug}`, scene.wrenToken);
    expect([narrowed.status, codeOf(narrowed)]).toEqual([422, "feed-unfiltered"]);
  });

  test("weights are read and replaced as a whole; one that is none of the four is refused", async () => {
    const plain = { response: 1, age: 1, size: 1, topic: 1, board: 1, tags: 1, author: 1, unseen: 1, own: 1 };
    expect((await get("/me/feed-weights", scene.wrenToken)).body).toEqual(plain);
    expect((await send("PUT", "/me/feed-weights", scene.wrenToken, { age: 0.5, board: 0 })).body).toEqual({ ...plain, age: 0.5, board: 0 });
    expect((await get("/me/feed-weights", scene.wrenToken)).body).toEqual({ ...plain, age: 0.5, board: 0 });
    expect((await send("PUT", "/me/feed-weights", scene.wrenToken, { age: 3 })).status).toBe(400);
    expect((await send("PUT", "/me/feed-weights", scene.wrenToken, {})).body).toEqual(plain);
  });
});

test("related topics are those in the reader's sight; of a topic out of sight there are none", async () => {
  const first = await openTopic(api.ctx, scene.finch, { board: scene.board.slug, title: "Sharpening a drawknife" });
  const second = await openTopic(api.ctx, scene.finch, { board: scene.board.slug, title: "A drawknife for beginners" });
  const hidden = await openTopic(api.ctx, scene.insider, { board: scene.closed.slug, title: "Sharpening a drawknife in secret" });
  await drainWorker(api.ctx);
  expect((await get(`/topics/${first.id}/related`)).body).toMatchObject({ items: [{ id: second.id, title: "A drawknife for beginners", board: { slug: scene.board.slug }, solved: false }] });
  expect((await get(`/topics/${hidden.id}/related`, scene.finchToken)).status).toBe(404);
  expect(JSON.stringify((await get(`/topics/${first.id}/related`, scene.insiderToken)).body)).toContain(hidden.id);
});

test("trends, the week's best and what is new since the last visit are what the reader may read", async () => {
  const [open, hidden] = [await openTopic(api.ctx, scene.wren, { board: scene.other.slug, title: "Everybody talks", tags: ["bustle"] }), await openTopic(api.ctx, scene.insider, { board: scene.closed.slug, title: "A circle talks" })];
  for (const member of [scene.finch, scene.mod, scene.admin]) await reply(api.ctx, member, open.id);
  for (const member of [scene.insider, scene.operator, scene.admin]) await reply(api.ctx, member, hidden.id);
  api.clock.advance(1_000);
  await refreshTrends(api.ctx);
  await refreshBest(api.ctx);
  expect((await get("/trends")).body).toMatchObject({ topics: [{ id: open.id, recent: 3, people: 3, usual: 0 }], tags: [{ name: "bustle", recent: 3, people: 3 }] });
  expect((await get("/trends", scene.insiderToken)).text).toContain(hidden.id);
  expect((await get("/weekly-best")).body).toMatchObject({ isRunning: true, next: null, topics: [{ id: open.id, votesThen: 0, repliesThen: 3 }] });
  expect(codeOf(await get("/weekly-best?week=2031-W01"))).toBe("not-found");
  expect((await get("/me/news", scene.finchToken)).body).toEqual({ since: null, topics: [] });
  await api.ctx.db.account.update({ where: { memberId: scene.finch.id }, data: { lastVisitEndedAt: new Date(api.ctx.now().getTime() - 60_000) } });
  const news = await get("/me/news", scene.finchToken);
  expect(z.object({ topics: z.array(z.record(z.string(), z.unknown())) }).parse(news.body).topics.find(({ id }) => id === open.id)).toMatchObject({ isNewTopic: true, repliesSince: 2 });
  expect(news.text).not.toContain(hidden.id);
});

test("every endpoint of this part has answered", () => {
  expect(endpointsOf("discovery").filter((name) => !api.answered.has(name))).toEqual([]);
});
