import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { removeOldPreviews, retryPreviews } from "~/features/links/preview-links.server";
import { changePostState } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { moveTopic } from "~/features/topics/change-topic.server";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { dayMs, hourMs, minuteMs } from "~/kernel/clock";
import { valueOf } from "~/kernel/test-support/results";
import type { Context } from "~/platform/context";
import { noOutgoing } from "~/platform/outgoing/outgoing";
import { startStranger, type Stranger } from "~/platform/outgoing/test-support/stranger";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/requests";
import { drainWorker } from "../support/worker";

useTestDatabase();

const pages: Record<string, { status?: number; html?: string }> = {};
let server: TestServer;
let ctx: Context;
let stranger: Stranger;
let writer: CastMember;
let warden: CastMember;
let count = 0;

beforeAll(async () => {
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#864" } }).jpeg().withExif({ IFD0: { Copyright: "somebody" } }).toBuffer();
  let clock = (): number => 0;
  stranger = await startStranger((req, res) => {
    const { status = 200, html = "" } = pages[req.url ?? ""] ?? { status: 404 };
    if (req.url?.endsWith(".jpg")) res.writeHead(200, { "Content-Type": "image/jpeg" }).end(photo);
    else res.writeHead(status, { "Content-Type": "text/html; charset=utf-8" }).end(html);
  }, { now: () => clock(), names: { "inside.example": [["10.0.0.1"]] } });
  server = await startTestServer({ community: { relaxedLimits: true } });
  ({ ctx } = server);
  clock = () => server.clock.now().getTime();
  server.parts.ports.outgoing = stranger.outgoing;
  for (const visibility of ["public", "members", "groups"]) await makeBoard(ctx, { slug: visibility, visibility });
  await makeBoard(ctx, { slug: "within", parentId: (await ctx.db.board.findUniqueOrThrow({ where: { slug: "members" } })).id, depth: 2 });
  await makeBoard(ctx, { slug: "watched", reviewPolicy: "all" });
  writer = await makeMember(ctx, { handle: "writer", trust: 2 });
  warden = await makeMember(ctx, { handle: "warden", trust: 3, role: "moderator" });
}, 120_000);
beforeEach(() => void stranger.asked.splice(0));

/** A page of the stranger's that says that of itself. */
function page(title: string, more = ""): string {
  count += 1;
  pages[`/${count}`] = { html: `<html><head><title>${title}</title><meta property="og:description" content="About ${title}">${more}</head>` };
  return `http://oak.example/${count}`;
}
const write = async (body: string, board = "public", by = writer) => (await openTopic(ctx, by, { board, body })).postId;
const htmlOf = async (id: string): Promise<string> => (await ctx.db.post.findUniqueOrThrow({ where: { id } })).bodyHtml;
const cardsOf = async (id: string): Promise<string[]> => [...(await htmlOf(id)).matchAll(/<a class="link-card"[^>]*>.*?<b dir="auto">(.*?)<\/b>/g)].map((match) => match[1] ?? "");
const edit = async (id: string, body: string) => valueOf(await editPost(actingAs(ctx, writer), { id, body, version: (await ctx.db.post.findUniqueOrThrow({ where: { id } })).version }));
const previewOf = (url: string) => ctx.db.linkPreview.findUniqueOrThrow({ where: { url } });

describe("a link alone in a paragraph", () => {
  it("gets a card of text and a picture of our own, and its post stays as it was otherwise", async () => {
    const url = page("Dovetails &amp; <b>more", '<meta property="og:image" content="/a.jpg"><meta property="og:site_name" content="The Oak">');
    const id = await write(`Look:\n\n${url}#part\n\nand here ${url} too`);
    const before = await htmlOf(id);
    await drainWorker(ctx);
    const { id: previewId } = await previewOf(url);
    const card = `<a class="link-card" href="${url}#part" rel="nofollow ugc noopener noreferrer"><img src="/previews/${previewId}" width="96" height="96" alt="" loading="lazy" decoding="async"><span><b dir="auto">Dovetails &amp; &lt;b&gt;more</b><span dir="auto">About Dovetails &amp; &lt;b&gt;more</span><small>oak.example · <bdi>The Oak</bdi></small></span></a>`;
    expect(await htmlOf(id)).toContain(`</p>${card}\n`);
    expect((await htmlOf(id)).replace(card, "")).toBe(before);
    expect(await ctx.db.post.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 1, editedAt: null });
    expect(stranger.asked).toEqual([`oak.example/${count}`, "oak.example/a.jpg"]);
    const answer = await fetch(`${server.origin}/previews/${previewId}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("content-security-policy")]).toEqual([200, "image/webp", "default-src 'none'; sandbox"]);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 192, height: 192 });
    expect(bytes.includes("somebody")).toBe(false);
    const again = await fetch(`${server.origin}/previews/${previewId}`, { headers: { "If-None-Match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("of two posts is fetched once", async () => {
    const url = page("Shared");
    const ids = [await write(url), await write(url)];
    await drainWorker(ctx);
    ids.push(await write(`Again\n\n${url}?utm_source=x#y`));
    await drainWorker(ctx);
    expect(await Promise.all(ids.map(cardsOf))).toEqual([["Shared"], ["Shared"], ["Shared"]]);
    expect(stranger.asked).toHaveLength(1);
  });

  it("is one of at most five", async () => {
    const urls = Array.from({ length: 7 }, (_, at) => page(`Number ${at}`));
    const id = await write(urls.join("\n\n"));
    await drainWorker(ctx);
    expect(await cardsOf(id)).toHaveLength(5);
    expect(stranger.asked).toHaveLength(5);
  });

  it("in a reply gets its card too", async () => {
    const topic = await openTopic(ctx, writer, { board: "public" });
    const { id } = await reply(ctx, writer, topic.id, { body: page("In a reply") });
    await drainWorker(ctx);
    expect(await cardsOf(id)).toEqual(["In a reply"]);
  });

  it("keeps its card through an edit, and loses it with the link", async () => {
    const url = page("Once");
    const id = await write(url);
    await drainWorker(ctx);
    await edit(id, `${url}\n\nmore`);
    await drainWorker(ctx);
    expect(await cardsOf(id)).toEqual(["Once"]);
    await edit(id, "nothing");
    await drainWorker(ctx);
    expect([await htmlOf(id), await ctx.db.linkUse.count({ where: { postId: id } })]).toEqual(["<p>nothing</p>\n", 0]);
    expect(stranger.asked).toHaveLength(1);
  });

  it("stays plain when the page says nothing, is not there, or leads inside", async () => {
    const id = await write(`${page("")}\n\nhttp://oak.example/missing\n\nhttp://inside.example/\n\nhttp://10.0.0.1/\n\n${ctx.community.origin}/boards`);
    const before = await htmlOf(id);
    await drainWorker(ctx);
    expect(await htmlOf(id)).toBe(before);
    expect(await ctx.db.linkPreview.findMany({ where: { uses: { some: { postId: id } } }, select: { state: true } })).toEqual([{ state: "none" }, { state: "none" }, { state: "none" }, { state: "none" }]);
    expect(stranger.asked).toHaveLength(2);
  });
});

describe("of what not everybody may read", () => {
  it.each(["members", "groups", "within"])("nothing is fetched on a board for %s", async (board) => {
    const id = await write(page("Secret"), board, warden);
    const before = await htmlOf(id);
    await drainWorker(ctx);
    expect([await htmlOf(id), stranger.asked, await ctx.db.linkUse.count({ where: { postId: id } })]).toEqual([before, [], 0]);
  });

  it("a held post's page is fetched when it is approved, and its card goes while it is hidden", async () => {
    const id = await write(page("Held"), "watched");
    await drainWorker(ctx);
    expect([await cardsOf(id), stranger.asked]).toEqual([[], []]);
    const change = async (state: "visible" | "hidden") => {
      const { version } = await ctx.db.post.findUniqueOrThrow({ where: { id } });
      valueOf(await changePostState(actingAs(ctx, warden), { id, state, reason: "because", version }));
      await drainWorker(ctx);
      return cardsOf(id);
    };
    expect([await change("visible"), await change("hidden"), await change("visible")]).toEqual([["Held"], [], ["Held"]]);
    expect(stranger.asked).toHaveLength(1);
  });

  it("a topic's cards go when it is moved out of sight, and come when it is moved back", async () => {
    const topic = await openTopic(ctx, writer, { board: "public", body: page("Moving") });
    await drainWorker(ctx);
    const move = async (board: string) => {
      valueOf(await moveTopic(actingAs(ctx, warden), { id: topic.id, board, reason: "because" }));
      await drainWorker(ctx);
      return cardsOf(topic.postId);
    };
    expect([await cardsOf(topic.postId), await move("groups"), await move("public")]).toEqual([["Moving"], [], ["Moving"]]);
  });

  it("nothing is fetched again when the page was due and its last public post is gone", async () => {
    const url = page("Away");
    Object.assign(pages[`/${count}`] ?? {}, { status: 500 });
    const id = await write(url);
    await drainWorker(ctx);
    await edit(id, "nothing");
    await drainWorker(ctx);
    stranger.asked.splice(0);
    server.clock.advance(hourMs);
    await retryPreviews(ctx);
    expect(stranger.asked).toEqual([]);
  });
});

describe("a page that fails", () => {
  it("is tried again after ten minutes and an hour, then given up; the link stays", async () => {
    const url = page("Back");
    const at = pages[`/${count}`] ?? {};
    at.status = 503;
    const id = await write(url);
    const before = await htmlOf(id);
    await drainWorker(ctx);
    for (const ms of [10 * minuteMs - 1, 1, hourMs - 1, 1, dayMs]) {
      server.clock.advance(ms);
      await retryPreviews(ctx);
    }
    expect([stranger.asked.length, await htmlOf(id), (await previewOf(url)).state]).toEqual([3, before, "failed"]);
    at.status = 200;
    server.clock.advance(7 * dayMs);
    const later = await write(url);
    await drainWorker(ctx);
    expect([await cardsOf(id), await cardsOf(later)]).toEqual([["Back"], ["Back"]]);
  });
});

describe("after seven days", () => {
  it("a page is fetched again when a post next shows it, and all its posts say the new", async () => {
    const url = page("Old");
    const first = await write(url);
    await drainWorker(ctx);
    server.clock.advance(7 * dayMs);
    await write(url);
    await drainWorker(ctx);
    expect(stranger.asked).toHaveLength(1);
    server.clock.advance(1);
    Object.assign(pages[`/${count}`] ?? {}, { html: "<title>New</title>" });
    const second = await write(url);
    await drainWorker(ctx);
    expect([await cardsOf(first), await cardsOf(second), stranger.asked.length]).toEqual([["New"], ["New"], 2]);
    server.clock.advance(7 * dayMs + 1);
    Object.assign(pages[`/${count}`] ?? {}, { status: 500 });
    await write(url);
    await drainWorker(ctx);
    expect([await cardsOf(first), stranger.asked.length]).toEqual([["New"], 3]);
  });

  it("what no post shows is forgotten with its picture", async () => {
    const url = page("Gone", '<meta property="og:image" content="/b.jpg">');
    const id = await write(url);
    await drainWorker(ctx);
    const { id: previewId } = await previewOf(url);
    server.clock.advance(7 * dayMs + 1);
    await removeOldPreviews(ctx);
    expect((await fetch(`${server.origin}/previews/${previewId}`)).status).toBe(200);
    await edit(id, "nothing");
    await drainWorker(ctx);
    await removeOldPreviews(ctx);
    expect([await ctx.db.linkPreview.count({ where: { url } }), await ctx.ports.files.read(`${previewId}.webp`), (await fetch(`${server.origin}/previews/${previewId}`)).status]).toEqual([0, null, 404]);
  });
});

it("where nothing may be fetched, nothing is noted", async () => {
  server.parts.ports.outgoing = noOutgoing;
  const url = page("Off");
  const id = await write(url);
  await drainWorker(ctx);
  server.parts.ports.outgoing = stranger.outgoing;
  await retryPreviews(ctx);
  expect([await cardsOf(id), stranger.asked.filter((path) => url.endsWith(path)), await ctx.db.linkPreview.count({ where: { url } })]).toEqual([[], [], 0]);
});

it("what is no address of a preview's picture is not found", async () => {
  for (const path of ["/previews/", "/previews/x", `/previews/${"0".repeat(26)}`, `/previews/${"0".repeat(26)}.webp`]) expect((await fetch(server.origin + path)).status).toBe(404);
});
