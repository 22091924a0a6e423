import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scopes } from "~/kernel/actor";
import { hashSecret } from "~/features/accounts/secrets.server";
import { endpoints } from "~/routes/api/table";
import { useTestDatabase } from "../support/database";
import { codeOf, textAt, startApi, tokenOf, type ApiClient } from "./api-client";
import { makeScene, openTopic, type Scene } from "./api-scene";

useTestDatabase();

let api: ApiClient;
let scene: Scene;

beforeAll(async () => {
  api = await startApi({ limits: "relaxed" });
  scene = await makeScene(api.ctx, "e");
});
afterAll(() => api.stop());

/** A path of the endpoint with values that fit and name nothing. */
function somewhere(path: string): string {
  const id = "0".repeat(26);
  return path.replace("/deliveries/:id", `/deliveries/${id}:nobody`).replace(":id", id).replace(":slug", "no-such-place").replace(":handle", "no-such-member").replace(":role", "moderator").replace(":token", "t".repeat(30));
}

describe("who asks", () => {
  test("endpoints of members refuse guests, and every endpoint a wrong token, with the way in", { timeout: 90_000 }, async () => {
    for (const endpoint of endpoints) {
      const path = somewhere(endpoint.path);
      for (const [token, code] of [[undefined, "sign-in-required"], ["kdl_wrong", "token-invalid"]] as const) {
        if (!token && endpoint.actor === "anyone") continue;
        const answer = await api.call(endpoint.method, path, { token });
        expect([answer.status, codeOf(answer), answer.headers.get("www-authenticate")?.startsWith("Bearer")], endpoint.id).toEqual([401, code, true]);
      }
    }
  });

  test("every endpoint refuses every token without its scope, and no other", { timeout: 90_000 }, async () => {
    const byScope = new Map<string, string>();
    for (const scope of scopes) byScope.set(scope, await tokenOf(api.ctx, scene.admin, [scope]));
    const session = endpoints.filter(({ id }) => id !== "signOut" && id !== "endOtherSessions");
    for (const endpoint of session) {
      for (const [scope, token] of byScope) {
        const answer = await api.call(endpoint.method, somewhere(endpoint.path), { token });
        const refused = answer.status === 403 && codeOf(answer) === "scope-missing";
        expect(refused, `${endpoint.id} with ${scope}`).toBe(endpoint.scope !== null && endpoint.scope !== scope);
      }
    }
  });

  test("a token of another scheme, an expired one and one of a suspended member are refused", async () => {
    expect((await api.call("GET", "/boards", { headers: { authorization: "Basic d3JlbjpzZWNyZXQ=" } })).status).toBe(401);
    const old = await tokenOf(api.ctx, scene.finch);
    await api.ctx.db.apiToken.update({ where: { hash: hashSecret(old) }, data: { expiresAt: api.ctx.now() } });
    expect((await api.call("GET", "/me", { token: old })).status).toBe(401);
    await api.ctx.db.member.update({ where: { id: scene.finch.id }, data: { state: "suspended" } });
    expect((await api.call("GET", "/me", { token: scene.finchToken })).status).toBe(401);
    await api.ctx.db.member.update({ where: { id: scene.finch.id }, data: { state: "active" } });
  });

  test("a token with more scopes than its owner's roles gives no power", async () => {
    const token = await tokenOf(api.ctx, scene.wren, scopes);
    for (const [method, path] of [["GET", "/audit"], ["GET", "/mails"], ["GET", "/reports"], ["GET", "/groups"], ["GET", "/staff/members"], ["GET", "/deliveries"], ["GET", "/staff/search"], ["POST", "/staff/search/rebuild"], ["GET", "/held-posts"]] as const) {
      const answer = await api.call(method, path, { token });
      expect([answer.status, codeOf(answer)], path).toEqual([403, "forbidden"]);
    }
  });
});

describe("where a request comes from", () => {
  const proofs: [string, Record<string, string>, boolean][] = [
    ["its own origin", { origin: "http://127.0.0.1:3000" }, true],
    ["a foreign origin", { origin: "https://evil.example" }, false],
    ["the null origin", { origin: "null" }, false],
    ["nowhere", {}, false],
    ["the same site by fetch metadata", { "sec-fetch-site": "same-origin" }, true],
    ["another site by fetch metadata", { "sec-fetch-site": "cross-site" }, false],
    ["a foreign origin with friendly metadata", { origin: "https://evil.example", "sec-fetch-site": "same-origin" }, false],
  ];

  test("with a cookie every change needs the proof of origin; reading does not", { timeout: 90_000 }, async () => {
    for (const endpoint of endpoints.filter(({ id }) => !["signOut", "endOtherSessions"].includes(id))) {
      for (const [name, headers, proven] of proofs) {
        const answer = await api.call(endpoint.method, somewhere(endpoint.path), { headers: { cookie: `kindling=${scene.wrenCookie}`, ...headers } });
        const refused = answer.status === 403 && codeOf(answer) === "origin-mismatch";
        expect(refused, `${endpoint.id} from ${name}`).toBe(!proven && endpoint.method !== "GET");
      }
    }
  });

  test("a token needs no origin, and a guest's page of another site is refused", async () => {
    expect((await api.call("PATCH", "/me", { token: scene.wrenToken, body: {}, headers: { origin: "https://evil.example" } })).status).toBe(200);
    const guest = await api.call("POST", "/session", { body: { email: "a@b.org", password: "x" }, headers: { origin: "https://evil.example" } });
    expect(codeOf(guest)).toBe("origin-mismatch");
    expect(codeOf(await api.call("POST", "/session", { body: { email: "a@b.org", password: "x" } }))).toBe("credentials-wrong");
  });
});

describe("what is asked", () => {
  test("an unknown address is 404, a known one with another method 405 with those it takes", async () => {
    for (const path of ["/nothing", "/", "/topics/", "/topics//posts", "/topics/not-an-id", "/boards/UPPER", "/%E0%A4%A", "/topics/%00", `/topics/${"0".repeat(5000)}`, "/__proto__", "/constructor", "/members/%2e%2e"]) {
      expect((await api.call("GET", path)).status, path).toBe(404);
    }
    for (const [method, path, allow] of [["DELETE", "/boards", "GET, POST, HEAD"], ["OPTIONS", "/me/password", "PUT"], ["PUT", "/openapi.json", "GET, HEAD"]] as const) {
      const answer = await api.call(method, path);
      expect([answer.status, answer.headers.get("allow")], path).toEqual([405, allow]);
    }
  });

  test("a body is JSON in UTF-8 with its content type", async () => {
    const ask = (raw: BodyInit, type?: string) => api.call("POST", "/preview", { token: scene.wrenToken, raw, headers: type ? { "content-type": type } : {} });
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/jsonp", "text/json"]) {
      expect((await ask('{"body":"x"}', type)).status, type).toBe(415);
    }
    expect((await ask(new Uint8Array(Buffer.from('{"body":"x"}')))).status).toBe(415);
    expect((await ask('{"body":"x"}', "application/json; charset=UTF-8")).status).toBe(200);
    for (const raw of ["{", "[]", "null", '"x"', "1", "{'body':1}", '{"body":"\\u0000"}', '{"body":"\\ud800"}', new Uint8Array([0xff, 0xfe]), `${"[".repeat(100_000)}${"]".repeat(100_000)}`]) {
      expect((await ask(raw, "application/json")).status, String(raw).slice(0, 20)).toBe(400);
    }
    expect((await ask("", "application/json")).status).toBe(400);
  });

  test("too much is 413, whether the length is said or not", async () => {
    const body = JSON.stringify({ body: "x".repeat(1024 * 1024) });
    expect((await api.call("POST", "/preview", { token: scene.wrenToken, raw: body, headers: { "content-type": "application/json" } })).status).toBe(413);
    expect(await sendChunked(api.url, scene.wrenToken, body)).toMatch(/^HTTP\/1\.1 413/);
  });

  test("what breaks a rule of a field is 422, what has another type is 400, each named", async () => {
    const ask = (wish: object) => api.call("POST", "/topics", { token: scene.wrenToken, body: { board: scene.board.slug, kind: "discussion", title: "Long enough", body: "x", ...wish } });
    const refused = await ask({ tags: ["not a tag!"], title: "a\u0007b and more" });
    expect([refused.status, codeOf(refused)]).toEqual([422, "fields-refused"]);
    expect(refused.body).toMatchObject({ errors: [{ path: "title", code: "unsafe-characters" }, { path: "tags.0", code: "tag-malformed" }] });
    expect([(await ask({ title: 7 })).status, (await ask({ kind: "poem" })).status, (await ask({ tags: "oak" })).status]).toEqual([400, 400, 400]);
    const unknown = await ask({ pinned: true });
    expect([unknown.status, codeOf(unknown)]).toEqual([400, "unknown-key"]);
    expect(codeOf(await ask({ title: "Short" }))).toBe("title-too-short");
    expect(codeOf(await ask({ body: "x".repeat(32_001) }))).toBe("body-too-long");
    const website = async (text: string) => {
      const answer = await api.call("PATCH", "/me", { token: scene.wrenToken, body: { website: text } });
      return answer.status === 200 ? textAt(answer, "website") : answer.status;
    };
    for (const wrong of ["javascript:alert(1)", "https://user:pass@wren.example/", 'https://a"onmouseover="alert(1)', "https://wren", "data:text/html,x"]) expect(await website(wrong), wrong).toBe(422);
    expect([await website("wren.example"), await website("HTTP://Wren.Example/a b".replace(" ", "%20")), await website("")]).toEqual(["https://wren.example/", "http://wren.example/a%20b", ""]);
    expect((await api.call("PATCH", "/me", { token: scene.wrenToken, body: { bio: "x".repeat(501), timeZone: "Moon/Crater" } })).status).toBe(422);
  });

  test("numbers are numbers: nothing is made into one", async () => {
    const { id, postId } = await openTopic(api.ctx, scene.wren, { board: scene.board.slug });
    for (const version of ["1", true, [1], null, 1.5, 0]) {
      expect((await api.call("PATCH", `/posts/${postId}`, { token: scene.wrenToken, body: { body: "y", version } })).status, String(version)).toBe(400);
      expect((await api.call("PATCH", `/topics/${id}`, { token: scene.wrenToken, body: { body: "y", version } })).status, String(version)).toBe(400);
    }
    for (const minTrust of [null, true, "2", [3], 5, -1]) {
      expect((await api.call("POST", "/boards", { token: scene.operatorToken, body: { slug: "e-loose", name: "Loose", minTrust } })).status, String(minTrust)).toBe(400);
    }
  });
});

describe("how it is answered", () => {
  test("answers are never kept, and say what they depend on", async () => {
    for (const path of ["/boards", "/nothing", "/me"]) {
      const { headers } = await api.call("GET", path);
      expect(headers.get("cache-control")).toBe("no-store");
      for (const name of ["Authorization", "Cookie", "Accept-Language"]) expect(headers.get("vary")).toContain(name);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test("a problem speaks the reader's language", async () => {
    const chinese = await api.call("GET", "/me", { headers: { "accept-language": "zh-CN,zh;q=0.9" } });
    expect(chinese.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(chinese.body).toMatchObject({ title: "未登录", detail: "请先登录再操作。", code: "sign-in-required" });
    expect((await api.call("GET", "/me")).body).toMatchObject({ title: "Not signed in" });
  });

  test("HEAD answers as GET without the body", async () => {
    const answer = await fetch(`${api.url}/api/v1/boards`, { method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });
});

/** A request whose body comes in chunks, without a length; resolves with the first line answered. */
function sendChunked(url: string, token: string, body: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let said = "";
    socket.on("data", (bytes) => {
      said += bytes.toString();
      if (said.includes("\r\n")) resolve(said.slice(0, said.indexOf("\r\n")));
    });
    socket.on("error", reject).on("close", () => reject(new Error("closed without an answer")));
    socket.write(`POST /api/v1/preview HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`);
    socket.write(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
  });
}
