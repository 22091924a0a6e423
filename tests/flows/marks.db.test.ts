import { beforeAll, describe, expect, it } from "vitest";
import { listBookmarks } from "~/features/bookmarks/queries.server";
import { remindOfBookmarks } from "~/features/bookmarks/remind.server";
import { removeBookmark, setBookmark } from "~/features/bookmarks/set-bookmark.server";
import { changePostState } from "~/features/posts/change-post-state.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { listFollows } from "~/features/follows/queries.server";
import { setFollow } from "~/features/follows/set-follow.server";
import { createPost } from "~/features/posts/create-post.server";
import { listTopics } from "~/features/topics/queries.server";
import { setReaction } from "~/features/reactions/set-reaction.server";
import { findPost } from "~/features/topics/find-post.server";
import { addMs, dayMs, hourMs } from "~/kernel/clock";
import { newUlid } from "~/kernel/ids";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import { makeBoard, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { as, eventsOf, makePeople, makeScene } from "./posting-scene";

useTestDatabase();

let author: CastMember;
let reader: CastMember;
let moderator: CastMember;
beforeAll(async () => {
  const { ctx } = makeScene();
  ({ author, moderator } = await makePeople());
  reader = await makeMember(ctx, { handle: "reader", email: "reader@example.org", trust: 1 });
});

describe("setReaction", () => {
  it("is shown to all with how many, and to the one who gave it as theirs; taken back it is gone", async () => {
    const { ctx } = makeScene();
    const { postId } = await openTopic(ctx, author, { board: "open" });
    valueOf(await setReaction(as(ctx, reader), { postId, kind: "fire", wanted: "on" }));
    expect(valueOf(await setReaction(as(ctx, moderator), { postId, kind: "fire", wanted: "on" })).reactions).toEqual([{ kind: "fire", count: 2, mine: true }]);
    expect((await findPost(as(ctx, author), postId))?.reactions).toEqual([{ kind: "fire", count: 2, mine: false }]);
    expect((await findPost(as(ctx, reader), postId))?.reactions).toEqual([{ kind: "fire", count: 2, mine: true }]);
    valueOf(await setReaction(as(ctx, reader), { postId, kind: "fire", wanted: "off" }));
    expect(valueOf(await setReaction(as(ctx, moderator), { postId, kind: "fire", wanted: "off" })).reactions).toEqual([]);
    expect((await eventsOf(ctx, postId)).filter((type) => type === "reaction.changed")).toHaveLength(4);
  });

  it("is given and taken back 200 times a day at most; what is so already is no time", async () => {
    const { ctx } = makeScene();
    const { postId } = await openTopic(ctx, author, { board: "open" });
    const me = as(ctx, await makeMember(ctx, { handle: "flipper", trust: 1 }));
    const now = ctx.now();
    await ctx.db.event.createMany({ data: Array.from({ length: 199 }, () => ({ id: ctx.newId(), type: "reaction.changed", actorId: me.actor.id, subjectType: "post", subjectId: postId, occurredAt: now, recordedAt: now, payload: {} })) });
    const set = async (kind: "love" | "fire", wanted: "on" | "off") => outcomeOf(await setReaction(me, { postId, kind, wanted }));
    expect([await set("love", "on"), await set("love", "on"), await set("fire", "on"), await set("love", "off"), await set("love", "on")]).toEqual(["ok", "ok", "reactions-used-up", "ok", "reactions-used-up"]);
    expect(outcomeOf(await setReaction({ ...unhurried(ctx), actor: me.actor }, { postId, kind: "love", wanted: "on" }))).toBe("ok");
  });

  it("counts as no vote", async () => {
    const { ctx } = makeScene();
    const { postId } = await openTopic(ctx, author, { board: "open" });
    valueOf(await setReaction(as(ctx, reader), { postId, kind: "love", wanted: "on" }));
    expect(await findPost(as(ctx, reader), postId)).toMatchObject({ score: 0, myVote: 0 });
  });

  it("refuses one's own post, what is hidden, and what is out of sight", async () => {
    const { ctx } = makeScene();
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id);
    expect(outcomeOf(await setReaction(as(ctx, author), { postId: post.id, kind: "love", wanted: "on" }))).toBe("own-post-reaction");
    valueOf(await changePostState(as(ctx, moderator), { id: post.id, state: "hidden", reason: "Rude", version: 1 }));
    expect(outcomeOf(await setReaction(as(ctx, moderator), { postId: post.id, kind: "love", wanted: "on" }))).toBe("not-votable");
    expect(outcomeOf(await setReaction(as(ctx, reader), { postId: post.id, kind: "love", wanted: "on" }))).toBe("not-found");
    expect(outcomeOf(await setReaction(as(ctx, reader), { postId: newUlid(1), kind: "love", wanted: "on" }))).toBe("not-found");
  });
});

describe("following, muting, blocking", () => {
  /** Somebody with choices of their own, and what their home page shows of these topics. */
  async function makeChooser(handle: string) {
    const { ctx } = makeScene();
    const me = as(ctx, await makeMember(ctx, { handle, trust: 1 }));
    const shown = async (ids: string[], sort: "latest" | "followed" = "latest", wish: { board?: string; tag?: string; author?: string } = {}) => {
      const listed = (await listTopics(me, { limit: 100, sort, ...wish })).items.map(({ id }) => id);
      return ids.map((id) => listed.includes(id));
    };
    return { ctx, me, shown };
  }

  it("what is muted stays out of the lists that did not ask for it", async () => {
    const { ctx, me, shown } = await makeChooser("muter");
    await makeBoard(ctx, { slug: "loud" });
    const other = await makeMember(ctx, { handle: "loud-one", trust: 2 });
    const topics = [await openTopic(ctx, author, { board: "loud" }), await openTopic(ctx, author, { board: "open", tags: ["noise"] }), await openTopic(ctx, other, { board: "open" }), await openTopic(ctx, author, { board: "open", tags: ["calm"] })];
    const ids = topics.map(({ id }) => id);
    expect(await shown(ids)).toEqual([true, true, true, true]);
    valueOf(await setFollow(me, { type: "board", subject: "loud" }, "muted"));
    valueOf(await setFollow(me, { type: "tag", subject: "noise" }, "muted"));
    valueOf(await setFollow(me, { type: "member", subject: "loud-one" }, "muted"));
    expect(await shown(ids)).toEqual([false, false, false, true]);
    expect(await shown(ids, "latest", { board: "loud" })).toEqual([true, false, false, false]);
    expect(await shown(ids, "latest", { tag: "noise" })).toEqual([false, true, false, false]);
    expect(await shown(ids, "latest", { author: "loud-one" })).toEqual([false, false, true, false]);
    valueOf(await setFollow(me, { type: "topic", subject: ids[3] ?? "" }, "muted"));
    expect(await shown(ids, "latest", { board: "open" })).toEqual([false, true, false, false]);
    valueOf(await setFollow(me, { type: "board", subject: "loud" }, null));
    expect(await shown(ids)).toEqual([true, false, false, false]);
  });

  it("what is followed stands in a list of its own", async () => {
    const { ctx, me, shown } = await makeChooser("follower");
    const other = await makeMember(ctx, { handle: "worth-it", trust: 2 });
    const topics = [await openTopic(ctx, author, { board: "open", tags: ["kiln"] }), await openTopic(ctx, other, { board: "open" }), await openTopic(ctx, author, { board: "open" }), await openTopic(ctx, author, { board: "open" })];
    const ids = topics.map(({ id }) => id);
    expect(await shown(ids, "followed")).toEqual([false, false, false, false]);
    valueOf(await setFollow(me, { type: "tag", subject: "kiln" }, "followed"));
    valueOf(await setFollow(me, { type: "member", subject: "worth-it" }, "followed"));
    valueOf(await setFollow(me, { type: "topic", subject: ids[2] ?? "" }, "followed"));
    expect(await shown(ids, "followed")).toEqual([true, true, true, false]);
    expect((await listFollows(me, { limit: 2 })).items).toHaveLength(2);
  });

  it("a blocked member can neither answer nor react to the one who blocked them, whose page folds their posts", async () => {
    const { ctx, me } = await makeChooser("blocker");
    const rude = await makeMember(ctx, { handle: "rude-one", trust: 1 });
    const { id } = await openTopic(ctx, author, { board: "open" });
    const mine = valueOf(await createPost(me, { topicId: id, body: "What I think" }));
    valueOf(await setFollow(me, { type: "member", subject: "rude-one" }, "blocked"));
    expect(outcomeOf(await createPost(as(ctx, rude), { topicId: id, body: "You are wrong", replyTo: mine.id }))).toBe("reply-not-wanted");
    expect(outcomeOf(await setReaction(as(ctx, rude), { postId: mine.id, kind: "laugh", wanted: "on" }))).toBe("reaction-not-wanted");
    const theirs = valueOf(await createPost(as(ctx, rude), { topicId: id, body: "To all of you" }));
    expect([(await findPost(me, theirs.id))?.muted, (await findPost(as(ctx, author), theirs.id))?.muted]).toEqual([true, false]);
  });

  it("refuses what is out of sight, oneself and blocking staff", async () => {
    const { ctx, me } = await makeChooser("refused-one");
    const closed = await makeBoard(ctx, { slug: "closed-to-you", visibility: "groups" });
    const insider = await makeMember(ctx, { handle: "insider-two", moderates: [closed] });
    const hidden = await openTopic(ctx, insider, { board: "closed-to-you" });
    expect(outcomeOf(await setFollow(me, { type: "board", subject: "closed-to-you" }, "followed"))).toBe("not-found");
    expect(outcomeOf(await setFollow(me, { type: "topic", subject: hidden.id }, "followed"))).toBe("not-found");
    expect(outcomeOf(await setFollow(me, { type: "member", subject: "nobody-here" }, "muted"))).toBe("not-found");
    expect(outcomeOf(await setFollow(me, { type: "member", subject: "refused-one" }, "followed"))).toBe("cannot-follow-oneself");
    expect(outcomeOf(await setFollow(me, { type: "member", subject: "keeper-of-open" }, "blocked"))).toBe("staff-cannot-be-blocked");
  });
});

describe("bookmarks", () => {
  it("are listed with note and text, the latest first, and are nobody else's", async () => {
    const { ctx, clock } = makeScene();
    const me = as(ctx, await makeMember(ctx, { handle: "keeper", trust: 1 }));
    const first = await openTopic(ctx, author, { board: "open", title: "Glazes that run", body: "**Ash** glaze" });
    const second = await reply(ctx, author, first.id, { body: "Fire it slowly" });
    valueOf(await setBookmark(me, { postId: first.postId, note: "for the big kiln" }));
    clock.advance(1_000);
    valueOf(await setBookmark(me, { postId: second.id, note: "" }));
    valueOf(await setBookmark(me, { postId: first.postId, note: "changed" }));
    expect((await findPost(me, first.postId))?.bookmarked).toBe(true);
    expect((await findPost(as(ctx, author), first.postId))?.bookmarked).toBe(false);
    const page = await listBookmarks(me, { limit: 1 });
    const rest = await listBookmarks(me, { limit: 1, cursor: page.nextCursor ?? "" });
    expect([...page.items, ...rest.items]).toMatchObject([
      { postId: second.id, note: "", post: { kind: "reply", title: "Glazes that run", excerpt: "Fire it slowly" } },
      { postId: first.postId, note: "changed", post: { kind: "opening", topicId: first.id } },
    ]);
    expect(rest.nextCursor).toBeNull();
    await removeBookmark(as(ctx, author), first.postId);
    await removeBookmark(me, second.id);
    expect((await listBookmarks(me, { limit: 5 })).items).toHaveLength(1);
  });

  it("say nothing of a post that went out of sight", async () => {
    const { ctx } = makeScene();
    const me = as(ctx, await makeMember(ctx, { handle: "keeper-two", trust: 1 }));
    const { id } = await openTopic(ctx, author, { board: "open" });
    const post = await reply(ctx, author, id, { body: "canary words" });
    valueOf(await setBookmark(me, { postId: post.id, note: "" }));
    valueOf(await changePostState(as(ctx, moderator), { id: post.id, state: "removed", reason: "Spam", version: 1 }));
    expect((await listBookmarks(me, { limit: 5 })).items).toMatchObject([{ postId: post.id, post: null }]);
  });

  it("refuse what is out of sight, and times that cannot be", async () => {
    const { ctx } = makeScene();
    const secret = await makeBoard(ctx, { slug: "secret", visibility: "groups" });
    const insider = await makeMember(ctx, { handle: "insider", moderates: [secret] });
    const hidden = await openTopic(ctx, insider, { board: "secret" });
    const { postId } = await openTopic(ctx, author, { board: "open" });
    const me = as(ctx, reader);
    expect(outcomeOf(await setBookmark(me, { postId: hidden.postId, note: "" }))).toBe("not-found");
    expect(outcomeOf(await setBookmark(me, { postId, note: "", remindAt: ctx.now() }))).toBe("reminder-time-wrong");
    expect(outcomeOf(await setBookmark(me, { postId, note: "", remindAt: addMs(ctx.now(), 731 * dayMs) }))).toBe("reminder-time-wrong");
  });

  it("remind once when their time has come, by mail and in the list", async () => {
    const { ctx, clock, mails } = makeScene();
    const me = as(ctx, reader);
    const { postId } = await openTopic(ctx, author, { board: "open", title: "Not in the mail" });
    valueOf(await setBookmark(me, { postId, note: "look again", remindAt: addMs(ctx.now(), hourMs) }));
    await remindOfBookmarks(ctx);
    expect((await listBookmarks(me, { limit: 5, due: true })).items).toEqual([]);
    clock.advance(hourMs);
    for (let round = 0; round < 2; round += 1) {
      await remindOfBookmarks(ctx);
      await drainWorker(ctx);
    }
    expect((await listBookmarks(me, { limit: 5, due: true })).items).toMatchObject([{ postId, due: true }]);
    const sent = mails.filter(({ to }) => to === "reader@example.org");
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain(`/posts/${postId}`);
    expect(sent[0]?.text).toContain("look again");
    expect(sent[0]?.text).not.toContain("Not in the mail");
    valueOf(await setBookmark(me, { postId, note: "", remindAt: null }));
    expect((await listBookmarks(me, { limit: 5, due: true })).items).toEqual([]);
  });
});
