import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/requests";
import { browserHeaders, makeAsker, makeToken, type Asker } from "./matrix-scene";

useTestDatabase();

let server: TestServer;
let people = 0;
beforeAll(async () => {
  server = await startTestServer();
  server.parts.ports.passwords = { hash: async (text) => `hash of ${text}`, verify: async (hashed, text) => hashed === `hash of ${text}`, isOutdated: () => false };
}, 120_000);

/** A page as its reader gets it, without the marks React puts between pieces of text. */
const read = async (path: string): Promise<string> => {
  const answer = await fetch(server.origin + path, { headers: browserHeaders(me, server.origin) });
  return (await answer.text()).replaceAll("<!-- -->", "");
};

const password = "blue kettle on the stove";
let member: CastMember;
let me: Asker;
beforeEach(async () => {
  people += 1;
  member = await makeMember(server.ctx, { handle: `potter-${"abcdefghjk"[people] ?? ""}`, email: `potter-${people}@example.org` });
  await server.ctx.db.account.update({ where: { memberId: member.id }, data: { passwordHash: `hash of ${password}` } });
  me = await makeAsker(server, "member", member);
});

/** A form as the browser posts it: with a file when there is one to send. */
async function postForm(path: string, fields: Record<string, string | File>): Promise<{ status: number; text: string; retryAfter: number }> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ formToken: me.formToken, ...fields })) body.append(name, value);
  const answer = await fetch(server.origin + path, { method: "POST", body, headers: browserHeaders(me, server.origin), redirect: "manual" });
  return { status: answer.status, text: await answer.text(), retryAfter: Number(answer.headers.get("retry-after")) };
}

const callApi = (method: string, path: string, body: unknown): Promise<Response> =>
  fetch(`${server.origin}/api/v1${path}`, {
    method, headers: { ...browserHeaders(me, server.origin), "content-type": "application/json" }, body: JSON.stringify(body),
  });

describe("a new password", () => {
  test("a wrong present one is said in its own words, at its own field", async () => {
    const wrong = await postForm("/settings/password", { current: "a wrong one", password: "another fine joint" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("This is not your present password.");
    expect(wrong.text).not.toContain("E-mail or password is wrong.");
    expect(/<input[^>]*aria-invalid="true"[^>]*>/.exec(wrong.text)?.[0]).toContain('name="current"');
  });

  test("after ten wrong tries, by form and API together, both say to wait and how long", async () => {
    const wish = { current: "a wrong one", password: "another fine joint" };
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await postForm("/settings/password", wish)).status).toBe(422);
      expect((await callApi("PUT", "/me/password", wish)).status).toBe(422);
    }
    const form = await postForm("/settings/password", { ...wish, current: password });
    expect(form.status).toBe(429);
    expect(form.retryAfter).toBeGreaterThan(60);
    expect(form.text).toMatch(/Too many tries. Try again in 15 minutes\./);
    const api = await callApi("PUT", "/me/password", { ...wish, current: password });
    expect([api.status, Number(api.headers.get("retry-after")) > 60]).toEqual([429, true]);
    expect(await api.json()).toMatchObject({ code: "rate-limited" });
  });
});

describe("a new picture", () => {
  const text = new File(["no picture"], "me.png", { type: "image/png" });

  test("is asked for when the form comes without one", async () => {
    const empty: Record<string, File>[] = [{}, { file: new File([], "") }];
    for (const fields of empty) {
      const refused = await postForm("/settings/picture", fields);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain("Choose a picture first.");
    }
    expect((await postForm("/settings/picture", { file: text })).status).toBe(415);
  });

  test("counts against one limit, by form and API together", async () => {
    const upload = () => fetch(`${server.origin}/api/v1/me/avatar`, { method: "PUT", body: text, headers: { ...browserHeaders(me, server.origin), "content-type": "image/png" } });
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await postForm("/settings/picture", { file: text })).status).toBe(415);
      expect((await upload()).status).toBe(415);
    }
    expect([(await postForm("/settings/picture", { file: text })).status, (await upload()).status]).toEqual([429, 429]);
  });
});

test("one token too many is refused in words, with the number", async () => {
  const { ctx } = server;
  await ctx.db.apiToken.deleteMany({ where: { memberId: member.id } });
  for (let index = 0; index < 50; index += 1) await makeToken(ctx, member, ["read"]);
  const refused = await postForm("/settings/tokens", { name: "one more", "scopes[]": "read", expiresInDays: "90" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("You have 50 tokens, the most one member can have. Revoke one first.");
});

test("a group of more members than its page lists tells the true number, and says that these are the first", async () => {
  const { ctx } = server;
  const group = await makeGroup(ctx, "choir");
  await ctx.db.roleGrant.create({ data: { id: ctx.newId(), memberId: member.id, role: "operator", grantedAt: ctx.now() } });
  const singers = Array.from({ length: 502 }, (_, index) => ({ id: ctx.newId(), handle: `singer-${String(502 - index).padStart(3, "0")}` }));
  await ctx.db.member.createMany({ data: singers.map(({ id, handle }) => ({ id, handle, handleFolded: handle, displayName: handle, joinedAt: ctx.now() })) });
  const putIn = (some: typeof singers) => ctx.db.groupMember.createMany({ data: some.map(({ id }) => ({ groupId: group.id, memberId: id })) });
  await putIn(singers.slice(2));
  expect(await read("/staff/groups/choir")).not.toContain("The first");
  await putIn(singers.slice(0, 2));
  const [list, page] = [await read("/staff/groups"), await read("/staff/groups/choir")];
  expect([list, page].map((html) => html.includes("502 members"))).toEqual([true, true]);
  expect(page).toContain("The first 500 by handle are shown.");
  expect([page.includes("/members/singer-500"), page.includes("/members/singer-501")]).toEqual([true, false]);
  const api = await fetch(`${server.origin}/api/v1/groups`, { headers: browserHeaders(me, server.origin) });
  expect(await api.json()).toMatchObject({ items: [{ slug: "choir", memberCount: 502 }] });
});

test("what is posted without a sign-in leads to one, whatever it is; only a text is kept", async () => {
  const post = (path: string, type: string, body: string): Promise<Response> =>
    fetch(server.origin + path, { method: "POST", redirect: "manual", headers: { origin: server.origin, "content-type": type }, body });
  for (const [type, body] of [["application/json", '{"body":"x"}'], ["multipart/form-data; boundary=x", "not a form"], ["application/x-www-form-urlencoded", "bio=x"], ["application/x-www-form-urlencoded", "body=+%0A"]] as const) {
    const answer = await post("/settings", type, body);
    expect([answer.status, answer.headers.get("location")], `${type} ${body}`).toEqual([302, "/sign-in?to=%2F"]);
  }
  const kept = await post("/new", "application/x-www-form-urlencoded", `body=${encodeURIComponent('<b>"kept"</b>')}&formToken=secret`);
  const page = await kept.text();
  expect([kept.status, page.includes("&lt;b&gt;&quot;kept&quot;&lt;/b&gt;"), page.includes("secret")]).toEqual([401, true, false]);
});
