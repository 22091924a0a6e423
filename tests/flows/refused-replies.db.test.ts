import { beforeAll, expect, test } from "vitest";
import { openTopic } from "~/features/posts/test-support/write";
import { mergeTopic } from "~/features/topics/move-posts.server";
import { valueOf } from "~/kernel/test-support/results";
import { limits } from "~/kernel/limits";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/requests";
import { browserHeaders, makeAsker, type Asker } from "./matrix-scene";

useTestDatabase();

let server: TestServer;
let author: CastMember;
let writer: Asker;
beforeAll(async () => {
  server = await startTestServer({ community: { relaxedLimits: true } });
  await makeBoard(server.ctx, { slug: "open" });
  author = await makeMember(server.ctx, { handle: "author", trust: 2 });
  writer = await makeAsker(server, "member", await makeMember(server.ctx, { handle: "writer", trust: 2 }));
}, 120_000);

async function post(path: string, body: string): Promise<{ status: number; text: string; location: string | null }> {
  const form = new URLSearchParams({ body, formToken: writer.formToken });
  const answer = await fetch(server.origin + path, { method: "POST", body: form, headers: browserHeaders(writer, server.origin), redirect: "manual" });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get("location") };
}

test("a refused reply stays in its page also when the topic has another title by now", async () => {
  const { id } = await openTopic(server.ctx, author, { board: "open" });
  const answer = await post(`/t/${id}/a-former-title`, `Too long ${"x".repeat(limits.bodyMax)}`);
  expect(answer).toMatchObject({ status: 422, location: null });
  expect(answer.text).toContain("Too long xxx");
});

test("a reply to a topic that was merged meanwhile stands in full in a page that sends it to where the posts went", async () => {
  const [from, to] = [await openTopic(server.ctx, author, { board: "open" }), await openTopic(server.ctx, author, { board: "open" })];
  const staff = actingAs(server.ctx, await makeMember(server.ctx, { handle: "staff", role: "moderator" }));
  valueOf(await mergeTopic(staff, { from: from.id, to: to.id, reason: "" }));
  const answer = await post(`/t/${from.id}`, "Written for an hour");
  expect(answer).toMatchObject({ status: 409, location: null });
  expect(answer.text).toContain("Written for an hour");
  const action = new RegExp(`<form [^>]*action="(/t/${to.id}[^"]*)"`).exec(answer.text)?.[1] ?? "";
  const sent = await post(action, "Written for an hour");
  expect([sent.status, sent.location?.startsWith("/posts/")]).toEqual([302, true]);
});
