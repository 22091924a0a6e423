import { beforeAll, describe, expect, it } from "vitest";
import { changeBoard, createBoard } from "~/features/boards/save-board.server";
import { newBoardSchema } from "~/features/boards/schema";
import { saveDraft } from "~/features/drafts/save-draft.server";
import { addFile, type NewFile } from "~/features/files/add-file.server";
import { addUpload } from "~/features/files/add-upload.server";
import { removeOrphans } from "~/features/files/remove-files.server";
import { fileBytesMax, storedFileName } from "~/features/files/rules";
import { bytesOf, pdf, zipOf } from "~/features/files/test-support/make-files";
import type { FileKind } from "~/features/files/types";
import { createPost } from "~/features/posts/create-post.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { bakeBody } from "~/features/posts/writing.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { moveTopic } from "~/features/topics/change-topic.server";
import { dayMs } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import type { MemberContext } from "~/platform/context";
import { StoreAway } from "~/platform/files/store";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/requests";
import { browserHeaders, makeAsker, makeToken, nobody, type Asker } from "./matrix-scene";

useTestDatabase();

let server: TestServer;
let drafter: CastMember;
let me: MemberContext;
let [mine, friend, stranger] = [nobody, nobody, nobody];
beforeAll(async () => {
  server = await startTestServer({ community: { relaxedLimits: true } });
  const { ctx } = server;
  const group = await makeGroup(ctx, "circle");
  await makeBoard(ctx, { slug: "plans", fileKinds: ["pdf", "csv"] });
  await makeBoard(ctx, { slug: "bare" });
  await makeBoard(ctx, { slug: "closed", fileKinds: ["pdf"], visibility: "groups", openTo: [group] });
  await makeBoard(ctx, { slug: "strict", fileKinds: ["pdf"], minTrust: 4 });
  drafter = await makeMember(ctx, { handle: "drafter", trust: 2, groups: [group] });
  me = actingAs(ctx, drafter);
  mine = await makeAsker(server, "member", drafter);
  friend = await makeAsker(server, "member", await makeMember(ctx, { handle: "friend", groups: [group] }));
  stranger = await makeAsker(server, "member", await makeMember(ctx, { handle: "stranger" }));
}, 120_000);

const wish = (change: Partial<NewFile> = {}): NewFile => ({ bytes: pdf, name: "plan.pdf", place: { board: "plans" }, ...change });
const add = async (change: Partial<NewFile> = {}): Promise<string> => valueOf(await addFile(me, wish(change))).id;
const ask = (asker: Asker, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.origin + path, { headers: { ...(asker === nobody ? {} : browserHeaders(asker, server.origin)), ...headers } });
const seenBy = async (id: string): Promise<number[]> => {
  const found: number[] = [];
  for (const asker of [nobody, stranger, friend, mine]) found.push((await ask(asker, `/files/${id}`)).status);
  return found;
};
const bodyWith = (id: string): string => `[plan.pdf](/files/${id})`;
const show = (id: string, board: string) => openTopic(server.ctx, drafter, { board, body: bodyWith(id) });
const unhurried = (board: string, body: string) => createTopic(me, { board, kind: "discussion", title: `About ${newRandomId()}`, body });
const topicOn = async (board: string): Promise<{ id: string; postId: string }> => openTopic(server.ctx, drafter, { board });

describe("a file", () => {
  it("is its owner's alone until a post links to it, then of whoever may read that post, asked each time", async () => {
    const id = await add();
    expect(await seenBy(id)).toEqual([404, 404, 404, 200]);
    await show(id, "closed");
    expect(await seenBy(id)).toEqual([404, 404, 200, 200]);
    await show(id, "plans");
    expect(await seenBy(id)).toEqual([200, 200, 200, 200]);
    await server.ctx.db.board.update({ where: { slug: "plans" }, data: { visibility: "groups" } });
    expect(await seenBy(id)).toEqual([404, 404, 200, 200]);
    await server.ctx.db.board.update({ where: { slug: "plans" }, data: { visibility: "public" } });
  });

  it("comes back byte by byte, as what it is, to be saved under its name and never shown in place", async () => {
    const id = await add({ name: "../窑 “炉” (1).pdf" });
    await show(id, "plans");
    const answer = await ask(nobody, `/files/${id}`);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf);
    expect(Object.fromEntries(["content-type", "content-disposition", "x-content-type-options", "content-security-policy", "cross-origin-resource-policy", "cache-control"].map((name) => [name, answer.headers.get(name)]))).toEqual({
      "content-type": "application/pdf", "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox", "cross-origin-resource-policy": "same-origin", "cache-control": "public, max-age=300",
      "content-disposition": "attachment; filename=\"_ ___ (1).pdf\"; filename*=UTF-8''%E7%AA%91%20%E2%80%9C%E7%82%89%E2%80%9D%20%281%29.pdf",
    });
    expect((await ask(nobody, `/files/${id}`, { "if-none-match": answer.headers.get("etag") ?? "" })).status).toBe(304);
    expect(await Promise.all(["-640", ".webp", "-0.avif", ".pdf", ".bin"].map(async (rest) => (await ask(mine, `/files/${id}${rest}`)).status))).toEqual(Array(5).fill(404));
  });

  it("is given to a program whose token may read as its owner", async () => {
    const id = await add();
    await show(id, "closed");
    const statuses: number[] = [];
    for (const scopes of [["read"], ["write"]] as const) {
      const token = await makeToken(server.ctx, drafter, scopes);
      statuses.push((await ask(nobody, `/files/${id}`, { authorization: `Bearer ${token}` })).status);
    }
    statuses.push((await ask(mine, `/files/${id}`, { authorization: "Bearer nonsense" })).status);
    expect(statuses).toEqual([200, 404, 404]);
  });

  it("on a board that is not everybody's is kept by nobody on the way", async () => {
    const id = await add();
    await show(id, "closed");
    expect((await ask(friend, `/files/${id}`)).headers.get("cache-control")).toBe("private, no-cache");
  });

  it("stands in its post with its kind and size; of somebody else's nothing is told, and it is opened to nobody", async () => {
    const [id, other] = [await add(), await add()];
    const { postId } = await show(id, "plans");
    const { bodyHtml } = await server.ctx.db.post.findUniqueOrThrow({ where: { id: postId } });
    expect(bodyHtml).toContain(`<a href="/files/${id}">plan.pdf <small>PDF · ${pdf.byteLength} B</small></a>`);
    const thief = await makeMember(server.ctx, { handle: "thief", trust: 2 });
    expect(valueOf(await bakeBody(actingAs(server.ctx, thief), bodyWith(other)))).toMatchObject({ attached: [], html: `<p>${`<a href="/files/${other}">plan.pdf</a>`}</p>\n` });
    await openTopic(server.ctx, thief, { board: "bare", body: bodyWith(other) });
    expect(await seenBy(other)).toEqual([404, 404, 404, 200]);
  });

  it("counts in its owner's days and bytes as pictures do", async () => {
    const hoarder = await makeMember(server.ctx, { handle: "hoarder", trust: 1 });
    const data = { ownerId: hoarder.id, purpose: "post", format: "webp", width: 1, height: 1, createdAt: new Date(0) };
    await server.ctx.db.file.create({ data: { id: newRandomId(), bytes: 250 * 1024 * 1024 - 5, ...data } });
    expect(await addFile(actingAs(server.ctx, hoarder), wish())).toMatchObject({ refusal: "no-room", detail: { limit: 250 } });
    await server.ctx.db.file.deleteMany({ where: { ownerId: hoarder.id } });
    for (let count = 0; count < 40; count += 1) await server.ctx.db.file.create({ data: { id: newRandomId(), bytes: 1, ...data, createdAt: server.clock.now() } });
    expect(outcomeOf(await addFile(actingAs(server.ctx, hoarder), wish()))).toBe("too-many-pictures");
  });

  it("in a board's guidelines is seen by whoever may read the board", async () => {
    const operator = actingAs(server.ctx, await makeMember(server.ctx, { handle: "board-maker", role: "operator" }));
    const { id } = valueOf(await addFile(operator, wish()));
    valueOf(await createBoard(operator, newBoardSchema.parse({ slug: "signposted", name: "Signposted", visibility: "members", guidelines: bodyWith(id) })));
    expect(await seenBy(id)).toEqual([404, 200, 200, 200]);
  });
});

describe("an upload is refused, leaving nothing behind,", () => {
  const refusals: [string, Partial<NewFile>, string, object?][] = [
    ["of a kind the board does not allow", { bytes: zipOf(["a"]), name: "plan.zip" }, "file-not-allowed", { allowed: "PDF, CSV" }],
    ["of no kind of the catalogue", { bytes: bytesOf("MZ"), name: "tool.exe" }, "file-not-allowed", { allowed: "PDF, CSV" }],
    ["without an ending", { name: "plan" }, "file-not-allowed"],
    ["where pictures alone are taken", { place: { board: "bare" } }, "files-not-taken"],
    ["that is not what its name says", { bytes: bytesOf("<html>") }, "file-not-as-named", { name: "plan.pdf", allowed: "PDF, CSV" }],
    ["whose text is not UTF-8", { bytes: bytesOf("\xd3\xd4\xc1\xcf"), name: "glaze.csv" }, "file-not-utf8"],
    ["that is too heavy", { bytes: new Uint8Array(fileBytesMax + 1) }, "file-too-heavy", { limit: 10 }],
    ["for a board nobody has", { place: { board: "no-such" } }, "board-not-found"],
    ["for a topic nobody has", { place: { topic: newRandomId() } }, "not-found"],
    ["for a board above one's trust", { place: { board: "strict" } }, "trust-too-low"],
  ];
  it.each(refusals)("%s", async (_name, change, refusal, detail = {}) => {
    const before = await server.ctx.db.file.count();
    expect(await addFile(me, wish(change))).toMatchObject({ ok: false, refusal, ...(Object.keys(detail).length > 0 ? { detail } : {}) });
    expect(await server.ctx.db.file.count()).toBe(before);
  });

  it("of a new member, but not of new staff", async () => {
    const fresh = await makeMember(server.ctx, { handle: "fresh", trust: 0 });
    expect(outcomeOf(await addFile(actingAs(server.ctx, fresh), wish()))).toBe("files-need-trust");
    const board = await server.ctx.db.board.findUniqueOrThrow({ where: { slug: "plans" } });
    const keeper = await makeMember(server.ctx, { handle: "fresh-keeper", trust: 0, moderates: [board] });
    expect(outcomeOf(await addFile(actingAs(server.ctx, keeper), wish()))).toBe("ok");
  });

  it("for a board or a topic out of sight, as if there were none", async () => {
    const outsider = actingAs(server.ctx, await makeMember(server.ctx, { handle: "outsider", trust: 2 }));
    const { id: topic } = await topicOn("closed");
    expect(outcomeOf(await addFile(outsider, wish({ place: { board: "closed" } })))).toBe("board-not-found");
    expect(outcomeOf(await addFile(outsider, wish({ place: { topic } })))).toBe("not-found");
    expect(outcomeOf(await addFile(me, wish({ place: { topic } })))).toBe("ok");
    const { id: hidden } = await topicOn("plans");
    await server.ctx.db.topic.update({ where: { id: hidden }, data: { state: "hidden" } });
    expect([outcomeOf(await addFile(outsider, wish({ place: { topic: hidden } }))), outcomeOf(await addFile(me, wish({ place: { topic: hidden } })))]).toEqual(["not-found", "ok"]);
  });

  it("when it cannot be kept", async () => {
    const before = await server.ctx.db.file.count();
    const files = { ...me.ports.files, put: () => Promise.reject(new StoreAway("full")) };
    await expect(addFile({ ...me, ports: { ...me.ports, files } }, wish())).rejects.toThrow(StoreAway);
    expect(await server.ctx.db.file.count()).toBe(before);
  });

  it("as a picture, when no place is named or it looks like one", async () => {
    expect(outcomeOf(await addUpload(me, { bytes: pdf, name: "plan.pdf", place: null }))).toBe("not-a-picture");
    expect(outcomeOf(await addUpload(me, { bytes: bytesOf("\x89PNG\r\n\x1a\nno"), name: "x.png", place: { board: "bare" } }))).toBe("not-a-picture");
    expect(outcomeOf(await addUpload(me, { bytes: bytesOf("broken"), name: "x.PNG", place: { board: "plans" } }))).toBe("not-a-picture");
    expect(outcomeOf(await addUpload(me, { bytes: bytesOf(""), name: "x.pdf", place: { board: "plans" } }))).toBe("file-empty");
    expect(outcomeOf(await addUpload(me, { bytes: bytesOf("\x89PNG\r\n\x1a\nno"), name: "x.pdf", place: { board: "plans" } }))).toBe("file-not-as-named");
  });
});

describe("a post is held to its board's list", () => {
  it("when it opens a topic, answers one or is edited; nothing is written then", async () => {
    const id = await add();
    const { id: topicId, postId } = await topicOn("bare");
    const before = await server.ctx.db.post.count();
    expect(outcomeOf(await unhurried("bare", bodyWith(id)))).toBe("files-not-taken");
    expect(outcomeOf(await createPost(me, { topicId, body: bodyWith(id) }))).toBe("files-not-taken");
    expect(outcomeOf(await editPost(me, { id: postId, body: bodyWith(id), version: 1 }))).toBe("files-not-taken");
    const sheet = await add({ bytes: bytesOf("a,b"), name: "a.csv" });
    expect(await unhurried("closed", `${bodyWith(id)} ${bodyWith(sheet)}`)).toMatchObject({ refusal: "file-not-allowed", detail: { allowed: "PDF" } });
    expect([await server.ctx.db.post.count(), await server.ctx.db.fileUse.count({ where: { fileId: id } })]).toEqual([before, 0]);
  });

  it("also for one who came down to a new member", async () => {
    const fallen = await makeMember(server.ctx, { handle: "fallen", trust: 1 });
    const { id } = valueOf(await addFile(actingAs(server.ctx, fallen), wish()));
    const { id: topicId } = await topicOn("plans");
    const now = actingAs(server.ctx, { ...fallen, trust: 0 });
    expect(outcomeOf(await createPost(now, { topicId, body: bodyWith(id) }))).toBe("files-need-trust");
  });

  it("but keeps what it showed before its topic moved or the list grew shorter, through edits too", async () => {
    const keeper = actingAs(server.ctx, await makeMember(server.ctx, { handle: "mover", role: "operator" }));
    const [id, more] = [await add(), await add()];
    const topic = await show(id, "plans");
    valueOf(await moveTopic(keeper, { id: topic.id, board: "bare", reason: "" }));
    expect(await seenBy(id)).toEqual([200, 200, 200, 200]);
    valueOf(await editPost(me, { id: topic.postId, body: `Again: ${bodyWith(id)}`, version: 1 }));
    expect(outcomeOf(await editPost(me, { id: topic.postId, body: `${bodyWith(id)} ${bodyWith(more)}`, version: 2 }))).toBe("files-not-taken");
    await makeBoard(server.ctx, { slug: "shrinking", fileKinds: ["pdf"] });
    const { postId } = await reply(server.ctx, drafter, (await show(id, "shrinking")).id, { body: `Also ${bodyWith(more)}` }).then((made) => ({ postId: made.id }));
    valueOf(await changeBoard(keeper, "shrinking", { version: 1, fileKinds: [] }));
    expect(outcomeOf(await editPost(me, { id: postId, body: `And ${bodyWith(more)}`, version: 1 }))).toBe("ok");
  });
});

describe("after 24 hours", () => {
  it("what nothing links to is removed with its bytes; what a post, a former version or a draft links to stays", async () => {
    const [orphan, shown, former, drafted] = [await add(), await add(), await add(), await add()];
    await show(shown, "plans");
    const { postId } = await show(former, "plans");
    valueOf(await editPost(me, { id: postId, body: "without it now", version: 1, reason: "It was out of date" }));
    valueOf(await saveDraft(me, { key: `topic-${newRandomId()}`, fields: { body: bodyWith(drafted) }, version: 0 }));
    server.clock.advance(dayMs + 1);
    await removeOrphans(server.ctx);
    const there = async (id: string): Promise<boolean[]> => [await server.ctx.db.file.count({ where: { id } }) === 1, await server.ctx.ports.files.read(storedFileName(id)) !== null];
    expect(await Promise.all([orphan, shown, former, drafted].map(there))).toEqual([[false, false], [true, true], [true, true], [true, true]]);
  });
});

it("takes the list of a board's form, each box", async () => {
  const kinds: FileKind[] = ["pdf", "docx"];
  const operator = actingAs(server.ctx, await makeMember(server.ctx, { handle: "list-maker", role: "operator" }));
  const made = valueOf(await createBoard(operator, newBoardSchema.parse({ slug: "listed", name: "Listed", fileKinds: kinds })));
  expect(made.fileKinds).toEqual(kinds);
  expect(valueOf(await changeBoard(operator, "listed", { version: made.version, name: "Listed still" })).fileKinds).toEqual(kinds);
  expect(newBoardSchema.safeParse({ slug: "listed", name: "Listed", fileKinds: ["exe"] }).success).toBe(false);
});
