import { beforeAll, describe, expect, it } from "vitest";
import { guest } from "~/kernel/actor";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import { setFollow } from "~/features/follows/set-follow.server";
import { changeBoard } from "~/features/boards/save-board.server";
import { changePostState } from "~/features/posts/change-post-state.server";
import { openTopic, plainMarkdown, reply, unhurried } from "~/features/posts/test-support/write";
import { describeTag } from "~/features/tags/describe-tag.server";
import { findTag, listTags, resolveTag } from "~/features/tags/queries.server";
import { refreshAllTags, refreshLargeTags } from "~/features/tags/refresh-tags.server";
import { listTagEdits } from "~/features/tags/revisions.server";
import { createTagGroup } from "~/features/tags/save-group.server";
import { addSynonym } from "~/features/tags/set-synonym.server";
import { suggestTags, suggestTagsForText } from "~/features/tags/suggest-tags.server";
import { moveTopic } from "~/features/topics/change-topic.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { castVote } from "~/features/votes/cast-vote.server";
import { withActor, type ActorContext } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";

useTestDatabase();

let newcomer: CastMember;
let outsider: CastMember;
let insider: CastMember;
let other: CastMember;
let staff: CastMember;

function makeScene(now?: string): TestContext {
  const test = makeTestContext({ now });
  test.ctx.ports.markdown = plainMarkdown;
  return { ...test, ctx: unhurried(test.ctx) };
}
const by = (member: CastMember | null): ActorContext => (member ? actingAs(makeScene().ctx, member) : withActor(makeScene().ctx, guest));
const settle = async (): Promise<void> => drainWorker(makeScene().ctx);

beforeAll(async () => {
  const { ctx } = makeScene();
  const group = await makeGroup(ctx, "circle");
  await makeBoard(ctx, { slug: "open" });
  await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [group] });
  newcomer = await makeMember(ctx, { handle: "newcomer", trust: 0, joinedAt: new Date("2026-01-01") });
  outsider = await makeMember(ctx, { handle: "outsider", trust: 2 });
  insider = await makeMember(ctx, { handle: "insider", trust: 2, groups: [group] });
  other = await makeMember(ctx, { handle: "other", trust: 2, groups: [group] });
  staff = await makeMember(ctx, { handle: "staff", trust: 2, role: "moderator" });
});

describe("what stands on a closed board alone", () => {
  it("is no tag for who may not read there: no page, search, history, follower, suggestion or refusal tells it from an unknown one", async () => {
    const { ctx } = makeScene();
    await openTopic(ctx, insider, { board: "closed", title: "Merger with the mill", tags: ["secret-merger", "shared"] });
    await openTopic(ctx, insider, { board: "open", title: "Flour of the mill", tags: ["shared", "flour"] });
    valueOf(await addSynonym(actingAs(ctx, staff), { tag: "secret-merger", alias: "secret-word" }));
    await settle();
    for (const actor of [null, outsider]) {
      for (const name of ["secret-merger", "secret-word", "no-such-tag"]) {
        expect([await findTag(by(actor), name), await listTagEdits(by(actor), name, { limit: 5 }), (await resolveTag(by(actor), name)).name]).toEqual([null, null, name]);
      }
      expect(await findTag(by(actor), "shared")).toMatchObject({ topics: 1, related: ["flour"] });
      expect(await suggestTags(by(actor), { q: "secret" })).toMatchObject({ items: [] });
      const text = { title: "Flour mill secret-word secret-merger", body: "", board: "closed" };
      expect((await suggestTagsForText(by(actor), text)).map(({ tag }) => tag).sort()).toEqual(["flour", "shared"]);
    }
    expect((await listTags(ctx, { limit: 100 })).items.map(({ name }) => name)).not.toContain("secret-merger");
    expect((await listTags(ctx, { q: "secret", limit: 100 })).items).toEqual([]);
    expect((await listTags(ctx, { q: "secret", limit: 100 }, "all")).items).toMatchObject([{ name: "secret-merger", topics: 0 }]);
    expect(outcomeOf(await describeTag(actingAs(ctx, outsider), { tag: "secret-merger", summary: "s", body: "", version: 1 }))).toBe("not-found");
    const strict = actingAs({ ...makeTestContext().ctx, ports: { ...ctx.ports } }, newcomer);
    const wish = { board: "open", kind: "discussion" as const, title: "What is this about", body: "Hm." };
    expect(await createTopic(strict, { ...wish, tags: ["secret-word"] })).toEqual({ ok: false, refusal: "tag-unknown", detail: { tag: "secret-word", level: 1 } });
  });

  it("is known to who reads there, and to staff; its numbers count public boards alone", async () => {
    const { ctx } = makeScene();
    expect(await findTag(by(insider), "secret-word")).toMatchObject({ name: "secret-merger", topics: 0 });
    expect(await findTag(by(staff), "secret-merger")).toMatchObject({ topics: 0 });
    expect(await findTag(by(insider), "shared")).toMatchObject({ topics: 1, related: ["flour"] });
    expect((await suggestTags(by(insider), { q: "secret" })).items).toEqual([{ tag: "secret-merger", count: 1 }]);
    expect((await suggestTags(by(insider), { q: "secret-w" })).items).toEqual([{ tag: "secret-merger", count: 1, alias: "secret-word" }]);
    valueOf(await setFollow(actingAs(ctx, insider), { type: "tag", subject: "secret-word" }, "followed"));
    expect(await findTag(by(insider), "secret-merger")).toMatchObject({ followers: 1 });
  });

  it("is counted when its board opens, and no more when it closes", async () => {
    const { ctx } = makeScene();
    const operator = actingAs(ctx, await makeMember(ctx, { handle: "runs-it", role: "operator" }));
    await makeBoard(ctx, { slug: "turning" });
    const made = await openTopic(ctx, insider, { board: "turning", tags: ["lathe"] });
    const answer = await openTopic(ctx, insider, { board: "turning", kind: "article", tags: ["lathe"] });
    valueOf(await castVote(actingAs(ctx, other), { postId: answer.postId, value: 1 }));
    await settle();
    expect(await findTag(by(null), "lathe")).toMatchObject({ topics: 2, leaders: { all: [{ handle: "insider", score: 1, posts: 1 }] } });
    valueOf(await changeBoard(operator, "turning", { visibility: "members", version: 1 }));
    await settle();
    expect(await findTag(by(null), "lathe")).toBeNull();
    expect(await findTag(by(other), "lathe")).toMatchObject({ topics: 0, leaders: { year: [], all: [] } });
    valueOf(await changeBoard(operator, "turning", { visibility: "public", version: 2 }));
    valueOf(await changePostState(actingAs(ctx, staff), { id: made.postId, state: "hidden", reason: "a look", version: 1 }));
    await settle();
    expect(await findTag(by(null), "lathe")).toMatchObject({ topics: 1, leaders: { all: [{ handle: "insider" }] } });
  });

  it("is public once it stands in a group: staff have named it for all", async () => {
    const { ctx } = makeScene();
    await openTopic(ctx, insider, { board: "closed", tags: ["half-known"] });
    expect(await findTag(by(null), "half-known")).toBeNull();
    valueOf(await createTagGroup(actingAs(ctx, staff), { slug: "known", name: { en: "Known", zh: "已知" }, oneOf: false, tags: ["half-known"] }));
    expect(await findTag(by(null), "half-known")).toMatchObject({ topics: 0 });
  });
});

describe("who wrote best under a tag", () => {
  it("is told by the score of answers and articles on public boards, of the year and of all time", async () => {
    const { ctx } = makeScene("2024-06-01T10:00:00Z");
    const long = makeScene("2026-03-01T10:00:00Z").ctx;
    const old = await openTopic(ctx, other, { board: "open", kind: "question", title: "An old question", tags: ["dovetail"] });
    const answer = await reply(ctx, insider, old.id);
    const article = await openTopic(long, other, { board: "open", kind: "article", title: "How I cut them", tags: ["dovetail"] });
    const closed = await openTopic(long, insider, { board: "closed", kind: "article", title: "How we cut them", tags: ["dovetail"] });
    const talk = await openTopic(long, insider, { board: "open", title: "Just talking", tags: ["dovetail"] });
    for (const postId of [answer.id, article.postId, closed.postId, talk.postId]) valueOf(await castVote(actingAs(long, staff), { postId, value: 1 }));
    valueOf(await castVote(actingAs(long, outsider), { postId: answer.id, value: 1 }));
    await settle();
    expect((await findTag(by(null), "dovetail"))?.leaders).toMatchObject({
      year: [{ handle: "other", score: 1, posts: 1 }], all: [{ handle: "insider", score: 2, posts: 1 }, { handle: "other", score: 1, posts: 1 }],
    });
  });

  it("moves on with the days, and goes with a topic that leaves the public", async () => {
    const { ctx } = makeScene();
    const article = await openTopic(ctx, other, { board: "open", kind: "article", title: "Of mitres", tags: ["mitre"] });
    valueOf(await castVote(actingAs(ctx, staff), { postId: article.postId, value: 1 }));
    await settle();
    await refreshAllTags(makeScene("2027-03-02T10:00:00Z").ctx);
    expect((await findTag(by(null), "mitre"))?.leaders).toMatchObject({ year: [], all: [{ handle: "other" }] });
    await refreshLargeTags(ctx); // none is large
    valueOf(await moveTopic(actingAs(ctx, staff), { id: article.id, board: "closed", reason: "tidied up" }));
    await settle();
    expect((await findTag(by(other), "mitre"))?.leaders).toEqual({ year: [], all: [] });
  });
});

describe("tags for a text being written", () => {
  it("stand in it by any of their names, then on similar topics, then on the board, each once and explained", async () => {
    const { ctx } = makeScene();
    await makeBoard(ctx, { slug: "darkroom" });
    await openTopic(ctx, other, { board: "open", title: "Developing film at home", tags: ["film", "chemistry"] });
    await openTopic(ctx, other, { board: "darkroom", title: "Something else", tags: ["enlarger"] });
    await openTopic(ctx, other, { board: "open", title: "摄影入门", tags: ["摄影", "machine-learning", "c++"] });
    valueOf(await addSynonym(actingAs(ctx, staff), { tag: "摄影", alias: "拍照" }));
    await settle();
    const found = await suggestTagsForText(by(outsider), { title: "Film at home: developing 拍照", body: "With machine learning in C++.\n\n```\nenlarger\n```", board: "darkroom" });
    expect(found.slice(0, 4)).toEqual([
      { tag: "film", reason: "text", alias: null }, { tag: "摄影", reason: "text", alias: "拍照" },
      { tag: "machine-learning", reason: "text", alias: null }, { tag: "c++", reason: "text", alias: null },
    ]);
    expect(found.slice(4)).toEqual([{ tag: "chemistry", reason: "similar", alias: null }, { tag: "enlarger", reason: "board", alias: null }]);
    expect(await suggestTagsForText(by(outsider), { title: "", body: "" })).toEqual([]);
  });

  it("offer to make what is no tag yet to those alone who may", async () => {
    const strict = makeTestContext().ctx;
    const offered = async (member: CastMember, q: string) => (await suggestTags(actingAs(strict, member), { q })).create;
    expect([await offered(outsider, "Never-Used"), await offered(newcomer, "never-used"), await offered(staff, "not a tag!")]).toEqual(["never-used", null, null]);
    await openTopic(makeScene().ctx, outsider, { board: "open", tags: ["used"] });
    expect(await offered(outsider, "used")).toBeNull();
  });
});
