import { expect, test } from "vitest";
import { actorOf, makeBoard, makeMember } from "./cast";
import { makeTestContext } from "./context";
import { openTestDatabase, useTestDatabase } from "./database";

useTestDatabase();

test("the clock stands still until it is moved", () => {
  const { ctx, clock } = makeTestContext();
  expect(ctx.now()).toEqual(new Date("2026-03-01T10:00:00Z"));
  clock.advance(60_000);
  expect(ctx.now()).toEqual(new Date("2026-03-01T10:01:00Z"));
});

test("the cast has the powers asked for", async () => {
  const { ctx } = makeTestContext();
  const board = await makeBoard(ctx, { slug: "joinery" });
  const member = await makeMember(ctx, { handle: "wren", trust: 3, role: "operator", moderates: [board] });
  expect(actorOf(member)).toMatchObject({ trust: 3, isOperator: true, isModerator: true, isAdmin: false, moderates: [board.id] });
});

test("a further database shares no rows with the first", async () => {
  const { ctx } = makeTestContext();
  await makeMember(ctx, { handle: "finch" });
  const other = await openTestDatabase();
  expect(await other.database.client.member.count()).toBe(0);
  await other.drop();
});

test("markdown is rendered by the worker that production runs", async () => {
  const { ctx } = makeTestContext();
  const rendered = await ctx.ports.markdown.render("*oak*");
  expect(JSON.stringify(rendered)).toContain("<em>oak</em>");
});
