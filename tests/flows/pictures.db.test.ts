import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { createBoard, changeBoard } from "~/features/boards/save-board.server";
import { newBoardSchema } from "~/features/boards/schema";
import { addPicture } from "~/features/files/add-picture.server";
import { makeAvif } from "~/features/files/make-avif.server";
import { findReadableFile } from "~/features/files/queries.server";
import { deletePost } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { canSeeTopic, sightOf } from "~/features/posts/rules";
import { openTopic } from "~/features/posts/test-support/write";
import type { PostState } from "~/features/posts/types";
import { bakeBody } from "~/features/posts/writing.server";
import { dayMs, minuteMs } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import type { MemberContext } from "~/platform/context";
import { guest } from "~/kernel/actor";
import { withActor } from "~/platform/context";
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

  it("of somebody else is not opened by naming it, and nothing is told of it", async () => {
    const id = await add();
    const thief = await makeMember(server.ctx, { handle: "thief", trust: 2 });
    const body = `![mine now](/files/${id})`;
    const { postId } = await openTopic(server.ctx, thief, { board: "open", body });
    expect(await seenBy(id)).toEqual([404, 404, 404, 200]);
    const { bodyHtml } = await server.ctx.db.post.findUniqueOrThrow({ where: { id: postId } });
    const preview = valueOf(await bakeBody(actingAs(server.ctx, thief), body)).html;
    for (const html of [bodyHtml, preview]) {
      expect(html).toContain(`src="/files/${id}"`);
      expect(html).not.toMatch(/lqip|srcset|width=|height=/);
    }
  });

  it("of staff is not opened by their edit of a post in which somebody else had named it", async () => {
    const keeper = await makeMember(server.ctx, { handle: "closed-keeper", role: "moderator" });
    const staffs = valueOf(await addPicture(actingAs(server.ctx, keeper), photo)).id;
    const body = `![guessed](/files/${staffs})`;
    const { postId } = await show(await add(), "open");
    valueOf(await editPost(me, { id: postId, body, version: 1 }));
    valueOf(await editPost(actingAs(server.ctx, keeper), { id: postId, body: `${body} and a typo less`, version: 2 }));
    expect(await seenBy(staffs)).toEqual([404, 404, 404, 404]);
  });

  it("stays dressed when staff edit the post it stands in, and theirs when its author edits again", async () => {
    const keeper = actingAs(server.ctx, await makeMember(server.ctx, { handle: "tidy-keeper", role: "moderator" }));
    const [own, staffs] = [await add(), valueOf(await addPicture(keeper, photo)).id];
    const { postId } = await show(own, "open");
    const body = `![own](/files/${own}) and ![staff's](/files/${staffs})`;
    const dressedIn = async (): Promise<number> => (await server.ctx.db.post.findUniqueOrThrow({ where: { id: postId } })).bodyHtml.split("srcset=").length - 1;
    valueOf(await editPost(keeper, { id: postId, body, version: 1 }));
    expect(await dressedIn()).toBe(2);
    valueOf(await editPost(me, { id: postId, body: `${body}, again`, version: 2 }));
    expect(await dressedIn()).toBe(2);
  });

  it("in any number of posts out of sight is seen by whoever may see one more", async () => {
    const id = await add();
    const { postId } = await show(id, "closed");
    await server.ctx.db.$executeRaw`
      INSERT INTO "Post" ("id", "topicId", "kind", "path", "depth", "authorId", "body", "bodyHtml", "renderer", "state", "heldFor", "createdAt")
      SELECT '0' || lpad(n::text, 25, '0'), "topicId", 'reply', "path" || n, 1, "authorId", "body", "bodyHtml", "renderer", 'visible', "heldFor", "createdAt"
      FROM "Post", generate_series(1, 60) n WHERE "id" = ${postId}`;
    await server.ctx.db.$executeRaw`INSERT INTO "FileUse" ("fileId", "postId") SELECT ${id}, '0' || lpad(n::text, 25, '0') FROM generate_series(1, 60) n`;
    expect(await seenBy(id)).toEqual([404, 404, 200, 200]);
    await show(id, "open");
    expect(await seenBy(id)).toEqual([200, 200, 200, 200]);
  });

  it("in a board's guidelines is seen by whoever may read the board, until they show it no more", async () => {
    const operator = actingAs(server.ctx, await makeMember(server.ctx, { handle: "board-maker", role: "operator" }));
    const [id, strangers] = [valueOf(await addPicture(operator, photo)).id, await add()];
    const wish = { slug: "signposted", name: "Signposted", visibility: "members", guidelines: `![The way](/files/${id}) ![not theirs](/files/${strangers})` };
    const board = valueOf(await createBoard(operator, newBoardSchema.parse(wish)));
    expect(await seenBy(id)).toEqual([404, 200, 200, 200]);
    expect(await seenBy(strangers)).toEqual([404, 404, 404, 200]);
    await changeBoard(operator, "signposted", { version: board.version, visibility: "public" });
    expect(await seenBy(id)).toEqual([200, 200, 200, 200]);
    await changeBoard(operator, "signposted", { version: board.version + 1, guidelines: "Walk on" });
    expect(await seenBy(id)).toEqual([404, 404, 404, 404]);
    expect(await server.ctx.db.file.findUnique({ where: { id } })).toMatchObject({ unusedSince: server.clock.now() });
  });

  it("is seen exactly where the rules of topics and posts say so", async () => {
    const { ctx } = server;
    const poster = await makeMember(ctx, { handle: "other-poster" });
    const board = await ctx.db.board.findUniqueOrThrow({ where: { slug: "open" } });
    const keeper = await makeMember(ctx, { handle: "open-keeper", moderates: [board] });
    const lurker = await makeMember(ctx, { handle: "lurker" });
    const owner = await makeMember(ctx, { handle: "left-it" });
    const id = newRandomId();
    await ctx.db.file.create({ data: { id, ownerId: owner.id, purpose: "post", format: "webp", bytes: 9, width: 1, height: 1, createdAt: ctx.now() } });
    const topic = await openTopic(ctx, painter, { board: "open" });
    await ctx.db.post.update({ where: { id: topic.postId }, data: { authorId: poster.id } });
    await ctx.db.fileUse.create({ data: { fileId: id, postId: topic.postId } });
    const states: PostState[] = ["held", "visible", "hidden", "removed", "deleted"];
    for (const [topicState, postState] of states.flatMap((one) => states.map((other) => [one, other] as const))) {
      await ctx.db.topic.update({ where: { id: topic.id }, data: { state: topicState } });
      await ctx.db.post.update({ where: { id: topic.postId }, data: { state: postState } });
      for (const asker of [null, lurker, painter, poster, keeper]) {
        const acting = asker ? actingAs(ctx, asker) : withActor(ctx, guest);
        const moderates = asker === keeper;
        const may = canSeeTopic(acting.actor, { state: topicState, authorId: painter.id }, moderates) && sightOf(acting.actor, { state: postState, authorId: poster.id }, moderates) === "whole";
        expect(await findReadableFile(acting, id) !== null, `${asker?.handle} at a ${postState} post of a ${topicState} topic`).toBe(may);
      }
    }
  });

  it("may be kept by anyone for five minutes when everybody may see it; else it is asked for anew each time", async () => {
    const [open, closed] = [await add(), await add()];
    await show(open, "open");
    await show(closed, "closed");
    const [first, second] = [await ask(nobody, `/files/${open}`), await ask(friend, `/files/${closed}`)];
    expect([first.headers.get("cache-control"), second.headers.get("cache-control")]).toEqual(["public, max-age=300", "private, no-cache"]);
    expect([first, second].map((answer) => answer.headers.get("content-security-policy"))).toEqual(Array(2).fill("default-src 'none'; sandbox"));
    const again = await ask(friend, `/files/${closed}`, { "if-none-match": second.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    const { read } = server.parts.ports.files;
    server.parts.ports.files.read = () => Promise.reject(new Error("read for nothing"));
    expect((await ask(friend, `/files/${closed}`, { "if-none-match": `W/"x", ${second.headers.get("etag") ?? ""}` })).status).toBe(304);
    server.parts.ports.files.read = read;
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
    for (let count = 0; count < 8; count += 1) valueOf(await addPicture(fresh, small));
    const results = await Promise.all([addPicture(fresh, small), addPicture(fresh, small), addPicture(fresh, small)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
    expect(outcomeOf(await addPicture(fresh, small))).toBe("too-many-pictures");
    server.clock.advance(dayMs);
    expect(outcomeOf(await addPicture(fresh, small))).toBe("ok");
  });

  it("beyond three of one member at a time; those whose process ended are not counted for long", async () => {
    const busy = actingAs(server.ctx, await makeMember(server.ctx, { handle: "busy", trust: 2 }));
    const data = { ownerId: busy.actor.id, purpose: "post", state: "making", format: "webp", bytes: 9, width: 0, height: 0, createdAt: server.clock.now() };
    for (let count = 0; count < 3; count += 1) await server.ctx.db.file.create({ data: { id: newRandomId(), ...data } });
    expect(await addPicture(busy, photo)).toEqual({ ok: false, refusal: "pictures-in-hand", detail: { limit: 3, seconds: 5 } });
    server.clock.advance(10 * minuteMs);
    expect(outcomeOf(await addPicture(busy, photo))).toBe("ok");
  });

  it("beyond the bytes of a member's trust level", async () => {
    const hoarder = await makeMember(server.ctx, { handle: "hoarder", trust: 0 });
    const data = { ownerId: hoarder.id, purpose: "post", format: "webp", bytes: 50 * 1024 * 1024 - 100, width: 1, height: 1, createdAt: new Date(0) };
    await server.ctx.db.file.create({ data: { id: newRandomId(), ...data } });
    expect(await addPicture(actingAs(server.ctx, hoarder), photo)).toMatchObject({ ok: false, refusal: "no-room", detail: { limit: 50 } });
  });
});
