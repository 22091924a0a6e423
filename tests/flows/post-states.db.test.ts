import { beforeAll, describe, expect, it } from "vitest";
import { setLocked } from "~/features/topics/change-topic.server";
import { changePostState, deletePost, restorePost } from "~/features/posts/change-post-state.server";
import { fileReport } from "~/features/reports/file-report.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { findPost } from "~/features/topics/find-post.server";
import { editPost } from "~/features/posts/edit-post.server";
import { listEdits, listRevisions } from "~/features/posts/queries.server";
import { restoreRevision } from "~/features/posts/restore-revision.server";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { encodeCursor } from "~/kernel/page";
import { dayMs, hourMs } from "~/kernel/clock";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { newUlid } from "~/kernel/ids";
import { makeBoard, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import type { TestContext } from "../support/context";
import { as, eventsOf, makePeople, makeScene, topic } from "./posting-scene";

useTestDatabase();

const graceMs = 5 * 60_000;
let author: CastMember;
let moderator: CastMember;
beforeAll(async () => {
  ({ author, moderator } = await makePeople());
});

describe("editPost", () => {
  it("keeps what was said as a revision, and records it", async () => {
    const { ctx, clock } = makeScene();
    const { id, postId } = await openTopic(ctx, author, { board: "open", title: "Title before", body: "Body before" });
    clock.advance(graceMs + 1);
    const edited = valueOf(await editPost(as(ctx, author), { id: postId, body: "Body after", title: "Title after", tags: ["New"], version: 1 }));
    expect(edited).toEqual({ id: postId, topicId: id, version: 2 });
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: "Title after", slug: "title-after", tags: ["new"], excerpt: "Body after" });
    expect(await listRevisions(as(ctx, author), postId, { limit: 10 })).toMatchObject({ items: [{ version: 1, body: "Body before", title: "Title before", editor: "author" }], nextCursor: null });
    expect([await eventsOf(ctx, postId), await eventsOf(ctx, id)]).toEqual([["post.created", "post.edited"], ["topic.created", "topic.edited"]]);
  });

  it("lists what was said before page by page, each version once", async () => {
    const { ctx } = makeScene();
    const { postId } = await openTopic(ctx, author, { board: "open", body: "Body 1" });
    for (let version = 1; version <= 5; version += 1) valueOf(await editPost(as(ctx, author), { id: postId, body: `Body ${version + 1}`, version, reason: `Change ${version}` }));
    const seen: number[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 5; pages += 1) {
      const page = await listRevisions(as(ctx, author), postId, { limit: 2, cursor });
      const edits = await listEdits(as(ctx, author), postId, { limit: 2, cursor });
      for (const edit of edits?.items ?? []) expect([edit.body, edit.next.body, edit.reason]).toEqual([`Body ${edit.version}`, `Body ${edit.version + 1}`, `Change ${edit.version}`]);
      seen.push(...(page?.items.map(({ version }) => version) ?? []));
      if (!page?.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    for (const cursor of ["nonsense", encodeCursor(["x"]), encodeCursor([1e300])]) await expect(listRevisions(as(ctx, author), postId, { limit: 2, cursor })).resolves.not.toBeNull();
  });

  describe("within five minutes", () => {
    it("leaves no trace, again and again; later it does, once for the five minutes after it", async () => {
      const { ctx, clock } = makeScene();
      const { id } = await openTopic(ctx, author, { board: "open" });
      const post = await reply(ctx, author, id, { body: "First" });
      const edits: [number, string, number][] = [[0, "First.", 0], [graceMs, "First, put better.", 0], [1, "Second", 1], [graceMs, "Second.", 1], [1, "Third", 2]];
      for (const [place, [wait, body, kept]] of edits.entries()) {
        clock.advance(wait);
        valueOf(await editPost(as(ctx, author), { id: post.id, body, version: place + 1 }));
        const row = await ctx.db.post.findUniqueOrThrow({ where: { id: post.id }, include: { revisions: true } });
        expect([body, row.body, row.version, row.revisions.length, row.editedAt !== null]).toEqual([body, body, place + 2, kept, kept > 0]);
      }
      expect((await listRevisions(as(ctx, author), post.id, { limit: 5 }))?.items.map(({ body }) => body)).toEqual(["Second.", "First, put better."]);
    });

    it.each([
      ["by staff", async (id: string, ctx: TestContext["ctx"]) => editPost(as(ctx, moderator), { id, body: "Put right", version: 1 })],
      ["with a reason", async (id: string, ctx: TestContext["ctx"]) => editPost(as(ctx, author), { id, body: "Put right", version: 1, reason: "Wrong size" })],
      ["of what was reported", async (id: string, ctx: TestContext["ctx"]) => {
        valueOf(await fileReport(as(ctx, moderator), { subjectType: "post", subjectId: id, reason: "abuse" }));
        return editPost(as(ctx, author), { id, body: "Put right", version: 1 });
      }],
      ["of what staff had hidden and shown again", async (id: string, ctx: TestContext["ctx"]) => {
        for (const [place, state] of (["hidden", "visible"] as const).entries()) valueOf(await changePostState(as(ctx, moderator), { id, state, reason: "Looked at", version: place + 1 }));
        return editPost(as(ctx, author), { id, body: "Put right", version: 3 });
      }],
    ])("an edit %s is kept", async (_what, edit) => {
      const { ctx } = makeScene();
      const { id } = await openTopic(ctx, author, { board: "open" });
      const post = await reply(ctx, author, id, { body: "As it was read" });
      valueOf(await edit(post.id, ctx));
      expect((await listRevisions(as(ctx, author), post.id, { limit: 5 }))?.items).toMatchObject([{ body: "As it was read" }]);
    });
  });

  it.each([[0, dayMs], [1, dayMs], [2, 30 * dayMs]] as const)("an author of trust %i may for %i ms; staff of the board longer", async (trust, ms) => {
    const { ctx, clock } = makeScene();
    const writer = await makeMember(ctx, { handle: `late-${trust}`, trust });
    const { postId } = await openTopic(ctx, writer, { board: "open" });
    clock.advance(ms);
    expect(outcomeOf(await editPost(as(ctx, writer), { id: postId, body: "Just in time", version: 1 }))).toBe("ok");
    expect((await findPost(as(ctx, writer), postId))?.canEdit).toBe(true);
    clock.advance(1);
    expect(outcomeOf(await editPost(as(ctx, writer), { id: postId, body: "Too late", version: 2 }))).toBe("edit-window-over");
    expect((await findPost(as(ctx, writer), postId))?.canEdit).toBe(false);
    expect(outcomeOf(await editPost(as(ctx, moderator), { id: postId, body: "For them", version: 2 }))).toBe("ok");
  });

  it("without a change changes nothing", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id, { body: "Same" });
    expect(valueOf(await editPost(as(ctx, author), { id: post.id, body: "Same", version: 1 })).version).toBe(1);
    expect(await eventsOf(ctx, post.id)).toEqual(["post.created"]);
  });

  it("a title sent with a reply is none of the reply's business", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open", title: "The topic's title" });
    const post = await reply(ctx, author, id, { body: "Same" });
    expect(valueOf(await editPost(as(ctx, author), { id: post.id, body: "Same", title: "Another title", version: 1 })).version).toBe(1);
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).title).toBe("The topic's title");
  });

  it("by staff is audited, and their own links do not hold it", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    valueOf(await editPost(as(ctx, moderator), { id: post.id, body: "Put right", version: 1 }));
    expect(await ctx.db.auditEntry.findFirst({ where: { subjectId: post.id } })).toMatchObject({ action: "post.edited-by-staff", actorId: moderator.id });
  });

  it.each([
    ["another member", "other", { body: "Mine now", version: 1 }, "forbidden"],
    ["a stale version", "author", { body: "Late", version: 7 }, "stale-version"],
    ["an empty body", "author", { body: " ", version: 1 }, "body-required"],
    ["a long body", "author", { body: "a".repeat(32_001), version: 1 }, "body-too-long"],
  ] as const)("refuses %s", async (_name, who, input, refusal) => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    const other = who === "author" ? author : await makeMember(ctx, { handle: `e${newUlid(0).slice(-12)}` });
    expect(outcomeOf(await editPost(as(ctx, other), { id: post.id, ...input }))).toBe(refusal);
    expect(outcomeOf(await editPost(as(ctx, author), { id: newUlid(1), ...input }))).toBe("not-found");
    expect((await ctx.db.post.findUniqueOrThrow({ where: { id: post.id } })).version).toBe(1);
  });

  it("refuses the author of a locked topic, and a board's missing tag", async () => {
    const { ctx } = makeScene();
    await makeBoard(ctx, { slug: "asks-tags", requiredTags: ["tools"] });
    const tagged = await openTopic(ctx, author, { board: "asks-tags", tags: ["tools"] });
    expect(outcomeOf(await editPost(as(ctx, author), { id: tagged.postId, body: "Words", tags: ["wood"], version: 1 }))).toBe("required-tag-missing");
    const { id, postId } = await openTopic(ctx, author, { board: "open" });
    valueOf(await setLocked(as(ctx, moderator), { id, locked: "locked", reason: "" }));
    expect(outcomeOf(await editPost(as(ctx, author), { id: postId, body: "Words", version: 1 }))).toBe("topic-locked");
    expect(outcomeOf(await editPost(as(ctx, moderator), { id: postId, body: "Words", version: 1 }))).toBe("ok");
  });
});

describe("restoreRevision", () => {
  it("goes back to an earlier text, title and tags, and that can be taken back too", async () => {
    const { ctx } = makeScene();
    const me = as(ctx, author);
    const { id, postId } = await openTopic(ctx, author, { board: "open", title: "Title before", body: "Body before", tags: ["old"] });
    valueOf(await editPost(me, { id: postId, body: "Body after", title: "Title after", tags: ["new"], version: 1, reason: "Better" }));
    expect(valueOf(await restoreRevision(me, { id: postId, to: 1, version: 2 })).version).toBe(3);
    expect(await ctx.db.topic.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: "Title before", tags: ["old"] });
    expect((await listRevisions(me, postId, { limit: 5 }))?.items).toMatchObject([{ version: 2, body: "Body after", tags: ["new"], restored: 1 }, { version: 1, body: "Body before", reason: "Better" }]);
    valueOf(await restoreRevision(me, { id: postId, to: 2, version: 3 }));
    expect(await ctx.db.post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ body: "Body after", version: 4 });
  });

  it("refuses what an edit refuses, and versions that are not kept", async () => {
    const { ctx } = makeScene();
    const { postId } = await openTopic(ctx, author, { board: "open" });
    valueOf(await editPost(as(ctx, author), { id: postId, body: "Changed", version: 1, reason: "Better" }));
    const other = await makeMember(ctx, { handle: "restorer" });
    expect(outcomeOf(await restoreRevision(as(ctx, other), { id: postId, to: 1, version: 2 }))).toBe("forbidden");
    expect(outcomeOf(await restoreRevision(as(ctx, author), { id: postId, to: 1, version: 1 }))).toBe("stale-version");
    expect(outcomeOf(await restoreRevision(as(ctx, author), { id: postId, to: 9, version: 2 }))).toBe("not-found");
    expect(outcomeOf(await restoreRevision(as(ctx, author), { id: newUlid(1), to: 1, version: 2 }))).toBe("not-found");
  });
});

describe("the states of a post", () => {
  it("staff hide, remove and show it with a reason, audited; asking twice changes nothing", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    const keeper = as(ctx, moderator);
    expect(valueOf(await changePostState(keeper, { id: post.id, state: "hidden", reason: "Rude", version: 1 }))).toMatchObject({ state: "hidden", version: 2 });
    expect(valueOf(await changePostState(keeper, { id: post.id, state: "hidden", reason: "Rude", version: 1 }))).toMatchObject({ state: "hidden", version: 2 });
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).replyCount).toBe(0);
    valueOf(await changePostState(keeper, { id: post.id, state: "visible", reason: "On reflection", version: 2 }));
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id } })).replyCount).toBe(1);
    const entries = await ctx.db.auditEntry.findMany({ where: { subjectId: post.id } });
    expect(entries.map(({ action, reason }) => `${action}: ${reason}`).sort()).toEqual(["post.hidden: Rude", "post.visible: On reflection"]);
    expect((await eventsOf(ctx, post.id)).filter((type) => type === "post.state-changed")).toHaveLength(2);
  });

  it("refuses a member, another board's moderator, a stale version, an unknown post and one its author took back", async () => {
    const { ctx } = makeScene();
    const elsewhere = await makeBoard(ctx, { slug: "elsewhere" });
    const stranger = await makeMember(ctx, { handle: "pine", moderates: [elsewhere] });
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    const hide = { id: post.id, state: "hidden" as const, reason: "Because", version: 1 };
    expect(tally([await changePostState(as(ctx, author), hide), await changePostState(as(ctx, stranger), hide)])).toEqual({ forbidden: 2 });
    expect(outcomeOf(await changePostState(as(ctx, moderator), { ...hide, version: 9 }))).toBe("stale-version");
    expect(outcomeOf(await changePostState(as(ctx, moderator), { ...hide, id: newUlid(1) }))).toBe("not-found");
    valueOf(await deletePost(as(ctx, author), post.id));
    expect(outcomeOf(await changePostState(as(ctx, moderator), { ...hide, version: 2 }))).toBe("not-possible-from-here");
  });

  it("whoever looks after the board does not decide about their own post; an operator does", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, moderator, id);
    const operator = await makeMember(ctx, { handle: "own-case-operator", role: "operator" });
    valueOf(await changePostState(as(ctx, operator), { id: post.id, state: "removed", reason: "Off topic", version: 1 }));
    expect(outcomeOf(await changePostState(as(ctx, moderator), { id: post.id, state: "visible", reason: "It is fine", version: 2 }))).toBe("own-case");
    expect((await ctx.db.post.findUniqueOrThrow({ where: { id: post.id } })).state).toBe("removed");
    valueOf(await changePostState(as(ctx, operator), { id: post.id, state: "visible", reason: "It is fine", version: 2 }));
  });

  it("a topic is published when it is first approved; held anew and approved, it keeps its age", async () => {
    const { ctx, clock } = makeScene();
    const me = await makeMember(ctx, { handle: "held-anew", trust: 0 });
    const held = valueOf(await createTopic(as(ctx, me), topic({ body: "See https://example.org" })));
    expect(held.state).toBe("held");
    const publishedAt = async (id: string): Promise<Date> => (await ctx.db.topic.findUniqueOrThrow({ where: { id } })).publishedAt;
    clock.advance(hourMs);
    valueOf(await changePostState(as(ctx, moderator), { id: held.postId, state: "visible", reason: "Fine", version: 1 }));
    const first = await publishedAt(held.id);
    expect(first).toEqual(ctx.now());
    await ctx.db.post.update({ where: { id: held.postId }, data: { state: "held" } });
    clock.advance(10 * dayMs);
    valueOf(await changePostState(as(ctx, moderator), { id: held.postId, state: "visible", reason: "Fine", version: 2 }));
    expect(await publishedAt(held.id)).toEqual(first);
  });

  it("its author takes it back and restores it for 30 days, not a moment more", async () => {
    const { ctx, clock } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    const me = as(ctx, author);
    valueOf(await deletePost(me, post.id));
    expect(valueOf(await deletePost(me, post.id)).version).toBe(2);
    clock.advance(30 * dayMs);
    expect(valueOf(await restorePost(me, post.id)).state).toBe("visible");
    expect(outcomeOf(await restorePost(me, post.id))).toBe("not-possible-from-here");
    valueOf(await deletePost(me, post.id));
    clock.advance(30 * dayMs + 1);
    expect(outcomeOf(await restorePost(me, post.id))).toBe("too-late");
  });

  it("taking back and restoring is no way out of being held or hidden, nor of removal", async () => {
    const { ctx, clock } = makeScene();
    const me = as(ctx, author);
    const { id } = await openTopic(ctx, author, { board: "open" });
    const [hidden, removed] = [await reply(ctx, author, id), await reply(ctx, author, id)];
    valueOf(await changePostState(as(ctx, moderator), { id: hidden.id, state: "hidden", reason: "Rude", version: 1 }));
    clock.advance(1);
    valueOf(await deletePost(me, hidden.id));
    clock.advance(1);
    expect(valueOf(await restorePost(me, hidden.id)).state).toBe("hidden");
    valueOf(await changePostState(as(ctx, moderator), { id: removed.id, state: "removed", reason: "Spam", version: 1 }));
    expect(tally([await deletePost(me, removed.id), await restorePost(me, removed.id)])).toEqual({ "not-found": 2 });
  });

  it("a topic others have written in is not its author's to take away; alone, or looking after the board, they may", async () => {
    const { ctx } = makeScene();
    const mine = await openTopic(ctx, author, { board: "open" });
    await reply(ctx, author, mine.id, { body: "Talking to myself" });
    const theirs = await reply(ctx, moderator, mine.id, { body: "May I?" });
    expect(outcomeOf(await deletePost(as(ctx, author), mine.postId))).toBe("others-have-written");
    valueOf(await deletePost(as(ctx, moderator), theirs.id));
    expect(outcomeOf(await deletePost(as(ctx, author), mine.postId))).toBe("ok");
    const led = await openTopic(ctx, moderator, { board: "open" });
    await reply(ctx, author, led.id, { body: "Here too" });
    expect(outcomeOf(await deletePost(as(ctx, moderator), led.postId))).toBe("ok");
  });

  it("in a locked topic nothing is taken back and nothing restored", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const [post, gone] = [await reply(ctx, author, id), await reply(ctx, author, id, { body: "Gone before" })];
    valueOf(await deletePost(as(ctx, author), gone.id));
    valueOf(await setLocked(as(ctx, moderator), { id, locked: "locked", reason: "" }));
    expect(tally([await deletePost(as(ctx, author), post.id), await restorePost(as(ctx, author), gone.id)])).toEqual({ "topic-locked": 2 });
  });

  it("nobody else takes it back or restores it", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    expect(outcomeOf(await deletePost(as(ctx, moderator), post.id))).toBe("forbidden");
    valueOf(await deletePost(as(ctx, author), post.id));
    expect(outcomeOf(await restorePost(as(ctx, moderator), post.id))).toBe("forbidden");
  });
});
