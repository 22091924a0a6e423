import { beforeAll, expect, it, vi } from "vitest";
import { decideSuggestion } from "~/features/edit-suggestions/decide-suggestion.server";
import { suggestEdit } from "~/features/edit-suggestions/suggest-edit.server";
import { withdrawSuggestion } from "~/features/edit-suggestions/withdraw-suggestion.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, plainMarkdown, unhurried } from "~/features/posts/test-support/write";
import { dayMs } from "~/kernel/clock";
import { tally, valueOf } from "~/kernel/test-support/results";
import type { Context } from "~/platform/context";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { makeTestContext, type TestClock } from "../support/context";
import { useTestDatabase } from "../support/database";

vi.setConfig({ testTimeout: 60_000 });
useTestDatabase();

const rounds = 8;
let ctx: Context;
let clock: TestClock;
let author: CastMember;
let moderator: CastMember;
let helpers: CastMember[];
beforeAll(async () => {
  const test = makeTestContext();
  clock = test.clock;
  test.ctx.ports.markdown = plainMarkdown;
  ctx = unhurried(test.ctx);
  const board = await makeBoard(ctx, { slug: "races" });
  author = await makeMember(ctx, { handle: "author", trust: 2 });
  moderator = await makeMember(ctx, { handle: "keeper", moderates: [board] });
  helpers = [];
  for (const handle of ["wren", "finch", "robin"]) helpers.push(await makeMember(ctx, { handle }));
});

const helper = (): CastMember => {
  const [one] = helpers;
  if (!one) throw new Error("a helper");
  return one;
};
const suggest = async (who: CastMember, postId: string) => valueOf(await suggestEdit(actingAs(ctx, who), { postId, body: `By ${who.handle}`, reason: "Clearer", version: 1 })).id;
const decide = (who: CastMember, id: string, decision: "approved" | "rejected" = "approved") => decideSuggestion(actingAs(ctx, who), { id, decision, reason: "So", version: 1 });
/** A question of a day of its own: nobody has used up their suggestions. */
const ask = async () => {
  clock.advance(dayMs);
  return (await openTopic(ctx, author, { board: "races", kind: "question" })).postId;
};
/** The texts a post had, the present one last. */
const textsOf = async (id: string) => {
  const { body, revisions } = await ctx.db.post.findUniqueOrThrow({ where: { id }, include: { revisions: { orderBy: { version: "asc" } } } });
  return [...revisions.map((revision) => revision.body), body];
};

it("two who decide at once decide once, whichever way", async () => {
  for (let round = 0; round < rounds; round += 1) {
    const postId = await ask();
    const id = await suggest(helper(), postId);
    const results = await Promise.all([decide(author, id), decide(moderator, id, round % 2 ? "rejected" : "approved")]);
    expect(tally(results)).toEqual({ ok: 1, "suggestion-decided": 1 });
    const { state } = await ctx.db.editSuggestion.findUniqueOrThrow({ where: { id } });
    expect((await textsOf(postId)).length).toBe(state === "approved" ? 2 : 1);
    expect(await ctx.db.event.count({ where: { subjectId: id, type: { in: ["edit-suggestion.approved", "edit-suggestion.rejected"] } } })).toBe(1);
  }
});

it("of an edit and an approval at once no text is lost: one goes through, the other is told, or the edit is outdated by it", async () => {
  for (let round = 0; round < rounds; round += 1) {
    const postId = await ask();
    const [before] = await textsOf(postId);
    const id = await suggest(helper(), postId);
    const [edited, approved] = await Promise.all([editPost(actingAs(ctx, author), { id: postId, version: 1, body: "By the author" }), decide(moderator, id)]);
    const { state } = await ctx.db.editSuggestion.findUniqueOrThrow({ where: { id } });
    if (edited.ok) expect([approved.ok, state, await textsOf(postId)]).toEqual([false, "outdated", [before, "By the author"]]);
    else expect([edited.refusal, approved.ok, state, await textsOf(postId)]).toEqual(["stale-version", true, "approved", [before, "By wren"]]);
  }
});

it("of a suggestion and an edit at once none waits for a text that stands no more", async () => {
  for (let round = 0; round < rounds; round += 1) {
    const postId = await ask();
    const [suggested] = await Promise.all([suggestEdit(actingAs(ctx, helper()), { postId, body: "By wren", reason: "Clearer", version: 1 }), editPost(actingAs(ctx, author), { id: postId, version: 1, body: "By the author" })]);
    const row = await ctx.db.editSuggestion.findFirst({ where: { postId } });
    expect(suggested.ok ? row?.state : suggested.refusal).toBe(suggested.ok ? "outdated" : "stale-version");
    expect((await ctx.db.post.findUniqueOrThrow({ where: { id: postId } })).suggestionCount).toBe(0);
  }
});

it("three approvals of three suggestions at once: one stands, two are outdated; withdrawing and approving at once is one of both", async () => {
  const postId = await ask();
  const ids: string[] = [];
  for (const who of helpers) ids.push(await suggest(who, postId));
  expect(tally(await Promise.all(ids.map((id) => decide(author, id))))).toEqual({ ok: 1, "suggestion-outdated": 2 });
  expect((await textsOf(postId)).length).toBe(2);
  for (const who of helpers) await withdrawSuggestion(actingAs(ctx, who), (await ctx.db.editSuggestion.findFirstOrThrow({ where: { postId, suggesterId: who.id } })).id);
  for (let round = 0; round < rounds; round += 1) {
    const other = await ask();
    const id = await suggest(helper(), other);
    const [withdrawn, approved] = await Promise.all([withdrawSuggestion(actingAs(ctx, helper()), id), decide(author, id)]);
    expect([withdrawn.ok, approved.ok].filter(Boolean)).toHaveLength(1);
    expect([(await textsOf(other)).length, (await ctx.db.post.findUniqueOrThrow({ where: { id: other } })).suggestionCount]).toEqual([approved.ok ? 2 : 1, 0]);
  }
});

it("ten parallel suggestions of one member for one post are one", async () => {
  const postId = await ask();
  const results = await Promise.all(Array.from({ length: 10 }, (_, at) => suggestEdit(actingAs(ctx, helper()), { postId, body: `Text ${at}`, reason: "Clearer", version: 1 })));
  expect(tally(results)).toEqual({ ok: 1, "suggestion-waits": 9 });
  expect((await ctx.db.post.findUniqueOrThrow({ where: { id: postId } })).suggestionCount).toBe(1);
});
