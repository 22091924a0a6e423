import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scopes } from "~/kernel/actor";
import { endpoints } from "~/routes/api/table";
import { makeMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { codeOf, listOf, startApi, textAt, tokenOf, type ApiClient } from "./api-client";
import { makeScene, openTopic, password, plantLink, reply, type Scene } from "./api-scene";

useTestDatabase();

let api: ApiClient;
let scene: Scene;

beforeAll(async () => {
  api = await startApi({ limits: "relaxed", keepsMail: true });
  scene = await makeScene(api.ctx, "a");
});
afterAll(() => api.stop());

const get = (path: string, token?: string) => api.call("GET", path, { token });
const send = (method: string, path: string, token?: string, body?: unknown) => api.call(method, path, { token, body });

describe("signing up and in", () => {
  test("an account is asked for, verified by its link, and signs in for a token", async () => {
    const asked = await send("POST", "/members", undefined, { email: "robin@example.org", password, handle: "robin" });
    expect([asked.status, asked.body]).toEqual([202, { state: "verification-sent" }]);
    const waiting = await api.ctx.db.signUp.findUniqueOrThrow({ where: { emailFolded: "robin@example.org" } });
    await plantLink(api.ctx, "verify", waiting.id, "verify-link-of-robin-000");
    const verified = await send("POST", "/members/verifications", undefined, { token: "verify-link-of-robin-000" });
    expect(verified.status).toBe(201);
    expect(textAt(verified, "member", "handle")).toBe("robin");
    const session = await send("POST", "/session", undefined, { email: "Robin@Example.org", password });
    expect(session.body).toMatchObject({ scopes: ["read", "write"], member: { handle: "robin", email: "robin@example.org" } });
    const token = textAt(session, "token");
    expect(await api.ctx.db.session.count({ where: { member: { handle: "robin" } } })).toBe(0);
    expect((await get("/me", token)).status).toBe(200);
    expect((await send("DELETE", "/session", token)).status).toBe(204);
    expect((await get("/me", token)).status).toBe(401);
  });

  test("a known address is answered like a new one", async () => {
    const asked = await send("POST", "/members", undefined, { email: scene.wren.handle + "@example.org", password, handle: "robin-2" });
    expect([asked.status, asked.body]).toEqual([202, { state: "verification-sent" }]);
  });

  test("refuses a taken handle, a malformed one and a weak password by name", async () => {
    const ask = (wish: object) => send("POST", "/members", undefined, { email: "new@example.org", password, handle: "newcomer", ...wish });
    expect(codeOf(await ask({ handle: scene.wren.handle }))).toBe("handle-taken");
    expect(codeOf(await ask({ handle: "no spaces" }))).toBe("handle-malformed");
    expect(codeOf(await ask({ password: "short" }))).toBe("password-too-short");
  });

  test("refuses wrong credentials, and a link that is none", async () => {
    const wrong = await send("POST", "/session", undefined, { email: "nobody@example.org", password });
    expect([wrong.status, codeOf(wrong)]).toEqual([401, "credentials-wrong"]);
    const link = await send("POST", "/members/verifications", undefined, { token: "x".repeat(30) });
    expect([link.status, codeOf(link)]).toEqual([422, "link-invalid"]);
  });

  test("a reset is answered the same for any address, and sets the password once", async () => {
    for (const email of [`${scene.finch.handle}@example.org`, "nobody@example.org"]) {
      const asked = await send("POST", "/password-resets", undefined, { email });
      expect([asked.status, asked.body]).toEqual([202, { state: "reset-sent" }]);
    }
    await plantLink(api.ctx, "reset", scene.finch.id, "reset-link-of-finch-0000");
    const answers = await Promise.all([1, 2].map(() => send("PUT", "/password-resets/reset-link-of-finch-0000", undefined, { password })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
    expect((await get("/me", scene.finchToken)).status).toBe(401);
    scene.finchToken = await tokenOf(api.ctx, scene.finch);
  });

  test("waiting mails are listed for operators, by address", async () => {
    await api.ctx.db.mail.create({ data: { id: api.ctx.newId(), to: "A@b.org", toFolded: "a@b.org", subject: "s", text: "t", createdAt: api.ctx.now() } });
    expect(listOf(await get("/mails?to=a@b.org", scene.operatorToken)).items).toHaveLength(1);
    expect(listOf(await get("/mails?to=c@b.org", scene.operatorToken)).items).toHaveLength(0);
    expect((await get("/mails", scene.modToken)).status).toBe(403);
    expect(await api.ctx.db.auditEntry.count({ where: { action: "mails.handed-out" } })).toBe(1);
  });
});

describe("oneself", () => {
  test("the account is read and changed; what is left out stays", async () => {
    const changed = await send("PATCH", "/me", scene.wrenToken, { bio: "I make chairs.", locale: "zh-CN" });
    expect(changed.body).toMatchObject({ bio: "I make chairs.", locale: "zh-CN", displayName: scene.wren.displayName });
    expect((await get("/me", scene.wrenToken)).body).toEqual(changed.body);
  });

  test("a picture is set from its bytes or a form, and removed", async () => {
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#336699" } }).png().toBuffer();
    const raw = await api.call("PUT", "/me/avatar", { token: scene.wrenToken, raw: new Uint8Array(png), headers: { "content-type": "image/png" } });
    expect(textAt(raw, "avatarUrl")).toMatch(/^\/files\/[0-9a-z]{26}\.webp$/);
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(png)], { type: "image/png" }), "me.png");
    expect((await api.call("PUT", "/me/avatar", { token: scene.wrenToken, raw: form })).status).toBe(200);
    const wrong = await api.call("PUT", "/me/avatar", { token: scene.wrenToken, raw: "no picture", headers: { "content-type": "image/png" } });
    expect([wrong.status, codeOf(wrong)]).toEqual([415, "not-a-picture"]);
    const huge = await api.call("PUT", "/me/avatar", { token: scene.wrenToken, raw: new Uint8Array(6 * 1024 * 1024), headers: { "content-type": "image/png" } });
    expect(huge.status).toBe(413);
    expect((await send("DELETE", "/me/avatar", scene.wrenToken)).status).toBe(204);
  });

  test("sessions are listed and ended, one and all others", async () => {
    const items = listOf(await api.call("GET", "/me/sessions", { cookie: scene.adminCookie })).items;
    expect(items).toMatchObject([{ current: true, device: "Firefox" }]);
    expect((await api.call("DELETE", "/me/sessions", { cookie: scene.adminCookie })).status).toBe(204);
    expect((await api.call("GET", "/me", { cookie: scene.adminCookie })).status).toBe(200);
    expect((await send("DELETE", `/me/sessions/${api.ctx.newId()}`, scene.adminToken)).status).toBe(404);
    const other = listOf(await get("/me/sessions", scene.wrenToken)).items[0];
    expect((await send("DELETE", `/me/sessions/${String(other?.id)}`, scene.adminToken)).status).toBe(404);
    expect((await send("DELETE", `/me/sessions/${String(other?.id)}`, scene.wrenToken)).status).toBe(204);
    expect((await api.call("GET", "/me", { cookie: scene.wrenCookie })).status).toBe(401);
  });

  test("a token is made once, works with its scopes alone, and is revoked at once", async () => {
    const signedIn = await tokenOf(api.ctx, scene.wren, scopes, "session");
    const made = await send("POST", "/me/tokens", signedIn, { name: "reader", scopes: ["read"] });
    const token = textAt(made, "token");
    expect(token).toMatch(/^kdl_/);
    expect((await get("/me", token)).status).toBe(200);
    const beyond = await send("PATCH", "/me", token, { bio: "x" });
    expect([beyond.status, codeOf(beyond)]).toEqual([403, "scope-missing"]);
    expect(codeOf(await send("POST", "/me/tokens", signedIn, { name: "more", scopes: ["operate"] }))).toBe("scope-not-yours");
    const writer = textAt(await send("POST", "/me/tokens", signedIn, { name: "writer", scopes: ["write"] }), "token");
    expect(codeOf(await send("POST", "/me/tokens", writer, { name: "child", scopes: ["write"] }))).toBe("session-needed");
    expect(JSON.stringify(listOf(await get("/me/tokens", scene.wrenToken)))).not.toContain(token);
    expect((await send("DELETE", `/me/tokens/${textAt(made, "id")}`, scene.wrenToken)).status).toBe(204);
    expect((await get("/me", token)).status).toBe(401);
  });

  test("the password changes with the present one and ends all else", async () => {
    const [first, second] = [await tokenOf(api.ctx, scene.insider, scopes, "session"), await tokenOf(api.ctx, scene.insider)];
    const wrong = await send("PUT", "/me/password", first, { current: "wrong one", password: "another kettle 77" });
    expect([wrong.status, codeOf(wrong)]).toEqual([422, "wrong-password"]);
    expect(codeOf(await send("PUT", "/me/password", second, { current: password, password: "another kettle 77" }))).toBe("session-needed");
    expect((await send("PUT", "/me/password", first, { current: password, password: "another kettle 77" })).status).toBe(204);
    expect((await get("/me", first)).status).toBe(200);
    expect((await get("/me", second)).status).toBe(401);
    scene.insiderToken = await tokenOf(api.ctx, scene.insider);
  });
});

describe("members", () => {
  test("the directory and a page show no address; operators see it in their list", async () => {
    const directory = await get("/members?limit=100");
    const page = await get(`/members/${scene.wren.handle}`);
    expect(directory.text + page.text).not.toContain("@example.org");
    expect((await get(`/staff/members?q=${scene.wren.handle}`, scene.operatorToken)).text).toContain(`${scene.wren.handle}@example.org`);
    expect((await get("/staff/members", scene.modToken)).status).toBe(403);
    expect((await get("/members/nobody-here")).status).toBe(404);
  });

  test("a former handle redirects", async () => {
    await send("PATCH", "/me", await tokenOf(api.ctx, scene.mod), { handle: "a-warden" });
    const moved = await get(`/members/${scene.mod.handle}`);
    expect([moved.status, moved.headers.get("location")]).toEqual([301, "/api/v1/members/a-warden"]);
  });

  test("operators make moderators, set trust and standing; operators and admins are made by an admin's browser alone", async () => {
    const path = `/members/${scene.finch.handle}`;
    expect((await send("PUT", `${path}/roles/moderator`, scene.operatorToken)).status).toBe(204);
    expect((await send("DELETE", `${path}/roles/moderator`, scene.operatorToken)).status).toBe(204);
    expect((await send("PUT", `${path}/roles/operator`, scene.operatorToken)).status).toBe(403);
    expect((await send("PUT", `${path}/roles/operator`, scene.adminToken)).status).toBe(403);
    expect((await api.call("PUT", `${path}/roles/operator`, { cookie: scene.adminCookie })).status).toBe(204);
    expect((await api.call("DELETE", `${path}/roles/operator`, { cookie: scene.adminCookie })).status).toBe(204);
    expect((await send("PUT", `${path}/roles/emperor`, scene.operatorToken)).status).toBe(404);
    expect((await send("PUT", `${path}/trust`, scene.operatorToken, { trust: 2, reason: "helps others" })).status).toBe(204);
    expect((await get(path)).body).toMatchObject({ trust: 2, roles: [] });
    expect((await send("PUT", `${path}/standing`, scene.operatorToken, { state: "suspended", reason: "spam" })).status).toBe(204);
    expect((await get("/me", scene.finchToken)).status).toBe(401);
    expect((await send("PUT", `${path}/standing`, scene.operatorToken, { state: "active", reason: "a mistake" })).status).toBe(204);
    expect((await get("/me", scene.finchToken)).status).toBe(401); // what was ended stays ended
    scene.finchToken = await tokenOf(api.ctx, scene.finch);
    expect((await send("PUT", `/members/${scene.admin.handle}/standing`, scene.operatorToken, { state: "suspended", reason: "coup" })).status).toBe(403);
  });
});

describe("boards and groups", () => {
  test("an operator makes a board and changes it; a stale version is 409", async () => {
    const made = await send("POST", "/boards", scene.operatorToken, { slug: "a-clay", name: "Clay", visibility: "groups", groups: [scene.group.slug] });
    expect([made.status, made.headers.get("location")]).toEqual([201, "/api/v1/boards/a-clay"]);
    expect((await send("PATCH", "/boards/a-clay", scene.operatorToken, { name: "Clay and fire", version: 1 })).body).toMatchObject({ name: "Clay and fire", version: 2 });
    const stale = await send("PATCH", "/boards/a-clay", scene.operatorToken, { name: "Mud", version: 1 });
    expect([stale.status, codeOf(stale)]).toEqual([409, "stale-version"]);
    expect(codeOf(await send("POST", "/boards", scene.operatorToken, { slug: "a-clay", name: "Clay" }))).toBe("slug-taken");
    expect((await send("POST", "/boards", scene.wrenToken, { slug: "a-mine", name: "Mine" })).status).toBe(403);
  });

  test("a closed board does not exist for outsiders", async () => {
    expect((await get(`/boards/${scene.closed.slug}`, scene.insiderToken)).status).toBe(200);
    for (const token of [undefined, scene.wrenToken]) {
      expect((await get(`/boards/${scene.closed.slug}`, token)).status).toBe(404);
      expect((await get(`/topics?board=${scene.closed.slug}`, token)).status).toBe(404);
      expect((await get("/boards?limit=100", token)).text).not.toContain(scene.closed.slug);
    }
    const [known, unknown] = [`/boards/${scene.closed.slug}/moderators/${scene.wren.handle}`, `/boards/a-nothing/moderators/${scene.wren.handle}`];
    expect((await send("PUT", known, scene.wrenToken)).status).toBe((await send("PUT", unknown, scene.wrenToken)).status);
  });

  test("moderators of a board and members of a group come and go", async () => {
    const path = `/boards/${scene.other.slug}/moderators/${scene.insider.handle}`;
    expect((await send("PUT", path, scene.operatorToken)).status).toBe(204);
    expect((await get(`/boards/${scene.other.slug}`)).text).toContain(scene.insider.handle);
    expect((await send("DELETE", path, scene.operatorToken)).status).toBe(204);
    expect((await send("PUT", `/boards/nowhere/moderators/${scene.insider.handle}`, scene.operatorToken)).status).toBe(404);
    expect((await send("POST", "/groups", scene.operatorToken, { slug: "a-jury", name: "Jury" })).status).toBe(201);
    expect(codeOf(await send("POST", "/groups", scene.operatorToken, { slug: "a-jury", name: "Jury" }))).toBe("slug-taken");
    expect((await send("PUT", `/groups/a-jury/members/${scene.wren.handle}`, scene.operatorToken)).status).toBe(204);
    expect((await get("/groups", scene.operatorToken)).text).toContain(scene.wren.handle);
    expect((await send("DELETE", `/groups/a-jury/members/${scene.wren.handle}`, scene.operatorToken)).status).toBe(204);
    expect((await get("/groups", scene.wrenToken)).status).toBe(403);
  });
});

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

  test("operators read the audit log and try parked deliveries again", async () => {
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

test("every endpoint of the table has answered with success above", () => {
  expect(endpoints.map(({ id }) => id).filter((id) => !api.answered.has(id))).toEqual([]);
});
