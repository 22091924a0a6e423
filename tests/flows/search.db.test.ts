import { beforeAll, describe, expect, it } from "vitest";
import { findContent } from "~/features/search/find-content.server";
import { indexLeftovers } from "~/features/search/write-documents.server";
import { changePostState, deletePost, restorePost } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
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
  const open = await makeBoard(ctx, { slug: "joinery", name: "Joinery" });
  await makeBoard(ctx, { slug: "planes", name: "Hand planes", parentId: open.id });
  const closed = await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [group] });
  wren = await makeMember(ctx, { handle: "wren", trust: 3 });
  finch = await makeMember(ctx, { handle: "finch", trust: 3, groups: [group] });
  warden = await makeMember(ctx, { handle: "warden", trust: 4, moderates: [open, closed] });
});

const look = (q: string, member: CastMember | null = null) => findContent(member ? actingAs(ctx, member) : withActor(ctx, guest), { q, sort: "relevance", offset: 0, limit: 20 });
async function ids(q: string, member: CastMember | null = null): Promise<string[]> {
  return (await look(q, member)).results.map(({ id }) => id);
}

let made = 0;
/** A word nobody else uses; with a number in it none is taken for another. */
const word = (): string => `zq${made++}word`;

describe("without the worker", () => {
  it("a topic and a reply are found as soon as they are written, an edit by its new words alone", async () => {
    const [one, two, three] = [word(), word(), word()];
    const topic = await openTopic(ctx, wren, { board: "joinery", title: `Which ${one} glue`, body: "Hide glue?" });
    const answer = await reply(ctx, finch, topic.id, { body: `The ${two} sort.` });
    expect([await ids(one), await ids(two)]).toEqual([[topic.id], [answer.id]]);
    valueOf(await editPost(actingAs(ctx, finch), { id: answer.id, body: `The ${three} sort.`, version: 1 }));
    expect([await ids(two), await ids(three)]).toEqual([[], [answer.id]]);
  });

  it("a new title is found, also together with a word of a reply", async () => {
    const [former, later, said] = [word(), word(), word()];
    const topic = await openTopic(ctx, wren, { board: "joinery", title: `About ${former} joints`, body: "Which?" });
    const answer = await reply(ctx, finch, topic.id, { body: `Use ${said}.` });
    valueOf(await editPost(actingAs(ctx, wren), { id: topic.postId, title: `About ${later} joints`, body: "Which?", tags: [], version: 1 }));
    expect([await ids(former), await ids(later), await ids(`${later} ${said}`)]).toEqual([[], [topic.id], [answer.id]]);
  });

  it("what is hidden, removed or deleted is found by nobody, and again once it is back", async () => {
    const said = word();
    const topic = await openTopic(ctx, wren, { board: "joinery", body: "Opening" });
    const { id } = await reply(ctx, finch, topic.id, { body: `A ${said}.` });
    const staff = actingAs(ctx, warden);
    const set = async (post: string, state: "hidden" | "removed" | "visible") =>
      valueOf(await changePostState(staff, { id: post, state, reason: "Because of the test.", version: (await ctx.db.post.findUniqueOrThrow({ where: { id: post } })).version }));
    for (const state of ["hidden", "removed"] as const) {
      await set(id, state);
      expect([await ids(said), await ids(said, finch), await ids(said, warden)], state).toEqual([[], [], []]);
      await set(id, "visible");
      expect(await ids(said)).toEqual([id]);
    }
    valueOf(await deletePost(actingAs(ctx, finch), id));
    expect(await ids(said, finch)).toEqual([]);
    valueOf(await restorePost(actingAs(ctx, finch), id));
    expect(await ids(said)).toEqual([id]);
    await set(topic.postId, "hidden");
    expect(await ids(said)).toEqual([]);
    await set(topic.postId, "visible");
    expect(await ids(said)).toEqual([id]);
  });

  it("a topic moved to a closed board is found by its readers alone, and counted for nobody else", async () => {
    const said = word();
    const topic = await openTopic(ctx, wren, { board: "joinery", title: `The ${said} case` });
    await reply(ctx, finch, topic.id, { body: `More of ${said}.` });
    valueOf(await moveTopic(actingAs(ctx, warden), { id: topic.id, board: "closed", reason: "Because of the test." }));
    const seen = await look(said);
    expect([seen.total, seen.facets]).toEqual([0, { boards: [], kinds: [], tags: [] }]);
    expect([await ids(said), await ids(said, wren), await ids(said, finch)]).toEqual([[], [], [topic.id]]);
  });

  it("posts carried to another topic are found in it", async () => {
    const said = word();
    const from = await openTopic(ctx, wren, { board: "joinery", title: `First of ${said}` });
    const { id } = await reply(ctx, finch, from.id, { body: `About ${word()}` });
    const split = valueOf(await splitTopic(actingAs(ctx, warden), { from: from.id, title: `Split off ${said}`, postIds: [id], reason: "Because of the test." }));
    expect((await ids(said)).sort()).toEqual([from.id, split.topicId].sort());
    valueOf(await mergeTopic(actingAs(ctx, warden), { from: split.topicId, to: from.id, reason: "Because of the test." }));
    expect(await ids(said)).toEqual([from.id]);
    expect(await ids(`type:post ${said}`)).toEqual([id]);
  });
});

describe("filters", () => {
  it("narrow by board with those below, author, tag, kind, state, type and date, and leave out what is negated", async () => {
    const said = word();
    const question = await openTopic(ctx, wren, { board: "joinery", kind: "question", title: `Asked about ${said}`, tags: ["oak"] });
    const plane = await openTopic(ctx, finch, { board: "planes", title: `Told of ${said}` });
    const answer = await reply(ctx, finch, question.id, { body: `Again ${said}` });
    valueOf(await acceptAnswer(actingAs(ctx, wren), { topicId: question.id, postId: answer.id }));
    const found: [string, string[]][] = [
      ["board:joinery", [question.id, plane.id]], ["版块:planes", [plane.id]], ["-board:planes", [question.id]], ["by:wren", [question.id]], ["作者：finch type:post", [answer.id]],
      ["tag:oak", [question.id]], ["-tag:oak", [plane.id]], ["kind:question", [question.id]], ["is:solved", [question.id]], ["状态:未解决", [plane.id]],
      ["after:2026-03-01", [question.id, plane.id]], ["before:2026-03-01", []], ["tag:nobody-knows", []], ["by:nobody", []], ["in:title", [question.id, plane.id]],
    ];
    for (const [filter, expected] of found) expect((await ids(`${said} ${filter}`)).sort(), filter).toEqual([...expected].sort());
  });

  it("alone list what they leave, the newest first", async () => {
    const topic = await openTopic(ctx, wren, { board: "planes", kind: "article", title: "An article alone" });
    expect(await ids("board:planes kind:article")).toEqual([topic.id]);
  });
});

it("votes decide between equals", async () => {
  const said = word();
  const [plain, liked] = [await openTopic(ctx, wren, { board: "joinery", title: `Twin ${said}` }), await openTopic(ctx, wren, { board: "joinery", title: `Twin ${said}` , body: "Other" })];
  for (const voter of [finch, warden]) valueOf(await castVote(actingAs(ctx, voter), { postId: liked.postId, value: 1 }));
  expect(await ids(said)).toEqual([liked.id, plain.id]);
});

it("what is missing from the index, or there as it was, is written by the hour", async () => {
  const said = word();
  const topic = await openTopic(ctx, wren, { board: "joinery", title: `Lost ${said}` });
  await ctx.db.$executeRaw`DELETE FROM "SearchDocument" WHERE "topicId" = ${topic.id}`;
  expect(await ids(said)).toEqual([]);
  await indexLeftovers(ctx);
  expect(await ids(said)).toEqual([topic.id]);
});
