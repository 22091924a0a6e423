import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeBoard, makeMember } from "../tests/support/cast";
import { makeTestContext } from "../tests/support/context";
import { useTestDatabase } from "../tests/support/database";
import { runAlone, runCommand } from "./kindling-commands";

useTestDatabase();

let said: string[] = [];
beforeEach(() => {
  said = [];
  for (const way of ["log", "error"] as const) vi.spyOn(console, way).mockImplementation((line: unknown) => void said.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The exit code, and what was said in how many lines. */
async function run(line: string): Promise<{ code: number; said: string[] }> {
  said = [];
  const code = await runCommand(makeTestContext().ctx, line.split(" "));
  return { code, said: said.flatMap((text) => text.split("\n")) };
}

describe("token create", () => {
  it("makes a token of the scopes named", async () => {
    const { ctx } = makeTestContext();
    const member = await makeMember(ctx, { handle: "alder" });
    const made = await run("token create alder --name script --scopes read,write");
    expect([made.code, made.said]).toEqual([0, [expect.stringMatching(/^kdl_/)]]);
    expect(await ctx.db.apiToken.findMany({ where: { memberId: member.id } })).toMatchObject([{ scopes: ["read", "write"] }]);
  });

  it("refuses a misspelt scope by its name, and makes none of the others", async () => {
    const { ctx } = makeTestContext();
    const member = await makeMember(ctx, { handle: "birch" });
    expect(await run("token create birch --name script --scopes read,wirte")).toEqual({ code: 2, said: ['There is no scope "wirte"; there are read, write, moderate, operate.'] });
    expect(await ctx.db.apiToken.count({ where: { memberId: member.id } })).toBe(0);
  });

  it("says a refusal with its numbers", async () => {
    const { ctx } = makeTestContext();
    const { id: memberId } = await makeMember(ctx, { handle: "cedar" });
    const data = Array.from({ length: 50 }, () => ctx.newId()).map((id) => ({ id, hash: id, prefix: "kdl_test", memberId, name: id, scopes: ["read"], createdAt: ctx.now(), expiresAt: new Date(ctx.now().getTime() + 1_000) }));
    await ctx.db.apiToken.createMany({ data });
    expect(await run("token create cedar --name script --scopes read")).toMatchObject({ code: 1, said: [expect.stringContaining("You have 50 tokens")] });
  });
});

describe("member role", () => {
  it("makes a moderator of a board", async () => {
    const { ctx } = makeTestContext();
    await makeBoard(ctx, { slug: "joinery" });
    const member = await makeMember(ctx, { handle: "elm-tree" });
    expect(await run("member role elm-tree moderator --board joinery")).toEqual({ code: 0, said: ["moderator granted"] });
    expect(await ctx.db.roleGrant.count({ where: { memberId: member.id, role: "moderator", board: { slug: "joinery" } } })).toBe(1);
  });

  it.each(["operator", "admin"])("refuses an %s of a single board in one clear line", async (role) => {
    const { ctx } = makeTestContext();
    await makeBoard(ctx, { slug: `glazing-${role}` });
    const member = await makeMember(ctx, { handle: `fir-${role}` });
    const refused = await run(`member role fir-${role} ${role} --board glazing-${role}`);
    expect(refused).toEqual({ code: 1, said: ["role-not-of-board: Only a moderator can be of one board; operators and admins are of the whole community."] });
    expect(await ctx.db.roleGrant.count({ where: { memberId: member.id } })).toBe(0);
  });
});

describe("poll verify", () => {
  const record = {
    format: "kindling-poll-1", id: "p", question: "", kind: "single", options: ["a", "b"], min: 1, max: 1, scoreMax: 0, secrecy: "public", endedAt: "2026-03-01T10:00:00.000Z",
    entries: [{ handle: "alder", choices: "2" }], tally: { ballots: 1, options: [{ option: 1, votes: 0, points: 0 }, { option: 2, votes: 1, points: 0 }], leading: [2], ranked: null },
  };
  const verify = async (text: string): Promise<number | null> => {
    const file = join(mkdtempSync(join(tmpdir(), "kindling-record-")), "record.json");
    writeFileSync(file, text);
    return runAlone(["poll", "verify", file]);
  };

  it("counts a record again", async () => {
    expect([await verify(JSON.stringify(record)), said]).toEqual([0, ["1 ballots are right, and the count gives the published result."]]);
  });
  it("says what does not hold", async () => {
    expect([await verify(JSON.stringify({ ...record, entries: [] })), said]).toEqual([1, ["wrong: tally"]]);
  });
  it.each(["{}", "no JSON"])("refuses %s", async (text) => {
    expect([await verify(text), said]).toEqual([2, ["This is no record of a poll."]]);
  });
  it("leaves other commands alone", async () => {
    expect(await runAlone(["member"])).toBe(null);
  });
});
