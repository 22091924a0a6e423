import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { addPicture } from "~/features/files/add-picture.server";
import { makeAvif } from "~/features/files/make-avif.server";
import { storedName } from "~/features/files/rules";
import { removeOrphans } from "~/features/files/writing.server";
import { saveDraft } from "~/features/drafts/save-draft.server";
import { changePostState, deletePost } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic } from "~/features/posts/test-support/write";
import { dayMs } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import type { MemberContext } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/requests";
import { browserHeaders, makeAsker, nobody, type Asker } from "./matrix-scene";

useTestDatabase();

let server: TestServer;
let painter: CastMember;
let me: MemberContext;
let [mine, friend, stranger] = [nobody, nobody, nobody];
let photo: Buffer;
beforeAll(async () => {
  server = await startTestServer({ community: { relaxedLimits: true } });
  const { ctx } = server;
  const group = await makeGroup(ctx, "circle");
  await makeBoard(ctx, { slug: "open" });
  await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [group] });
  painter = await makeMember(ctx, { handle: "painter", trust: 3, groups: [group] });
  me = actingAs(ctx, painter);
  mine = await makeAsker(server, "member", painter);
  friend = await makeAsker(server, "member", await makeMember(ctx, { handle: "friend", groups: [group] }));
  stranger = await makeAsker(server, "member", await makeMember(ctx, { handle: "stranger" }));
  photo = await sharp({ create: { width: 1_000, height: 600, channels: 3, background: "#864" } }).jpeg().toBuffer();
}, 120_000);

const add = async (): Promise<string> => valueOf(await addPicture(me, photo)).id;
const ask = (asker: Asker, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.origin + path, { headers: { ...(asker === nobody ? {} : browserHeaders(asker, server.origin)), ...headers } });
const seenBy = async (id: string): Promise<number[]> => {
  const found: number[] = [];
  for (const asker of [nobody, stranger, friend, mine]) found.push((await ask(asker, `/files/${id}-640`)).status);
  return found;
};
const show = (id: string, board: string) => openTopic(server.ctx, painter, { board, body: `![A bowl](/files/${id})` });

describe("a picture", () => {
  it("is its owner's alone until a post shows it, then everybody's who may read that post", async () => {
    const id = await add();
    expect(await seenBy(id)).toEqual([404, 404, 404, 200]);
    await show(id, "closed");
    expect(await seenBy(id)).toEqual([404, 404, 200, 200]);
    await show(id, "open");
    expect(await seenBy(id)).toEqual([200, 200, 200, 200]);
  });

  it("goes out of sight with its board, and with its post", async () => {
    const [onBoard, inPost] = [await add(), await add()];
    await makeBoard(server.ctx, { slug: "closing" });
    await show(onBoard, "closing");
    const { postId } = await show(inPost, "open");
    expect(await seenBy(onBoard)).toEqual([200, 200, 200, 200]);
    await server.ctx.db.board.updateMany({ where: { slug: "closing" }, data: { visibility: "groups" } });
    valueOf(await deletePost(me, postId));
    expect([await seenBy(onBoard), await seenBy(inPost)]).toEqual([[404, 404, 404, 200], [404, 404, 404, 200]]);
  });

  it("of somebody else is not opened by naming it", async () => {
    const id = await add();
    const thief = await makeMember(server.ctx, { handle: "thief", trust: 2 });
    await openTopic(server.ctx, thief, { board: "open", body: `![mine now](/files/${id})` });
    expect(await seenBy(id)).toEqual([404, 404, 404, 200]);
  });

  it("may be kept by anyone for an hour when everybody may see it; else it is asked for anew each time", async () => {
    const [open, closed] = [await add(), await add()];
    await show(open, "open");
    await show(closed, "closed");
    const [first, second] = [await ask(nobody, `/files/${open}`), await ask(friend, `/files/${closed}`)];
    expect([first.headers.get("cache-control"), second.headers.get("cache-control")]).toEqual(["public, max-age=3600", "private, no-cache"]);
    expect([first, second].map((answer) => answer.headers.get("content-security-policy"))).toEqual(Array(2).fill("default-src 'none'; sandbox"));
    const again = await ask(friend, `/files/${closed}`, { "if-none-match": second.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect((await ask(stranger, `/files/${closed}`, { "if-none-match": second.headers.get("etag") ?? "" })).status).toBe(404);
  });

  it("comes as AVIF where the browser takes it, once that is made; its widths and no others are there", async () => {
    const id = await add();
    await show(id, "open");
    const typeOf = async (path: string, accept: string): Promise<string | null> => (await ask(nobody, path, { accept })).headers.get("content-type");
    expect(await typeOf(`/files/${id}-640`, "image/avif,image/webp")).toBe("image/webp");
    await makeAvif(server.ctx);
    expect(await typeOf(`/files/${id}-640`, "image/avif,image/webp")).toBe("image/avif");
    expect(await typeOf(`/files/${id}-640`, "image/webp")).toBe("image/webp");
    expect(await typeOf(`/files/${id}-640.webp`, "image/avif")).toBe("image/webp");
    const missing = ["-641", "-0", "-99999", ".svg", "-640.png", "/640"].map(async (rest) => (await ask(nobody, `/files/${id}${rest}`)).status);
    expect(await Promise.all(missing)).toEqual(Array(6).fill(404));
  });

  it("stands in its post with its sides, so that nothing jumps", async () => {
    const id = await add();
    const { postId } = await show(id, "open");
    const { bodyHtml } = await server.ctx.db.post.findUniqueOrThrow({ where: { id: postId } });
    expect(bodyHtml).toContain(`<a class="pic" href="/files/${id}-1000">`);
    expect(bodyHtml).toContain(`srcset="/files/${id}-320 320w, /files/${id}-640 640w, /files/${id}-1000 1000w"`);
    expect(bodyHtml).toContain('width="1000" height="600" alt="A bowl"');
  });
});

describe("a picture is refused", () => {
  it("that is none, leaving nothing behind", async () => {
    const before = await server.ctx.db.file.count();
    expect(outcomeOf(await addPicture(me, Buffer.from("<svg/>")))).toBe("not-a-picture");
    expect(await server.ctx.db.file.count()).toBe(before);
  });

  it("beyond the day's number of a new member, also when many come at once", async () => {
    const fresh = actingAs(server.ctx, await makeMember(server.ctx, { handle: "fresh", trust: 0 }));
    const small = await sharp({ create: { width: 20, height: 20, channels: 3, background: "#123" } }).png().toBuffer();
    const results = await Promise.all(Array.from({ length: 14 }, () => addPicture(fresh, small)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(10);
    expect(outcomeOf(await addPicture(fresh, small))).toBe("too-many-pictures");
    server.clock.advance(dayMs);
    expect(outcomeOf(await addPicture(fresh, small))).toBe("ok");
  });

  it("beyond the bytes of a member's trust level", async () => {
    const hoarder = await makeMember(server.ctx, { handle: "hoarder", trust: 0 });
    const data = { ownerId: hoarder.id, purpose: "post", format: "webp", bytes: 50 * 1024 * 1024 - 100, width: 1, height: 1, createdAt: new Date(0) };
    await server.ctx.db.file.create({ data: { id: newRandomId(), ...data } });
    expect(await addPicture(actingAs(server.ctx, hoarder), photo)).toMatchObject({ ok: false, refusal: "no-room", detail: { limit: 50 } });
  });
});

describe("after 24 hours", () => {
  it("what nothing shows is removed; what a post, a former version, a held post or a draft shows stays", async () => {
    const { ctx } = server;
    const [orphan, shown, former, held, drafted, unfinished] = [await add(), await add(), await add(), await add(), await add(), newRandomId()];
    await show(shown, "open");
    const edited = await show(former, "open");
    valueOf(await editPost(me, { id: edited.postId, body: "without it now", version: 1 }));
    const waiting = await show(held, "open");
    const keeper = actingAs(ctx, await makeMember(ctx, { handle: `keeper-${newRandomId().slice(0, 6)}`, role: "moderator" }));
    valueOf(await changePostState(keeper, { id: waiting.postId, state: "hidden", reason: "Later", version: 1 }));
    valueOf(await saveDraft(me, { key: `topic-${newRandomId()}`, fields: { body: `![x](/files/${drafted})` }, version: 0 }));
    await ctx.db.file.create({ data: { id: unfinished, ownerId: painter.id, purpose: "post", state: "making", format: "webp", bytes: 9, width: 0, height: 0, createdAt: ctx.now() } });
    const kept = async (): Promise<string[]> => (await ctx.db.file.findMany({ where: { id: { in: [orphan, shown, former, held, drafted, unfinished] } } })).map(({ id }) => id).sort();
    server.clock.advance(dayMs);
    await removeOrphans(ctx);
    expect(await kept()).toHaveLength(6);
    server.clock.advance(1);
    await removeOrphans(ctx);
    expect(await kept()).toEqual([shown, former, held, drafted].sort());
    expect(await ctx.ports.files.read(storedName(orphan, 640, "webp"))).toBeNull();
    expect(await ctx.ports.files.read(storedName(drafted, 640, "webp"))).not.toBeNull();
  });
});
