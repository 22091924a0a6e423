import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../support/database";
import { makeVisitor, startTestServer } from "../support/requests";
import { drainWorker } from "../support/worker";
import { askRaw } from "./headers-raw";
import { pageAddresses } from "./matrix-pages";
import { browserHeaders, makeAsker, makeMatrixScene, makeTarget, password, type Scene } from "./matrix-scene";

useTestDatabase();

let scene: Scene;
beforeAll(async () => {
  scene = await makeMatrixScene();
}, 120_000);

const origin = (): string => scene.server.origin;
const signIn = { email: "member@private.example", password };

test("the session cookie is out of reach of scripts and other sites", async () => {
  const answer = await makeVisitor(origin()).post("/sign-in", signIn);
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("kindling=")) ?? "";
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=(Lax|Strict)/i);
  expect(cookie).toMatch(/Path=\/;/);
  expect(cookie).not.toMatch(/Domain=/i);
  const value = /^kindling=([^;]+)/.exec(cookie)?.[1] ?? "";
  expect(value.length).toBeGreaterThanOrEqual(22);
  expect(await answer.text()).not.toContain(value);
  expect(await scene.server.ctx.db.session.count({ where: { OR: [{ id: value }, { publicId: value }] } })).toBe(0);
});

test("on https the cookie carries the __Host- prefix and Secure, and answers say so for a year", async () => {
  const https = "https://forum.example";
  const server = await startTestServer({ community: { origin: https, relaxedLimits: true } });
  const visitor = makeVisitor(server.origin);
  const answer = await visitor.post("/sign-in", signIn, { origin: https });
  const cookie = answer.headers.getSetCookie().find((line) => line.includes("kindling=")) ?? "";
  expect(cookie).toMatch(/^__Host-kindling=/);
  expect(cookie).toMatch(/Secure/);
  expect(answer.headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
});

test("a cookie planted before signing in is never the signed-in one", async () => {
  const visitor = makeVisitor(origin());
  visitor.cookies.set("kindling", "planted-by-somebody-else-0123456789");
  await visitor.post("/sign-in", signIn);
  expect(visitor.cookies.get("kindling")).not.toBe("planted-by-somebody-else-0123456789");
  const thief = makeVisitor(origin());
  thief.cookies.set("kindling", "planted-by-somebody-else-0123456789");
  expect((await thief.get("/settings")).status).toBe(302);
});

test("after signing out, signing in elsewhere or suspension the old cookie opens nothing", async () => {
  const { ctx } = scene.server;
  const asker = await makeAsker(scene.server, "member", scene.people.member);
  const headers = browserHeaders(asker, origin());
  const opens = async (): Promise<number> => (await fetch(`${origin()}/settings`, { headers, redirect: "manual" })).status;
  expect(await opens()).toBe(200);
  await fetch(`${origin()}/sign-out`, { method: "POST", headers, body: new URLSearchParams({ formToken: asker.formToken }), redirect: "manual" });
  expect(await opens()).toBe(302);
  expect((await fetch(`${origin()}/api/v1/me`, { headers })).status).toBe(401);
  const other = await makeAsker(scene.server, "newcomer", scene.people.newcomer);
  await ctx.db.member.update({ where: { id: scene.people.newcomer.id }, data: { state: "suspended" } });
  expect((await fetch(`${origin()}/settings`, { headers: browserHeaders(other, origin()), redirect: "manual" })).status).toBe(302);
  await ctx.db.member.update({ where: { id: scene.people.newcomer.id }, data: { state: "active" } });
});

test("a name that is not the community's is sent away, so that no page of another site can read here", async () => {
  for (const path of ["/", "/dev/mail", "/set-up", "/api/v1/boards", "/api/v1/password-resets"]) {
    for (const method of ["GET", "POST"]) {
      const answer = await askRaw(origin(), method, path, ["Host: evil.example", "Content-Length: 0"]);
      expect([answer.status, answer.body.includes("evil.example")], `${method} ${path}`).toEqual([421, false]);
    }
  }
});

test("forwarded names change no link in mails, pages or redirects", async () => {
  const body = "email=member%40private.example";
  const lines = ["X-Forwarded-Host: evil.example", `Origin: ${origin()}`, "Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`];
  await askRaw(origin(), "POST", "/reset", lines, body);
  await drainWorker(scene.server.ctx);
  const mail = scene.server.mails.at(-1);
  expect(mail?.text ?? "no mail").toContain(`${origin()}/reset?token=`);
  expect(JSON.stringify(mail)).not.toContain("evil.example");
  const { topic } = await makeTarget(scene, "open");
  for (const path of ["/", `/t/${topic}`, "/settings", "/api/v1/topics", "/api/v1/openapi.json"]) {
    const answer = await askRaw(origin(), "GET", path, ["X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"]);
    expect(JSON.stringify([...answer.headers]) + answer.body, path).not.toContain("evil.example");
  }
});

const outside = [
  "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example", "javascript:alert(1)", "data:text/html,x", "/%09/evil.example", "/\t/evil.example",
  "/\n/evil.example", "%2f%2fevil.example", "/.//evil.example", "/..//evil.example", "//evil.example@127.0.0.1", "http://127.0.0.1@evil.example", "/%5cevil.example", " //evil.example", "\u0000//evil.example", "evil.example", "?to=//evil.example",
];

test.each(outside)("the redirect parameter %j stays inside", async (to) => {
  const asker = await makeAsker(scene.server, "member", scene.people.member);
  const headers = browserHeaders(asker, origin());
  const answers = [
    await makeVisitor(origin()).post(`/sign-in?to=${encodeURIComponent(to)}`, signIn),
    await fetch(`${origin()}/sign-in?to=${encodeURIComponent(to)}`, { headers, redirect: "manual" }),
    await fetch(`${origin()}/preferences`, { method: "POST", headers, body: new URLSearchParams({ to, theme: "dark", formToken: asker.formToken }), redirect: "manual" }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBeGreaterThanOrEqual(300);
    if (answer.status >= 400) continue; // refused
    const location = answer.headers.get("location") ?? "";
    expect(new URL(location, "http://inside.example/").host, location).toBe("inside.example");
    expect(location).toMatch(/^\/(?![/\\])/);
  }
});

const strange: Record<string, string | undefined>[] = [
  { origin: "https://evil.example" }, { origin: "null" }, { origin: undefined }, { origin: "https://evil.example", "sec-fetch-site": "same-origin" }, { origin: undefined, "sec-fetch-site": "cross-site" },
];

test("no form is taken that another site's page could have sent", async () => {
  const asker = await makeAsker(scene.server, "admin", scene.people.admin);
  const before = await stateOf();
  const unknown = "00000000000000000000000000";
  const target = { topic: unknown, opening: unknown, post: unknown, poll: unknown, suggestion: unknown, record: unknown };
  for (const { path, fields } of Object.values(pageAddresses)) {
    for (const wanted of strange) {
      const headers = new Headers({ cookie: `kindling=${asker.cookie}` });
      for (const [name, value] of Object.entries(wanted)) if (value) headers.set(name, value);
      const body = new URLSearchParams({ ...fields?.(target), formToken: asker.formToken });
      const answer = await fetch(origin() + path(target, "open"), { method: "POST", headers, body, redirect: "manual" });
      expect.soft(answer.status, `${path(target, "open")} ${JSON.stringify(wanted)}`).toBe(403);
    }
  }
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    expect((await fetch(`${origin()}/settings`, { method, headers: { cookie: `kindling=${asker.cookie}` } })).status, method).toBe(403);
    expect((await fetch(`${origin()}/api/v1/me`, { method, headers: { cookie: `kindling=${asker.cookie}`, origin: "https://evil.example", "content-type": "application/json" }, body: "{}" })).status, method).toBeGreaterThanOrEqual(403);
  }
  expect(await stateOf()).toBe(before);
}, 120_000);

test("reading changes nothing", async () => {
  const target = await makeTarget(scene, "open");
  const asker = await makeAsker(scene.server, "admin", scene.people.admin);
  const before = await stateOf();
  for (const { path } of Object.values(pageAddresses)) {
    await fetch(origin() + path(target, "open"), { headers: browserHeaders(asker, origin()), redirect: "manual" });
    await fetch(origin() + path(target, "open"), { method: "HEAD", headers: browserHeaders(asker, origin()), redirect: "manual" });
  }
  expect(await stateOf()).toBe(before);
}, 60_000);

/** A mark over all rows of what people make and do. */
async function stateOf(): Promise<string> {
  const tables = ["Member", "Account", "ApiToken", "Board", "Topic", "Post", "Vote", "Report", "Event", "AuditEntry", "SignUp", "MailToken", "Group", "GroupMember", "RoleGrant", "TopicReading", "PostRevision", "Setting"] as const;
  const marks: string[] = [];
  for (const table of tables) {
    const rows = await scene.server.ctx.db.$queryRawUnsafe<{ mark: string | null }[]>(`SELECT md5(string_agg(x::text, '|' ORDER BY x::text)) AS "mark" FROM "${table}" x`);
    marks.push(`${table} ${rows[0]?.mark}`);
  }
  return marks.join("\n");
}

const values = ["", "a\u0000b", "\ud800", "x".repeat(200_000), "__proto__", "1e309", "😀".repeat(500)];

test("no form makes a fault of ours out of strange values, doubled or unknown fields", async () => {
  const asker = await makeAsker(scene.server, "admin", scene.people.admin);
  const target = await makeTarget(scene, "open");
  const faults: string[] = [];
  for (const [id, { path, fields }] of Object.entries(pageAddresses)) {
    const names = Object.keys(fields?.(target) ?? {});
    for (const value of values) {
      for (const name of [...names, "__proto__"]) {
        if (id === "routes/account/sign-out" || id === "routes/settings/password") continue; // they end this sign-in, or hash slowly
        const body = new URLSearchParams({ ...fields?.(target), formToken: asker.formToken });
        body.set(name, value);
        if (value === "") body.append(name, "twice");
        const answer = await fetch(origin() + path(target, "open"), { method: "POST", headers: browserHeaders(asker, origin()), body, redirect: "manual" });
        await answer.arrayBuffer();
        if (answer.status >= 500) faults.push(`${answer.status} ${id} ${name}=${JSON.stringify(value.slice(0, 20))}`);
      }
    }
  }
  expect(faults).toEqual([]);
}, 300_000);

test("no address makes a fault of ours out of strange parts and filters", async () => {
  const asker = await makeAsker(scene.server, "admin", scene.people.admin);
  const parts = ["a%00b", "%00", "__proto__", "..%2f..%2fx", "%F0%9F%98%80", "x".repeat(3_000), "'%22%3B--"];
  const bases = ["/boards/", "/tags/", "/members/", "/t/", "/posts/", "/staff/boards/", "/staff/groups/", "/staff/members/", "/?sort=", "/?cursor=", "/questions?sort=new&cursor=", "/members?cursor=", "/new?board=", "/sign-in?to=", "/verify?token=", "/reset/password?token=", "/set-up?token=", "/staff/audit?cursor=", "/staff/held?cursor=", "/files/", "/assets/"];
  const faults: string[] = [];
  for (const path of bases.flatMap((base) => parts.map((part) => base + part))) {
    const answer = await fetch(origin() + path, { headers: browserHeaders(asker, origin()), redirect: "manual" });
    await answer.arrayBuffer();
    if (answer.status >= 500) faults.push(`${answer.status} ${path.slice(0, 60)}`);
  }
  expect(faults).toEqual([]);
}, 120_000);
