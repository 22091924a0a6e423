import { afterAll, beforeAll, expect, test } from "vitest";
import { makeMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { codeOf, listOf, startApi, tokenOf, type ApiClient } from "./api-client";
import { makeScene, openTopic, reply, type Scene } from "./api-scene";

useTestDatabase();

let api: ApiClient;
let scene: Scene;
let voters: string[];

beforeAll(async () => {
  api = await startApi({ limits: "relaxed", keepsMail: true });
  scene = await makeScene(api.ctx, "q");
  voters = [];
  for (const handle of ["q-one", "q-two", "q-three"]) voters.push(await tokenOf(api.ctx, await makeMember(api.ctx, { handle, trust: 3 })));
});
afterAll(() => api.stop());

const get = (path: string, token?: string) => api.call("GET", path, { token });
const send = (method: string, path: string, token?: string, body?: unknown) => api.call(method, path, { token, body });
const ask = (title: string, board = scene.board.slug, who = scene.wren) => openTopic(api.ctx, who, { board, kind: "question", title });

test("a question is closed and opened again, by an act or by votes, and the answer says which", async () => {
  const { id } = await ask("Which plane for a start?");
  const vote = { reason: "unclear", note: "What for?" };
  expect(codeOf(await send("PUT", `/topics/${id}/closing`, scene.insiderToken, vote))).toBe("trust-too-low");
  expect(codeOf(await send("PUT", `/topics/${id}/closing`, scene.modToken, { reason: "unclear" }))).toBe("reason-required");
  expect((await send("PUT", `/topics/${id}/closing`, scene.modToken, { reason: "silly" })).status).toBe(400);
  const votes = [];
  for (const token of voters) votes.push((await send("PUT", `/topics/${id}/closing`, token, vote)).body);
  expect(votes).toMatchObject([{ outcome: "voted", votes: 1, needed: 3, question: { votes: { count: 1, mine: true } } }, { outcome: "voted", votes: 2 }, { outcome: "closed", votes: 3, question: { closing: { reason: "unclear", votes: 3 } } }]);
  expect(listOf(await get(`/topics?kind=question&board=${scene.board.slug}`)).items.find((item) => item.id === id)).toMatchObject({ closed: true });
  const late = await send("POST", `/topics/${id}/posts`, scene.insiderToken, { body: "Too late" });
  expect([late.status, codeOf(late), late.text]).toEqual([422, "question-closed", expect.stringContaining("because it is unclear")]);
  expect((await send("DELETE", `/topics/${id}/closing`, voters[0])).body).toMatchObject({ outcome: "voted", votes: 1, question: { votes: { wanted: "reopen" } } });
  expect((await send("DELETE", `/topics/${id}/closing`, scene.modToken, { note: "Clear enough" })).body).toMatchObject({ outcome: "reopened", question: { closing: null } });
});

test("a duplicate names its original to those who may read that alone", async () => {
  const original = await ask("Sharpening a gouge", scene.closed.slug, scene.insider);
  const { id } = await ask("How to sharpen gouges?");
  const closing = { reason: "duplicate", of: original.id };
  expect(codeOf(await send("PUT", `/topics/${id}/closing`, scene.modToken, closing))).toBe("original-not-found");
  expect((await send("PUT", `/topics/${id}/closing`, scene.adminToken, closing)).body).toMatchObject({ outcome: "closed", question: { closing: { original: { id: original.id } } } });
  expect((await get(`/topics/${id}`, scene.insiderToken)).body).toMatchObject({ question: { closing: { reason: "duplicate", original: { title: "Sharpening a gouge" } } } });
  const outside = await get(`/topics/${id}`);
  expect(outside.body).toMatchObject({ closed: true, question: { closing: { reason: null, original: null } } });
  expect(outside.text).not.toContain(original.id);
  expect((await get(`/topics/${original.id}`, scene.insiderToken)).body).toMatchObject({ question: { duplicates: [{ id }] } });
});

test("answers are carried over on asking, by who looks after both boards", async () => {
  const [from, to] = [await ask("A mallet of which wood?"), await ask("Which wood for mallets?")];
  const answer = await reply(api.ctx, scene.insider, from.id);
  const merge = { reason: "duplicate", of: to.id, mergeAnswers: true };
  expect(codeOf(await send("PUT", `/topics/${from.id}/closing`, scene.wrenToken, merge))).toBe("forbidden");
  expect((await send("PUT", `/topics/${from.id}/closing`, scene.modToken, merge)).status).toBe(200);
  expect([listOf(await get(`/topics/${to.id}/posts`)).items.map((post) => post.id), listOf(await get(`/topics/${from.id}/posts`)).items]).toEqual([[answer], []]);
});

test("the same question is said, counted, and taken back", async () => {
  const { id } = await ask("Does linseed oil go rancid?");
  expect(codeOf(await send("PUT", `/topics/${id}/same-question`, scene.wrenToken))).toBe("own-question");
  expect((await send("PUT", `/topics/${id}/same-question`, scene.insiderToken)).body).toEqual({ count: 1, same: true });
  expect((await get(`/topics/${id}`, scene.insiderToken)).body).toMatchObject({ sameCount: 1, question: { same: true } });
  expect(listOf(await get(`/topics?kind=question&sort=unanswered&board=${scene.board.slug}`)).items[0]).toMatchObject({ id, sameCount: 1 });
  expect((await send("DELETE", `/topics/${id}/same-question`, scene.insiderToken)).body).toEqual({ count: 0, same: false });
});

test("an answer is marked as out of date, and the queues hold what waits", async () => {
  const { id } = await ask("Which varnish lasts?");
  const answer = await reply(api.ctx, scene.insider, id);
  expect((await send("PUT", `/posts/${answer}/stale-mark`, scene.wrenToken, { reason: "" })).status).toBe(422);
  expect((await send("PUT", `/posts/${answer}/stale-mark`, scene.wrenToken, { reason: "Not sold any more" })).body).toEqual({ shown: false, marked: true });
  expect((await send("PUT", `/posts/${answer}/stale-mark`, voters[0], { reason: "It yellows" })).body).toEqual({ shown: true, marked: true });
  expect((await get(`/posts/${answer}`)).body).toMatchObject({ stale: { reason: "It yellows" } });
  const idsOf = async (sort: string, token?: string) => listOf(await get(`/topics?kind=question&sort=${sort}&board=${scene.board.slug}`, token)).items.map((item) => item.id);
  expect([await idsOf("stale"), (await idsOf("unaccepted")).includes(id), (await idsOf("unanswered")).includes(id), await idsOf("reopening", scene.modToken)]).toEqual([[id], true, false, []]);
  expect(codeOf(await send("DELETE", `/posts/${answer}/stale-mark`, scene.modToken))).toBe("reason-required");
  expect((await send("DELETE", `/posts/${answer}/stale-mark`, scene.modToken, { reason: "It is sold again" })).body).toEqual({ shown: false, marked: false });
});

test("answers come in the order asked for, and staff accept with a reason", async () => {
  const { id } = await ask("Brush or cloth?");
  const made: string[] = [];
  for (let index = 0; index < 3; index += 1, api.clock.advance(1_000)) made.push(await reply(api.ctx, scene.insider, id));
  const idsBy = async (order: string) => listOf(await get(`/topics/${id}/posts?order=${order}`)).items.map((post) => post.id);
  expect([await idsBy("newest"), await idsBy("oldest")]).toEqual([made.toReversed(), made]);
  expect((await get(`/topics/${id}/posts?order=random`)).status).toBe(400);
  expect(codeOf(await send("PUT", `/topics/${id}/acceptance`, scene.modToken, { postId: made[2] }))).toBe("reason-required");
  expect((await send("PUT", `/topics/${id}/acceptance`, scene.modToken, { postId: made[2], reason: "The asker said so" })).status).toBe(200);
  expect([(await idsBy("votes"))[0], await idsBy("newest")]).toEqual([made[2], made.toReversed()]);
  expect((await send("DELETE", `/topics/${id}/acceptance`, scene.wrenToken)).status).toBe(204);
});

test("the figures are the operator's, over 7, 30 or 90 days", async () => {
  expect((await get("/questions/figures?days=8", scene.operatorToken)).status).toBe(400);
  expect((await get("/questions/figures", scene.modToken)).status).toBe(403);
  const { body } = await get("/questions/figures?days=7", scene.operatorToken);
  expect(body).toMatchObject({ days: 7, total: { board: null, waiting: expect.any(Number) }, oldestWaiting: expect.arrayContaining([expect.objectContaining({ title: "Does linseed oil go rancid?" })]) });
});

test("a member says whether to be reminded of acceptance", async () => {
  expect((await get("/me", scene.wrenToken)).body).toMatchObject({ acceptanceReminders: true });
  expect((await send("PATCH", "/me", scene.wrenToken, { acceptanceReminders: false })).body).toMatchObject({ acceptanceReminders: false });
  expect((await send("PATCH", "/me", scene.wrenToken, { bio: "Makes things" })).body).toMatchObject({ acceptanceReminders: false });
});
