import { beforeAll, expect, test } from "vitest";
import { suggestEdit } from "~/features/edit-suggestions/suggest-edit.server";
import { withdrawSuggestion } from "~/features/edit-suggestions/withdraw-suggestion.server";
import { deletePost } from "~/features/posts/change-post-state.server";
import { editPost } from "~/features/posts/edit-post.server";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { setLocked } from "~/features/topics/change-topic.server";
import { refusals } from "~/http/refusals";
import { hourMs } from "~/kernel/clock";
import { valueOf } from "~/kernel/test-support/results";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/requests";
import { browserHeaders, makeAsker, type Asker } from "./matrix-scene";

useTestDatabase();

let server: TestServer;
let people: Record<"author" | "helper" | "trusted" | "keeper", { member: CastMember; asker: Asker }>;
beforeAll(async () => {
  server = await startTestServer({ community: { relaxedLimits: true } });
  const board = await makeBoard(server.ctx, { slug: "open" });
  const enter = async (handle: string, wish: Partial<Parameters<typeof makeMember>[1]> = {}) => {
    const member = await makeMember(server.ctx, { handle, ...wish });
    return { member, asker: await makeAsker(server, "member", member) };
  };
  people = { author: await enter("author"), helper: await enter("helper"), trusted: await enter("trusted", { trust: 3 }), keeper: await enter("keeper", { moderates: [board] }) };
}, 120_000);

type Who = keyof typeof people;
const as = (who: Who) => actingAs(server.ctx, people[who].member);
const question = () => openTopic(server.ctx, people.author.member, { board: "open", kind: "question", tags: ["oak"], body: "What it says" });
const suggest = async (postId: string) => valueOf(await suggestEdit(as("helper"), { postId, body: "As suggested", reason: "Clearer", version: 1 })).id;

async function send(who: Who, path: string, fields?: Record<string, string>): Promise<{ status: number; text: string }> {
  const { asker } = people[who];
  const body = fields ? new URLSearchParams({ ...fields, formToken: asker.formToken }) : null;
  const answer = await fetch(server.origin + path, { method: body ? "POST" : "GET", body, headers: { ...browserHeaders(asker, server.origin), "accept-language": "en" }, redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
}

test("a text for a post that went out of sight meanwhile is kept: the suggested one, and the improved one", async () => {
  const { id } = await question();
  const answer = await reply(server.ctx, people.author.member, id);
  const path = `/edits/${await suggest(answer.id)}`;
  valueOf(await deletePost(as("author"), answer.id));
  const suggested = await send("trusted", `/posts/${answer.id}/suggestion`, { body: "Written for an hour", reason: "Clearer", version: "1" });
  const improved = await send("keeper", path, { decision: "approved", body: "Improved for an hour", version: "1" });
  expect([suggested.status, improved.status]).toEqual([404, 404]);
  expect(suggested.text).toMatch(/<textarea[^>]*>Written for an hour/);
  expect(improved.text).toMatch(/<textarea[^>]*>Improved for an hour/);
});

test("a decision that comes too late shows all that was typed for it", async () => {
  const { postId } = await question();
  const id = await suggest(postId);
  valueOf(await withdrawSuggestion(as("helper"), id));
  const late = await send("author", `/edits/${id}`, { decision: "approved", reason: "Thank you so", title: "A better title", body: "A better body", tags: "yew elm", version: "1" });
  expect(late.status).toBe(409);
  for (const text of ["A better title", "A better body", "yew elm", "Thank you so"]) expect(late.text).toMatch(new RegExp(`<textarea[^>]*>${text}</textarea>`));
  expect((await send("author", `/edits/${id}`, { decision: "rejected", reason: "It says less", version: "1" })).text).toMatch(/<textarea[^>]*>It says less</);
});

test("the present text, title and tags stand above an outdated suggestion, whatever it is refused for next", async () => {
  const { postId } = await question();
  await suggest(postId);
  valueOf(await editPost(as("author"), { id: postId, version: 1, body: "What it says now", tags: ["oak", "ash"] }));
  for (const version of ["1", "2"]) {
    const { text } = await send("helper", `/posts/${postId}/suggestion`, { body: version === "1" ? "Again" : " ", title: "Another title", tags: "oak", reason: "Clearer", version });
    expect(text).toMatch(/<textarea[^>]*readOnly[^>]*>What it says now</i);
    expect(text).toContain('<span class="tag">ash</span>');
  }
});

test("everybody who has a say reads why they cannot decide now, and is offered only what they can do", async () => {
  const { id: topicId, postId } = await question();
  const path = `/edits/${await suggest(postId)}`;
  const says = async (who: Who, sentence: string) => (await send(who, path)).text.includes(sentence);
  const improves = async (who: Who) => (await send(who, path)).text.includes('name="body"');
  expect([await says("trusted", "You can decide in 24 hours."), await improves("author")]).toEqual([true, true]);
  server.clock.advance(25 * hourMs);
  expect([await improves("author"), await improves("trusted"), await improves("keeper")]).toEqual([false, false, true]);
  valueOf(await setLocked(as("keeper"), { id: topicId, locked: "locked", reason: "Done" }));
  expect([await says("author", refusals["topic-locked"].en), await says("keeper", refusals["topic-locked"].en), await says("helper", refusals["own-suggestion"].en)]).toEqual([true, false, false]);
  valueOf(await editPost(as("keeper"), { id: postId, version: 1, body: "Changed" }));
  expect(await says("keeper", refusals["suggestion-outdated"].en)).toBe(true);
});

test("what is wrong with the approver's note stands at the note, not at the reason to reject", async () => {
  const { postId } = await question();
  const { text } = await send("author", `/edits/${await suggest(postId)}`, { decision: "approved", reason: "x".repeat(2_000), version: "1" });
  const form = /<form(?:(?!<\/form>).)*value="approved".*?<\/form>/s.exec(text)?.[0];
  expect(form).toMatch(/<input[^>]*id="f-reason"[^>]*aria-invalid="true"|<input[^>]*aria-invalid="true"[^>]*id="f-reason"/);
  expect(text.match(/id="f-reason"/g)).toHaveLength(1);
});
