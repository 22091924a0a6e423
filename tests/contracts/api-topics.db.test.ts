import sharp from "sharp";
import { makeStandIn } from "../../search/test-support/stand-in";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "../support/database";
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

describe("topics", () => {
  test("a topic is opened, read by anyone, edited with its version, and taken back", async () => {
    const made = await send("POST", "/topics", scene.wrenToken, { board: scene.board.slug, kind: "question", title: "选哪种胶水", body: "Which *glue*?", tags: ["Oak", "oak"] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ board: { slug: scene.board.slug }, kind: "question", tags: ["oak"], author: { handle: scene.wren.handle }, score: 0, replyCount: 0, version: 1, opening: { body: "Which *glue*?" } });
    const path = `/topics/${textAt(made, "id")}`;
    expect(textAt(made, "url")).toContain(`/t/${textAt(made, "id")}/`);
    const seen = await get(path);
    expect(seen.body).toMatchObject({ opening: { body: null } });
    expect(textAt(seen, "opening", "bodyHtml")).toContain("<em>glue</em>");
    const edited = await send("PATCH", path, scene.wrenToken, { title: "Which glue for oak, then?", version: 1 });
    expect(edited.body).toMatchObject({ title: "Which glue for oak, then?", version: 2, opening: { body: "Which *glue*?" } });
    expect((await send("PATCH", path, scene.wrenToken, { body: "Lost?", version: 1 })).status).toBe(409);
    expect((await send("PATCH", path, scene.finchToken, { body: "Mine!", version: 2 })).status).toBe(403);
    expect((await send("PATCH", path, scene.insiderToken, { title: "Mine, all mine", version: 2 })).status).toBe(403);
    expect((await send("DELETE", path, scene.insiderToken)).status).toBe(403);
    expect((await send("DELETE", path, scene.wrenToken)).status).toBe(204);
    expect((await get(path)).status).toBe(404);
  });

  test("a board that reviews all answers 202 with the reasons", async () => {
    await api.ctx.db.board.update({ where: { id: scene.other.id }, data: { reviewPolicy: "all" } });
    const made = await send("POST", "/topics", scene.wrenToken, { board: scene.other.slug, kind: "discussion", title: "To be looked at", body: "Please." });
    expect(made.status).toBe(202);
    expect(made.body).toMatchObject({ state: "held" });
    expect((await get(`/topics/${textAt(made, "id")}`)).status).toBe(404);
    expect((await get(`/topics/${textAt(made, "id")}`, scene.wrenToken)).status).toBe(200);
    const waiting = listOf(await get("/held-posts", await tokenOf(api.ctx, scene.mod))).items[0];
    const approved = await send("PUT", `/posts/${String(waiting?.id)}/state`, await tokenOf(api.ctx, scene.mod), { state: "visible", reason: "fine", version: 1 });
    expect(approved.body).toMatchObject({ state: "visible", version: 2 });
    expect((await get(`/topics/${textAt(made, "id")}`)).status).toBe(200);
  });

  test("staff lock, pin and move; others may not", async () => {
    const { id } = await openTopic(api.ctx, scene.wren, { board: scene.board.slug });
    const token = await tokenOf(api.ctx, scene.mod);
    expect((await send("PUT", `/topics/${id}/lock`, token, { reason: "done" })).body).toMatchObject({ locked: true, lockReason: "done" });
    const late = await send("POST", `/topics/${id}/posts`, scene.wrenToken, { body: "Too late?" });
    expect([late.status, codeOf(late)]).toEqual([422, "topic-locked"]);
    expect((await send("DELETE", `/topics/${id}/lock`, token)).status).toBe(204);
    expect((await send("PUT", `/topics/${id}/pin`, token)).body).toMatchObject({ pinned: true });
    expect((await send("DELETE", `/topics/${id}/pin`, token)).status).toBe(204);
    expect((await send("PUT", `/topics/${id}/board`, token, { board: scene.other.slug })).body).toMatchObject({ board: { slug: scene.other.slug } });
    expect(codeOf(await send("PUT", `/topics/${id}/board`, token, { board: scene.closed.slug }))).toBe("no-such-board");
    for (const part of ["lock", "pin"]) expect((await send("PUT", `/topics/${id}/${part}`, scene.wrenToken)).status).toBe(403);
  });

  test("the list filters and orders, and a page never repeats or skips", async () => {
    for (let round = 0; round < 5; round += 1) {
      await openTopic(api.ctx, scene.insider, { board: scene.closed.slug, title: `Meeting number ${round}` });
      api.clock.advance(1000);
    }
    const seen: string[] = [];
    for (const sort of ["latest", "new", "hot", "top"]) {
      seen.length = 0;
      let cursor: string | null = null;
      do {
        const page = listOf(await get(`/topics?board=${scene.closed.slug}&sort=${sort}&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`, scene.insiderToken));
        seen.push(...page.items.map(({ id }) => String(id)));
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(seen).size, sort).toBe(5);
      expect(seen, sort).toHaveLength(5);
    }
    const first = listOf(await get(`/topics?board=${scene.closed.slug}&sort=new&limit=2`, scene.insiderToken));
    await openTopic(api.ctx, scene.insider, { board: scene.closed.slug, title: "One more meanwhile" });
    const second = listOf(await get(`/topics?board=${scene.closed.slug}&sort=new&limit=2&cursor=${first.nextCursor}`, scene.insiderToken));
    expect(second.items[0]?.id).toBe(seen.sort().reverse()[2]);
    expect(JSON.stringify(listOf(await get("/topics?limit=100")))).not.toContain("Meeting number");
  });

  test("a cursor of another list, or a made-up one, is refused", async () => {
    const { nextCursor } = listOf(await get(`/topics?board=${scene.closed.slug}&sort=new&limit=2`, scene.insiderToken));
    for (const cursor of [nextCursor, "bm90LW91cnM", "x.y", "."]) {
      expect((await get(`/topics?sort=top&cursor=${cursor}`, scene.insiderToken)).status, String(cursor)).toBe(400);
    }
    expect((await get("/topics?limit=101")).status).toBe(400);
    expect((await get("/topics?limit=0")).status).toBe(400);
    expect((await get("/topics?sort=new&sort=top")).status).toBe(400);
    expect(codeOf(await get("/topics?colour=red"))).toBe("unknown-key");
  });

  test("a topic written for later is shown at once when its author changes their mind", async () => {
    const token = await tokenOf(api.ctx, scene.wren);
    const publishAt = new Date(api.clock.now().getTime() + 3_600_000).toISOString();
    const made = await send("POST", "/topics", token, { board: scene.board.slug, kind: "discussion", title: "Shown before its time", body: "b", publishAt });
    const path = `/topics/${textAt(made, "id")}`;
    expect([made.status, (await get(path)).status]).toEqual([202, 404]);
    expect((await send("PUT", `${path}/publication`, token, { at: null })).status).toBe(204);
    expect((await get(path)).body).toMatchObject({ state: "visible", timers: [] });
    expect((await send("PUT", `${path}/publication`, token, { at: publishAt })).body).toMatchObject({ code: "not-scheduled" });
  });

  test("a topic is slowed and timed, its posts part and come together again", async () => {
    const [one, other] = [await openTopic(api.ctx, scene.wren, { board: scene.board.slug }), await openTopic(api.ctx, scene.wren, { board: scene.board.slug })];
    const post = await reply(api.ctx, scene.insider, one.id);
    const token = await tokenOf(api.ctx, scene.mod);
    const path = `/topics/${one.id}`;
    expect((await send("PUT", `${path}/slow-mode`, token, { seconds: 60 })).status).toBe(204);
    api.clock.advance(1000); // acts of one moment have no order
    expect((await send("PUT", `${path}/timers/close`, token, { at: "2020-01-01T00:00:00Z" })).status).toBe(422);
    expect((await send("PUT", `${path}/timers/close`, token, { at: new Date(api.clock.now().getTime() + 60_000).toISOString() })).status).toBe(204);
    expect((await get(path)).body).toMatchObject({ slowSeconds: 60, timers: [{ act: "close" }], acts: [{ act: "slowed", by: {} }, { act: "timed" }] });
    expect((await send("DELETE", `${path}/timers/close`, token)).status).toBe(204);
    const split = await send("POST", `${path}/split`, token, { title: "A topic of its own", posts: [post] });
    expect([split.status, (await get(`/posts/${post}`)).body]).toMatchObject([201, { kind: "opening", topicId: textAt(split, "topicId") }]);
    const back = await reply(api.ctx, scene.insider, one.id);
    expect((await send("POST", `${path}/moved-posts`, token, { to: other.id, posts: [back] })).body).toEqual({ topicId: other.id });
    expect((await send("POST", `/topics/${other.id}/merge`, token, { to: one.id })).body).toEqual({ topicId: one.id });
    expect((await get(`/topics/${other.id}`)).status).toBe(404);
    expect(listOf(await get(`${path}/posts`)).items).toHaveLength(2);
  });

  test("how far one has read is noted", async () => {
    const { id, postId } = await openTopic(api.ctx, scene.wren, { board: scene.board.slug });
    expect((await send("PUT", `/topics/${id}/reading`, scene.insiderToken, { lastPostId: postId })).status).toBe(204);
    expect((await send("PUT", `/topics/${id}/reading`, scene.insiderToken, { lastPostId: api.ctx.newId() })).status).toBe(404);
  });
});

describe("posts", () => {
  test("a reply is written, read, edited, taken back and restored", async () => {
    const { id } = await openTopic(api.ctx, scene.insider, { board: scene.board.slug });
    const made = await send("POST", `/topics/${id}/posts`, scene.wrenToken, { body: "The **yellow** one." });
    expect([made.status, made.body]).toMatchObject([201, { topicId: id, kind: "reply", body: "The **yellow** one.", author: { handle: scene.wren.handle }, score: 0, myVote: 0, version: 1 }]);
    const path = `/posts/${textAt(made, "id")}`;
    expect((await get(path)).body).toMatchObject({ body: null });
    expect(textAt(await get(path), "bodyHtml")).toContain("<strong>yellow</strong>");
    expect((await send("PATCH", path, scene.wrenToken, { body: "The white one.", version: 1, reason: "The yellow one broke" })).body).toMatchObject({ body: "The white one.", version: 2 });
    expect((await send("PATCH", path, scene.wrenToken, { body: "No, the red one.", version: 1 })).status).toBe(409);
    expect(listOf(await get(`${path}/revisions`)).items).toMatchObject([{ version: 1, body: "The **yellow** one.", reason: "The yellow one broke", restored: null }]);
    expect((await send("POST", `${path}/revisions/restoration`, scene.wrenToken, { to: 1, version: 2 })).body).toMatchObject({ body: "The **yellow** one.", version: 3 });
    expect((await send("POST", `${path}/revisions/restoration`, scene.wrenToken, { to: 7, version: 3 })).status).toBe(404);
    expect((await send("DELETE", path, scene.insiderToken)).status).toBe(403);
    expect((await send("DELETE", path, scene.wrenToken)).status).toBe(204);
    expect((await get(path)).body).toMatchObject({ state: "deleted", author: null, bodyHtml: "", body: null });
    expect((await send("PUT", `${path}/restoration`, scene.insiderToken)).status).toBe(404);
    expect((await send("PUT", `${path}/restoration`, scene.wrenToken)).body).toMatchObject({ state: "visible" });
    expect(listOf(await get(`/topics/${id}/posts`, scene.wrenToken)).items).toMatchObject([{ body: "The **yellow** one." }]);
  });

  test("a post of a closed board does not exist for outsiders, whatever is asked of it", async () => {
    const { id, postId } = await openTopic(api.ctx, scene.insider, { board: scene.closed.slug, title: "A canary in the mine" });
    const token = scene.wrenToken;
    const asks = await Promise.all([
      get(`/posts/${postId}`, token), get(`/posts/${postId}/revisions`, token), get(`/topics/${id}`, token), get(`/topics/${id}/posts`, token),
      send("PATCH", `/posts/${postId}`, token, { body: "x", version: 1 }), send("DELETE", `/posts/${postId}`, token), send("PUT", `/posts/${postId}/vote`, token, { value: 1 }),
      send("PUT", `/posts/${postId}/state`, token, { state: "hidden", reason: "x", version: 1 }), send("PUT", `/posts/${postId}/restoration`, token),
      send("POST", `/topics/${id}/posts`, token, { body: "x" }), send("PATCH", `/topics/${id}`, token, { title: "A new title", version: 1 }), send("DELETE", `/topics/${id}`, token),
      send("PUT", `/topics/${id}/lock`, token), send("PUT", `/topics/${id}/acceptance`, token, { postId }), send("PUT", `/topics/${id}/reading`, token, { lastPostId: postId }),
      send("POST", "/reports", token, { subjectType: "post", subjectId: postId, reason: "spam" }),
    ]);
    expect(asks.map(({ status }) => status)).toEqual(asks.map(() => 404));
    expect(asks.map(({ text }) => text).join()).not.toContain("canary");
  });

  test("an edit is suggested, found by its author with both texts, approved, and credited; another is rejected, a third withdrawn", async () => {
    const { postId } = await openTopic(api.ctx, scene.wren, { board: scene.board.slug, kind: "question", title: "Which oil for beech", body: "Linsed oil?" });
    const path = `/posts/${postId}/suggestions`;
    const suggest = (version: number, body = "Linseed oil?") => send("POST", path, scene.insiderToken, { body, reason: "Spelling", version });
    expect(codeOf(await send("POST", path, scene.wrenToken, { body: "Mine", reason: "Mine", version: 1 }))).toBe("own-post-suggestion");
    expect((await send("POST", path, scene.insiderToken, { body: "Linseed oil?", version: 1 })).status).toBe(400);
    const made = await suggest(1);
    const one = `/edit-suggestions/${textAt(made, "id")}`;
    expect([made.status, made.headers.get("location"), codeOf(await suggest(1))]).toEqual([201, `/api/v1${one}`, "suggestion-waits"]);
    expect((await get(one, scene.wrenToken)).body).toMatchObject({ base: { body: "Linsed oil?" }, suggested: { body: "Linseed oil?" }, reason: "Spelling", can: { decide: true, withdraw: false } });
    expect((await get(`/posts/${postId}`, scene.wrenToken)).body).toMatchObject({ suggestions: 1, helpedBy: null });
    const lists = await Promise.all([get("/edit-suggestions", scene.wrenToken), get(path, scene.modToken), get("/me/suggestions", scene.insiderToken), get("/edit-suggestions", scene.insiderToken), get(path, scene.finchToken)]);
    expect(lists.map((list) => listOf(list).items.length)).toEqual([1, 1, 1, 0, 0]);
    expect([(await get(one, scene.finchToken)).status, (await send("DELETE", one, scene.finchToken)).status, (await send("PUT", `${one}/decision`, scene.finchToken, { decision: "approved", version: 1 })).status]).toEqual([404, 404, 404]);
    expect((await send("PUT", `${one}/decision`, scene.wrenToken, { decision: "approved", version: 1 })).body).toMatchObject({ postId, state: "approved" });
    expect((await send("PUT", `${one}/decision`, scene.modToken, { decision: "rejected", reason: "Late", version: 2 })).status).toBe(409);
    expect((await get(`/posts/${postId}`)).body).toMatchObject({ suggestions: 0, helpedBy: { handle: scene.insider.handle }, version: 2 });
    expect(listOf(await get(`/posts/${postId}/revisions`)).items).toMatchObject([{ editor: scene.insider.handle, approver: scene.wren.handle, improved: false, reason: "Spelling" }]);
    const second = `/edit-suggestions/${textAt(await suggest(2, "Oil?"), "id")}`;
    expect(codeOf(await send("PUT", `${second}/decision`, scene.modToken, { decision: "rejected", version: 1 }))).toBe("reason-required");
    expect((await send("PUT", `${second}/decision`, scene.modToken, { decision: "rejected", reason: "Says less", version: 1 })).status).toBe(200);
    expect((await get(second, scene.insiderToken)).body).toMatchObject({ state: "rejected", decision: { as: "staff", reason: "Says less" } });
    const third = `/edit-suggestions/${textAt(await suggest(2, "Which?"), "id")}`;
    expect([(await send("DELETE", third, scene.wrenToken)).status, (await send("DELETE", third, scene.insiderToken)).status]).toEqual([403, 204]);
  });

  test("answers come by votes, and one is accepted", async () => {
    const { id } = await openTopic(api.ctx, scene.wren, { board: scene.board.slug, kind: "question" });
    const first = await reply(api.ctx, scene.insider, id);
    api.clock.advance(1000); // ids of one moment have no order
    const second = await reply(api.ctx, scene.insider, id);
    const cast = await send("PUT", `/posts/${second}/vote`, scene.wrenToken, { value: 1 });
    expect(cast.body).toEqual({ score: 1, myVote: 1 });
    expect(codeOf(await send("PUT", `/posts/${second}/vote`, scene.insiderToken, { value: 1 }))).toBe("own-post");
    expect(listOf(await get(`/topics/${id}/posts`)).items.map((item) => item.id)).toEqual([second, first]);
    expect(listOf(await get(`/topics/${id}/posts?order=flat`)).items.map((item) => item.id)).toEqual([first, second]);
    expect((await send("PUT", `/topics/${id}/acceptance`, scene.insiderToken, { postId: first })).status).toBe(403);
    expect((await send("PUT", `/topics/${id}/acceptance`, scene.wrenToken, { postId: first })).body).toEqual({ acceptedPostId: first });
    expect(listOf(await get(`/topics/${id}/posts`)).items[0]).toMatchObject({ id: first, accepted: true });
    expect((await send("DELETE", `/topics/${id}/acceptance`, scene.wrenToken)).status).toBe(204);
  });

  test("a post is reacted to, kept at hand with a note, and let go again", async () => {
    const { postId } = await openTopic(api.ctx, scene.insider, { board: scene.board.slug, title: "Worth keeping" });
    const path = `/posts/${postId}`;
    expect((await send("PUT", `${path}/reactions/fire`, scene.wrenToken)).body).toEqual({ reactions: [{ kind: "fire", count: 1, mine: true }] });
    expect(codeOf(await send("PUT", `${path}/reactions/fire`, scene.insiderToken))).toBe("own-post-reaction");
    expect((await send("PUT", `${path}/reactions/poop`, scene.wrenToken)).status).toBe(404);
    expect((await get(path)).body).toMatchObject({ reactions: [{ kind: "fire", count: 1, mine: false }], bookmarked: false });
    expect((await send("DELETE", `${path}/reactions/fire`, scene.wrenToken)).body).toEqual({ reactions: [] });
    expect((await send("PUT", `${path}/bookmark`, scene.wrenToken, { note: "again", remindAt: "2020-01-01T00:00:00Z" })).status).toBe(422);
    expect((await send("PUT", `${path}/bookmark`, scene.wrenToken, { note: "again", remindAt: null })).status).toBe(204);
    expect(listOf(await get("/bookmarks", scene.wrenToken)).items).toMatchObject([{ postId, note: "again", post: { title: "Worth keeping" } }]);
    expect(listOf(await get("/bookmarks?due=true", scene.wrenToken)).items).toEqual([]);
    expect((await send("DELETE", `${path}/bookmark`, scene.wrenToken)).status).toBe(204);
    expect(listOf(await get("/bookmarks", scene.wrenToken)).items).toEqual([]);
  });

  test("things are followed and muted, and so no more", async () => {
    const path = `/follows/board/${scene.board.slug}`;
    expect((await send("PUT", path, scene.wrenToken, { level: "followed" })).status).toBe(204);
    expect(codeOf(await send("PUT", path, scene.wrenToken, { level: "blocked" }))).toBe("only-members-are-blocked");
    expect((await send("PUT", `/follows/board/${scene.closed.slug}`, scene.wrenToken, { level: "followed" })).status).toBe(404);
    expect((await send("PUT", "/follows/member/..", scene.wrenToken, { level: "followed" })).status).toBe(404);
    expect(listOf(await get("/follows", scene.wrenToken)).items).toMatchObject([{ type: "board", subject: scene.board.slug, level: "followed" }]);
    expect((await send("DELETE", path, scene.wrenToken)).status).toBe(204);
    expect(listOf(await get("/follows", scene.wrenToken)).items).toEqual([]);
  });

  test("a preview says what a post would", async () => {
    expect(textAt(await send("POST", "/preview", scene.wrenToken, { body: "*oak*" }), "bodyHtml")).toContain("<em>oak</em>");
  });
});

describe("looking after the place", () => {
  test("a report is filed once and decided once, by who looks after the board", async () => {
    const { postId } = await openTopic(api.ctx, scene.insider, { board: scene.board.slug });
    const filed = await send("POST", "/reports", scene.wrenToken, { subjectType: "post", subjectId: postId, reason: "spam", note: "buy glue" });
    expect((await send("POST", "/reports", scene.wrenToken, { subjectType: "post", subjectId: postId, reason: "abuse" })).body).toEqual(filed.body);
    const token = await tokenOf(api.ctx, scene.mod);
    expect(listOf(await get("/reports", token)).items).toMatchObject([{ note: "buy glue", subject: { id: postId } }]);
    for (const path of ["/reports", "/held-posts"]) expect((await get(path, scene.wrenToken)).status).toBe(403);
    const path = `/reports/${textAt(filed, "id")}/decision`;
    expect((await send("PUT", path, scene.wrenToken, { decision: "upheld", reason: "spam" })).status).toBe(403);
    expect((await send("PUT", path, token, { decision: "upheld", reason: "spam" })).body).toMatchObject({ state: "upheld" });
    expect((await send("PUT", path, token, { decision: "rejected", reason: "no" })).status).toBe(409);
    expect(listOf(await get("/reports?state=upheld", token)).items).toHaveLength(1);
  });

  test("operators read how far the search engines are; without a server there is nothing to make anew", async () => {
    expect((await get("/staff/search", scene.operatorToken)).body).toMatchObject({ hasServer: false, indexes: [], waiting: 0 });
    expect(await send("POST", "/staff/search/rebuild", scene.operatorToken)).toMatchObject({ status: 422, body: { code: "no-search-server" } });
    const { ports } = api.parts;
    ports.indexer = makeStandIn().indexer;
    expect(await send("POST", "/staff/search/rebuild", scene.operatorToken)).toMatchObject({ status: 202, body: { isRebuildWanted: true } });
    ports.indexer = null;
  });

  test("operators read the audit log and try parked deliveries again", async () => {
    await send("POST", "/boards", scene.operatorToken, { slug: "a-loft", name: "Loft" });
    expect(listOf(await get("/audit?action=board.created", scene.operatorToken)).items).toHaveLength(1);
    expect((await get("/audit", await tokenOf(api.ctx, scene.mod))).status).toBe(403);
    const event = await api.ctx.db.event.findFirstOrThrow();
    await api.ctx.db.delivery.create({ data: { eventId: event.id, consumer: "board-counts", state: "parked", attempts: 10, nextAttemptAt: api.ctx.now(), lastError: "no" } });
    const parked = listOf(await get("/deliveries?state=parked", scene.operatorToken)).items;
    expect(parked).toMatchObject([{ id: `${event.id}:board-counts`, lastError: "no" }]);
    expect((await get("/deliveries", await tokenOf(api.ctx, scene.mod))).status).toBe(403);
    expect((await send("POST", `/deliveries/${event.id}:board-counts/retry`, scene.operatorToken)).body).toMatchObject({ state: "pending" });
    expect((await send("POST", `/deliveries/${event.id}:board-counts/retry`, scene.operatorToken)).status).toBe(404);
  });
});

describe("what is being written", () => {
  const key = `topic-${"0".repeat(26)}`;

  test("a draft is kept, read, listed and discarded; another version is refused with the rule's name", async () => {
    const first = await send("PUT", `/drafts/${key}`, scene.wrenToken, { fields: { body: "Half", title: "A" }, version: 0 });
    expect([first.status, first.body]).toMatchObject([200, { version: 1 }]);
    const late = await send("PUT", `/drafts/${key}`, scene.wrenToken, { fields: { body: "Other" }, version: 0 });
    expect([late.status, codeOf(late)]).toEqual([409, "draft-changed"]);
    expect(textAt(await get(`/drafts/${key}`, scene.wrenToken), "fields", "body")).toBe("Half");
    expect(listOf(await get("/drafts", scene.wrenToken)).items).toMatchObject([{ key, place: "topic", about: "A", href: `/new?draft=${key}` }]);
    expect((await get(`/drafts/${key}`, scene.adminToken)).status).toBe(404);
    expect((await send("DELETE", `/drafts/${key}`, scene.wrenToken)).status).toBe(204);
    expect((await get(`/drafts/${key}`, scene.wrenToken)).status).toBe(404);
  });

  test("a picture is added from its bytes or a form; what is none, or too heavy, is refused", async () => {
    const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#336699" } }).png().toBuffer();
    const added = await api.call("POST", "/uploads", { token: scene.wrenToken, raw: new Uint8Array(png), headers: { "content-type": "image/png" } });
    expect([added.status, added.body]).toMatchObject([201, { kind: "picture", width: 400, height: 300, moving: false }]);
    expect(textAt(added, "url")).toMatch(/^\/files\/[0-9a-z]{26}$/);
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(png)], { type: "image/png" }), "bowl.png");
    expect((await api.call("POST", "/uploads", { token: scene.wrenToken, raw: form })).status).toBe(201);
    const wrong = await api.call("POST", "/uploads", { token: scene.wrenToken, raw: "<svg/>", headers: { "content-type": "image/svg+xml" } });
    expect([wrong.status, codeOf(wrong)]).toEqual([415, "not-a-picture"]);
    const huge = await api.call("POST", "/uploads", { token: scene.wrenToken, raw: new Uint8Array(18 * 1024 * 1024), headers: { "content-type": "image/png" } });
    expect(huge.status).toBe(413);
  });
});

describe("what is suggested while somebody types", () => {
  test("members, tags and similar topics, to members alone and of boards they may read", async () => {
    const titled = (board: string, title: string, tag: string) => send("POST", "/topics", scene.insiderToken, { board, kind: "question", title, body: "See above.", tags: [tag] });
    await titled(scene.board.slug, "Bending thin bamboo", "bamboo");
    await titled(scene.closed.slug, "Bending the bamboo budget", "bamboo-budget");
    const people = await get(`/suggestions/members?q=${scene.wren.handle}`, scene.insiderToken);
    expect([people.status, people.body]).toEqual([200, { items: [{ id: scene.wren.id, handle: scene.wren.handle, displayName: scene.wren.displayName, avatarUrl: null }] }]);
    expect((await get("/suggestions/tags?q=bamb", scene.wrenToken)).body).toEqual({ items: [{ tag: "bamboo", count: 1 }], create: "bamb" });
    expect((await get("/suggestions/tags?q=bamb", scene.insiderToken)).body).toMatchObject({ items: [{ tag: "bamboo" }, { tag: "bamboo-budget" }] });
    const similar = await get(`/topics/similar?title=${encodeURIComponent("Thin bamboo, bent")}&board=${scene.board.slug}`, scene.wrenToken);
    expect(similar.body).toMatchObject({ items: [{ title: "Bending thin bamboo", solved: false, replyCount: 0, board: { slug: scene.board.slug } }] });
    const offered = await send("POST", "/suggestions/for-text", scene.wrenToken, { title: "Bamboo, bent", body: "", board: scene.board.slug });
    expect(offered.status).toBe(200);
    expect(JSON.parse(JSON.stringify(offered.body))).toHaveProperty("items.0", { tag: "bamboo", reason: "text", alias: null });
    for (const path of ["/suggestions/members?q=a", "/suggestions/tags?q=a", "/topics/similar?title=bamboo"]) expect((await get(path)).status).toBe(401);
    expect((await send("POST", "/suggestions/for-text", undefined, { title: "Bamboo" })).status).toBe(401);
  });
});

describe("search", () => {
  test("finds topics and posts by words and filters, marks what was searched for, pages, and tells of each board, kind and tag how many", async () => {
    for (const [at, tag] of ["oak", "oak", "elm"].entries()) await openTopic(api.ctx, scene.wren, { board: scene.board.slug, title: `Marquetry <${at}>`, body: `Marquetry & veneer ${at}`, tags: [tag] });
    const first = await get("/search?q=marquetry&limit=2");
    expect(first.body).toMatchObject({ total: 3, totalIsEstimate: false, engine: "sql", facets: { boards: [{ value: scene.board.slug, count: 3 }], tags: [{ value: "oak", count: 2 }, { value: "elm", count: 1 }] }, corrections: [], loose: false, unknown: [] });
    expect(JSON.stringify(first.body)).toContain("<mark>Marquetry</mark> &amp; veneer");
    const second = await get(`/search?q=marquetry&limit=2&cursor=${encodeURIComponent(textAt(first, "nextCursor"))}`);
    expect(new Set([...listOf(first).items, ...listOf(second).items].map(({ id }) => id)).size).toBe(3);
    expect((await get("/search?q=marquetry&tag=elm")).body).toMatchObject({ total: 1 });
    expect((await get("/search?q=marquetry%20tag:elm%20is:maybe")).body).toMatchObject({ total: 1, unknown: ["is:maybe"] });
    expect((await get("/search?q=marqeutry")).body).toMatchObject({ total: 3, corrections: [{ from: "marqeutry", to: "marquetry" }] });
    expect((await get("/search?q=marquetry&kind=poem")).status).toBe(400);
  });

  test("suggests topics, boards, tags and members with label and address, to guests as well", async () => {
    const { slug, name } = scene.board;
    const { id } = await openTopic(api.ctx, scene.wren, { board: slug, title: "Parquetry underfoot", tags: ["parquet"] });
    await openTopic(api.ctx, scene.insider, { board: scene.closed.slug, title: "Parquetry in secret", tags: ["parquet-secret"] });
    const found = await get("/search/suggestions?q=parq");
    const origin = api.ctx.community.origin;
    expect([found.status, found.body]).toEqual([200, {
      topics: [{ id, label: "Parquetry underfoot", url: `${origin}/t/${id}/parquetry-underfoot`, kind: "discussion", solved: false, board: { slug, name } }],
      boards: [], tags: [{ label: "parquet", url: `${origin}/tags/parquet`, count: 1 }], members: [],
    }]);
    expect((await get(`/search/suggestions?q=${scene.wren.handle}`)).body).toMatchObject({ members: [{ label: scene.wren.displayName, url: `${origin}/members/${scene.wren.handle}` }] });
    expect((await get(`/search/suggestions?q=${slug}`)).body).toMatchObject({ boards: [{ slug, label: name, url: `${origin}/boards/${slug}` }] });
    expect((await get("/search/suggestions?q=parq&limit=99")).status).toBe(400);
  });
});

test("every endpoint of this part has answered with success above", () => {
  expect(endpointsOf("topics").filter((id) => !api.answered.has(id))).toEqual([]);
});
