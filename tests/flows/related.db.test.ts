import { beforeAll, describe, expect, it } from "vitest";
import { changePostState } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, unhurried } from "~/features/posts/test-support/write";
import { sweepRelated } from "~/features/related/refresh-related.server";
import { sameBoardFactor, sharedWeight, tagFactor } from "~/features/related/rules";
import { setFollow } from "~/features/follows/set-follow.server";
import { moveTopic } from "~/features/topics/change-topic.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { guest } from "~/kernel/actor";
import { valueOf } from "~/kernel/test-support/results";
import { withActor, type Context } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { makeTestContext } from "../support/context";
import { drainWorker } from "../support/worker";

useTestDatabase();

let ctx: Context;
let wren: CastMember;
let insider: CastMember;
let warden: CastMember;

beforeAll(async () => {
  ({ ctx } = makeTestContext({ community: { relaxedLimits: true } }));
  ctx = unhurried(ctx);
  const group = await makeGroup(ctx, "circle");
  const open = await makeBoard(ctx, { slug: "open" });
  await makeBoard(ctx, { slug: "shed" });
  const closed = await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [group] });
  wren = await makeMember(ctx, { handle: "wren", trust: 3 });
  insider = await makeMember(ctx, { handle: "insider", trust: 3, groups: [group] });
  warden = await makeMember(ctx, { handle: "warden", trust: 4, moderates: [open, closed] });
});

let made = 0;
/** A word that stands in no other test. */
const word = (): string => `zq${made++}word`;
const write = async (title: string, wish: { board?: string; tags?: string[] } = {}) => {
  const topic = await openTopic(ctx, wish.board === "closed" ? insider : wren, { board: "open", title, ...wish });
  await drainWorker(ctx);
  return topic;
};
const related = async (id: string, member: CastMember | null = null): Promise<string[]> => {
  const page = await findTopicPage(member ? actingAs(ctx, member) : withActor(ctx, guest), id, { limit: 1, order: "flat" });
  return (page?.related ?? []).map((one) => one.id);
};
const scoreOf = async (topicId: string, relatedId: string): Promise<number | undefined> => (await ctx.db.relatedTopic.findUnique({ where: { topicId_relatedId: { topicId, relatedId } } }))?.score;

describe("related topics", () => {
  it("share words of the title or tags, lead both ways, and the most alike stand first", async () => {
    const [saw, clamp] = [word(), word()];
    const first = await write(`Cutting ${saw} with a ${clamp}`);
    const both = await write(`Again ${saw} and ${clamp}`);
    const one = await write(`Only ${saw} here`);
    const none = await write(`Nothing of ${word()}`);
    expect(await related(first.id)).toEqual([both.id, one.id]);
    expect((await related(one.id)).sort()).toEqual([first.id, both.id].sort());
    expect(await related(none.id)).toEqual([]);
  });

  it("of Chinese titles too, and of tags alone", async () => {
    const first = await write("榫头为何开裂", { tags: ["榫卯甲", "榫卯乙"] });
    const second = await write("再谈榫头", { tags: ["别的"] });
    const third = await write("Unlike in words", { tags: ["榫卯甲", "榫卯乙"] });
    expect((await related(first.id)).sort()).toEqual([second.id, third.id].sort());
  });

  it("weigh a shared word as the rule says, counting public topics alone", async () => {
    const said = word();
    const first = await write(`On ${said}`);
    for (let n = 0; n < 9; n += 1) await write(`Closed ${said} ${word()}`, { board: "closed" });
    const second = await write(`More ${said}`);
    expect(await scoreOf(second.id, first.id)).toBeCloseTo(sameBoardFactor * sharedWeight(2), 10);
    const third = await write(`Still more ${said}`);
    expect(await scoreOf(third.id, first.id)).toBeCloseTo(sameBoardFactor * sharedWeight(3), 10);
    expect(await related(first.id)).toEqual([second.id, third.id]);
  });

  it("need more than one word in common on different boards; a tag is enough", async () => {
    const [said, tag] = [word(), word()];
    const first = await write(`About ${said}`, { tags: [tag] });
    await write(`Elsewhere ${said}`, { board: "shed" });
    const tagged = await write(`Unlike ${word()}`, { board: "shed", tags: [tag] });
    expect(await related(first.id)).toEqual([tagged.id]);
    expect(await scoreOf(first.id, tagged.id)).toBeCloseTo(tagFactor * sharedWeight(2), 10);
  });

  it("are never what the reader may not see, has muted, or what is no longer shown, and come back with it", async () => {
    const said = `${word()} ${word()}`;
    const first = await write(`About ${said}`);
    const other = await write(`Other ${said}`);
    const closed = await write(`Closed ${said}`, { board: "closed" });
    expect([await related(first.id), await related(first.id, wren), (await related(first.id, insider)).sort()]).toEqual([[other.id], [other.id], [other.id, closed.id].sort()]);
    const staff = actingAs(ctx, warden);
    valueOf(await changePostState(staff, { id: other.postId, state: "hidden", reason: "Because of the test.", version: 1 }));
    expect(await related(first.id)).toEqual([]); // before the worker has heard of it
    await drainWorker(ctx);
    expect(await scoreOf(first.id, other.id)).toBeUndefined();
    valueOf(await changePostState(staff, { id: other.postId, state: "visible", reason: "Because of the test.", version: (await ctx.db.post.findUniqueOrThrow({ where: { id: other.postId } })).version }));
    await drainWorker(ctx);
    expect(await related(first.id)).toEqual([other.id]);
    valueOf(await setFollow(actingAs(ctx, insider), { type: "topic", subject: other.id }, "muted"));
    expect(await related(first.id, insider)).toEqual([closed.id]);
  });

  it("follow a new title and a move", async () => {
    const [former, later] = [`${word()} ${word()}`, `${word()} ${word()}`];
    const first = await write(`About ${former}`);
    const second = await write(`Former ${former}`);
    const third = await write(`On ${later}`);
    expect(await related(first.id)).toEqual([second.id]);
    valueOf(await editPost(actingAs(ctx, wren), { id: second.postId, title: `Latter ${later}`, body: "Which?", tags: [], version: 1 }));
    await drainWorker(ctx);
    expect([await related(first.id), await related(second.id), await related(third.id)]).toEqual([[], [third.id], [second.id]]);
    valueOf(await moveTopic(actingAs(ctx, warden), { id: third.id, board: "closed", reason: "Because of the test." }));
    expect(await related(second.id)).toEqual([]);
    await drainWorker(ctx);
    expect([await related(second.id), await related(second.id, insider)]).toEqual([[], [third.id]]);
  });

  it("of a community that was there before are found by the nightly sweep, those not looked for longest first", async () => {
    const said = word();
    const [first, second] = [await write(`Early ${said}`), await write(`Late ${said}`)];
    await ctx.db.relatedTopic.deleteMany();
    await ctx.db.topic.updateMany({ data: { relatedAt: null } });
    await sweepRelated(ctx);
    expect(await related(first.id)).toEqual([second.id]);
    await ctx.db.relatedTopic.deleteMany();
    await sweepRelated(ctx);
    expect(await related(first.id)).toEqual([]); // looked at lately
  });
});
