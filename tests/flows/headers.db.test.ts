import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "../support/paths";
import { createTopic } from "~/features/topics/create-topic.server";
import { actingAs } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { makeVisitor } from "../support/requests";
import { askRaw, sendRaw, type RawAnswer } from "./headers-raw";
import { browserHeaders, makeAsker, makeMatrixScene, makeTarget, type Asker, type Scene, type Target } from "./matrix-scene";

useTestDatabase();

let scene: Scene;
let target: Target;
let member: Asker;

beforeAll(async () => {
  scene = await makeMatrixScene();
  target = await makeTarget(scene, "open");
  member = await makeAsker(scene.server, "member", scene.people.member);
});

const origin = (): string => scene.server.origin;

/** One address of every kind of answer. */
const kinds: Record<string, (asset: string) => Promise<RawAnswer>> = {
  "a page": () => askRaw(origin(), "GET", "/"),
  "a topic": () => askRaw(origin(), "GET", `/t/${target.topic}`),
  "a page's data": () => askRaw(origin(), "GET", "/boards?_data=routes/boards"),
  "a page that is not there": () => askRaw(origin(), "GET", "/no/such/page"),
  "a redirect": () => askRaw(origin(), "GET", "/settings"),
  "a refused form": () => askRaw(origin(), "POST", "/sign-in", [`Origin: ${origin()}`, "Content-Type: application/x-www-form-urlencoded", "Content-Length: 0"]),
  "a form of another site": () => askRaw(origin(), "POST", "/sign-in", ["Origin: https://evil.example", "Content-Length: 0"]),
  "the API": () => askRaw(origin(), "GET", "/api/v1/boards"),
  "an API path that is not there": () => askRaw(origin(), "GET", "/api/v1/nothing"),
  "an API method that is not there": () => askRaw(origin(), "DELETE", "/api/v1/boards"),
  "a static file": () => askRaw(origin(), "GET", "/favicon.svg"),
  "a hashed file": (asset) => askRaw(origin(), "GET", `/assets/${asset}`),
  "a file that is not there": () => askRaw(origin(), "GET", "/files/00000000000000000000000000.webp"),
  "a card": () => askRaw(origin(), "GET", "/cards/home/00000000000000000000-en.png"),
  "a card that is not there": () => askRaw(origin(), "GET", `/cards/topics/${"0".repeat(26)}/00000000000000000000-en.png`),
  "health": () => askRaw(origin(), "GET", "/healthz"),
  "readiness": () => askRaw(origin(), "GET", "/readyz"),
  "a malformed address": () => askRaw(origin(), "GET", "/%E0%A4%A"),
  "an unknown method": () => askRaw(origin(), "PROPFIND", "/"),
  "TRACE": () => askRaw(origin(), "TRACE", "/"),
  "a form too large": () => askRaw(origin(), "POST", "/sign-in", [`Origin: ${origin()}`, "Content-Length: 9000000"], "x".repeat(2_000_000)),
};

function holdSafe(name: string, { status, headers, body }: RawAnswer): void {
  const of = (header: string): string => headers.get(header) ?? "";
  expect(status, name).toBeGreaterThanOrEqual(200);
  expect.soft(of("x-content-type-options"), name).toBe("nosniff");
  expect.soft(of("referrer-policy"), name).not.toBe("");
  expect.soft(of("cross-origin-opener-policy"), name).toBe("same-origin");
  expect.soft(of("permissions-policy"), name).not.toBe("");
  const policy = of("content-security-policy");
  for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) expect.soft(policy, name).toContain(part);
  for (const loose of ["unsafe-inline", "unsafe-eval", "*"]) expect.soft(policy, name).not.toContain(loose);
  expect.soft(of("x-powered-by") + of("server"), name).toBe("");
  if (of("content-type").startsWith("text/html")) holdScriptless(name, body);
  holdSilent(name, body);
}

/** No script stands in a page itself: files of ours, and data, which no browser runs. */
function holdScriptless(name: string, body: string): void {
  for (const [tag] of body.matchAll(/<script[^>]*>/g)) expect.soft(tag, name).toMatch(/ (src="\/assets\/[\w.-]+\.js"|type="application\/(ld\+)?json")/);
  expect.soft(body, name).not.toMatch(/<[a-z][^>]* on[a-z]+=/i);
}

/** Neither stack nor path nor SQL. */
function holdSilent(name: string, body: string): void {
  expect.soft(body, name).not.toMatch(/\bat \S+ \(?(file:|\/|node:)|node_modules|\.tsx?:\d+|PrismaClient|SELECT "|INSERT INTO|SQLSTATE/);
  expect.soft(body, name).not.toContain(root);
}

test.each(Object.keys(kinds))("the safety headers stand on %s", async (name) => {
  const asset = readdirSync(join(root, "build/client/assets")).find((file) => file.endsWith(".js")) ?? "";
  const answer = await kinds[name]?.(asset);
  if (answer) holdSafe(name, answer);
});

test("the safety headers stand on answers to what goes wrong on our side, and nothing is told of it", async () => {
  const { ports } = scene.server.parts;
  const before = ports.limiter;
  ports.limiter = { ...before, take: () => Promise.reject(new Error("SELECT \"secret\" FROM /somewhere/file.ts:12")) };
  const form = ["Content-Type: application/x-www-form-urlencoded", `Origin: ${origin()}`];
  const body = "email=somebody%40private.example";
  const page = await askRaw(origin(), "POST", "/reset", [...form, `Content-Length: ${body.length}`], body);
  const json = JSON.stringify({ email: "somebody@private.example" });
  const api = await askRaw(origin(), "POST", "/api/v1/password-resets", ["Content-Type: application/json", `Content-Length: ${json.length}`], json);
  ports.limiter = before;
  expect([page.status, api.status]).toEqual([500, 500]);
  for (const [name, answer] of [["page", page], ["api", api]] as const) {
    holdSafe(name, answer);
    expect(answer.body).not.toContain("secret");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }
});

test("methods nobody serves are refused before anything else", async () => {
  for (const method of ["TRACE", "PROPFIND", "LINK", "PURGE"]) expect((await askRaw(origin(), method, "/")).status, method).toBe(405);
});

test("dot files, source maps and what lies outside the folder are not served", async () => {
  const paths = ["/.env", "/.git/config", "/assets/../../package.json", "/..%2f..%2fpackage.json", "/%2e%2e/package.json", "/build/web.js", "/web.js.map", "/.vite/manifest.json", "/data/secret"];
  for (const path of paths) {
    const { status, body } = await askRaw(origin(), "GET", path);
    expect(status, path).toBeGreaterThanOrEqual(400);
    expect(body, path).not.toContain('"dependencies"');
  }
  expect(readdirSync(join(root, "build/client"), { recursive: true }).filter((file) => String(file).endsWith(".map"))).toEqual([]);
});

test("private pages are not stored, shared ones vary by reader, hashed files are kept for ever", async () => {
  const headers = browserHeaders(member, origin());
  for (const path of ["/", "/settings", `/t/${target.topic}`, "/settings?_data=routes/settings/profile", "/api/v1/me"]) {
    const answer = await fetch(origin() + path, { headers });
    expect.soft(answer.headers.get("cache-control") ?? "", path).toMatch(/no-store|private/);
    expect.soft(answer.headers.get("vary") ?? "", path).toMatch(/Cookie/i);
  }
  const asset = readdirSync(join(root, "build/client/assets")).find((file) => file.endsWith(".js")) ?? "";
  expect((await fetch(`${origin()}/assets/${asset}`)).headers.get("cache-control")).toContain("immutable");
});

test("signing out tells the browser to forget what it kept", async () => {
  const visitor = makeVisitor(origin());
  const answer = await visitor.post("/sign-out", {});
  expect(answer.headers.get("clear-site-data")).toBe('"cache"');
});

test("strange headers, cookies and queries leave no trace in what the next guest gets", async () => {
  const clean = async (path: string): Promise<string> => {
    const answer = await fetch(origin() + path);
    expect(answer.headers.getSetCookie()).toEqual([]);
    return (await answer.text()).replace(/"nowMs":\d+/g, "");
  };
  for (const path of ["/", "/boards", `/t/${target.topic}`]) {
    const before = await clean(path);
    for (const line of ["X-Forwarded-Host: evil.example", "X-Original-URL: /settings", "X-Forwarded-Proto: https", "Accept: application/json", "Cookie: theme=canaryTheme; locale=canaryLocale; kindling=canary", "X-HTTP-Method-Override: DELETE", "X-Remix-Request: canary"]) {
      const strange = await askRaw(origin(), "GET", `${path}?canary=canaryQuery&utm=%3Cscript%3E`, [line]);
      expect.soft(strange.status, line).toBeLessThan(500);
      expect.soft(strange.body, line).not.toContain("evil.example");
    }
    expect(await clean(path), path).toBe(before);
  }
});

test("a head over 16 KiB, both lengths at once and broken requests are refused", async () => {
  expect((await askRaw(origin(), "GET", "/", [`X-Long: ${"x".repeat(17 * 1024)}`])).status).toBe(431);
  const host = `Host: ${new URL(origin()).host}`;
  const both = await sendRaw(origin(), `POST /sign-in HTTP/1.1\r\n${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /settings HTTP/1.1\r\n${host}\r\n\r\n`);
  expect(both.status).toBe(400);
  const twice = await sendRaw(origin(), `POST /sign-in HTTP/1.1\r\n${host}\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`);
  expect(twice.status).toBe(400);
  const noHost = await sendRaw(origin(), "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
  expect(noHost.status).toBe(400);
});

test("what is stored is what is shown: long Chinese pages come without a broken character, wherever they are cut", async () => {
  const { ctx } = scene.server;
  const body = "榫卯结构的木工胶水怎么选才好，".repeat(1500).slice(0, 20_000);
  const made = await createTopic(actingAs(ctx, scene.author), { board: "open", kind: "discussion", title: "一篇很长的中文帖子", body });
  if (!made.ok) throw new Error(made.refusal);
  for (let shift = 0; shift < 12; shift += 1) {
    const answer = await fetch(`${origin()}/t/${made.value.id}/${encodeURIComponent(made.value.slug)}?x=${"a".repeat(shift)}`);
    const page = await answer.text();
    expect([answer.status, page.includes(body.trim()), /[\u0000\ufffd]/.test(page)], `shifted by ${shift}`).toEqual([200, true, false]);
  }
});

test("a guest's form leads to signing in and back to the page it stood on", async () => {
  const leads = async (referer: string) => (await askRaw(origin(), "POST", `/posts/${target.post}/vote`, [`Origin: ${origin()}`, `Referer: ${referer}`, "Content-Length: 0"])).headers.get("location");
  expect(await leads(`${origin()}/t/${target.topic}?order=flat`)).toBe(`/sign-in?to=${encodeURIComponent(`/t/${target.topic}?order=flat`)}`);
  expect([await leads("https://evil.example/t/x"), await leads("nonsense"), await leads(`${origin()}//evil.example`)]).toEqual(Array(3).fill("/sign-in?to=%2F"));
});
