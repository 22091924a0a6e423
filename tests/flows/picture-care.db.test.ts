import { mkdtempSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeAvatar } from "~/features/accounts/change-avatar.server";
import { saveDraft } from "~/features/drafts/save-draft.server";
import { addPicture } from "~/features/files/add-picture.server";
import { makeAvif } from "~/features/files/make-avif.server";
import { removeOrphans } from "~/features/files/remove-files.server";
import { storedName } from "~/features/files/rules";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic } from "~/features/posts/test-support/write";
import { dayMs, hourMs, minuteMs } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import { valueOf } from "~/kernel/test-support/results";
import type { Context, MemberContext, Ports } from "~/platform/context";
import { makeLocalStore, StoreAway } from "~/platform/files/store";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";
import { useTestDatabase } from "../support/database";

useTestDatabase();

const folder = mkdtempSync(join(tmpdir(), "kindling-pictures-"));
let test: TestContext;
let ctx: Context;
let painter: CastMember;
let me: MemberContext;
let photo: Buffer;
beforeAll(async () => {
  test = makeTestContext({ community: { relaxedLimits: true } });
  test.parts.ports.files = makeLocalStore(folder);
  ({ ctx } = test);
  await makeBoard(ctx, { slug: "open" });
  await makeBoard(ctx, { slug: "watched", reviewPolicy: "all" });
  painter = await makeMember(ctx, { handle: "painter", trust: 3 });
  me = actingAs(ctx, painter);
  photo = await sharp({ create: { width: 700, height: 400, channels: 3, background: "#864" } }).jpeg().toBuffer();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const add = async (): Promise<string> => valueOf(await addPicture(me, photo)).id;
const show = (id: string, board = "open") => openTopic(ctx, painter, { board, body: `![A bowl](/files/${id})` });
const withPorts = (ports: Partial<Ports>): MemberContext => ({ ...me, ports: { ...me.ports, ...ports } });
const filesOf = async (id: string): Promise<string[]> => (await readdir(folder, { recursive: true })).map((path) => basename(path)).filter((name) => name.startsWith(id)).sort();
const stateOf = async (id: string): Promise<string | undefined> => (await ctx.db.file.findUnique({ where: { id } }))?.state;
const countAll = async (): Promise<[number, number]> => [await ctx.db.file.count(), (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length];

/** A store that takes so many files and is away then. */
function storeThatTakes(count: number): Ports["files"] {
  let left = count;
  return {
    ...me.ports.files,
    put: async (name, bytes) => {
      if (left === 0) throw new StoreAway("full");
      left -= 1;
      await me.ports.files.put(name, bytes);
    },
  };
}

describe("a picture that cannot be finished", () => {
  it("leaves neither a row nor a file", async () => {
    const before = await countAll();
    await expect(addPicture(withPorts({ files: storeThatTakes(1) }), photo)).rejects.toThrow(StoreAway);
    expect(await countAll()).toEqual(before);
  });

  it("is removed by a later sweep when its files cannot go at once", async () => {
    const before = await countAll();
    const files = { ...storeThatTakes(1), remove: () => Promise.reject(new StoreAway("gone")) };
    await expect(addPicture(withPorts({ files }), photo)).rejects.toThrow(StoreAway);
    expect(await countAll()).not.toEqual(before);
    await removeOrphans(ctx);
    expect(await countAll()).toEqual(before);
  });

  it("by a process that was killed is removed with its files after 24 hours", async () => {
    const before = await countAll();
    const killed = withPorts({ files: { ...storeThatTakes(1), remove: () => Promise.reject(new StoreAway("killed")) } });
    // What a kill leaves: a row being made that names its widths, and one file.
    await expect(addPicture(killed, photo)).rejects.toThrow(StoreAway);
    await ctx.db.file.updateMany({ where: { state: "going" }, data: { state: "making" } });
    test.clock.advance(dayMs);
    await removeOrphans(ctx);
    expect(await countAll()).not.toEqual(before);
    test.clock.advance(1);
    await removeOrphans(ctx);
    expect(await countAll()).toEqual(before);
  });
});

it("a picture of oneself that cannot be noted leaves no file", async () => {
  const before = await countAll();
  await expect(changeAvatar({ ...me, transaction: () => Promise.reject(new Error("on purpose")) }, photo)).rejects.toThrow("on purpose");
  expect(await countAll()).toEqual(before);
});

describe("after 24 hours", () => {
  it("what nothing shows is removed; what a post, a former version or a held post shows stays", async () => {
    const [orphan, shown, former, held, taken] = [await add(), await add(), await add(), await add(), await add()];
    await show(shown);
    const edited = await show(former);
    valueOf(await editPost(me, { id: edited.postId, body: "without it now", version: 1, reason: "It misled" }));
    const unseen = await show(taken);
    valueOf(await editPost(me, { id: unseen.postId, body: "taken out at once: no version shows it", version: 1 }));
    expect(await ctx.db.fileUse.count({ where: { fileId: { in: [former, taken] } } })).toBe(1);
    expect((await show(held, "watched")).state).toBe("held");
    test.clock.advance(dayMs);
    await removeOrphans(ctx);
    expect(await filesOf(orphan)).toHaveLength(2);
    test.clock.advance(1);
    await removeOrphans(ctx);
    for (const id of [orphan, taken]) expect([await stateOf(id), await filesOf(id)]).toEqual([undefined, []]);
    for (const id of [shown, former, held]) expect([await stateOf(id), (await filesOf(id)).length]).toEqual(["ready", 2]);
  });

  it("the time begins anew when the last draft that showed it goes", async () => {
    const id = await add();
    const key = `topic-${newRandomId()}`;
    valueOf(await saveDraft(me, { key, fields: { body: `![x](/files/${id})` }, version: 0 }));
    for (let hour = 0; hour < 30; hour += 1) {
      test.clock.advance(hourMs);
      await removeOrphans(ctx);
    }
    await ctx.db.draft.deleteMany({ where: { key } });
    test.clock.advance(dayMs - 1);
    await removeOrphans(ctx);
    expect(await stateOf(id)).toBe("ready");
    test.clock.advance(hourMs + 2);
    await removeOrphans(ctx);
    expect([await stateOf(id), await filesOf(id)]).toEqual([undefined, []]);
  });

  it("one that is going is shown by no new post, and a file that cannot go keeps no other", async () => {
    const [stuck, free] = [await add(), await add()];
    test.clock.advance(dayMs + 1);
    const remove = (name: string): Promise<void> => (name.startsWith(stuck) ? Promise.reject(new StoreAway("stuck")) : me.ports.files.remove(name));
    await removeOrphans(withPorts({ files: { ...me.ports.files, remove } }));
    expect([await stateOf(stuck), await stateOf(free)]).toEqual(["going", undefined]);
    const { postId } = await show(stuck);
    expect(await ctx.db.fileUse.count({ where: { postId } })).toBe(0);
    await removeOrphans(ctx);
    expect(await stateOf(stuck)).toBeUndefined();
  });
});

describe("AVIF", () => {
  const avifOf = (id: string): Promise<boolean> => ctx.db.file.findUniqueOrThrow({ where: { id } }).then(({ avif }) => avif);

  it("is made of what is due, also after one that fails, which is tried thrice", async () => {
    await ctx.db.file.updateMany({ data: { avifDueAt: null } });
    const [failing, missing, good] = [await add(), await add(), await add()];
    for (const width of [320, 700]) await ctx.ports.files.remove(storedName(missing, width, "webp"));
    const tried: string[] = [];
    const avif: Ports["images"]["avif"] = (own, width) => (tried.at(-1) === failing ? Promise.reject(new Error("on purpose")) : ctx.ports.images.avif(own, width));
    const read: Ports["files"]["read"] = (name) => (tried.push(name.slice(0, 26)), ctx.ports.files.read(name));
    const faulty = withPorts({ images: { ...ctx.ports.images, avif }, files: { ...ctx.ports.files, read } });
    for (let round = 0; round < 6; round += 1) {
      await makeAvif(faulty);
      test.clock.advance(10 * minuteMs);
    }
    expect([await avifOf(failing), await avifOf(missing), await avifOf(good)]).toEqual([false, false, true]);
    expect([failing, missing, good].map((id) => tried.filter((one) => one === id).length)).toEqual([3, 3, 1]);
    expect(await filesOf(good)).toEqual([320, 700].flatMap((width) => [`${good}-${width}.avif`, `${good}-${width}.webp`]).sort());
  });

  it("of one picture is made by one of several processes, and none is begun while the process stops", async () => {
    await ctx.db.file.updateMany({ data: { avifDueAt: null } });
    const ids = [await add(), await add(), await add()];
    const stopping = new AbortController();
    const read: string[] = [];
    const files: Ports["files"] = { ...ctx.ports.files, read: (name) => (read.push(name.slice(0, 26)), stopping.abort(), ctx.ports.files.read(name)) };
    await makeAvif(withPorts({ files }), stopping.signal);
    expect(read).toHaveLength(1);
    await Promise.all(Array.from({ length: 8 }, () => makeAvif(withPorts({ files }))));
    expect(read.sort()).toEqual(ids.sort());
  });
});
