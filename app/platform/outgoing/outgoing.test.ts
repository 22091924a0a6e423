import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeOutgoing, noOutgoing, type Wanted } from "./outgoing";
import { publicAddress, startStranger } from "./test-support/stranger";

const page: Wanted = { types: ["text/html"], bytesMax: 1_000, excess: "cut" };
const picture: Wanted = { types: ["image/png"], bytesMax: 1_000, excess: "refuse" };
const html = (res: ServerResponse, body: string | Buffer, headers: Record<string, string> = {}): void => void res.writeHead(200, { "Content-Type": "text/html; charset=GBK", ...headers }).end(body);
const redirect = (res: ServerResponse, to: string): void => void res.writeHead(302, { Location: to }).end();

describe("a page", () => {
  it("is brought with its type and charset, asked for by name at the address that was judged", async () => {
    let sent: Record<string, unknown> = {};
    const stranger = await startStranger((req, res) => {
      sent = req.headers;
      html(res, "<p>hello");
    });
    const got = await stranger.outgoing.get("http://oak.example/path?x=1#part", page);
    expect(got).toEqual({ ok: true, value: { url: "http://oak.example/path?x=1#part", type: "text/html", charset: "GBK", bytes: Buffer.from("<p>hello") } });
    expect(stranger.asked).toEqual(["oak.example/path?x=1"]);
    expect(stranger.connections).toEqual([`${publicAddress}:80`]);
    expect(sent).toEqual({ host: "oak.example", "user-agent": "Kindling/1.0 (link previews; +https://kindling.example)", accept: "text/html", "accept-encoding": "gzip, br", connection: "close" });
  });

  it.each([
    ["another scheme", "ftp://oak.example/"], ["a file", "file:///etc/passwd"], ["a script", "javascript:alert(1)"], ["another port", "http://oak.example:8080/"],
    ["https's port over http", "http://oak.example:443/"], ["http's port over https", "https://oak.example:80/"], ["a name in it", "http://me@oak.example/"], ["a password", "http://:x@oak.example/"],
    ["our own", "https://kindling.example/"], ["our own with a dot", "http://kindling.example./"], ["no address", "oak"], ["nothing", ""],
    ["this machine", "http://127.0.0.1/"], ["this machine, short", "http://127.1/"], ["this machine in hexadecimal", "http://0x7f000001/"], ["this machine as a number", "http://2130706433/"],
    ["this machine in octal", "http://0177.0.0.1/"], ["this machine, version 6", "http://[::1]/"], ["this machine, mapped", "http://[::ffff:127.0.0.1]/"], ["a cloud's secrets", "http://169.254.169.254/latest/"],
    ["this machine in wide digits", "http://１２７.０.０.１/"], ["nowhere", "http://0/"], ["a name that leads inside", "http://inside.example/"], ["a name that leads inside among others", "http://mixed.example/"],
  ])("is not asked for at an address with %s", async (_name, url) => {
    const stranger = await startStranger((_req, res) => html(res, "inside"), { names: { "inside.example": [["10.0.0.7"]], "mixed.example": [[publicAddress, "::1"]] } });
    expect(await stranger.outgoing.get(url, page)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(stranger.connections).toEqual([]);
  });

  it("is asked for at the address that was judged, even if the name leads elsewhere a moment later", async () => {
    const stranger = await startStranger((_req, res) => html(res, "hello"), { names: { "moving.example": [[publicAddress], ["127.0.0.1"]] } });
    expect(await stranger.outgoing.get("http://moving.example/", page)).toMatchObject({ ok: true });
    expect(stranger.connections).toEqual([`${publicAddress}:80`]);
    expect(await stranger.outgoing.get("http://moving.example/", page)).toEqual({ ok: false, refusal: "not-allowed" });
  });

  it("of a name that leads nowhere is away", async () => {
    const stranger = await startStranger((_req, res) => html(res, ""), { names: { "gone.example": [[]] } });
    expect(await stranger.outgoing.get("http://gone.example/", page)).toEqual({ ok: false, refusal: "away" });
  });
});

describe("a redirect", () => {
  it.each(["http://127.0.0.1/", "http://[::1]/", "http://inside.example/", "http://oak.example:22/", "file:///etc/passwd", "http://a:b@oak.example/", "//169.254.169.254/", "https://kindling.example/"])("to %s is not followed", async (to) => {
    const stranger = await startStranger((_req, res) => redirect(res, to), { names: { "inside.example": [["192.168.1.1"]] } });
    expect(await stranger.outgoing.get("http://oak.example/", page)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(stranger.connections).toHaveLength(1);
  });

  it("is followed three times", async () => {
    const stranger = await startStranger((req, res) => (req.url === "/0" ? html(res, "there") : redirect(res, `/${Number(req.url?.slice(1)) - 1}`)));
    expect(await stranger.outgoing.get("http://oak.example/3", page)).toMatchObject({ ok: true, value: { url: "http://oak.example/0" } });
    expect(await stranger.outgoing.get("http://oak.example/4", page)).toEqual({ ok: false, refusal: "refused" });
  });

  it("to nothing an address can be made of ends the way", async () => {
    const stranger = await startStranger((_req, res) => redirect(res, "http://[/"));
    expect(await stranger.outgoing.get("http://oak.example/", page)).toEqual({ ok: false, refusal: "refused" });
  });
});

describe("an answer", () => {
  it.each([[404, "refused"], [403, "refused"], [204, "refused"], [206, "refused"], [304, "refused"], [429, "away"], [500, "away"], [503, "away"]])("of status %d is %s", async (status, refusal) => {
    const stranger = await startStranger((_req, res) => void res.writeHead(status, { "Content-Type": "text/html" }).end());
    expect(await stranger.outgoing.get("http://oak.example/", page)).toEqual({ ok: false, refusal });
  });

  it.each(["text/plain", "application/pdf", "image/svg+xml", "text/html-ish", ""])("of the type %j is not taken", async (type) => {
    const stranger = await startStranger((_req, res) => html(res, "x", { "Content-Type": type }));
    expect(await stranger.outgoing.get("http://oak.example/", page)).toEqual({ ok: false, refusal: "wrong-type" });
  });

  it.each([["gzip", gzipSync], ["br", brotliCompressSync]] as const)("packed as %s is unpacked", async (encoding, pack) => {
    const stranger = await startStranger((_req, res) => html(res, pack("hello"), { "Content-Encoding": encoding }));
    expect(await stranger.outgoing.get("http://oak.example/", page)).toMatchObject({ ok: true, value: { bytes: Buffer.from("hello") } });
  });

  it.each([["gzip", gzipSync], ["br", brotliCompressSync]] as const)("that unpacks from %s to a hundred megabytes is read no further than wanted", async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(100_000_000));
    const stranger = await startStranger((_req, res) => html(res, bomb, { "Content-Encoding": encoding }));
    const before = process.memoryUsage().arrayBuffers;
    expect(await stranger.outgoing.get("http://oak.example/", page)).toMatchObject({ ok: true, value: { bytes: Buffer.alloc(1_000) } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    expect(await stranger.outgoing.get("http://oak.example/", { ...page, excess: "refuse" })).toEqual({ ok: false, refusal: "too-large" });
  });

  it.each([["broken", Buffer.from("not gzip"), "gzip", "away"], ["of another way", Buffer.from("x"), "zstd", "wrong-type"], ["by a name of every object", Buffer.from("x"), "constructor", "wrong-type"], ["twice", gzipSync(gzipSync("x")), "gzip, gzip", "wrong-type"]])("packed %s is not taken", async (_name, body, encoding, refusal) => {
    const stranger = await startStranger((_req, res) => html(res, body, { "Content-Encoding": encoding }));
    expect(await stranger.outgoing.get("http://oak.example/", page)).toEqual({ ok: false, refusal });
  });

  it("that is larger than wanted is cut or refused, also when it says nothing of its length", async () => {
    const stranger = await startStranger((req, res) => {
      res.writeHead(200, { "Content-Type": req.url === "/page" ? "text/html" : "image/png", ...(req.url === "/long" ? { "Content-Length": 5_000 } : {}) });
      res.end(Buffer.alloc(5_000, "x"));
    });
    expect(await stranger.outgoing.get("http://oak.example/page", page)).toMatchObject({ ok: true, value: { bytes: Buffer.alloc(1_000, "x") } });
    expect(await stranger.outgoing.get("http://oak.example/long", picture)).toEqual({ ok: false, refusal: "too-large" });
    expect(await stranger.outgoing.get("http://oak.example/chunks", picture)).toEqual({ ok: false, refusal: "too-large" });
  });

  it("that never ends is cut, one that comes too slowly or never is given up in time", async () => {
    const stranger = await startStranger((req, res) => {
      if (req.url === "/silent") return;
      res.writeHead(200, { "Content-Type": "text/html" });
      if (req.url === "/endless") Readable.from((function* () { while (true) yield "x".repeat(500); })()).pipe(res);
      else res.write("x");
    }, { deadlineMs: 300 });
    expect(await stranger.outgoing.get("http://oak.example/endless", page)).toMatchObject({ ok: true });
    expect(await stranger.outgoing.get("http://oak.example/slow", page)).toEqual({ ok: false, refusal: "too-slow" });
    expect(await stranger.outgoing.get("http://oak.example/silent", page)).toEqual({ ok: false, refusal: "too-slow" });
  });

  it("is given up in time when the name's address does not come, and when redirects take it up", async () => {
    const never = makeOutgoing({ ownOrigin: "https://kindling.example", resolve: () => new Promise(() => undefined), deadlineMs: 50 });
    expect(await never.get("http://oak.example/", page)).toEqual({ ok: false, refusal: "too-slow" });
    const stranger = await startStranger((req, res) => (req.url === "/on" ? undefined : redirect(res, "/on")), { deadlineMs: 100 });
    expect(await stranger.outgoing.get("http://oak.example/", page)).toEqual({ ok: false, refusal: "too-slow" });
  });

  it("with more headers than a page needs is not taken", async () => {
    const stranger = await startStranger((_req, res) => html(res, "x", { "X-Much": "y".repeat(20_000) }));
    expect(await stranger.outgoing.get("http://oak.example/", page)).toEqual({ ok: false, refusal: "away" });
  });

  it("that sets a cookie gets none back", async () => {
    const cookies: unknown[] = [];
    const stranger = await startStranger((req, res) => {
      cookies.push(req.headers.cookie);
      if (req.url === "/") res.writeHead(302, { Location: "/in", "Set-Cookie": "a=b" }).end();
      else html(res, "in");
    });
    await stranger.outgoing.get("http://oak.example/", page);
    expect(cookies).toEqual([undefined, undefined]);
  });
});

it("four are asked for at a time", async () => {
  const inHand: ServerResponse[] = [];
  let most = 0;
  const stranger = await startStranger((req, res) => {
    if (req.url === "/probe") return void res.end();
    most = Math.max(most, inHand.push(res));
    // By the time a request of another way has been answered, whatever else was on its way is here.
    if (inHand.length === 4) void fetch(`http://127.0.0.1:${stranger.port}/probe`).then(() => inHand.splice(0).forEach((waiting) => html(waiting, "x")));
  });
  const got = await Promise.all(Array.from({ length: 12 }, (_, at) => stranger.outgoing.get(`http://oak${at}.example/`, page)));
  expect([most, got.every(({ ok }) => ok)]).toEqual([4, true]);
});

it("a host that fails five times in a row is left alone for ten minutes, others are not", async () => {
  let now = 0;
  let status = 500;
  const stranger = await startStranger((_req, res) => void res.writeHead(status, { "Content-Type": "text/html" }).end(), { now: () => now });
  const get = async (host = "oak.example") => {
    const got = await stranger.outgoing.get(`http://${host}/`, page);
    return got.ok ? "brought" : got.refusal;
  };
  for (let time = 0; time < 5; time += 1) expect(await get()).toBe("away");
  expect([await get(), await get("ash.example"), stranger.asked.length]).toEqual(["resting", "away", 6]);
  now = 10 * 60_000;
  expect([await get(), await get()]).toEqual(["away", "resting"]);
  now *= 2;
  status = 200;
  expect([await get(), await get()]).toEqual(["brought", "brought"]);
});

it("nothing is asked for where it is switched off", async () => {
  expect(await noOutgoing.get("http://oak.example/", page)).toEqual({ ok: false, refusal: "off" });
});
