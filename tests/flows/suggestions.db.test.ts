import { beforeAll, describe, expect, it } from "vitest";
import { valueOf } from "~/kernel/test-support/results";
import { suggestMembers } from "~/features/members/suggest-members.server";
import { changePostState } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, plainMarkdown, reply, unhurried } from "~/features/posts/test-support/write";
import { moveTopic } from "~/features/topics/change-topic.server";
import { findSimilarTopics } from "~/features/topics/find-similar.server";
import { suggestTags } from "~/features/tags/suggest-tags.server";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";
import { useTestDatabase } from "../support/database";

useTestDatabase();

function makeScene(): TestContext {
  const test = makeTestContext();
  test.ctx.ports.markdown = plainMarkdown;
  return { ...test, ctx: unhurried(test.ctx) };
}

let reader: CastMember;
let insider: CastMember;
let staff: CastMember;
beforeAll(async () => {
  const { ctx } = makeScene();
  const group = await makeGroup(ctx, "circle");
  await makeBoard(ctx, { slug: "open" });
  await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [group] });
  reader = await makeMember(ctx, { handle: "reader", trust: 2 });
  insider = await makeMember(ctx, { handle: "insider", trust: 2, groups: [group] });
  staff = await makeMember(ctx, { handle: "staff", trust: 2, role: "moderator" });
});

describe("members suggested by their beginning", () => {
  const handles = async (by: CastMember, q: string, topic?: string) => (await suggestMembers(actingAs(makeScene().ctx, by), { q, topic })).map(({ handle }) => handle);

  it("are found by handle and by name, in any script and case, at most eight, the exact handle first", async () => {
    const { ctx } = makeScene();
    for (const n of ["", "1", "2", "3", "4", "5", "6", "7", "8", "9"]) await makeMember(ctx, { handle: `ada${n}`, displayName: `Nobody ${n}` });
    await makeMember(ctx, { handle: "li-lei", displayName: "李雷" });
    expect(await handles(reader, "李")).toEqual(["li-lei"]);
    expect(await handles(reader, "ADA")).toEqual(["ada", "ada1", "ada2", "ada3", "ada4", "ada5", "ada6", "ada7"]);
    expect(await handles(reader, "nobody 9")).toEqual(["ada9"]);
    expect(await handles(reader, "da")).toEqual([]);
    expect(await handles(reader, "")).toEqual([]);
    expect(await handles(reader, "%")).toEqual([]);
    expect(await handles(reader, "ad_")).toEqual([]);
  });

  it("are active people only", async () => {
    const { ctx } = makeScene();
    await makeMember(ctx, { handle: "bea-away", state: "suspended" });
    await makeMember(ctx, { handle: "bea-gone", state: "deleted" });
    await makeMember(ctx, { handle: "bea-robot", kind: "system" });
    await makeMember(ctx, { handle: "bea-here" });
    expect(await handles(reader, "bea")).toEqual(["bea-here"]);
  });

  it("begin with who takes part in the topic, unless the topic is out of sight", async () => {
    const { ctx } = makeScene();
    for (let n = 1; n < 9; n += 1) await makeMember(ctx, { handle: `cyd${n}` });
    const late = await makeMember(ctx, { handle: "cydz", trust: 2, groups: insider.groups.map(({ groupId }) => ({ id: groupId })) });
    const [seen, hidden] = [await openTopic(ctx, reader, { board: "open" }), await openTopic(ctx, insider, { board: "closed" })];
    for (const { id } of [seen, hidden]) await reply(ctx, late, id);
    expect((await handles(reader, "cyd", seen.id))[0]).toBe("cydz");
    expect(await handles(reader, "cyd", hidden.id)).not.toContain("cydz");
    expect((await handles(insider, "cyd", hidden.id))[0]).toBe("cydz");
  });
});

describe("tags suggested by their beginning", () => {
  const tags = async (by: CastMember, q: string, board?: string) => (await suggestTags(actingAs(makeScene().ctx, by), { q, board })).items;

  it("come with the number of topics, the most used first, in any script", async () => {
    const { ctx } = makeScene();
    for (const list of [["oak", "榫卯"], ["oak", "oakum"], ["oak"]]) await openTopic(ctx, reader, { board: "open", tags: list });
    expect(await tags(reader, "oa")).toEqual([{ tag: "oak", count: 3 }, { tag: "oakum", count: 1 }]);
    expect(await tags(reader, "#OAKU")).toEqual([{ tag: "oakum", count: 1 }]);
    expect(await tags(reader, "榫")).toEqual([{ tag: "榫卯", count: 1 }]);
    expect(await tags(reader, "")).toEqual([]);
    expect(await tags(reader, "o%")).toEqual([]);
  });

  it("are first the text itself, then those most used on the board, unless the board is out of sight", async () => {
    const { ctx } = makeScene();
    await makeBoard(ctx, { slug: "kilns" });
    for (const list of [["firewood", "fire"], ["firewood", "firebrick"], ["firewood"]]) await openTopic(ctx, reader, { board: "open", tags: list });
    for (const list of [["firebrick", "fireclay"], ["fireclay"]]) await openTopic(ctx, reader, { board: "kilns", tags: list });
    await openTopic(ctx, insider, { board: "closed", tags: ["firewatch"] });
    const names = async (by: CastMember, q: string, board?: string) => (await tags(by, q, board)).map(({ tag }) => tag);
    expect(await names(reader, "fire")).toEqual(["fire", "firewood", "firebrick", "fireclay"]);
    expect(await names(reader, "fire", "kilns")).toEqual(["fire", "fireclay", "firebrick", "firewood"]);
    expect(await names(reader, "fire", "closed")).toEqual(await names(reader, "fire"));
    expect((await names(insider, "firew", "closed"))[0]).toBe("firewatch");
  });

  it("of a closed board are known to those who may read it, and counted for them alone", async () => {
    const { ctx } = makeScene();
    await openTopic(ctx, insider, { board: "closed", tags: ["secret-merger", "shared"] });
    await openTopic(ctx, insider, { board: "open", tags: ["shared"] });
    expect(await tags(reader, "secret")).toEqual([]);
    expect(await tags(reader, "shared")).toEqual([{ tag: "shared", count: 1 }]);
    expect(await tags(insider, "secret")).toEqual([{ tag: "secret-merger", count: 1 }]);
    expect(await tags(insider, "shared")).toEqual([{ tag: "shared", count: 2 }]);
  });

  it("go where their topic goes: moved, hidden, shown again, tagged anew", async () => {
    const { ctx } = makeScene();
    const made = await openTopic(ctx, reader, { board: "open", tags: ["wander"] });
    const known = async () => [(await tags(reader, "wander")).length, (await tags(insider, "wander")).length];
    valueOf(await moveTopic(actingAs(ctx, staff), { id: made.id, board: "closed", reason: "tidied up" }));
    expect(await known()).toEqual([0, 1]);
    valueOf(await moveTopic(actingAs(ctx, staff), { id: made.id, board: "open", reason: "tidied up" }));
    expect(await known()).toEqual([1, 1]);
    const hide = valueOf(await changePostState(actingAs(ctx, staff), { id: made.postId, state: "hidden", reason: "a look", version: 1 }));
    expect(await known()).toEqual([0, 0]);
    const shown = valueOf(await changePostState(actingAs(ctx, staff), { id: made.postId, state: "visible", reason: "fine", version: hide.version }));
    expect(await known()).toEqual([1, 1]);
    valueOf(await editPost(actingAs(ctx, reader), { id: made.postId, body: "Another text", tags: ["settled"], version: shown.version }));
    expect([await tags(reader, "wander"), await tags(reader, "settled")]).toEqual([[], [{ tag: "settled", count: 1 }]]);
  });
});

describe("topics with a similar title", () => {
  const titles = async (by: CastMember, title: string, board?: string) => (await findSimilarTopics(actingAs(makeScene().ctx, by), { title, board })).map((topic) => topic.title);

  it("share telling words, in English and Chinese, the most alike first", async () => {
    const { ctx } = makeScene();
    for (const title of ["Why does my tenon split at the shoulder?", "Splitting firewood by hand", "Tenons: how long?", "榫头为什么开裂", "核桃木榫头的胶水", "How to write a good question"]) {
      await openTopic(ctx, reader, { board: "open", title });
    }
    expect((await titles(reader, "My tenon has split"))[0]).toBe("Why does my tenon split at the shoulder?");
    expect(await titles(reader, "A tenon question")).toContain("Tenons: how long?");
    expect((await titles(reader, "榫头开裂怎么办"))[0]).toBe("榫头为什么开裂");
    expect(await titles(reader, "怎么给核桃木上胶水")).toEqual(["核桃木榫头的胶水"]);
    expect(await titles(reader, "How do I ask a question?")).toEqual([]);
    expect(await titles(reader, "")).toEqual([]);
  });

  it("are visible ones the reader may read; those of the same board come first, and at most five", async () => {
    const { ctx } = makeScene();
    await openTopic(ctx, insider, { board: "closed", title: "Quartz countertops" });
    const hidden = await openTopic(ctx, reader, { board: "open", title: "Quartz hidden away" });
    await changePostState(actingAs(ctx, staff), { id: hidden.postId, state: "hidden", reason: "a look", version: 1 });
    await openTopic(ctx, reader, { board: "open", title: "Quartz drilling" });
    expect(await titles(reader, "quartz")).toEqual(["Quartz drilling"]);
    expect(await titles(insider, "quartz", "closed")).toEqual(["Quartz countertops", "Quartz drilling"]);
    expect(await titles(insider, "quartz", "open")).toEqual(["Quartz drilling", "Quartz countertops"]);
    for (let n = 0; n < 6; n += 1) await openTopic(ctx, reader, { board: "open", title: `Quartz number ${n}` });
    expect(await titles(reader, "quartz")).toHaveLength(5);
  });

  it("say whether a question is solved", async () => {
    const { ctx } = makeScene();
    const made = await openTopic(ctx, reader, { board: "open", kind: "question", title: "Malachite polishing" });
    const answer = await reply(ctx, insider, made.id);
    await ctx.db.topic.update({ where: { id: made.id }, data: { acceptedPostId: answer.id } });
    expect(await findSimilarTopics(actingAs(ctx, reader), { title: "polishing malachite" })).toMatchObject([{ id: made.id, solved: true, kind: "question", board: { slug: "open" } }]);
  });
});
