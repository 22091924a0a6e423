import { connect, type Socket } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { hashSecret } from "~/features/accounts/secrets.server";
import { rateLimits } from "~/http/limits";
import { makeS3Store } from "~/platform/files/s3-store";
import { StoreAway } from "~/platform/files/store";
import { pdf } from "~/features/files/test-support/make-files";
import { startS3StandIn } from "~/platform/files/test-support/s3-stand-in";
import { useTestDatabase } from "../support/database";
import { codeOf, startApi, textAt, type Answer, type ApiClient } from "./api-client";
import { makeScene, type Scene } from "./api-scene";

useTestDatabase();

let api: ApiClient;
let scene: Scene;
beforeAll(async () => {
  api = await startApi({ limits: "real" });
  scene = await makeScene(api.ctx, "u");
  await api.ctx.db.member.updateMany({ data: { trust: 4 } });
});
afterAll(() => api.stop());

const picture = async (color: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await sharp({ create: { width: 40, height: 30, channels: 3, background: color } }).png().toBuffer());
const upload = (raw: BodyInit, headers: Record<string, string> = {}): Promise<Answer> =>
  api.call("POST", "/uploads", { token: scene.wrenToken, raw, headers: { "content-type": "image/png", ...headers } });

/** Begins a large upload and sends no more than its first bytes. `said` is the first line answered. */
function begin(token: string | null, path = "/uploads"): { socket: Socket; said: Promise<string> } {
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  const method = path === "/uploads" ? "POST" : "PUT";
  socket.write(`${method} /api/v1${path} HTTP/1.1\r\nHost: localhost\r\n${token ? `Authorization: Bearer ${token}\r\n` : ""}Content-Type: image/png\r\nContent-Length: 4000000\r\n\r\n first`);
  const said = new Promise<string>((resolve) => {
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes.toString();
      if (text.includes("\r\n")) resolve(text.slice(0, text.indexOf("\r\n")));
    });
    socket.on("error", () => undefined);
  });
  return { socket, said };
}

test("a key is ignored: another picture under the same one is another, and the same twice is two", async () => {
  const key = { "idempotency-key": "one-key" };
  const answers = [await upload(await picture("#336699"), key), await upload(await picture("#993366"), key), await upload(await picture("#993366"), key)];
  expect(answers.map(({ status, headers }) => [status, headers.get("idempotency-replayed")])).toEqual(Array(3).fill([201, null]));
  expect(new Set(answers.map((answer) => textAt(answer, "id"))).size).toBe(3);
  expect(await api.ctx.db.idempotencyKey.count()).toBe(0);
});

test("who asks is known before the picture is read", async () => {
  for (const path of ["/uploads", "/me/avatar"]) {
    const { socket, said } = begin(null, path);
    expect(await said, path).toBe("HTTP/1.1 401 Unauthorized");
    socket.destroy();
  }
});

test("of one member three are taken at a time, and none is read beyond", async () => {
  const begun = Array.from({ length: 4 }, () => begin(scene.wrenToken));
  expect(await Promise.race(begun.map(({ said }) => said))).toBe("HTTP/1.1 429 Too Many Requests");
  const small = await picture("#123456");
  expect(codeOf(await upload(small))).toBe("pictures-in-hand");
  expect((await api.call("POST", "/uploads", { token: scene.finchToken, raw: small, headers: { "content-type": "image/png" } })).status).toBe(201);
  for (const { socket } of begun) socket.destroy();
  await vi.waitFor(async () => expect((await upload(small)).status).toBe(201), { timeout: 10_000, interval: 500 });
});

test("a store that is away is said in words of its own, and nothing stays of the picture", async () => {
  const { files } = api.parts.ports;
  const before = await api.ctx.db.file.count();
  const small = await picture("#654321");
  api.parts.ports.files = { ...files, put: () => Promise.reject(new StoreAway("the file store is away: no answer")) };
  const refused = await upload(small);
  api.parts.ports.files = files;
  expect([refused.status, codeOf(refused), refused.headers.get("retry-after")]).toEqual([503, "store-away", "5"]);
  expect(refused.text).not.toContain("no answer");
  expect(await api.ctx.db.file.count()).toBe(before);
});

test("what is kept in a bucket is served by us, to who may see it", async () => {
  const service = await startS3StandIn();
  const { files } = api.parts.ports;
  api.parts.ports.files = makeS3Store(service.settings);
  const url = textAt(await upload(await picture("#321654")), "url");
  const look = (headers: Record<string, string>): Promise<Response> => fetch(new URL(url, api.url), { headers });
  expect([...service.objects.keys()]).toEqual([`${url.replace("/files/", "")}-40.webp`]);
  const own = await look({ cookie: `kindling=${scene.wrenCookie}` });
  expect([own.status, own.headers.get("content-type"), (await look({})).status]).toEqual([200, "image/webp", 404]);
  expect(Buffer.from(await own.arrayBuffer())).toEqual(service.objects.values().next().value?.bytes);
  await service.close();
  expect((await look({ cookie: `kindling=${scene.wrenCookie}` })).status).toBe(503);
  api.parts.ports.files = files;
});

test("another file is taken for a board or a topic that allows its kind, and saved again under its name", async () => {
  await api.ctx.db.board.update({ where: { id: scene.board.id }, data: { fileKinds: ["pdf"] } });
  const send = (query: string, name: string, bytes: Uint8Array<ArrayBuffer> = pdf): Promise<Answer> => {
    const form = new FormData();
    form.set("file", new Blob([bytes], { type: "text/html" }), name);
    return api.call("POST", `/uploads${query}`, { token: scene.wrenToken, raw: form });
  };
  const topic = await api.call("POST", "/topics", { token: scene.wrenToken, body: { board: scene.board.slug, kind: "discussion", title: "A topic with plans", body: "See below." } });
  expect(topic.body).toMatchObject({ can: { attach: ["pdf"] } });
  const service = await startS3StandIn();
  const { files } = api.parts.ports;
  api.parts.ports.files = makeS3Store(service.settings);
  const added = await send(`?board=${scene.board.slug}`, "Kiln 图.pdf");
  expect([added.status, added.body]).toEqual([201, { kind: "pdf", id: textAt(added, "id"), url: `/files/${textAt(added, "id")}`, name: "Kiln 图.pdf", size: pdf.byteLength }]);
  expect([...service.objects]).toMatchObject([[`${textAt(added, "id")}.bin`, { type: "application/octet-stream" }]]);
  const saved = await fetch(new URL(textAt(added, "url"), api.url), { headers: { cookie: `kindling=${scene.wrenCookie}` } });
  expect([saved.headers.get("content-type"), saved.headers.get("content-disposition")]).toEqual(["application/pdf", "attachment; filename=\"Kiln _.pdf\"; filename*=UTF-8''Kiln%20%E5%9B%BE.pdf"]);
  expect(new Uint8Array(await saved.arrayBuffer())).toEqual(pdf);
  await service.close();
  api.parts.ports.files = files;

  expect((await send(`?topic=${textAt(topic, "id")}`, "more.pdf")).status).toBe(201);
  expect((await send(`?topic=${textAt(topic, "id")}`, "bowl.jpg", await picture("#224466"))).body).toMatchObject({ kind: "picture", width: 40 });
  const refused = await send(`?board=${scene.board.slug}`, "page.html");
  expect([refused.status, codeOf(refused)]).toEqual([422, "file-not-allowed"]);
  expect(refused.text).toContain("PDF");
  expect(codeOf(await send("", "plan.pdf"))).toBe("not-a-picture");
  for (const query of [`?board=${scene.board.slug}&topic=${textAt(topic, "id")}`, "?board=%00", "?topic=1", "?post=1"]) expect((await send(query, "plan.pdf")).status, query).toBe(400);
});

test("whoever sends too often hears so before the picture is read", async () => {
  for (let count = 0; count <= rateLimits.pictures.points; count += 1) await api.ctx.ports.limiter.take(rateLimits.pictures, hashSecret(scene.mod.id));
  const { socket, said } = begin(scene.modToken);
  expect(await said).toBe("HTTP/1.1 429 Too Many Requests");
  socket.destroy();
});
