import { beforeAll, describe, expect, it } from "vitest";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import { findFollow } from "~/features/follows/queries.server";
import { setFollow } from "~/features/follows/set-follow.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, plainMarkdown } from "~/features/posts/test-support/write";
import { describeTag, restoreDescription } from "~/features/tags/describe-tag.server";
import { mergeTag } from "~/features/tags/merge-tag.server";
import { moveLeftovers, moveTag } from "~/features/tags/move-tag.server";
import { findTag, listTags, resolveTag } from "~/features/tags/queries.server";
import { renameTag } from "~/features/tags/rename-tag.server";
import { listTagEdits } from "~/features/tags/revisions.server";
import { changeTagGroup, createTagGroup, deleteTagGroup } from "~/features/tags/save-group.server";
import { addSynonym, removeSynonym } from "~/features/tags/set-synonym.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { listTopics } from "~/features/topics/queries.server";
import { changeBoard } from "~/features/boards/save-board.server";
import type { MemberContext } from "~/platform/context";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { makeTestContext } from "../support/context";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";

useTestDatabase();

let newcomer: CastMember;
let writer: CastMember;
let reader: CastMember;
let staff: CastMember;

function makeScene() {
  const test = makeTestContext();
  test.ctx.ports.markdown = plainMarkdown;
  return test;
}
const as = (member: CastMember): MemberContext => actingAs(makeScene().ctx, member);

beforeAll(async () => {
  const { ctx } = makeScene();
  await makeBoard(ctx, { slug: "open" });
  newcomer = await makeMember(ctx, { handle: "newcomer", trust: 0, joinedAt: new Date("2026-01-01") });
  writer = await makeMember(ctx, { handle: "writer", trust: 1 });
  reader = await makeMember(ctx, { handle: "reader", trust: 2 });
  staff = await makeMember(ctx, { handle: "keeper", trust: 2, role: "moderator" });
});

/** A topic of the writer's with these tags, past the rules of pace. */
const tagged = async (tags: string[], board = "open") => openTopic(makeScene().ctx, writer, { board, tags });
const tagsOf = async (id: string): Promise<string[]> => (await makeScene().ctx.db.topic.findUniqueOrThrow({ where: { id } })).tags;
const settle = async (): Promise<void> => drainWorker(makeScene().ctx);
const reason = "they mean the same";

describe("a tag", () => {
  it("is a row from its first topic on, with who made it and how many topics carry it", async () => {
    const { ctx } = makeScene();
    const first = await tagged(["Ｐｏｔｔｅｒｙ", "陶艺"]);
    await tagged(["pottery"]);
    await settle();
    expect(await tagsOf(first.id)).toEqual(["pottery", "陶艺"]);
    expect((await findTag(as(staff), "pottery"))?.creator).toMatchObject({ handle: "writer" });
    expect(await findTag(as(reader), "pottery")).toMatchObject({ name: "pottery", topics: 2, creator: null, related: ["陶艺"] });
    expect(await findTag(as(reader), "陶艺")).toMatchObject({ name: "陶艺", topics: 1 });
    expect(await ctx.db.event.count({ where: { type: "tag.created", subjectId: { in: ["pottery", "陶艺"] } } })).toBe(2);
  });

  it("that is new is refused to a newcomer by its name, and a known one is not", async () => {
    await tagged(["known-already"]);
    const input = { board: "open", kind: "discussion" as const, title: "A first topic of mine", body: "Hello." };
    expect(await createTopic(as(newcomer), { ...input, tags: ["known-already", "Brand-New"] })).toEqual({ ok: false, refusal: "tag-unknown", detail: { tag: "brand-new", level: 1 } });
    expect(await makeScene().ctx.db.tag.count({ where: { name: "brand-new" } })).toBe(0);
    expect(outcomeOf(await createTopic(as(newcomer), { ...input, tags: ["known-already"] }))).toBe("ok");
  });

  it("counts anew when a topic is tagged otherwise, and is listed no more when none is left", async () => {
    const made = await tagged(["wandering"]);
    await settle();
    expect((await listTags(makeScene().ctx, { q: "wandering", limit: 20 })).items).toMatchObject([{ name: "wandering", topics: 1 }]);
    valueOf(await editPost(as(writer), { id: made.postId, body: "Another text", tags: ["settled"], version: 1 }));
    await settle();
    expect((await listTags(makeScene().ctx, { q: "wandering", limit: 20 })).items).toEqual([]);
    expect(await findTag(as(reader), "settled")).toMatchObject({ topics: 1 });
  });
});

describe("the directory", () => {
  it("is paged in each order without a gap or a repetition, and searched by any part of any name", async () => {
    const { ctx } = makeScene();
    for (const name of ["dir-a", "dir-b", "dir-c", "dir-d"]) await tagged(name === "dir-c" ? [name, "dir-b"] : [name]);
    valueOf(await addSynonym(as(staff), { tag: "dir-d", alias: "目录丁" }));
    await settle();
    for (const sort of ["popular", "name", "new"] as const) {
      const seen: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await listTags(ctx, { q: "dir-", sort, cursor, limit: 3 });
        seen.push(...page.items.map(({ name }) => name));
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
      expect([...seen].sort(), sort).toEqual(["dir-a", "dir-b", "dir-c", "dir-d"]);
      if (sort === "popular") expect(seen[0]).toBe("dir-b");
    }
    expect((await listTags(ctx, { q: "录丁", limit: 5 })).items).toMatchObject([{ name: "dir-d", foundBy: "目录丁" }]);
  });
});

describe("a synonym", () => {
  it("becomes the tag where a topic is written or edited, in addresses, lists and follows, in any script", async () => {
    await tagged(["javascript", "摄影"]);
    valueOf(await addSynonym(as(staff), { tag: "javascript", alias: "JS" }));
    valueOf(await addSynonym(as(staff), { tag: "摄影", alias: "拍照" }));
    const made = await tagged(["js", "拍照", "javascript"]);
    expect(await tagsOf(made.id)).toEqual(["javascript", "摄影"]);
    const other = await tagged([]);
    valueOf(await editPost(as(writer), { id: other.postId, body: "Edited", tags: ["拍照"], version: 1 }));
    expect(await tagsOf(other.id)).toEqual(["摄影"]);
    expect(await findTag(as(reader), "JS")).toMatchObject({ name: "javascript", asked: "js", synonyms: ["js"] });
    valueOf(await setFollow(as(reader), { type: "tag", subject: "js" }, "followed"));
    expect(await findFollow(as(reader), "tag", "javascript")).toBe("followed");
    expect(await findTag(as(reader), "javascript")).toMatchObject({ followers: 1 });
  });

  it("is made by staff alone, of a word that is no tag, and goes when it is taken back", async () => {
    await tagged(["oak", "maple"]);
    const add = (member: CastMember, tag: string, alias: string) => addSynonym(as(member), { tag, alias });
    expect(outcomeOf(await add(reader, "oak", "oaken"))).toBe("forbidden");
    expect(outcomeOf(await add(staff, "no-such-tag", "oaken"))).toBe("not-found");
    expect(await add(staff, "oak", "maple")).toEqual({ ok: false, refusal: "tag-taken", detail: { tag: "maple" } });
    expect([outcomeOf(await add(staff, "oak", "oaken")), outcomeOf(await add(staff, "oak", "oaken")), outcomeOf(await add(staff, "maple", "oaken"))]).toEqual(["ok", "ok", "tag-taken"]);
    expect(outcomeOf(await removeSynonym(as(reader), { tag: "oak", alias: "oaken" }))).toBe("forbidden");
    expect(outcomeOf(await removeSynonym(as(staff), { tag: "maple", alias: "oaken" }))).toBe("not-found");
    expect(outcomeOf(await removeSynonym(as(staff), { tag: "oak", alias: "oak" }))).toBe("not-found");
    expect(outcomeOf(await removeSynonym(as(staff), { tag: "oak", alias: "oaken" }))).toBe("ok");
    expect(await resolveTag(as(staff), "oaken")).toMatchObject({ isKnown: false });
  });
});

describe("merging", () => {
  it("moves topics of every state, what earlier versions were tagged, and followers; what a member chose for the target stays", async () => {
    const { ctx } = makeScene();
    const [one, both, hidden] = [await tagged(["photo"]), await tagged(["photo", "photography"]), await tagged(["photo"])];
    await ctx.db.post.update({ where: { id: hidden.postId }, data: { state: "hidden" } });
    await ctx.db.topic.update({ where: { id: hidden.id }, data: { state: "hidden" } });
    await ctx.db.postRevision.create({ data: { postId: one.postId, version: 1, body: "b", title: "t", tags: ["photo"], editorId: writer.id, editedAt: ctx.now() } });
    valueOf(await addSynonym(as(staff), { tag: "photo", alias: "pic" }));
    for (const [member, tag, level] of [[reader, "photo", "followed"], [writer, "photo", "followed"], [writer, "photography", "muted"], [newcomer, "photo", "muted"]] as const) {
      valueOf(await setFollow(as(member), { type: "tag", subject: tag }, level));
    }
    expect(valueOf(await mergeTag(as(staff), { tag: "pic", into: "photography", reason }))).toEqual({ name: "photography" });
    // Meanwhile: what is asked by the old names is told of the new, and no topic is missing.
    expect(await findTag(as(reader), "pic")).toMatchObject({ name: "photography", names: ["photography", "photo"] });
    const page = await listTopics(as(reader), { tag: "photography", anyTag: ["photography", "photo"], limit: 20 });
    expect(page.items.map(({ id }) => id).sort()).toEqual([one.id, both.id].sort());
    expect(await tagsOf((await tagged(["photo"])).id)).toEqual(["photography"]);
    expect(outcomeOf(await removeSynonym(as(staff), { tag: "photography", alias: "photo" }))).toBe("tag-moving");
    await settle();
    expect([await tagsOf(one.id), await tagsOf(both.id), await tagsOf(hidden.id)]).toEqual([["photography"], ["photography"], ["photography"]]);
    expect(await ctx.db.postRevision.findFirstOrThrow({ where: { postId: one.postId } })).toMatchObject({ tags: ["photography"] });
    expect((await ctx.db.follow.findMany({ where: { subjectType: "tag", subjectId: { in: ["photo", "photography"] } }, orderBy: { memberId: "asc" } })).map(({ memberId, subjectId, level }) => [memberId, subjectId, level]))
      .toEqual([[newcomer.id, "photography", "muted"], [writer.id, "photography", "muted"], [reader.id, "photography", "followed"]].sort());
    expect(await findTag(as(reader), "photo")).toMatchObject({ name: "photography", names: ["photography"], topics: 3, followers: 1, synonyms: ["photo", "pic"] });
    expect(await ctx.db.auditEntry.findFirst({ where: { action: "tag.merged", subjectId: "photo" } })).toMatchObject({ actorId: staff.id, reason, after: { into: "photography" } });
  });

  it("lets a follow of the merged tag be taken back while its followers are on their way", async () => {
    await tagged(["kayak", "canoe"]);
    valueOf(await setFollow(as(reader), { type: "tag", subject: "kayak" }, "followed"));
    valueOf(await mergeTag(as(staff), { tag: "kayak", into: "canoe", reason }));
    expect(await findFollow(as(reader), "tag", "canoe")).toBe("followed");
    valueOf(await setFollow(as(reader), { type: "tag", subject: "kayak" }, null));
    await settle();
    expect(await findFollow(as(reader), "tag", "canoe")).toBeNull();
  });

  it("goes on where it was when it is begun again, and finds what came later", async () => {
    const { ctx } = makeScene();
    const made = await tagged(["ship"]);
    await tagged(["boat"]);
    valueOf(await mergeTag(as(staff), { tag: "ship", into: "boat", reason }));
    await moveTag(ctx, { subjectId: "ship" });
    await ctx.db.follow.create({ data: { memberId: writer.id, subjectType: "tag", subjectId: "ship", level: "followed", since: ctx.now() } });
    await moveTag(ctx, { subjectId: "ship" });
    await moveTag(ctx, { subjectId: "boat" });
    expect([await tagsOf(made.id), await findFollow(as(writer), "tag", "boat")]).toEqual([["boat"], "followed"]);
    await ctx.db.follow.create({ data: { memberId: reader.id, subjectType: "tag", subjectId: "ship", level: "muted", since: ctx.now() } });
    await moveLeftovers(ctx);
    expect(await ctx.db.follow.findMany({ where: { memberId: reader.id, subjectId: { in: ["ship", "boat"] } } })).toMatchObject([{ subjectId: "boat", level: "muted" }]);
  });

  it("of a chain leads to its end", async () => {
    const made = await tagged(["link-a"]);
    await tagged(["link-b", "link-c"]);
    valueOf(await mergeTag(as(staff), { tag: "link-a", into: "link-b", reason }));
    valueOf(await mergeTag(as(staff), { tag: "link-b", into: "link-c", reason }));
    expect(await resolveTag(as(reader), "link-a")).toMatchObject({ name: "link-c" });
    await settle();
    expect(await tagsOf(made.id)).toEqual(["link-c"]);
  });

  it.each([
    ["a member", "reader", "larch", "spruce", reason, "forbidden"],
    ["an unknown tag", "keeper", "no-such-tag", "spruce", reason, "not-found"],
    ["an unknown target", "keeper", "larch", "no-such-tag", reason, "tag-not-found"],
    ["a tag into itself", "keeper", "larch", "larch", reason, "same-tag"],
    ["no reason", "keeper", "larch", "spruce", "", "reason-required"],
  ] as const)("refuses %s", async (_name, handle, tag, into, why, refusal) => {
    await tagged(["larch", "spruce"]);
    expect(outcomeOf(await mergeTag(as(handle === "reader" ? reader : staff), { tag, into, reason: why }))).toBe(refusal);
  });
});

describe("renaming", () => {
  it("keeps links, description, history, groups and what boards ask for, and may be taken back", async () => {
    const { ctx } = makeScene();
    const made = await tagged(["wood-work"]);
    const board = await makeBoard(ctx, { slug: "asks-wood", requiredTags: ["wood-work"] });
    valueOf(await createTagGroup(as(staff), { slug: "crafts", name: { en: "Crafts", zh: "手艺" }, oneOf: false, tags: ["wood-work"] }));
    valueOf(await describeTag(as(reader), { tag: "wood-work", summary: "Sawdust", body: "All of it.", version: 1 }));
    expect(valueOf(await renameTag(as(staff), { tag: "wood-work", name: "Woodworking", reason }))).toEqual({ name: "woodworking" });
    await settle();
    expect(await tagsOf(made.id)).toEqual(["woodworking"]);
    expect(await findTag(as(reader), "wood-work")).toMatchObject({ name: "woodworking", summary: "Sawdust", version: 2, topics: 1, synonyms: ["wood-work"], groups: [{ slug: "crafts" }] });
    expect((await listTagEdits(as(reader), "woodworking", { limit: 5 }))?.items).toMatchObject([{ version: 1, summary: "", next: { summary: "Sawdust" } }]);
    expect(await ctx.db.board.findUniqueOrThrow({ where: { id: board.id } })).toMatchObject({ requiredTags: ["woodworking"], version: 2 });
    expect(await ctx.db.event.findMany({ where: { type: "board.changed", subjectId: board.id } })).toMatchObject([{ actorId: staff.id, payload: { fields: ["requiredTags"] } }]);
    expect(await ctx.db.auditEntry.findFirst({ where: { action: "tag.renamed", subjectId: "wood-work" } })).toMatchObject({ reason, after: { name: "woodworking" } });
    valueOf(await renameTag(as(staff), { tag: "woodworking", name: "wood-work", reason: "a mistake" }));
    await settle();
    expect([await tagsOf(made.id), (await findTag(as(reader), "woodworking"))?.name]).toEqual([["wood-work"], "wood-work"]);
  });

  it.each([
    ["a member", "reader", "birch", "birches", "forbidden"],
    ["an unknown tag", "keeper", "no-such-tag", "birches", "not-found"],
    ["its own name", "keeper", "birch", "Birch", "same-tag"],
    ["another tag's name", "keeper", "birch", "beech", "tag-taken"],
  ] as const)("refuses %s", async (_name, handle, tag, name, refusal) => {
    await tagged(["birch", "beech"]);
    expect(outcomeOf(await renameTag(as(handle === "reader" ? reader : staff), { tag, name, reason }))).toBe(refusal);
    expect(outcomeOf(await renameTag(as(staff), { tag: "birch", name: "bouleau", reason: "" }))).toBe("reason-required");
  });
});

describe("a group", () => {
  const level = { slug: "level", name: { en: "Level", zh: "难度" }, oneOf: true, tags: ["beginner", "advanced"] };

  it("takes one of its tags where it says so, counting synonyms, and leaves topics alone that are not tagged anew", async () => {
    valueOf(await createTagGroup(as(staff), level));
    valueOf(await addSynonym(as(staff), { tag: "advanced", alias: "高级" }));
    const input = { board: "open", kind: "discussion" as const, title: "How hard is it really", body: "Hard." };
    expect(await createTopic(as(reader), { ...input, tags: ["beginner", "高级"] })).toEqual({
      ok: false, refusal: "tag-one-of", detail: { groupEn: "Level", groupZh: "难度", tags: "beginner, advanced" },
    });
    const early = await tagged(["early-a", "early-b"]);
    valueOf(await createTagGroup(as(staff), { slug: "early", name: { en: "", zh: "早" }, oneOf: true, tags: ["early-a", "early-b"] }));
    expect(outcomeOf(await editPost(as(writer), { id: early.postId, body: "A typo mended", tags: ["early-a", "early-b"], version: 1 }))).toBe("ok");
    expect(outcomeOf(await editPost(as(writer), { id: early.postId, body: "A typo mended", tags: ["early-b", "early-a", "more"], version: 2 }))).toBe("tag-one-of");
  });

  it("is asked for by a board, which tells the choices; a synonym of one will do", async () => {
    const { ctx } = makeScene();
    await makeBoard(ctx, { slug: "lessons" });
    const operator = await makeMember(ctx, { handle: "runs-it", role: "operator" });
    valueOf(await createTagGroup(as(staff), { slug: "medium", name: { en: "Medium", zh: "媒介" }, oneOf: false, tags: ["ink", "charcoal"] }));
    expect(outcomeOf(await changeBoard(as(operator), "lessons", { requiredTagGroups: ["no-such"], version: 1 }))).toBe("no-such-tag-group");
    valueOf(await changeBoard(as(operator), "lessons", { requiredTagGroups: ["medium"], version: 1 }));
    valueOf(await addSynonym(as(staff), { tag: "ink", alias: "墨水" }));
    const input = { board: "lessons", kind: "discussion" as const, title: "A lesson in drawing", body: "Draw." };
    expect(await createTopic(as(reader), { ...input, tags: ["paper"] })).toEqual({ ok: false, refusal: "tag-group-required", detail: { groupEn: "Medium", groupZh: "媒介", tags: "charcoal, ink" } });
    const made = valueOf(await createTopic(as(reader), { ...input, tags: ["墨水"] }));
    expect(outcomeOf(await editPost(as(reader), { id: made.postId, body: "Draw.", tags: [], version: 1 }))).toBe("tag-group-required");
    expect(await deleteTagGroup(as(staff), "medium")).toEqual({ ok: false, refusal: "tag-group-needed", detail: { board: "lessons" } });
  });

  it("is made and changed by staff alone, by version, and its tags outlive it", async () => {
    expect(outcomeOf(await createTagGroup(as(reader), { ...level, slug: "mine" }))).toBe("forbidden");
    valueOf(await createTagGroup(as(staff), { ...level, slug: "mine", tags: ["mine-a"] }));
    expect(outcomeOf(await createTagGroup(as(staff), { ...level, slug: "mine" }))).toBe("slug-taken");
    const change = (member: CastMember, version: number) => changeTagGroup(as(member), "mine", { tags: ["mine-b"], version });
    expect([outcomeOf(await change(reader, 1)), outcomeOf(await change(staff, 7)), outcomeOf(await changeTagGroup(as(staff), "no-such", { version: 1 }))]).toEqual(["forbidden", "stale-version", "not-found"]);
    expect(valueOf(await change(staff, 1))).toEqual({ slug: "mine", name: level.name, oneOf: true, tags: ["mine-b"], version: 2 });
    expect([outcomeOf(await deleteTagGroup(as(reader), "mine")), outcomeOf(await deleteTagGroup(as(staff), "mine")), outcomeOf(await deleteTagGroup(as(staff), "mine"))]).toEqual(["forbidden", "ok", "not-found"]);
    expect(await findTag(as(staff), "mine-b")).toMatchObject({ groups: [] });
  });
});

describe("a description", () => {
  it("is written from trust level 2, keeps what it said, and goes back by staff", async () => {
    await tagged(["glaze"]);
    const write = (member: CastMember, summary: string, version: number) => describeTag(as(member), { tag: "glaze", summary, body: `About ${summary}`, version, reason: "for all" });
    expect(outcomeOf(await write(writer, "Glass", 1))).toBe("trust-too-low");
    expect(valueOf(await write(reader, "Glass on clay", 1))).toEqual({ name: "glaze", version: 2 });
    expect(await write(staff, "Too late", 1)).toEqual({ ok: false, refusal: "stale-version", detail: { version: 2 } });
    expect(valueOf(await write(staff, "Glass on fired clay", 2))).toEqual({ name: "glaze", version: 3 });
    expect(valueOf(await write(staff, "Glass on fired clay", 3))).toEqual({ name: "glaze", version: 3 });
    expect(outcomeOf(await restoreDescription(as(reader), { tag: "glaze", to: 2, version: 3 }))).toBe("forbidden");
    expect(outcomeOf(await restoreDescription(as(staff), { tag: "glaze", to: 9, version: 3 }))).toBe("not-found");
    expect(valueOf(await restoreDescription(as(staff), { tag: "glaze", to: 2, version: 3 }))).toEqual({ name: "glaze", version: 4 });
    expect(await findTag(as(reader), "glaze")).toMatchObject({ summary: "Glass on clay", bodyHtml: "<p>About Glass on clay</p>", version: 4 });
    expect((await listTagEdits(as(reader), "glaze", { limit: 2 }))?.items).toMatchObject([
      { version: 3, restored: 2, editor: "keeper", next: { summary: "Glass on clay" } }, { version: 2, reason: "for all", next: { summary: "Glass on fired clay" } },
    ]);
    const page = await listTagEdits(as(reader), "glaze", { limit: 2 });
    expect((await listTagEdits(as(reader), "glaze", { limit: 2, cursor: page?.nextCursor ?? "" }))?.items).toMatchObject([{ version: 1, summary: "" }]);
  });

  it("takes no pictures, and none of a tag nobody knows", async () => {
    await tagged(["slip"]);
    const { ctx } = makeTestContext();
    expect(outcomeOf(await describeTag(actingAs(ctx, reader), { tag: "slip", summary: "", body: `![A jug](/files/${"0".repeat(26)})`, version: 1 }))).toBe("tag-no-pictures");
    expect(outcomeOf(await describeTag(as(reader), { tag: "nobody-knows", summary: "s", body: "", version: 1 }))).toBe("not-found");
  });
});
