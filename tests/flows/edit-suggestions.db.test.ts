import { beforeAll, describe, expect, it } from "vitest";
import { decideSuggestion } from "~/features/edit-suggestions/decide-suggestion.server";
import { findSuggestForm, findSuggestion, listMySuggestions, listPostSuggestions, listToDecide } from "~/features/edit-suggestions/queries.server";
import { suggestEdit } from "~/features/edit-suggestions/suggest-edit.server";
import { withdrawSuggestion } from "~/features/edit-suggestions/withdraw-suggestion.server";
import { setFollow } from "~/features/follows/set-follow.server";
import { changePostState, deletePost } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { listEdits } from "~/features/posts/queries.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { setLocked } from "~/features/topics/change-topic.server";
import { findPost } from "~/features/topics/find-post.server";
import { mergeTopic } from "~/features/topics/move-posts.server";
import { dayMs, hourMs } from "~/kernel/clock";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import type { Context } from "~/platform/context";
import { makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { as, eventsOf, makePeople, makeScene } from "./posting-scene";

useTestDatabase();

let author: CastMember;
let moderator: CastMember;
let helper: CastMember;
let trusted: CastMember;
beforeAll(async () => {
  ({ author, moderator } = await makePeople());
  const { ctx } = makeScene();
  helper = await makeMember(ctx, { handle: "helper" });
  trusted = await makeMember(ctx, { handle: "trusted", trust: 3 });
});

let made = 0;
const somebody = (ctx: Context, wish: Partial<Parameters<typeof makeMember>[1]> = {}) => makeMember(ctx, { handle: `s${++made}`, ...wish });
type Wish = Partial<Parameters<typeof suggestEdit>[1]>;
const suggest = (ctx: Context, who: CastMember, postId: string, wish: Wish = {}) => suggestEdit(as(ctx, who), { postId, body: `A better text ${++made}`, reason: "Clearer", version: 1, ...wish });
const decide = (ctx: Context, who: CastMember, id: string, wish: Partial<Parameters<typeof decideSuggestion>[1]> = {}) => decideSuggestion(as(ctx, who), { id, decision: "approved", version: 1, ...wish });
const question = async (ctx: Context, tags = ["oak"], by: CastMember = author) => openTopic(ctx, by, { board: "open", kind: "question", tags });
const textOf = async (ctx: Context, id: string) => (await ctx.db.post.findUniqueOrThrow({ where: { id } })).body;
const idsOf = (page: { items: { id: string }[] } | null) => page?.items.map(({ id }) => id) ?? null;
const waits = async (ctx: Context, id: string) => (await ctx.db.post.findUniqueOrThrow({ where: { id } })).suggestionCount;

describe("an approved suggestion", () => {
  it("is an edit by who suggested it: text, title and tags change, history and post name both, other members see no count", async () => {
    const { ctx } = makeScene();
    const { id: topicId, postId } = await question(ctx);
    const { title } = await ctx.db.topic.findUniqueOrThrow({ where: { id: topicId } });
    const { id } = valueOf(await suggest(ctx, helper, postId, { body: "With a fine saw.", title: "How do I cut a tenon cleanly", tags: ["oak", "tenon"], reason: "Grammar" }));
    expect(await textOf(ctx, postId)).not.toBe("With a fine saw.");
    expect([(await findPost(as(ctx, author), postId))?.suggestions, (await findPost(as(ctx, moderator), postId))?.suggestions, (await findPost(as(ctx, helper), postId))?.suggestions]).toEqual([1, 1, 0]);
    expect(await findSuggestion(as(ctx, author), id)).toMatchObject({ base: { tags: ["oak"] }, suggested: { title: "How do I cut a tenon cleanly", tags: ["oak", "tenon"], body: "With a fine saw." }, can: { decide: true, improve: true, withdraw: false } });
    valueOf(await decide(ctx, author, id, { reason: "Thank you" }));
    await drainWorker(ctx);
    const topic = await ctx.db.topic.findUniqueOrThrow({ where: { id: topicId } });
    expect([await textOf(ctx, postId), topic.title, topic.tags, await waits(ctx, postId)]).toEqual(["With a fine saw.", "How do I cut a tenon cleanly", ["oak", "tenon"], 0]);
    expect((await listEdits(as(ctx, author), postId, { limit: 5 }))?.items).toMatchObject([{ version: 1, editor: "helper", approver: "author", improved: false, reason: "Grammar" }]);
    expect(await findPost(as(ctx, author), postId)).toMatchObject({ author: { handle: "author" }, helpedBy: { handle: "helper" }, suggestions: 0, version: 2 });
    expect((await listMySuggestions(as(ctx, helper), { limit: 1 })).items).toMatchObject([{ id, state: "approved", decision: { by: { handle: "author" }, as: "author", reason: "Thank you", improved: false } }]);
    expect(await eventsOf(ctx, id)).toEqual(["edit-suggestion.approved", "edit-suggestion.made"]);
    expect((await ctx.db.event.findFirstOrThrow({ where: { type: "edit-suggestion.approved", subjectId: id } })).payload).toEqual({ postId, suggesterId: helper.id, improved: false });
    expect((await ctx.db.event.findFirstOrThrow({ where: { type: "post.edited", subjectId: postId } })).actorId).toBe(helper.id);
    expect(await ctx.db.auditEntry.count({ where: { subjectId: { in: [id, postId] } } })).toBe(0);
    expect(await findSuggestion(as(ctx, helper), id)).toMatchObject({ base: { title, tags: ["oak"] }, suggested: { body: "With a fine saw." } });
  });

  it("leaves what it does not speak of as it is: of an answer the text alone", async () => {
    const { ctx } = makeScene();
    const { id: topicId } = await question(ctx);
    const answer = await reply(ctx, author, topicId);
    const { id } = valueOf(await suggest(ctx, helper, answer.id, { title: "A title for an answer", tags: ["yew"] }));
    valueOf(await decide(ctx, author, id));
    expect((await ctx.db.topic.findUniqueOrThrow({ where: { id: topicId } })).tags).toEqual(["oak"]);
  });

  it("can be improved by who approves it; the history says so", async () => {
    const { ctx } = makeScene();
    const { postId } = await question(ctx);
    const { id } = valueOf(await suggest(ctx, helper, postId));
    expect(outcomeOf(await decide(ctx, author, id, { body: "" }))).toBe("body-required");
    expect(outcomeOf(await decide(ctx, author, id, { body: await textOf(ctx, postId) }))).toBe("nothing-changed");
    valueOf(await decide(ctx, author, id, { body: "Better still." }));
    expect(await textOf(ctx, postId)).toBe("Better still.");
    expect((await listEdits(as(ctx, author), postId, { limit: 5 }))?.items).toMatchObject([{ editor: "helper", approver: "author", improved: true }]);
  });

  it("is improved by nobody who may not edit the post: an author whose time is over and a trusted member take it as it is", async () => {
    const { ctx, clock } = makeScene();
    const writer = await somebody(ctx);
    const { postId } = await question(ctx, ["oak"], writer);
    clock.advance(2 * dayMs);
    const { id } = valueOf(await suggest(ctx, helper, postId, { body: "As suggested" }));
    const mayImprove = async (who: CastMember) => (await findSuggestion(as(ctx, who), id))?.can.improve;
    expect([await mayImprove(writer), await mayImprove(moderator)]).toEqual([false, true]);
    clock.advance(2 * dayMs);
    for (const wish of [{ body: "Another" }, { title: "Another title" }, { tags: ["elm"] }]) {
      expect([outcomeOf(await decide(ctx, writer, id, wish)), outcomeOf(await decide(ctx, trusted, id, wish))]).toEqual(["edit-window-over", "forbidden"]);
    }
    expect((await findSuggestion(as(ctx, trusted), id))?.can).toMatchObject({ decide: true, improve: false });
    valueOf(await decide(ctx, trusted, id, { body: "As suggested", tags: ["oak"] }));
    expect(await textOf(ctx, postId)).toBe("As suggested");
  });

  it("by staff stands in the audit log, and a new author's improvement keeps to what new members may", async () => {
    const { ctx } = makeScene();
    const newcomer = await somebody(ctx, { trust: 0 });
    const { postId } = await question(ctx, ["oak"], newcomer);
    const { id } = valueOf(await suggest(ctx, helper, postId));
    expect(outcomeOf(await decide(ctx, newcomer, id, { body: "https://a.example https://b.example https://c.example" }))).toBe("too-many-links");
    valueOf(await decide(ctx, moderator, id));
    expect(await ctx.db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([{ action: "edit-suggestion.approved", actorId: moderator.id }]);
  });

  it("improved by a new author with a first link waits for review like an edit of theirs", async () => {
    const { ctx } = makeScene();
    const newcomer = await somebody(ctx, { trust: 0 });
    const { postId } = await question(ctx, ["oak"], newcomer);
    const { id } = valueOf(await suggest(ctx, helper, postId));
    valueOf(await decide(ctx, newcomer, id, { body: "See https://a.example" }));
    expect(await ctx.db.post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ state: "held", heldFor: ["first-link"], body: "See https://a.example" });
  });

  it("with a tag its suggester may make makes it, also when a new author approves", async () => {
    const { ctx } = makeScene();
    const newcomer = await somebody(ctx, { trust: 0 });
    const { postId } = await question(ctx, ["oak"], newcomer);
    const { id } = valueOf(await suggest(ctx, helper, postId, { tags: ["oak", "brand-new"] }));
    valueOf(await decide(ctx, newcomer, id));
    expect(await ctx.db.tag.count({ where: { name: "brand-new" } })).toBe(1);
  });
});

it("a suggestion for the text alone is approved with the tags as they are, though the board asks for another since", async () => {
  const { ctx } = makeScene();
  const board = await makeBoard(ctx, { slug: "stricter" });
  const { postId } = await openTopic(ctx, author, { board: board.slug, kind: "question", tags: ["oak"] });
  const { id } = valueOf(await suggest(ctx, helper, postId, { tags: ["oak"] }));
  await ctx.db.board.update({ where: { id: board.id }, data: { requiredTags: ["elm"] } });
  expect(outcomeOf(await decide(ctx, author, id, { tags: ["yew"] }))).toBe("required-tag-missing");
  valueOf(await decide(ctx, author, id));
});

describe("a suggestion is refused", () => {
  it("to who may edit the post, newcomers, other kinds of posts, and where one may not write", async () => {
    const { ctx } = makeScene();
    const { postId } = await question(ctx);
    const talk = await openTopic(ctx, author, { board: "open", kind: "discussion" });
    await makeBoard(ctx, { slug: "high", minTrust: 2 });
    const high = await openTopic(ctx, author, { board: "high", kind: "question" });
    expect(outcomeOf(await suggest(ctx, author, postId))).toBe("own-post-suggestion");
    expect(outcomeOf(await suggest(ctx, moderator, postId))).toBe("suggestion-by-staff");
    expect(outcomeOf(await suggest(ctx, await somebody(ctx, { trust: 0 }), postId))).toBe("trust-too-low");
    expect(outcomeOf(await suggest(ctx, helper, high.postId))).toBe("trust-too-low");
    expect(outcomeOf(await suggest(ctx, helper, talk.postId))).toBe("suggestion-wrong-kind");
    expect((await findSuggestForm(as(ctx, helper), talk.postId))?.closed).toEqual({ refusal: "suggestion-wrong-kind" });
  });

  it("as not found where the post is out of sight, in a locked topic, and by an author who blocked the member", async () => {
    const { ctx } = makeScene();
    const group = await makeGroup(ctx, "secret-circle");
    await makeBoard(ctx, { slug: "secret", visibility: "groups", openTo: [group] });
    const insider = await somebody(ctx, { groups: [group] });
    const secret = await openTopic(ctx, insider, { board: "secret", kind: "question" });
    expect(outcomeOf(await suggest(ctx, helper, secret.postId))).toBe("not-found");
    expect(await findSuggestForm(as(ctx, helper), secret.postId)).toBe(null);
    const { id, postId } = await question(ctx);
    valueOf(await setLocked(as(ctx, moderator), { id, locked: "locked", reason: "Done" }));
    expect(outcomeOf(await suggest(ctx, helper, postId))).toBe("topic-locked");
    const [blocked, other] = [await somebody(ctx), await question(ctx)];
    valueOf(await setFollow(as(ctx, author), { type: "member", subject: blocked.handle }, "blocked"));
    expect(outcomeOf(await suggest(ctx, blocked, other.postId))).toBe("suggestion-not-wanted");
  });

  it("with nothing changed, a stale version, a text an edit would be refused for, and another's tag rules broken", async () => {
    const { ctx } = makeScene();
    const { postId } = await question(ctx);
    expect(outcomeOf(await suggest(ctx, helper, postId, { body: await textOf(ctx, postId) }))).toBe("nothing-changed");
    expect(outcomeOf(await suggest(ctx, helper, postId, { version: 2 }))).toBe("stale-version");
    expect(outcomeOf(await suggest(ctx, helper, postId, { body: "" }))).toBe("body-required");
    expect(outcomeOf(await suggest(ctx, helper, postId, { body: "x".repeat(32_001) }))).toBe("body-too-long");
    expect(outcomeOf(await suggest(ctx, helper, postId, { title: "Why" }))).toBe("title-too-short");
    expect(outcomeOf(await suggest(ctx, helper, postId, { body: Array.from({ length: 11 }, (_, at) => `@m${at}`).join(" ") }))).toBe("too-many-mentions");
    await makeBoard(ctx, { slug: "tagged", requiredTags: ["oak"] });
    const tagged = await openTopic(ctx, author, { board: "tagged", kind: "question", tags: ["oak"] });
    expect(outcomeOf(await suggest(ctx, helper, tagged.postId, { tags: ["elm"] }))).toBe("required-tag-missing");
  });

  it("with a picture the post does not show; what it shows may stay, and come back", async () => {
    const { ctx } = makeScene();
    const [own, theirs] = [ctx.newId(), ctx.newId()];
    for (const [id, ownerId] of [[own, helper.id], [theirs, author.id]] as const) {
      await ctx.db.file.create({ data: { id, ownerId, purpose: "post", format: "webp", bytes: 1, width: 1, height: 1, widths: [1], state: "ready", createdAt: ctx.now() } });
    }
    const shows = (id: string): string => `<img src="/files/${id}" alt="a">`;
    const { postId } = await openTopic(ctx, author, { board: "open", kind: "question", body: `See ${shows(theirs)}` });
    expect(outcomeOf(await suggest(ctx, helper, postId, { body: `See ${shows(theirs)} ${shows(own)}` }))).toBe("suggestion-files");
    const { id } = valueOf(await suggest(ctx, helper, postId, { body: `Look at ${shows(theirs)}` }));
    expect(outcomeOf(await decide(ctx, author, id, { body: shows(own) }))).toBe("suggestion-files");
    valueOf(await decide(ctx, author, id));
    valueOf(await editPost(as(ctx, author), { id: postId, version: 2, body: "No picture", reason: "Shorter" }));
    const back = valueOf(await suggest(ctx, helper, postId, { version: 3, body: `Once more ${shows(theirs)}` }));
    valueOf(await decide(ctx, author, back.id));
    expect(await ctx.db.fileUse.findMany({ where: { postId } })).toEqual([{ fileId: theirs, postId }]);
  });

  it("while one waits for the post, and beyond five that wait where the member can see them", async () => {
    const { ctx } = makeScene();
    const group = await makeGroup(ctx, "leavers");
    const left = await makeBoard(ctx, { slug: "leavers", visibility: "groups", openTo: [group] });
    const eager = await somebody(ctx, { groups: [group] });
    const hidden = await openTopic(ctx, await somebody(ctx, { groups: [group] }), { board: left.slug, kind: "question" });
    valueOf(await suggest(ctx, eager, hidden.postId));
    const posts: string[] = [];
    for (let round = 0; round < 5; round += 1) posts.push((await question(ctx)).postId);
    const [last = "", ...others] = posts;
    for (const postId of others) valueOf(await suggest(ctx, eager, postId));
    expect([outcomeOf(await suggest(ctx, eager, others[0] ?? "")), outcomeOf(await suggest(ctx, eager, last))]).toEqual(["suggestion-waits", "too-many-suggestions"]);
    valueOf(await suggest(ctx, { ...eager, groups: [] }, last));
  });

  it("beyond twenty a day, unless limits are relaxed", async () => {
    const { ctx, clock } = makeScene();
    const eager = await somebody(ctx);
    const { postId } = await question(ctx);
    const withdrawn = { postId, authorId: author.id, suggesterId: eager.id, baseVersion: 1, body: "A text", reason: "Clearer", state: "withdrawn", suggestedAt: ctx.now() };
    await ctx.db.editSuggestion.createMany({ data: Array.from({ length: 20 }, () => ({ ...withdrawn, id: ctx.newId() })) });
    expect(outcomeOf(await suggest(ctx, eager, postId))).toBe("suggestions-used-up");
    const { id } = valueOf(await suggest(unhurried(ctx), eager, postId));
    valueOf(await withdrawSuggestion(as(ctx, eager), id));
    clock.advance(dayMs);
    valueOf(await suggest(ctx, eager, postId));
  });
});

describe("deciding", () => {
  it("is for author and staff at once, for one trusted member after a day, and for nobody else", async () => {
    const { ctx, clock } = makeScene();
    const { postId } = await question(ctx);
    const { id } = valueOf(await suggest(ctx, helper, postId));
    expect(outcomeOf(await decide(ctx, helper, id))).toBe("own-suggestion");
    expect(outcomeOf(await decide(ctx, await somebody(ctx, { trust: 2 }), id))).toBe("not-found");
    clock.advance(23 * hourMs);
    expect(outcomeOf(await decide(ctx, trusted, id))).toBe("suggestion-too-early");
    expect((await findSuggestion(as(ctx, trusted), id))?.can).toMatchObject({ decide: false, whyNotDecide: "suggestion-too-early", waitSeconds: 3600 });
    expect(idsOf(await listToDecide(as(ctx, trusted), { limit: 50 }))).not.toContain(id);
    clock.advance(hourMs);
    expect(idsOf(await listToDecide(as(ctx, trusted), { limit: 50 }))).toContain(id);
    valueOf(await decide(ctx, trusted, id));
    expect(outcomeOf(await decide(ctx, author, id, { version: 2 }))).toBe("suggestion-decided");
  });

  it("against it needs a reason, which its suggester reads; the post stays", async () => {
    const { ctx } = makeScene();
    const { postId } = await question(ctx);
    const { id } = valueOf(await suggest(ctx, helper, postId));
    const text = await textOf(ctx, postId);
    expect(outcomeOf(await decide(ctx, author, id, { decision: "rejected", reason: "" }))).toBe("reason-required");
    expect(outcomeOf(await decide(ctx, author, id, { decision: "rejected", reason: "No", version: 2 }))).toBe("stale-version");
    valueOf(await decide(ctx, author, id, { decision: "rejected", reason: "It changes what I mean." }));
    expect([await textOf(ctx, postId), await waits(ctx, postId), (await findPost(as(ctx, author), postId))?.helpedBy]).toEqual([text, 0, null]);
    expect(await findSuggestion(as(ctx, helper), id)).toMatchObject({ state: "rejected", decision: { reason: "It changes what I mean." }, can: { withdraw: false } });
    expect(outcomeOf(await withdrawSuggestion(as(ctx, helper), id))).toBe("suggestion-decided");
    expect(await eventsOf(ctx, id)).toEqual(["edit-suggestion.made", "edit-suggestion.rejected"]);
  });

  it("in a locked topic is staff's", async () => {
    const { ctx } = makeScene();
    const { id: topicId, postId } = await question(ctx);
    const { id } = valueOf(await suggest(ctx, helper, postId));
    valueOf(await setLocked(as(ctx, moderator), { id: topicId, locked: "locked", reason: "Done" }));
    expect(outcomeOf(await decide(ctx, author, id))).toBe("topic-locked");
    expect(idsOf(await listToDecide(as(ctx, author), { limit: 50 }))).not.toContain(id);
    expect(idsOf(await listToDecide(as(ctx, moderator), { limit: 50 }))).toContain(id);
    valueOf(await decide(ctx, moderator, id));
  });
});

describe("a post that changes meanwhile", () => {
  it("outdates what waits, keeping both texts; brought up to date it waits again and is approved", async () => {
    const { ctx } = makeScene();
    const { postId } = await question(ctx);
    const before = await textOf(ctx, postId);
    const { id } = valueOf(await suggest(ctx, helper, postId, { body: "The helper's text" }));
    valueOf(await editPost(as(ctx, author), { id: postId, version: 1, body: "The author's new text" })); // within the author's five minutes
    expect(outcomeOf(await decide(ctx, author, id))).toBe("suggestion-outdated");
    expect([await textOf(ctx, postId), await waits(ctx, postId)]).toEqual(["The author's new text", 0]);
    expect(await findSuggestion(as(ctx, helper), id)).toMatchObject({ state: "outdated", base: { body: before }, suggested: { body: "The helper's text" } });
    expect(await findSuggestForm(as(ctx, helper), postId)).toMatchObject({ closed: null, post: { body: "The author's new text", version: 2 }, mine: { id, body: "The helper's text" } });
    expect(outcomeOf(await suggest(ctx, helper, postId, { version: 1 }))).toBe("stale-version");
    expect(valueOf(await suggest(ctx, helper, postId, { version: 2, body: "Both texts" })).id).toBe(id);
    expect(outcomeOf(await decide(ctx, author, id, { version: 1 }))).toBe("stale-version");
    valueOf(await decide(ctx, author, id, { version: 2 }));
    expect(await textOf(ctx, postId)).toBe("Both texts");
  });

  it("by a merge into another topic takes its text along, and has no title or tags of its own", async () => {
    const { ctx } = makeScene();
    const [from, into] = [await question(ctx), await question(ctx, ["elm"])];
    const { id } = valueOf(await suggest(ctx, helper, from.postId, { body: "The text alone", title: "Another title", tags: ["oak", "yew"] }));
    valueOf(await mergeTopic(as(ctx, moderator), { from: from.id, to: into.id, reason: "" }));
    expect(await findSuggestion(as(ctx, author), id)).toMatchObject({ state: "open", base: { title: null, tags: [] }, suggested: { title: null, tags: [], body: "The text alone" } });
    valueOf(await decide(ctx, author, id));
    expect([await textOf(ctx, from.postId), (await ctx.db.topic.findUniqueOrThrow({ where: { id: into.id } })).tags]).toEqual(["The text alone", ["elm"]]);
  });

  it("by another suggestion outdates the rest", async () => {
    const { ctx } = makeScene();
    const other = await somebody(ctx);
    const { postId } = await question(ctx);
    const [one, two] = [valueOf(await suggest(ctx, helper, postId)), valueOf(await suggest(ctx, other, postId))];
    expect(await waits(ctx, postId)).toBe(2);
    valueOf(await decide(ctx, author, one.id));
    expect((await findSuggestion(as(ctx, other), two.id))?.state).toBe("outdated");
    expect([await waits(ctx, postId), outcomeOf(await decide(ctx, author, two.id))]).toEqual([0, "suggestion-outdated"]);
  });

  it("by hiding and showing alone outdates nothing", async () => {
    const { ctx } = makeScene();
    const { postId } = await question(ctx);
    const { id } = valueOf(await suggest(ctx, helper, postId));
    valueOf(await changePostState(as(ctx, moderator), { id: postId, state: "hidden", reason: "Look", version: 1 }));
    valueOf(await changePostState(as(ctx, moderator), { id: postId, state: "visible", reason: "Fine", version: 2 }));
    valueOf(await decide(ctx, author, id));
  });
});

describe("who may know of a suggestion", () => {
  it("are its suggester, author, staff and trusted members who may read the post: in no list of anybody else", async () => {
    const { ctx, clock } = makeScene();
    const group = await makeGroup(ctx, "turners");
    const inner = await makeBoard(ctx, { slug: "turners", visibility: "groups", openTo: [group] });
    const [insider, writer, stranger] = [await somebody(ctx, { groups: [group] }), await somebody(ctx, { groups: [group] }), await somebody(ctx, { trust: 2 })];
    const { postId } = await openTopic(ctx, writer, { board: inner.slug, kind: "question" });
    const { id } = valueOf(await suggest(ctx, insider, postId));
    const open = await question(ctx);
    const openly = valueOf(await suggest(ctx, helper, open.postId));
    clock.advance(2 * dayMs);
    expect(idsOf(await listToDecide(as(ctx, trusted), { limit: 50 }))).toContain(openly.id);
    expect(idsOf(await listToDecide(as(ctx, trusted), { limit: 50 }))).not.toContain(id);
    expect([await findSuggestion(as(ctx, trusted), id), await listPostSuggestions(as(ctx, trusted), postId, { limit: 5 }), outcomeOf(await decide(ctx, trusted, id)), outcomeOf(await withdrawSuggestion(as(ctx, trusted), id))]).toEqual([null, null, "not-found", "not-found"]);
    expect([await findSuggestion(as(ctx, stranger), openly.id), idsOf(await listPostSuggestions(as(ctx, stranger), open.postId, { limit: 5 })), idsOf(await listToDecide(as(ctx, stranger), { limit: 5 })), outcomeOf(await withdrawSuggestion(as(ctx, stranger), openly.id))]).toEqual([null, [], [], "not-found"]);
    expect([idsOf(await listPostSuggestions(as(ctx, helper), open.postId, { limit: 5 })), idsOf(await listPostSuggestions(as(ctx, author), open.postId, { limit: 5 })), outcomeOf(await withdrawSuggestion(as(ctx, author), openly.id))]).toEqual([[openly.id], [openly.id], "forbidden"]);
    expect(idsOf(await listToDecide(as(ctx, writer), { limit: 5 }))).toEqual([id]);
  });

  it("go with the post out of sight: it stands in no list and cannot be approved, and can be withdrawn", async () => {
    const { ctx } = makeScene();
    const { id: topicId } = await question(ctx);
    const writer = await somebody(ctx);
    const answer = await reply(ctx, writer, topicId);
    const { id } = valueOf(await suggest(ctx, helper, answer.id));
    valueOf(await deletePost(as(ctx, writer), answer.id));
    for (const who of [helper, writer, moderator]) {
      expect([await findSuggestion(as(ctx, who), id), idsOf(await listToDecide(as(ctx, who), { limit: 100 }))?.includes(id), idsOf(await listMySuggestions(as(ctx, who), { limit: 100 }))?.includes(id)]).toEqual([null, false, false]);
    }
    expect([outcomeOf(await decide(ctx, writer, id)), outcomeOf(await decide(ctx, moderator, id))]).toEqual(["not-found", "not-found"]);
    valueOf(await withdrawSuggestion(as(ctx, helper), id));
    expect(await waits(ctx, answer.id)).toBe(0);
    expect(await eventsOf(ctx, id)).toEqual(["edit-suggestion.made", "edit-suggestion.withdrawn"]);
  });

  it("read them page by page: the queue oldest first, one's own latest first", async () => {
    const { ctx, clock } = makeScene();
    const [writer, eager] = [await somebody(ctx), await somebody(ctx)];
    const ids: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      clock.advance(1000);
      ids.push(valueOf(await suggest(ctx, eager, (await question(ctx, ["oak"], writer)).postId)).id);
    }
    const first = await listToDecide(as(ctx, writer), { limit: 2 });
    const second = await listToDecide(as(ctx, writer), { limit: 2, cursor: first.nextCursor ?? "" });
    expect([idsOf(first), idsOf(second), second.nextCursor]).toEqual([ids.slice(0, 2), ids.slice(2), null]);
    const latest = await listMySuggestions(as(ctx, eager), { limit: 2 });
    expect([idsOf(latest), idsOf(await listMySuggestions(as(ctx, eager), { limit: 2, cursor: latest.nextCursor ?? "" }))]).toEqual([ids.toReversed().slice(0, 2), ids.slice(0, 1)]);
  });
});
