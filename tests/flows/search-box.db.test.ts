import { beforeAll, describe, expect, it } from "vitest";
import { getBoardTree } from "~/features/boards/queries.server";
import { findSuggestions } from "~/routes/search/suggest.server";
import { changePostState, deletePost } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { moveTopic } from "~/features/topics/change-topic.server";
import { mergeTopic, splitTopic } from "~/features/topics/move-posts.server";
import { castVote } from "~/features/votes/cast-vote.server";
import { guest } from "~/kernel/actor";
import { valueOf } from "~/kernel/test-support/results";
import { withActor, type Context } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { makeTestContext } from "../support/context";
import { useTestDatabase } from "../support/database";

useTestDatabase();

let ctx: Context;
let wren: CastMember;
let finch: CastMember;
let warden: CastMember;

beforeAll(async () => {
  ({ ctx } = makeTestContext({ community: { relaxedLimits: true } }));
  ctx = unhurried(ctx);
  const group = await makeGroup(ctx, "circle");
  const open = await makeBoard(ctx, { slug: "joinery", name: "Joinery 榫卯" });
  const closed = await makeBoard(ctx, { slug: "closed", name: "Juniper council", visibility: "groups", openTo: [group] });
  wren = await makeMember(ctx, { handle: "wren", trust: 3 });
  finch = await makeMember(ctx, { handle: "finch", trust: 3, groups: [group] });
  warden = await makeMember(ctx, { handle: "warden", trust: 4, moderates: [open, closed] });
});

const suggest = async (q: string, member: CastMember | null = null) => findSuggestions(member ? actingAs(ctx, member) : withActor(ctx, guest), q, await getBoardTree(ctx));
const topics = async (q: string, member: CastMember | null = null): Promise<string[]> => (await suggest(q, member)).topics.map(({ id }) => id);
const nothing = { topics: [], boards: [], tags: [], members: [] };

describe("what is suggested", () => {
  it("are topics, boards, tags and members by the beginning of a word, in both scripts", async () => {
    const topic = await openTopic(ctx, wren, { board: "joinery", kind: "question", title: "Jointing 榫卯 by hand", tags: ["jointer"] });
    await makeMember(ctx, { handle: "joinwell", displayName: "榫小姐" });
    const [latin, chinese] = [await suggest("join"), await suggest("榫")];
    const found = [{ id: topic.id, path: `/t/${topic.id}/${encodeURIComponent("jointing-榫卯-by-hand")}`, title: "Jointing 榫卯 by hand", kind: "question", solved: false, board: { slug: "joinery", name: "Joinery 榫卯" } }];
    expect(latin).toMatchObject({ topics: found, boards: [{ slug: "joinery" }], tags: [{ tag: "jointer", count: 1 }], members: [{ handle: "joinwell" }] });
    expect(chinese).toMatchObject({ topics: found, boards: [{ slug: "joinery" }], tags: [], members: [{ handle: "joinwell" }] });
    expect([await suggest("@joinw"), await suggest("#jointe")]).toMatchObject([{ members: [{ handle: "joinwell" }] }, { tags: [{ tag: "jointer" }] }]);
  });

  it("is nothing for nothing, nor for filters", async () => {
    for (const q of ["", "   ", "tag:jointer", "join is:solved", "join is:maybe"]) expect(await suggest(q), q).toEqual(nothing);
  });

  it("is at most eight topics and three of each of the others", async () => {
    for (let at = 0; at < 10; at += 1) {
      await openTopic(ctx, wren, { board: "joinery", title: `Quartersawn plank ${at}`, tags: [`quarter-${at}`] });
      await makeMember(ctx, { handle: `quarter-${at}` });
      await makeBoard(ctx, { slug: `quarter-${at}`, name: `Quarter ${at}` });
    }
    const { topics: plenty, ...places } = await suggest("quarter");
    expect([plenty.length, ...Object.values(places).map(({ length }) => length)]).toEqual([8, 3, 3, 3]);
  });

  it("puts first what was voted for", async () => {
    const made = [await openTopic(ctx, wren, { board: "joinery", title: "A burnisher one" }), await openTopic(ctx, wren, { board: "joinery", title: "A burnisher two" })];
    const [first, last] = await topics("burn");
    for (const voter of [finch, warden]) valueOf(await castVote(actingAs(ctx, voter), { postId: made.find(({ id }) => id === last)?.postId ?? "", value: 1 }));
    expect(await topics("burn")).toEqual([last, first]);
  });
});

describe("what nobody hears of", () => {
  it("a topic that is hidden, removed or deleted, until it is back; and its former title", async () => {
    const topic = await openTopic(ctx, wren, { board: "joinery", title: "Formerly kerfing" });
    const staff = actingAs(ctx, warden);
    const version = async (): Promise<number> => (await ctx.db.post.findUniqueOrThrow({ where: { id: topic.postId } })).version;
    for (const state of ["hidden", "removed"] as const) {
      valueOf(await changePostState(staff, { id: topic.postId, state, reason: "Because of the test.", version: await version() }));
      expect([await topics("kerf"), await topics("formerly k", wren), await topics("kerf", warden)], state).toEqual([[], [], []]);
      valueOf(await changePostState(staff, { id: topic.postId, state: "visible", reason: "Because of the test.", version: await version() }));
      expect(await topics("kerf"), state).toEqual([topic.id]);
    }
    valueOf(await editPost(actingAs(ctx, wren), { id: topic.postId, title: "Lately rabbeting", body: "Which?", tags: [], version: await version() }));
    expect([await topics("kerf"), await topics("formerly"), await topics("lately rab")]).toEqual([[], [], [topic.id]]);
    valueOf(await deletePost(actingAs(ctx, wren), topic.postId));
    expect([await topics("rabb"), await topics("rabb", wren)]).toEqual([[], []]);
  });

  it("a closed board, its topics and its tags, but for its readers; and a topic moved there", async () => {
    const gall = await openTopic(ctx, finch, { board: "closed", title: "Juniper gall", tags: ["junipers"] });
    const moved = await openTopic(ctx, wren, { board: "joinery", title: "Juniper berries" });
    valueOf(await moveTopic(actingAs(ctx, warden), { id: moved.id, board: "closed", reason: "Because of the test." }));
    expect([await suggest("junip"), await suggest("junip", wren), await suggest("juniper b", wren)]).toEqual([nothing, nothing, nothing]);
    expect((await topics("junip", finch)).sort()).toEqual([gall.id, moved.id].sort());
    expect(await suggest("juniper b", finch)).toMatchObject({ topics: [{ id: moved.id }] });
    expect(await suggest("junip", finch)).toMatchObject({ boards: [{ slug: "closed" }], tags: [{ tag: "junipers" }] });
  });

  it("members who are suspended or gone", async () => {
    for (const state of ["suspended", "deleted"]) await makeMember(ctx, { handle: `kestrel-${state}`, displayName: "Kestrel", state });
    expect(await suggest("kestrel")).toEqual(nothing);
  });

  it("a reply: one split off is suggested, and merged back it is not", async () => {
    const from = await openTopic(ctx, wren, { board: "joinery", title: "First of marquetry" });
    const { id } = await reply(ctx, finch, from.id, { body: "About intarsia" });
    expect(await topics("intars")).toEqual([]);
    const split = valueOf(await splitTopic(actingAs(ctx, warden), { from: from.id, title: "Split off intarsia", postIds: [id], reason: "Because of the test." }));
    expect(await topics("intars")).toEqual([split.topicId]);
    valueOf(await mergeTopic(actingAs(ctx, warden), { from: split.topicId, to: from.id, reason: "Because of the test." }));
    expect([await topics("intars"), await topics("split off"), await topics("marq")]).toEqual([[], [], [from.id]]);
  });
});
