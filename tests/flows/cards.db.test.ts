import sharp from "sharp";
import { beforeAll, describe, expect, it, test } from "vitest";
import { scheduledMark } from "~/features/topics/rules";
import { createTopic } from "~/features/topics/create-topic.server";
import { makeLimiter } from "~/platform/limiter";
import { actingAs } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { browserHeaders, makeAsker, makeMatrixScene, nobody, type Asker, type Scene } from "./matrix-scene";

useTestDatabase();

let scene: Scene;
let siteMod: Asker;
beforeAll(async () => {
  scene = await makeMatrixScene();
  siteMod = await makeAsker(scene.server, "siteMod", scene.people.siteMod);
}, 120_000);

const ask = (path: string, asker: Asker = nobody, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(new URL(path, scene.server.origin), { headers: { ...browserHeaders(asker, scene.server.origin), ...headers }, redirect: "manual" });

async function open(title: string, board = "open"): Promise<string> {
  const made = await createTopic(actingAs(scene.server.ctx, scene.author), { board, kind: "discussion", title, body: `About “${title}” <b>` });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.id;
}

/** The og tags of a page, by name. */
async function tagsOf(path: string, asker: Asker = nobody, language = "en"): Promise<Record<string, string>> {
  const first = await ask(path, asker, { "accept-language": language });
  const page = first.status === 301 ? await ask(first.headers.get("location") ?? "", asker, { "accept-language": language }) : first;
  const tags = (await page.text()).matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"/g);
  return Object.fromEntries(Array.from(tags, ([, name = "", content = ""]) => [name, content]));
}

const cardOf = async (id: string, asker: Asker = nobody): Promise<string> => (await tagsOf(`/t/${id}`, asker))["og:image"] ?? "";
const anyVersion = "0".repeat(20);
const anyCard = (id: string): string => `/cards/topics/${id}/${anyVersion}-en.png`;

test.each([["en", "en_US", "en"], ["zh-CN,zh;q=0.9", "zh_CN", "zh-CN"]])("a public topic's page names its card in %s", async (language, ogLocale, locale) => {
  const id = await open("缝隙 & “gaps”");
  const tags = await tagsOf(`/t/${id}`, nobody, language);
  expect(tags).toMatchObject({
    "og:type": "article", "og:site_name": "Kindling", "og:title": "缝隙 &amp; “gaps”", "og:locale": ogLocale, "og:image:width": "1200", "og:image:height": "630",
    "og:image:type": "image/png", "og:image:alt": "缝隙 &amp; “gaps” · open · Kindling", "twitter:card": "summary_large_image",
  });
  expect(tags["og:description"]).toContain("About");
  expect(tags["og:url"]).toMatch(new RegExp(`^${scene.server.origin}/t/${id}/`));
  expect(tags["og:image"]).toMatch(new RegExp(`^${scene.server.origin}/cards/topics/${id}/[0-9a-f]{20}-${locale}\\.png$`));
});

test("the card is a PNG that can be nothing else, good for five minutes, shown by other sites too", async () => {
  const address = await cardOf(await open("A bench of oak"));
  const answer = await ask(address);
  const etag = answer.headers.get("etag") ?? "";
  expect([answer.status, Object.fromEntries(answer.headers)]).toMatchObject([200, {
    "content-type": "image/png", "content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=300", "cross-origin-resource-policy": "cross-origin",
  }]);
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({ format: "png", width: 1_200, height: 630 });
  expect((await ask(address, nobody, { "if-none-match": etag })).status).toBe(304);
});

test("boards and the home page have cards in both languages", async () => {
  for (const path of ["/", "/boards/open"]) for (const language of ["en", "zh-CN"]) {
    const tags = await tagsOf(path, nobody, language);
    expect(tags).toMatchObject({ "og:type": "website", "twitter:card": "summary_large_image", "og:url": `${scene.server.origin}${path}` });
    const answer = await ask(tags["og:image"] ?? "/missing");
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 200, "image/png"]);
  }
});

test("another title is another address; the former one leads there", async () => {
  const id = await open("A chair of ash");
  const before = await cardOf(id);
  await scene.server.ctx.db.topic.update({ where: { id }, data: { title: "A chair of elm" } });
  const after = await cardOf(id);
  expect(after).not.toBe(before);
  const answer = await ask(before);
  expect([answer.status, new URL(answer.headers.get("location") ?? "", scene.server.origin).href]).toEqual([302, after]);
});

test("a reader who is signed in is shown the same card", async () => {
  const id = await open("One card for all");
  expect(await cardOf(id, siteMod)).toBe(await cardOf(id));
});

describe("what not every guest may read has no card, whoever asks, and its page tells nothing of it", () => {
  const change = async (id: string, state: string): Promise<void> => {
    await scene.server.ctx.db.topic.update({ where: { id }, data: { state } });
    await scene.server.ctx.db.post.updateMany({ where: { topicId: id, kind: "opening" }, data: { state, heldFor: state === "held" ? [scheduledMark] : [] } });
  };

  it.each(["held", "hidden", "deleted", "removed"])("a %s topic", async (state) => {
    const id = await open(`Will be ${state}`);
    const drawn = await cardOf(id);
    expect((await ask(drawn)).status).toBe(200);
    await change(id, state);
    for (const asker of [nobody, siteMod]) expect([(await ask(drawn, asker)).status, (await ask(anyCard(id), asker)).status]).toEqual([404, 404]);
    expect(await tagsOf(`/t/${id}`, siteMod)).toEqual({});
  });

  it("a topic whose opening post alone is hidden", async () => {
    const id = await open("Opening hidden");
    await scene.server.ctx.db.post.updateMany({ where: { topicId: id }, data: { state: "hidden" } });
    expect((await ask(anyCard(id))).status).toBe(404);
  });

  it("a topic of a closed board, and the board", async () => {
    const id = await open("Only for the circle", "closed");
    for (const asker of [nobody, siteMod]) for (const path of [anyCard(id), `/cards/boards/closed/${anyVersion}-en.png`]) expect((await ask(path, asker)).status).toBe(404);
    expect([await tagsOf(`/t/${id}`, siteMod), await tagsOf("/boards/closed", siteMod)]).toEqual([{}, {}]);
  });

  it("a board that is closed later, with its topics", async () => {
    const { ctx } = scene.server;
    const id = await open("Soon for members", "other");
    const drawn = await cardOf(id);
    await ctx.db.board.update({ where: { slug: "other" }, data: { visibility: "members" } });
    expect([(await ask(drawn)).status, (await ask(drawn, siteMod)).status]).toEqual([404, 404]);
    await ctx.db.board.update({ where: { slug: "other" }, data: { visibility: "public" } });
  });

  it("and answers as for what does not exist", async () => {
    const closed = await ask(anyCard(await open("As if not there", "closed")));
    const unknown = await ask(anyCard("01m6h1gyqd47ny9gy3gw374mhp"));
    const told = async (answer: Response) => [answer.status, await answer.text(), [...answer.headers].filter(([name]) => !["date", "x-request-id"].includes(name))];
    expect(await told(closed)).toEqual(await told(unknown));
    for (const path of ["/cards/", "/cards/home/x.png", `/cards/boards/nothing/${anyVersion}-en.png`]) expect((await ask(path)).status, path).toBe(404);
  });
});

test("so many cards are drawn for one address a minute; those that are kept are free", async () => {
  const { ports, database } = { ports: scene.server.parts.ports, database: scene.server.database };
  const before = ports.limiter;
  const real = makeLimiter(database.client);
  ports.limiter = { ...real, take: (limit, key) => real.take({ ...limit, points: Math.min(limit.points, 2) }, key) };
  const addresses = await Promise.all(["One", "Two", "Three"].map(async (name) => cardOf(await open(`Limit number ${name}`))));
  const statuses: number[] = [];
  for (const address of [...addresses, addresses[0] ?? ""]) statuses.push((await ask(address)).status);
  ports.limiter = before;
  expect(statuses).toEqual([200, 200, 429, 200]);
});
