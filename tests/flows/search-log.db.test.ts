import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTopic } from "~/features/posts/test-support/write";
import { getSearchFigures } from "~/features/search-log/figures.server";
import { foldSearchLog } from "~/features/search-log/fold-log.server";
import { addMs, dayMs, hourMs, minuteMs } from "~/kernel/clock";
import { makeBoard, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/requests";
import { browserHeaders, makeAsker, nobody, type Asker } from "./matrix-scene";

useTestDatabase();

let server: TestServer;
let people: CastMember[];
let askers: Asker[];

const start = "2026-03-01T10:00:00Z";

beforeAll(async () => {
  server = await startTestServer({ community: { relaxedLimits: true }, now: start });
  const { ctx } = server;
  await makeBoard(ctx, { slug: "open" });
  people = [];
  for (const handle of ["one", "two", "three", "four", "five", "six"]) people.push(await makeMember(ctx, { handle, email: `${handle}@example.org`, trust: 3 }));
  askers = [];
  for (const person of people) askers.push(await makeAsker(server, "member", person));
  const author = people[0];
  if (author) await openTopic(ctx, author, { board: "open", title: "Teakwood benches" });
}, 60_000);

beforeEach(async () => {
  server.clock.set(start);
  await server.ctx.db.searchLogEntry.deleteMany();
  await server.ctx.db.searchTermDay.deleteMany();
});

const entries = () => server.ctx.db.searchLogEntry.findMany({ orderBy: { at: "asc" } });

/** Asks, and waits until what is done after the answer is done. */
async function search(path: string, asker: Asker = nobody): Promise<string> {
  const answer = await fetch(server.origin + path, { headers: asker.cookie ? browserHeaders(asker, server.origin) : {} });
  const text = await answer.text();
  expect(answer.status).toBe(200);
  return text;
}

async function logged(count: number): Promise<Awaited<ReturnType<typeof entries>>> {
  await expect.poll(async () => (await entries()).length, { timeout: 5_000 }).toBe(count);
  return entries();
}

const askerOf = (at: number): Asker => askers[at] ?? nobody;
const logId = (html: string): string => /"log":"([A-Za-z0-9_-]{22})"/.exec(html)?.[1] ?? "";

describe("a search", () => {
  it("is logged by its folded words and the names of its filters, with who asked only so far as people are counted", async () => {
    await search("/search?q=Te%C3%A4kwood%20by:one%20-is:solved", askerOf(1));
    const [entry] = await logged(1);
    expect(entry).toMatchObject({ memberId: people[1]?.id, guest: null, term: "teakwood", filters: ["by", "is"], via: "page", locale: "en", engine: "sql", total: 1, clicked: null });
    expect(entry?.tookMs).toBeGreaterThan(0);
    await search("/api/v1/search?q=nothing-like-it&board=open");
    const guest = (await logged(2)).find(({ via }) => via === "api");
    expect(guest).toMatchObject({ memberId: null, term: "nothing-like-it", filters: ["board"], total: 0 });
    expect(guest?.guest).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify(await entries())).not.toContain("127.0.0.1");
  });

  it("leafed on in, put in another order, or asked again within the hour is no other; by somebody else or later it is", async () => {
    for (const path of ["/search?q=teakwood", "/search?q=teakwood&from=20", "/search?q=teakwood&sort=new", "/search?q=%20teakwood"]) await search(path, askerOf(1));
    await search("/search?q=ash&from=20", askerOf(1));
    await search("/search?q=teakwood", askerOf(2));
    await logged(2);
    server.clock.advance(hourMs);
    await search("/search?q=teakwood", askerOf(2));
    await search("/search?q=", askerOf(2));
    await logged(3);
  });

  it("that looks like somebody's address or number leaves no text at all", async () => {
    await search(`/search?q=${encodeURIComponent("secret@example.org")}`);
    await search(`/search?q=${encodeURIComponent("138 1234 5678")}`);
    expect((await logged(2)).map(({ term }) => term)).toEqual(["", ""]);
    expect(JSON.stringify(await entries())).not.toMatch(/secret|1234/);
  });

  it("of a guest is of another mark each day", async () => {
    await search("/search?q=teakwood");
    await logged(1);
    server.clock.advance(dayMs);
    await search("/search?q=teakwood");
    const [one, other] = await logged(2);
    expect(one?.guest).not.toBe(other?.guest);
  });

  it("forgets its member with the member", async () => {
    const gone = await makeMember(server.ctx, { handle: "gone" });
    await plant({ memberId: gone.id, term: "left" });
    await server.ctx.db.member.delete({ where: { id: gone.id } });
    expect(await entries()).toMatchObject([{ term: "left", memberId: null }]);
  });
});

describe("a result that is opened", () => {
  const click = (asker: Asker, fields: Record<string, string>, more: Record<string, string> = {}) =>
    fetch(`${server.origin}/search/clicks`, { method: "POST", body: new URLSearchParams({ ...(asker.formToken ? { formToken: asker.formToken } : {}), ...fields }), headers: { ...browserHeaders(asker, server.origin), ...more } });

  it("is counted once a search, with its place", async () => {
    const log = logId(await search("/search?q=teakwood", askerOf(1)));
    await logged(1);
    expect([(await click(askerOf(1), { log, place: "3" })).status, (await click(askerOf(1), { log, place: "1" })).status]).toEqual([204, 204]);
    expect(await entries()).toMatchObject([{ clicked: 3 }]);
  });

  it("is refused from another page, without the form's mark, or where no result can stand; and not counted later", async () => {
    const log = logId(await search("/search?q=teakwood", askerOf(1)));
    await logged(1);
    const statuses = [
      (await click(askerOf(1), { log, place: "1" }, { origin: "https://elsewhere.example" })).status, (await click({ ...askerOf(1), formToken: "" }, { log, place: "1" })).status,
      (await click(askerOf(1), { log, place: "0" })).status, (await click(askerOf(1), { log: "short", place: "1" })).status,
    ];
    expect(statuses).toEqual([403, 403, 422, 422]);
    server.clock.advance(3 * hourMs);
    expect((await click(nobody, { log, place: "1" })).status).toBe(204);
    expect(await entries()).toMatchObject([{ clicked: null }]);
  });

  it("is told at most sixty times a minute from one address", async () => {
    const statuses = [];
    for (let n = 0; n < 61; n += 1) statuses.push((await click(nobody, { log: "x".repeat(22), place: "1" })).status);
    expect(statuses.slice(-2)).toContain(429);
    server.clock.advance(minuteMs);
  });
});

let planted = 0;
type Row = { at?: Date; memberId?: string | null; guest?: string | null; term: string; total?: number; clicked?: number | null; via?: string; tookMs?: number };
/** A search as a row. */
async function plant(row: Row): Promise<void> {
  const id = String(planted++).padStart(22, "0");
  await server.ctx.db.searchLogEntry.create({ data: { id, at: server.ctx.now(), guest: null, locale: "en", engine: "sql", total: 1, tookMs: 2, via: "page", ...row } });
}
const member = (at: number): string | null => people[at]?.id ?? null;

describe("what operators see", () => {
  it("are searches, shares and times, and the terms that two people or more asked for", async () => {
    for (const at of [0, 1]) await plant({ memberId: member(at), term: "oak", clicked: at === 0 ? 2 : null });
    for (const at of [0, 1, 2]) await plant({ memberId: member(at), term: "rosewood", total: 0, tookMs: 30 });
    for (let n = 0; n < 4; n += 1) await plant({ memberId: member(0), term: "only-mine", total: 0, tookMs: 90 });
    await plant({ guest: "g1", term: "", via: "api" });
    const figures = await getSearchFigures(server.ctx, 7);
    expect(figures).toMatchObject({ days: 7, searches: 10, zeroShare: 0.7, clickShare: 1 / 9, medianMs: 30 });
    expect(figures.terms).toEqual([{ term: "rosewood", searches: 3, zero: 3, people: 3, clickShare: 0 }, { term: "oak", searches: 2, zero: 0, people: 2, clickShare: 0.5 }]);
    expect(figures.inVain.map(({ term }) => term)).toEqual(["rosewood"]);
    expect(figures.slowest.slice(0, 5).map(({ term, tookMs }) => [term, tookMs])).toEqual([["", 90], ["", 90], ["", 90], ["", 90], ["rosewood", 30]]);
    expect(JSON.stringify(figures)).not.toMatch(/only-mine/);
  });

  it("takes a guest of five days for one of them, not for five people", async () => {
    for (let n = 0; n < 5; n += 1) await plant({ at: addMs(server.ctx.now(), -n * dayMs), guest: `day-${n}`, term: "my own name" });
    expect((await getSearchFigures(server.ctx, 7)).terms).toEqual([]);
    await plant({ guest: "another", term: "my own name" });
    expect((await getSearchFigures(server.ctx, 7)).terms).toMatchObject([{ term: "my own name", searches: 6, people: 2 }]);
  });

  it("has nothing to divide where nobody searched", async () => {
    expect(await getSearchFigures(server.ctx, 30)).toEqual({ days: 30, searches: 0, zeroShare: null, clickShare: null, medianMs: null, p95Ms: null, terms: [], inVain: [], slowest: [] });
  });
});

describe("after thirty days", () => {
  it("searches are forgotten; what five people asked for is kept by term, all else without words", async () => {
    const day = server.ctx.now();
    for (const at of [0, 1, 2, 3]) await plant({ at: day, memberId: member(at), term: "oak", clicked: at === 0 ? 1 : null });
    for (const at of [0, 1, 2, 3]) await plant({ at: day, memberId: member(at), term: "whispered", total: 0 });
    await plant({ at: day, guest: "g1", term: "muttered" });
    await plant({ at: addMs(day, 10 * dayMs), memberId: member(4), term: "oak" });
    server.clock.set("2026-03-30T23:59:00Z");
    await foldSearchLog(server.ctx);
    expect(await entries()).toHaveLength(10);
    server.clock.set("2026-03-31T00:11:00Z");
    await foldSearchLog(server.ctx);
    expect(await entries()).toMatchObject([{ term: "oak", memberId: member(4) }]);
    const sums = await server.ctx.db.searchTermDay.findMany({ orderBy: { term: "asc" } });
    expect(sums).toEqual([
      { day: new Date("2026-03-01"), term: "", searches: 5, zero: 4, onPages: 5, clicks: 0, people: 5 }, { day: new Date("2026-03-01"), term: "oak", searches: 4, zero: 0, onPages: 4, clicks: 1, people: 4 },
    ]);
    expect(await getSearchFigures(server.ctx, 365)).toMatchObject({ searches: 10, zeroShare: 0.4, terms: [{ term: "oak", searches: 5, people: 4 }], inVain: [] });
    server.clock.set("2026-05-01T00:11:00Z");
    await foldSearchLog(server.ctx);
    expect(await entries()).toEqual([]);
    expect(JSON.stringify(await server.ctx.db.searchTermDay.findMany())).not.toMatch(/whispered|muttered/);
    expect((await getSearchFigures(server.ctx, 365)).searches).toBe(10);
  });

  it("no row is older than thirty days and the minutes until it is folded, whenever in the day it was made", async () => {
    for (let n = 0; n < 40; n += 1) await plant({ at: addMs(new Date("2026-03-31T00:11:00Z"), -n * dayMs), guest: "g", term: "x" });
    server.clock.set("2026-03-31T00:11:00Z");
    await foldSearchLog(server.ctx);
    const [oldest] = await entries();
    expect(oldest && server.ctx.now().getTime() - oldest.at.getTime()).toBeLessThanOrEqual(30 * dayMs);
    expect(await entries()).toHaveLength(30);
  });

  it("folding stops when it is told to, between two days", async () => {
    await plant({ at: addMs(server.ctx.now(), -40 * dayMs), guest: "g", term: "x" });
    const stopped = new AbortController();
    stopped.abort();
    await foldSearchLog(server.ctx, stopped.signal);
    expect(await entries()).toHaveLength(1);
  });
});
