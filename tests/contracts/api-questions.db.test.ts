import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { codeOf, listOf, startApi, textAt, tokenOf, type ApiClient } from "./api-client";
import { endpointsOf } from "./api-parts";
import { makeScene, openTopic, reply, type Scene } from "./api-scene";

useTestDatabase();

let api: ApiClient;
let scene: Scene;

beforeAll(async () => {
  api = await startApi({ limits: "relaxed" });
  scene = await makeScene(api.ctx, "a");
});
afterAll(() => api.stop());

const get = (path: string, token?: string) => api.call("GET", path, { token });
const send = (method: string, path: string, token?: string, body?: unknown) => api.call(method, path, { token, body });

describe("questions", () => {
  let voters: string[];
  beforeAll(async () => {
    voters = [];
    for (const handle of ["q-one", "q-two", "q-three"]) voters.push(await tokenOf(api.ctx, await makeMember(api.ctx, { handle, trust: 3 })));
  });

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
    const { body, text } = await get("/questions/figures?days=7", scene.operatorToken);
    expect(body).toMatchObject({ days: 7, total: { board: null } });
    expect(text).toMatch(/"oldestWaiting":\[\{.*"url":"http/);
  });

  test("a member says whether to be reminded of acceptance", async () => {
    expect((await get("/me", scene.wrenToken)).body).toMatchObject({ acceptanceReminders: true });
    expect((await send("PATCH", "/me", scene.wrenToken, { acceptanceReminders: false })).body).toMatchObject({ acceptanceReminders: false });
    expect((await send("PATCH", "/me", scene.wrenToken, { bio: "Makes things" })).body).toMatchObject({ acceptanceReminders: false });
  });
});

describe("who can answer", () => {
  test("is told to the asker, who invites; the invited read what they are asked", async () => {
    const friend = await makeMember(api.ctx, { handle: "friend-of-wren", email: "friend@example.org" });
    const asked = await send("POST", "/topics", scene.wrenToken, { board: scene.board.slug, kind: "question", title: "Who knows this wood", body: "See above." });
    const id = textAt(asked, "id");
    expect((await get(`/topics/${id}/answerers`, scene.wrenToken)).body).toMatchObject({ title: "Who knows this wood", left: 5 });
    expect((await send("PUT", `/topics/${id}/invitations/${friend.handle}`, scene.wrenToken, {})).status).toBe(204);
    expect(codeOf(await send("PUT", `/topics/${id}/invitations/${scene.wren.handle}`, scene.wrenToken, {}))).toBe("invited-oneself");
    expect((await get("/me/invitations", await tokenOf(api.ctx, friend))).body).toMatchObject({ items: [{ topicId: id, answered: false }] });
  });
});

describe("tags", () => {
  test("are listed, read by any of their names, described by version, and go back", async () => {
    await send("POST", "/topics", scene.wrenToken, { board: scene.board.slug, kind: "question", title: "Which varnish is it", body: "See above.", tags: ["varnish", "oil"] });
    expect((await send("PUT", "/tags/varnish/synonyms/清漆", scene.operatorToken)).status).toBe(204);
    await drainWorker(api.ctx);
    const list = await get("/tags?q=清漆&sort=name&limit=5");
    expect([list.status, list.body]).toMatchObject([200, { items: [{ name: "varnish", topics: 1, foundBy: "清漆" }], nextCursor: null }]);
    const read = await get(`/tags/${encodeURIComponent("清漆")}`, scene.wrenToken);
    expect([read.status, read.body]).toMatchObject([200, { name: "varnish", synonyms: ["清漆"], related: ["oil"], version: 1, follow: null, canDescribe: false }]);
    expect(codeOf(await send("PATCH", "/tags/varnish", scene.wrenToken, { summary: "Clear", body: "", version: 1 }))).toBe("trust-too-low");
    const described = await send("PATCH", "/tags/varnish", scene.operatorToken, { summary: "Clear", body: "A **clear** coat.", version: 1, reason: "begun" });
    expect([described.status, described.body]).toMatchObject([200, { summary: "Clear", version: 2 }]);
    expect(textAt(described, "bodyHtml")).toContain("<strong>clear</strong>");
    expect(codeOf(await send("PATCH", "/tags/varnish", scene.operatorToken, { summary: "Late", body: "", version: 1 }))).toBe("stale-version");
    expect((await get("/tags/varnish/revisions")).body).toMatchObject({ items: [{ version: 1, summary: "", reason: "begun", restored: null }] });
    expect((await send("POST", "/tags/varnish/revisions/restoration", scene.operatorToken, { to: 1, version: 2 })).body).toMatchObject({ summary: "", version: 3 });
    expect((await get("/topics?tag=清漆")).body).toMatchObject({ items: [{ title: "Which varnish is it", tags: ["varnish", "oil"] }] });
    expect([codeOf(await get("/tags/no-such-tag")), (await send("DELETE", "/tags/varnish/synonyms/清漆", scene.operatorToken)).status]).toEqual(["not-found", 204]);
  });

  test("are merged and renamed by the staff of the whole site, with a reason", async () => {
    await send("POST", "/topics", scene.wrenToken, { board: scene.board.slug, kind: "question", title: "Which wax is it then", body: "See above.", tags: ["waxes", "wax"] });
    expect(codeOf(await send("POST", "/tags/waxes/merge", scene.modToken, { into: "wax", reason: "one thing" }))).toBe("forbidden");
    expect((await send("POST", "/tags/waxes/merge", scene.operatorToken, { into: "wax" })).status).toBe(400);
    expect((await send("POST", "/tags/waxes/merge", scene.operatorToken, { into: "wax", reason: "one thing" })).body).toMatchObject({ name: "wax", synonyms: ["waxes"] });
    expect((await send("PUT", "/tags/waxes/name", scene.operatorToken, { name: "beeswax", reason: "said better" })).body).toMatchObject({ name: "beeswax", synonyms: ["wax", "waxes"] });
    await drainWorker(api.ctx);
    expect((await get("/tags/wax")).body).toMatchObject({ name: "beeswax", topics: 1 });
  });

  test("stand in groups that staff make, change by version, and take away", async () => {
    const made = await send("POST", "/tag-groups", scene.operatorToken, { slug: "finishes", name: { en: "Finishes", zh: "涂装" }, oneOf: true, tags: ["varnish"] });
    expect([made.status, made.body]).toEqual([201, { slug: "finishes", name: { en: "Finishes", zh: "涂装" }, oneOf: true, tags: ["varnish"], version: 1 }]);
    expect((await get("/tag-groups?limit=1")).body).toMatchObject({ items: [{ slug: "finishes" }], nextCursor: null });
    expect((await send("PATCH", "/tag-groups/finishes", scene.operatorToken, { tags: ["varnish", "shellac"], version: 1 })).body).toMatchObject({ tags: ["shellac", "varnish"], oneOf: true, version: 2 });
    const refused = await send("POST", "/topics", scene.wrenToken, { board: scene.board.slug, kind: "question", title: "Two coats of what", body: "See above.", tags: ["varnish", "shellac"] });
    expect([refused.status, codeOf(refused), textAt(refused, "detail")]).toEqual([422, "tag-one-of", "Of the tags “Finishes” a topic carries one only. These are too many: varnish, shellac."]);
    expect([(await send("PATCH", "/tag-groups/finishes", scene.operatorToken, { name: { en: "", zh: "" }, version: 2 })).status, (await send("POST", "/tag-groups", scene.operatorToken, { slug: "many", name: { en: "Many" }, tags: Array.from({ length: 101 }, (_, n) => `t${n}`) })).status]).toEqual([422, 422]);
    expect((await send("DELETE", "/tag-groups/finishes", scene.operatorToken)).status).toBe(204);
  });
});

describe("polls", () => {
  const poll = { kind: "ranked", options: [{ text: "Oak" }, { text: "Ash" }], results: "always" };

  test("are put, seen, voted in, added to, ended and counted again", async () => {
    const { id: topicId } = await openTopic(api.ctx, scene.wren, { board: scene.board.slug });
    const put = await send("PUT", `/topics/${topicId}/poll`, scene.wrenToken, poll);
    expect([put.status, put.body]).toMatchObject([200, { kind: "ranked", state: "open", ballots: 0, can: { manage: true } }]);
    const id = textAt(put, "id");
    expect((await send("POST", `/polls/${id}/options`, scene.wrenToken, { text: "Elm" })).body).toEqual({ option: 3 });
    const cast = await send("PUT", `/polls/${id}/ballot`, scene.adminToken, { marks: [{ option: 3, mark: 1 }, { option: 1, mark: 2 }] });
    expect([cast.status, cast.body]).toMatchObject([200, { marks: [{ option: 3, mark: 1 }, { option: 1, mark: 2 }] }]);
    expect((await send("PUT", `/polls/${id}/ballot`, scene.adminToken, { marks: [{ option: 3, mark: 1 }, { option: 1, mark: 2 }] })).body).toEqual(cast.body);
    expect(codeOf(await send("PUT", `/polls/${id}/ballot`, scene.adminToken, { marks: [] }))).toBe("ballot-empty");
    expect((await send("PUT", `/polls/${id}/ballot`, scene.wrenToken, { marks: [{ option: 1 }] })).status).toBe(200);
    expect((await send("DELETE", `/polls/${id}/ballot`, scene.wrenToken)).status).toBe(204);
    expect(codeOf(await send("DELETE", `/polls/${id}`, scene.wrenToken))).toBe("poll-has-ballots");
    expect((await get(`/polls/${id}/record`)).status).toBe(404);
    expect((await send("PUT", `/polls/${id}/end`, scene.wrenToken, {})).body).toMatchObject({ state: "ended", result: { tally: { ballots: 1, leading: [3] } } });
    expect((await get(`/polls/${id}/record`)).body).toMatchObject({ entries: [{ receipt: textAt(cast, "receipt"), choices: "3>1" }] });
    expect((await get(`/polls/${id}`)).body).toMatchObject({ ballots: 1, mine: null });
  });

  test("are taken away as long as nobody has voted", async () => {
    const { id: topicId } = await openTopic(api.ctx, scene.wren, { board: scene.board.slug });
    const id = textAt(await send("PUT", `/topics/${topicId}/poll`, scene.wrenToken, poll), "id");
    expect((await send("DELETE", `/polls/${id}`, scene.wrenToken)).status).toBe(204);
    expect((await get(`/polls/${id}`)).status).toBe(404);
  });
});

test("every endpoint of this part has answered with success above", () => {
  expect(endpointsOf("questions").filter((id) => !api.answered.has(id))).toEqual([]);
});
