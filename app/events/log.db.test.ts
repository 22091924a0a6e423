import { beforeAll, describe, expect, it } from "vitest";
import { openTopic, plainMarkdown, reply } from "~/features/posts/test-support/write";
import type { Context } from "~/platform/context";
import { makeBoard, makeMember } from "../../tests/support/cast";
import { makeTestContext } from "../../tests/support/context";
import { testDatabase, useTestDatabase } from "../../tests/support/database";

useTestDatabase();

let ctx: Context;
let ids = { member: "", board: "", topic: "", opening: "", reply: "" };
beforeAll(async () => {
  ({ ctx } = makeTestContext({ requestId: "request-1" }));
  ctx.ports.markdown = plainMarkdown;
  const member = await makeMember(ctx, { handle: "wren", email: "wren@example.org" });
  const board = await makeBoard(ctx, { slug: "facts" });
  const topic = await openTopic(ctx, member, { board: "facts" });
  const post = await reply(ctx, member, topic.id);
  await ctx.audit({ actorId: member.id, action: "trust.set", subjectType: "member", subjectId: member.id, reason: "By hand", before: { trust: 0 }, after: { trust: 1 } });
  ids = { member: member.id, board: board.id, topic: topic.id, opening: topic.postId, reply: post.id };
});

const run = (sql: string, ...values: unknown[]): Promise<number> => testDatabase().client.$executeRawUnsafe(sql, ...values);

describe("record", () => {
  it("keeps who, what, where, when and by which request", async () => {
    await ctx.record({ type: "topic.locked", actorId: ids.member, subjectType: "topic", subjectId: ids.topic, boardId: ids.board, payload: {} });
    expect(await ctx.db.event.findFirst({ where: { type: "topic.locked" } })).toMatchObject({
      actorId: ids.member, subjectId: ids.topic, boardId: ids.board, occurredAt: ctx.now(), recordedAt: ctx.now(), requestId: "request-1", imported: false, payload: {}, dispatched: false,
    });
  });

  it.each([
    ["a field the catalogue does not have", { topicId: "t", from: 0, to: 1, ip: "203.0.113.1" }],
    ["a missing field", { topicId: "t", from: 0 }],
    ["a field of another type", { topicId: "t", from: "0", to: 1 }],
  ])("throws at %s and writes nothing", async (_name, payload) => {
    const before = await ctx.db.event.count();
    // @ts-expect-error what the types forbid must not get through either
    await expect(ctx.record({ type: "vote.cast", actorId: null, subjectType: "post", subjectId: "p", payload })).rejects.toThrow();
    expect(await ctx.db.event.count()).toBe(before);
  });

  it("is undone with the change it tells of", async () => {
    const before = await ctx.db.event.count();
    const undone = ctx.transaction(async (inner) => {
      await inner.record({ type: "topic.locked", actorId: null, subjectType: "topic", subjectId: ids.topic, payload: {} });
      await inner.audit({ actorId: null, action: "topic.locked", subjectType: "topic", subjectId: ids.topic });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect([await ctx.db.event.count(), await ctx.db.auditEntry.count()]).toEqual([before, 1]);
  });
});

describe("the log is append-only, against direct SQL too", () => {
  it.each([
    ["another type of fact", `UPDATE "Event" SET "type" = 'x'`],
    ["another payload", `UPDATE "Event" SET "payload" = '{"a":1}'`],
    ["another subject", `UPDATE "Event" SET "subjectId" = 'x'`],
    ["another time", `UPDATE "Event" SET "occurredAt" = now()`],
    ["a fact gone", `DELETE FROM "Event"`],
  ])("refuses %s", async (_name, sql) => {
    await expect(run(sql)).rejects.toThrow(/append-only/);
  });

  it.each([
    ["another actor of an audit entry", `UPDATE "AuditEntry" SET "actorId" = NULL`],
    ["another reason", `UPDATE "AuditEntry" SET "reason" = 'x'`],
    ["an audit entry gone", `DELETE FROM "AuditEntry"`],
  ])("refuses %s", async (_name, sql) => {
    const before = await ctx.db.auditEntry.findMany();
    await expect(run(sql)).rejects.toThrow();
    expect(await ctx.db.auditEntry.findMany()).toEqual(before);
  });

  it("allows an event to be marked dispatched and to lose its actor to a tombstone", async () => {
    await run(`UPDATE "Event" SET "dispatched" = true, "actorId" = 'tombstone' WHERE "type" = 'topic.locked'`);
    expect(await ctx.db.event.findFirst({ where: { type: "topic.locked" } })).toMatchObject({ dispatched: true, actorId: "tombstone" });
  });
});

describe("the constraints hold against direct SQL", () => {
  const at = "'2026-03-01T10:00:00Z'";
  const rows: [string, () => string][] = [
    ["a second vote of a member on a post", () => `INSERT INTO "Vote" SELECT '${ids.reply}', '${ids.member}', 1, ${at}, ${at} FROM generate_series(1, 2)`],
    ["a vote of two", () => `INSERT INTO "Vote" VALUES ('${ids.reply}', '${ids.member}', 2, ${at}, ${at})`],
    ["a vote by nobody", () => `INSERT INTO "Vote" VALUES ('${ids.reply}', 'nobody', 1, ${at}, ${at})`],
    ["a vote on nothing", () => `INSERT INTO "Vote" VALUES ('nothing', '${ids.member}', 1, ${at}, ${at})`],
    ["a score that is not its votes'", () => `UPDATE "Post" SET "score" = 99 WHERE "id" = '${ids.reply}'`],
    ["fewer than no votes", () => `UPDATE "Post" SET "upCount" = -1, "score" = -1 WHERE "id" = '${ids.reply}'`],
    ["fewer than no replies", () => `UPDATE "Topic" SET "replyCount" = -1`],
    ["a state nobody knows", () => `UPDATE "Post" SET "state" = 'gone' WHERE "id" = '${ids.reply}'`],
    ["a depth of seven", () => `UPDATE "Post" SET "depth" = 7 WHERE "id" = '${ids.reply}'`],
    ["a second opening post", () => `UPDATE "Post" SET "kind" = 'opening' WHERE "id" = '${ids.reply}'`],
    ["a topic without its board", () => `DELETE FROM "Board" WHERE "id" = '${ids.board}'`],
    ["posts without their topic", () => `DELETE FROM "Topic" WHERE "id" = '${ids.topic}'`],
    ["posts without their author", () => `DELETE FROM "Member" WHERE "id" = '${ids.member}'`],
    ["two members of one handle", () => `INSERT INTO "Member" ("id", "handle", "handleFolded", "displayName", "joinedAt") VALUES ('x', 'Wren', 'wren', 'W', ${at})`],
    ["a trust level of five", () => `UPDATE "Member" SET "trust" = 5`],
    ["a role nobody knows", () => `INSERT INTO "RoleGrant" VALUES ('r', '${ids.member}', 'wizard', NULL, ${at})`],
    ["an operator of one board", () => `INSERT INTO "RoleGrant" VALUES ('r', '${ids.member}', 'operator', '${ids.board}', ${at})`],
    ["the same role twice", () => `INSERT INTO "RoleGrant" SELECT 'r' || n, '${ids.member}', 'moderator', NULL, ${at} FROM generate_series(1, 2) n`],
    ["a token of a scope nobody knows", () => `INSERT INTO "ApiToken" VALUES ('t', 'h', 'p', 'personal', '${ids.member}', 'n', '{everything}', ${at}, ${at}, NULL)`],
    ["a board of four levels", () => `UPDATE "Board" SET "depth" = 4`],
    ["a board slug with a path in it", () => `UPDATE "Board" SET "slug" = '../x'`],
    ["a board seen by nobody knows whom", () => `UPDATE "Board" SET "visibility" = 'some'`],
  ];
  it.each(rows)("refuse %s", async (_name, sql) => {
    await expect(run(sql())).rejects.toThrow(/constraint|violates|unique|foreign key|23\d\d\d/i);
  });
});
