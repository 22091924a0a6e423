import { afterAll, beforeAll, expect, test } from "vitest";
import { dayMs } from "~/kernel/clock";
import { rateLimits } from "~/http/limits";
import { useTestDatabase } from "../support/database";
import { codeOf, startApi, textAt, tokenOf, type ApiClient } from "./api-client";
import { makeScene, openTopic, password, type Scene } from "./api-scene";

useTestDatabase();

let api: ApiClient;
let scene: Scene;

beforeAll(async () => {
  api = await startApi({ limits: "real" });
  scene = await makeScene(api.ctx, "i");
  await api.ctx.db.member.updateMany({ data: { trust: 4, joinedAt: new Date("2026-01-01T00:00:00Z") } });
});
afterAll(() => api.stop());

const post = (path: string, key: string | undefined, body: unknown, token?: string) =>
  api.call("POST", path, { token, body, headers: key === undefined ? {} : { "idempotency-key": key } });
const topicOf = (title: string) => ({ board: scene.board.slug, kind: "discussion", title, body: `About ${title}` });
/** The rules of pace let nobody write twice at once. */
const later = (): void => api.clock.advance(60_000);

test("the same key and body give the same answer once", async () => {
  later();
  const first = await post("/topics", "key-1", topicOf("A first topic"), scene.wrenToken);
  const again = await post("/topics", "key-1", topicOf("A first topic"), scene.wrenToken);
  expect([first.status, first.headers.get("idempotency-replayed")]).toEqual([201, null]);
  expect([again.status, again.headers.get("idempotency-replayed"), again.text, again.headers.get("location")]).toEqual([201, "true", first.text, first.headers.get("location")]);
  expect(await api.ctx.db.topic.count({ where: { title: "A first topic" } })).toBe(1);
});

test("the order of a body's keys does not matter, its words do", async () => {
  later();
  const body = topicOf("Keys in order");
  await post("/topics", "key-2", body, scene.wrenToken);
  const turned = Object.fromEntries(Object.entries(body).reverse());
  expect((await post("/topics", "key-2", turned, scene.wrenToken)).headers.get("idempotency-replayed")).toBe("true");
  const other = await post("/topics", "key-2", { ...body, body: "Something else" }, scene.wrenToken);
  expect([other.status, codeOf(other)]).toEqual([422, "key-reused"]);
});

test("a key belongs to one actor and one address", async () => {
  later();
  const { id } = await openTopic(api.ctx, scene.insider, { board: scene.board.slug });
  later();
  const mine = await post(`/topics/${id}/posts`, "key-3", { body: "Mine" }, scene.wrenToken);
  const theirs = await post(`/topics/${id}/posts`, "key-3", { body: "Theirs" }, scene.finchToken);
  expect([mine.status, theirs.status]).toEqual([201, 201]);
  later();
  expect((await post("/topics", "key-3", topicOf("Another address"), scene.wrenToken)).status).toBe(201);
});

test("ten parallel equal requests have one effect and one answer", async () => {
  later();
  const { id } = await openTopic(api.ctx, scene.insider, { board: scene.board.slug });
  later();
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(`/topics/${id}/posts`, "key-4", { body: "Once" }, scene.wrenToken)));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers.get("idempotency-replayed") === null)).toHaveLength(1);
  expect(await api.ctx.db.post.count({ where: { topicId: id, body: "Once" } })).toBe(1);
});

test("a refusal is kept with its status; 429 is not, and leaves nothing behind", async () => {
  later();
  const refused = await post("/topics", "key-5", topicOf("Short"), scene.wrenToken);
  const again = await post("/topics", "key-5", topicOf("Short"), scene.wrenToken);
  expect([refused.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([422, 422, "true"]);
  expect((await post("/topics", "key-6", topicOf("Quick on the first"), scene.wrenToken)).status).toBe(201);
  const soon = await post("/topics", "key-7", topicOf("Too quick on the second"), scene.wrenToken);
  expect([soon.status, codeOf(soon), soon.headers.get("retry-after")]).toEqual([429, "too-soon", "15"]);
  later();
  const then = await post("/topics", "key-7", topicOf("Too quick on the second"), scene.wrenToken);
  expect([then.status, then.headers.get("idempotency-replayed")]).toEqual([201, null]);
});

test("a failure, 500 or 503, undoes the claim, so that the key can be used again", async () => {
  later();
  const before = await api.ctx.db.idempotencyKey.count();
  const { render } = api.parts.ports.markdown;
  api.parts.ports.markdown.render = () => Promise.reject(new Error("the renderer is on fire"));
  const failed = await post("/topics", "key-8", topicOf("On fire today"), scene.wrenToken);
  api.parts.ports.markdown.render = () => Promise.reject(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }));
  const away = await post("/topics", "key-8", topicOf("On fire today"), scene.wrenToken);
  api.parts.ports.markdown.render = render;
  expect([away.status, codeOf(away), away.headers.get("retry-after")]).toEqual([503, "unavailable", "5"]);
  expect([failed.status, codeOf(failed)]).toEqual([500, "failed"]);
  expect(failed.text).not.toContain("fire");
  expect(await api.ctx.db.idempotencyKey.count()).toBe(before);
  expect((await post("/topics", "key-8", topicOf("On fire today"), scene.wrenToken)).status).toBe(201);
});

test("a broken unique key inside the claim is a refusal, not a failure", async () => {
  expect((await post("/groups", "key-9", { slug: "i-twice", name: "Once" }, scene.operatorToken)).status).toBe(201);
  const taken = await post("/groups", "key-10", { slug: "i-twice", name: "Twice" }, scene.operatorToken);
  expect([taken.status, codeOf(taken)]).toEqual([422, "slug-taken"]);
  expect((await post("/boards", "key-11", { slug: scene.board.slug, name: "Twice" }, scene.operatorToken)).status).toBe(422);
});

test("a key is forgotten after 24 hours", async () => {
  later();
  await post("/topics", "key-12", topicOf("Yesterday's topic"), scene.wrenToken);
  api.clock.advance(dayMs);
  const [wren] = [await tokenOf(api.ctx, scene.wren)];
  expect((await post("/topics", "key-12", topicOf("Today's topic"), wren)).status).toBe(201);
  scene.wrenToken = wren;
  scene.operatorToken = await tokenOf(api.ctx, scene.operator);
});

test("guests' keys count too, and routes of secrets ignore them", async () => {
  const body = { email: "i-robin@example.org", password, handle: "i-robin" };
  const [first, again] = [await post("/members", "key-13", body), await post("/members", "key-13", body)];
  expect([first.status, again.headers.get("idempotency-replayed")]).toEqual([202, "true"]);
  const signIn = { email: `${scene.wren.handle}@example.org`, password };
  const [one, two] = [await post("/session", "key-14", signIn), await post("/session", "key-14", signIn)];
  expect(textAt(one, "token")).not.toBe(textAt(two, "token"));
  const kept = await api.ctx.db.idempotencyKey.findMany();
  expect(JSON.stringify(kept)).not.toMatch(/kdl_[A-Za-z0-9_-]{20}|kettle/);
});

test("refuses keys that are none", async () => {
  for (const key of ["", "k".repeat(256), "tab\there"]) {
    expect((await post("/preview", key, { body: "x" }, scene.wrenToken)).status, key.slice(0, 9)).toBe(400);
  }
  expect((await post("/preview", "k".repeat(255), { body: "x" }, scene.wrenToken)).status).toBe(200);
});

test("what is asked for too often is 429 with the time to wait, before anything is done", async () => {
  const ask = (round: number) => post("/password-resets", undefined, { email: `i-${round}@example.org` });
  for (let round = 0; round < rateLimits.reset.points; round += 1) expect((await ask(round)).status).toBe(202);
  const refused = await ask(99);
  expect([refused.status, codeOf(refused)]).toEqual([429, "rate-limited"]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(1000);
  expect(JSON.stringify(refused.body)).toMatch(/\d+ minutes/);
});

test("of seventy parallel previews of one member as many pass as the limit says", async () => {
  const token = await tokenOf(api.ctx, scene.mod);
  const answers = await Promise.all(Array.from({ length: 70 }, () => post("/preview", undefined, { body: "x" }, token)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(rateLimits.preview.points);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(70 - rateLimits.preview.points);
});
