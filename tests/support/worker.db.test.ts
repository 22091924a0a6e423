import { expect, test } from "vitest";
import { makeMember } from "./cast";
import { makeTestContext } from "./context";
import { useTestDatabase } from "./database";
import { drainWorker } from "./worker";

useTestDatabase();

test("nothing is left waiting once the worker is drained", async () => {
  const { ctx } = makeTestContext();
  const member = await makeMember(ctx, { handle: "wren" });
  await ctx.transaction((inner) =>
    inner.record({ type: "member.registered", actorId: member.id, subjectType: "member", subjectId: member.id, payload: {} }),
  );
  await drainWorker(ctx);
  expect(await ctx.db.event.count({ where: { dispatched: false } })).toBe(0);
  expect(await ctx.db.delivery.count()).toBe(0);
});
