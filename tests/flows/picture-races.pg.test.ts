import { beforeAll, expect, it } from "vitest";
import { makeAvif } from "~/features/files/make-avif.server";
import { recordUses } from "~/features/files/writing.server";
import { removeOrphans } from "~/features/files/remove-files.server";
import { openTopic } from "~/features/posts/test-support/write";
import { dayMs } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import { makeBoard, makeMember, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";
import { useTestDatabase } from "../support/database";

useTestDatabase();

let test: TestContext;
let painter: CastMember;
let postId = "";
beforeAll(async () => {
  test = makeTestContext({ community: { relaxedLimits: true } });
  await makeBoard(test.ctx, { slug: "open" });
  painter = await makeMember(test.ctx, { handle: "painter" });
  ({ postId } = await openTopic(test.ctx, painter, { board: "open" }));
});

/** A picture nothing has shown for long enough. */
async function addOrphan(): Promise<string> {
  const { ctx, clock } = test;
  const id = newRandomId();
  const createdAt = new Date(clock.now().getTime() - 2 * dayMs);
  await ctx.db.file.create({ data: { id, ownerId: painter.id, purpose: "post", format: "webp", bytes: 9, width: 1, height: 1, createdAt, unusedSince: createdAt } });
  return id;
}

/** Looks until another connection waits for a lock. */
async function untilOneWaits(): Promise<void> {
  for (;;) {
    const waiting = await test.ctx.db.$queryRaw<unknown[]>`SELECT 1 AS "waits" FROM pg_locks WHERE NOT granted`;
    if (waiting.length > 0) return;
  }
}

it("a picture that a post is about to show is not swept away", async () => {
  const id = await addOrphan();
  let sweeping: Promise<void> | undefined;
  await test.ctx.transaction(async (inner) => {
    await recordUses(inner, postId, [id], [painter.id]);
    sweeping = removeOrphans(test.ctx);
    await untilOneWaits();
  });
  await sweeping;
  expect(await test.ctx.db.file.findUnique({ where: { id } })).toMatchObject({ state: "ready", unusedSince: null });
  expect(await test.ctx.db.fileUse.count({ where: { fileId: id } })).toBe(1);
});

it("a picture that one process takes to make its AVIF is passed over by another, which waits for nobody", async () => {
  const [taken, free] = [await addOrphan(), await addOrphan()];
  await test.ctx.db.file.update({ where: { id: taken }, data: { avifDueAt: new Date(0) } });
  await test.ctx.db.file.update({ where: { id: free }, data: { avifDueAt: new Date(1) } });
  await test.ctx.transaction(async (inner) => {
    await inner.db.$queryRaw`SELECT 1 AS "taken" FROM "File" WHERE "id" = ${taken} FOR UPDATE`;
    await makeAvif(test.ctx);
  });
  const tries = await test.ctx.db.file.findMany({ where: { id: { in: [taken, free] } }, select: { id: true, avifTries: true } });
  expect(Object.fromEntries(tries.map(({ id, avifTries }) => [id, avifTries]))).toEqual({ [taken]: 0, [free]: 1 });
});
