import { beforeAll, expect, test } from "vitest";
import { makeMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/requests";
import { browserHeaders, makeAsker, nobody, type Asker } from "./matrix-scene";

useTestDatabase();

let server: TestServer;
let member: Asker;
beforeAll(async () => {
  server = await startTestServer();
  member = await makeAsker(server, "member", await makeMember(server.ctx, { handle: "sender" }));
}, 120_000);

const mebibyte = 1024 * 1024;

async function send(asker: Asker, path: string, bytes: number): Promise<number> {
  const body = new FormData();
  body.set("formToken", asker.formToken);
  body.set("file", new Blob([new Uint8Array(bytes)], { type: "image/png" }), "large.png");
  const headers = asker === nobody ? { origin: server.origin, "sec-fetch-site": "same-origin" } : browserHeaders(asker, server.origin);
  const answer = await fetch(server.origin + path, { method: "POST", body, headers, redirect: "manual" });
  await answer.arrayBuffer();
  return answer.status;
}

test("a large form is taken where a picture is, from a member, up to that picture's limit", async () => {
  for (const path of ["/uploads", "/uploads?_data=routes/files/uploads", "/settings/picture"]) {
    expect(await send(member, path, 2 * mebibyte), path).not.toBe(413);
    expect(await send(nobody, path, 2 * mebibyte), path).toBe(413);
  }
  expect(await send(member, "/uploads", 15 * mebibyte)).toBe(415);
  expect(await send(member, "/settings/picture", 6 * mebibyte)).toBe(413);
  expect(await send(member, "/uploads", 18 * mebibyte)).toBe(413);
});

test("no other page takes a large form of whatever type", async () => {
  for (const path of ["/sign-in", "/new", "/settings", "/settings/pictures", "/uploads/more", "/drafts", "/nowhere"]) {
    expect([await send(nobody, path, 2 * mebibyte), await send(member, path, 2 * mebibyte)], path).toEqual([413, 413]);
  }
});

test("a guest's form with a file is not read for a text to keep", async () => {
  const body = new FormData();
  body.set("body", "typed");
  const answer = await fetch(`${server.origin}/new`, { method: "POST", body, headers: { origin: server.origin, "sec-fetch-site": "same-origin" }, redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-in?to=%2F"]);
});
