import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dropDraft } from "~/features/drafts/drop-draft.server";
import { findDraft, findUnfinishedTopic, listDrafts } from "~/features/drafts/queries.server";
import { removeOldDrafts } from "~/features/drafts/remove-old-drafts.server";
import { draftsMax } from "~/features/drafts/rules";
import { saveDraft } from "~/features/drafts/save-draft.server";
import { createPost } from "~/features/posts/create-post.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, unhurried } from "~/features/posts/test-support/write";
import { createTopic, type CreatedTopic } from "~/features/topics/create-topic.server";
import { mergeTopic } from "~/features/topics/move-posts.server";
import { dayMs } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import type { MemberContext } from "~/platform/context";
import { makeBoard, makeMember, type CastMember } from "../support/cast";
import type { TestContext } from "../support/context";
import { useTestDatabase } from "../support/database";
import { as, makeScene, topic } from "./posting-scene";

useTestDatabase();

let scene: TestContext;
let writer: CastMember;
let me: MemberContext;
let people = 0;
beforeAll(async () => {
  await makeBoard(makeScene().ctx, { slug: "open" });
});
beforeEach(async () => {
  scene = makeScene();
  people += 1;
  writer = await makeMember(scene.ctx, { handle: `writer-${people}`, trust: 2 });
  me = as(unhurried(scene.ctx), writer);
});

const newKey = (): string => `topic-${newRandomId()}`;
const save = (key: string, body: string, version: number) => saveDraft(me, { key, fields: { body }, version });

describe("saveDraft", () => {
  it("keeps a text, and its changes, each from the one before", async () => {
    const key = newKey();
    expect(valueOf(await save(key, "one", 0)).version).toBe(1);
    scene.clock.advance(60_000);
    expect(valueOf(await save(key, "two", 1))).toEqual({ version: 2, updatedAt: scene.ctx.now().toISOString() });
    expect(await findDraft(me, key)).toEqual({ key, fields: { body: "two" }, version: 2, updatedAt: scene.ctx.now().toISOString() });
  });

  it("said twice, because the answer was lost, is said once", async () => {
    const key = newKey();
    await save(key, "one", 0);
    expect(valueOf(await save(key, "one", 0)).version).toBe(1);
    await save(key, "two", 1);
    expect(valueOf(await save(key, "two", 1)).version).toBe(2);
  });

  it("refuses to put one device's text over another's unseen, and keeps what is there", async () => {
    const key = newKey();
    await save(key, "one", 0);
    await save(key, "from the phone", 1);
    for (const version of [0, 1, 7]) {
      const refused = await save(key, "from the desk", version);
      expect(refused).toMatchObject({ ok: false, refusal: "draft-changed", detail: { version: 2 } });
    }
    expect((await findDraft(me, key))?.fields.body).toBe("from the phone");
    expect(outcomeOf(await save(key, "from the desk", 2))).toBe("ok");
  });

  it("makes anew a draft that was sent or discarded meanwhile: the text typed since is not lost", async () => {
    const key = newKey();
    await save(key, "one", 0);
    await dropDraft(me, key);
    expect(valueOf(await save(key, "typed since", 1)).version).toBe(1);
    expect((await findDraft(me, key))?.fields.body).toBe("typed since");
  });

  it("takes up to 100 of one member, and then still changes those", async () => {
    const now = scene.ctx.now();
    const keys = Array.from({ length: draftsMax }, newKey);
    await scene.ctx.db.draft.createMany({ data: keys.map((key) => ({ memberId: writer.id, key, fields: { body: "x" }, createdAt: now, updatedAt: now })) });
    expect(outcomeOf(await save(newKey(), "one too many", 0))).toBe("too-many-drafts");
    expect(outcomeOf(await save(keys[0] ?? "", "changed", 1))).toBe("ok");
  });
});

it("a draft is nobody else's to read, change or discard", async () => {
  const key = newKey();
  await save(key, "mine", 0);
  const other = as(scene.ctx, await makeMember(scene.ctx, { handle: `other-${people}`, role: "admin" }));
  await dropDraft(other, key);
  await saveDraft(other, { key, fields: { body: "theirs" }, version: 1 });
  expect((await findDraft(me, key))?.fields.body).toBe("mine");
  expect((await listDrafts(other, { limit: 10 })).items.map(({ excerpt }) => excerpt)).toEqual(["theirs"]);
});

describe("a text that is sent", () => {
  let opened: CreatedTopic;
  beforeEach(async () => {
    opened = await openTopic(scene.ctx, writer, { board: "open" });
  });

  it.each([
    ["a topic", () => newKey(), async (draft: { key: string; version: number }) => createTopic(me, { ...topic({ title: `Sent ${newRandomId()}` }), draft })],
    ["a reply", () => `reply-${opened.id}`, async (draft: { key: string; version: number }) => createPost(me, { topicId: opened.id, body: `Sent ${newRandomId()}`, draft })],
    ["an edit", () => `edit-${opened.postId}`, async (draft: { key: string; version: number }) => editPost(me, { id: opened.postId, body: `Sent ${newRandomId()}`, version: 1, draft })],
  ])("as %s takes its draft along, but not one changed since on another device", async (_what, keyOf, send) => {
    const key = keyOf();
    await save(key, "one", 0);
    await save(key, "newer, on the phone", 1);
    expect(outcomeOf(await send({ key, version: 1 }))).toBe("ok");
    expect((await findDraft(me, key))?.fields.body).toBe("newer, on the phone");
  });

  it.each([
    ["a topic", newKey, async (draft: { key: string; version: number }) => createTopic(me, { ...topic({ title: "Sent as a topic" }), draft })],
    ["a reply", () => `reply-${opened.id}`, async (draft: { key: string; version: number }) => createPost(me, { topicId: opened.id, body: "Sent as a reply", draft })],
  ])("as %s takes its draft along, and again when a second device sends the same", async (_what, keyOf, send) => {
    const key = keyOf();
    for (const round of ["first", "again"]) {
      await save(key, `one, ${round}`, 0);
      expect(outcomeOf(await send({ key, version: 1 }))).toBe("ok");
      expect(await findDraft(me, key)).toBeNull();
    }
  });

  it("as an edit takes its draft along", async () => {
    const key = `edit-${opened.postId}`;
    await save(key, "one", 0);
    expect(outcomeOf(await editPost(me, { id: opened.postId, body: "one", version: 1, draft: { key, version: 1 } }))).toBe("ok");
    expect(await findDraft(me, key)).toBeNull();
  });

  it("and stands leaves no draft; refused it leaves the draft", async () => {
    const key = `reply-${opened.id}`;
    await save(key, "one", 0);
    expect(outcomeOf(await createPost(me, { topicId: opened.id, body: " ", draft: { key, version: 1 } }))).toBe("body-required");
    expect(await findDraft(me, key)).not.toBeNull();
    expect(outcomeOf(await createPost(me, { topicId: opened.id, body: "one", draft: { key, version: 1 } }))).toBe("ok");
    expect(await findDraft(me, key)).toBeNull();
  });
});

describe("dropDraft", () => {
  it("with a version discards that one and no newer", async () => {
    const key = newKey();
    await save(key, "one", 0);
    await save(key, "two", 1);
    expect(outcomeOf(await dropDraft(me, key, 1))).toBe("draft-changed");
    expect((await findDraft(me, key))?.fields.body).toBe("two");
    expect(outcomeOf(await dropDraft(me, key, 2))).toBe("ok");
    expect(outcomeOf(await dropDraft(me, key, 2))).toBe("ok");
    expect(await findDraft(me, key)).toBeNull();
  });
});

it("findUnfinishedTopic tells the topic begun last, whatever replies are newer", async () => {
  expect(await findUnfinishedTopic(me)).toBeNull();
  const keys = [newKey(), newKey(), `reply-${newRandomId()}`];
  for (const key of keys) {
    scene.clock.advance(1_000);
    await saveDraft(me, { key, fields: { body: "x", title: ` ${key} ` }, version: 0 });
  }
  expect(await findUnfinishedTopic(me)).toEqual({ key: keys[1], title: keys[1] });
});

describe("listDrafts", () => {
  it("leads nowhere where a text can no longer go, and says of what it was", async () => {
    const { postId } = await openTopic(scene.ctx, writer, { board: "open", title: "Closed by time" });
    await save(`edit-${postId}`, "too late", 0);
    scene.clock.advance(31 * dayMs);
    expect((await listDrafts(me, { limit: 10 })).items).toMatchObject([{ place: "edit", about: "Closed by time", href: null }]);
  });

  it("a reply begun in a topic that was merged goes on in the other, unless one was begun there too", async () => {
    const staff = as(scene.ctx, await makeMember(scene.ctx, { handle: `staff-${people}`, role: "operator" }));
    const [first, second, to] = [await openTopic(scene.ctx, writer, { board: "open" }), await openTopic(scene.ctx, writer, { board: "open" }), await openTopic(scene.ctx, writer, { board: "open", title: "Where all goes" })];
    await save(`reply-${first.id}`, "begun in the first", 0);
    await save(`reply-${second.id}`, "begun in the second", 0);
    for (const from of [first, second]) valueOf(await mergeTopic(staff, { from: from.id, to: to.id, reason: "" }));
    expect((await findDraft(me, `reply-${to.id}`))?.fields.body).toBe("begun in the first");
    expect((await listDrafts(me, { limit: 10 })).items.map(({ about, href, excerpt }) => [about, href, excerpt])).toEqual(expect.arrayContaining([["Where all goes", `/t/${to.id}#write`, "begun in the first"], [null, null, "begun in the second"]]));
  });


  it("tells, the latest first, what each is about and where it is written on", async () => {
    const opened = await openTopic(scene.ctx, writer, { board: "open", title: "Glazes that run" });
    const keys = [newKey(), `reply-${opened.id}`, `under-${opened.postId}`, `edit-${opened.postId}`];
    for (const key of keys) {
      scene.clock.advance(1_000);
      await saveDraft(me, { key, fields: { body: "x", title: "My first kiln" }, version: 0 });
    }
    const first = await listDrafts(me, { limit: 3 });
    const rest = await listDrafts(me, { limit: 3, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...rest.items].map(({ place, about, href }) => [place, about, href])).toEqual([
      ["edit", "Glazes that run", `/posts/${opened.postId}/edit`],
      ["under", "Glazes that run", `/t/${opened.id}?replyTo=${opened.postId}#write`],
      ["reply", "Glazes that run", `/t/${opened.id}#write`],
      ["topic", "My first kiln", `/new?draft=${keys[0]}`],
    ]);
    expect(rest.nextCursor).toBeNull();
  });

  it("says nothing of a topic out of sight, and keeps the text", async () => {
    const secret = await makeBoard(scene.ctx, { slug: `staff-${people}`, visibility: "groups" });
    const keeper = await makeMember(scene.ctx, { handle: `keeper-${people}`, moderates: [secret] });
    const hidden = await openTopic(scene.ctx, keeper, { board: secret.slug, title: "Plans nobody knows" });
    await save(`reply-${hidden.id}`, "still mine", 0);
    expect((await listDrafts(me, { limit: 5 })).items).toMatchObject([{ href: null, about: null, excerpt: "still mine" }]);
  });
});

it("a draft is kept for 180 days after its last change", async () => {
  const [old, touched] = [newKey(), newKey()];
  await save(old, "old", 0);
  await save(touched, "old", 0);
  scene.clock.advance(100 * dayMs);
  await save(touched, "touched", 1);
  scene.clock.advance(80 * dayMs);
  await removeOldDrafts(scene.ctx);
  expect((await listDrafts(me, { limit: 5 })).items).toHaveLength(2);
  scene.clock.advance(1);
  await removeOldDrafts(scene.ctx);
  expect((await listDrafts(me, { limit: 5 })).items.map(({ key }) => key)).toEqual([touched]);
});
