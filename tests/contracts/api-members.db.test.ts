import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scopes } from "~/kernel/actor";
import { useTestDatabase } from "../support/database";
import { codeOf, listOf, startApi, textAt, tokenOf, type ApiClient } from "./api-client";
import { endpointsOf } from "./api-parts";
import { makeScene, password, plantLink, type Scene } from "./api-scene";

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

test("every endpoint of this part has answered with success above", () => {
  expect(endpointsOf("members").filter((id) => !api.answered.has(id))).toEqual([]);
});
