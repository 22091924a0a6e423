import { beforeAll, beforeEach, expect, it } from "vitest";
import { findActorBySession } from "~/features/accounts/actor.server";
import { openSession } from "~/features/accounts/sessions.server";
import { getBoardTree } from "~/features/boards/queries.server";
import { openTopic, reply, unhurried } from "~/features/posts/test-support/write";
import { listSinceLastVisit } from "~/features/trends/queries.server";
import { minuteMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { makeTestContext, type TestClock } from "../support/context";

useTestDatabase();

let ctx: Context;
let clock: TestClock;
let reader: CastMember;
let wren: CastMember;
let made = 0;

beforeAll(async () => {
  ({ ctx, clock } = makeTestContext({ community: { relaxedLimits: true }, now: "2026-03-18T10:00:00Z" }));
  ctx = unhurried(ctx);
  const group = await makeGroup(ctx, "circle");
  await makeBoard(ctx, { slug: "open" });
  await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [group] });
  wren = await makeMember(ctx, { handle: "wren", trust: 3, groups: [group] });
});
beforeEach(async () => {
  made += 1;
  reader = await makeMember(ctx, { handle: `reader-${made}`, trust: 2, email: `reader-${made}@example.org` });
});

const signIn = (): Promise<string> => ctx.transaction((inner) => openSession(inner, reader.id, "Firefox"));
const after = async (minutes: number, cookie: string): Promise<void> => {
  clock.advance(minutes * minuteMs);
  await findActorBySession(ctx, cookie);
};
const news = async () => listSinceLastVisit(actingAs(ctx, reader), await getBoardTree(ctx));
const endOfVisit = async (): Promise<string | null> => (await news())?.since ?? null;

it("a visit ends with half an hour away, and is over when the next begins", async () => {
  const cookie = await signIn();
  expect(await endOfVisit()).toBeNull();
  for (let step = 0; step < 6; step += 1) await after(10, cookie);
  expect(await endOfVisit()).toBeNull();
  const left = ctx.now().toISOString();
  await after(31, cookie);
  expect(await endOfVisit()).toBe(left);
  await after(20, cookie);
  expect(await endOfVisit()).toBe(left);
});

it("visits are a member's, on whatever device, and signing in begins one", async () => {
  const phone = await signIn();
  await after(10, phone);
  const left = ctx.now().toISOString();
  clock.advance(600 * minuteMs);
  const desk = await signIn();
  expect(await endOfVisit()).toBe(left);
  await after(10, desk);
  await after(10, phone); // it was away for ten hours, its member was not
  expect(await endOfVisit()).toBe(left);
});

it("new are topics of others, and others' replies, in sight", async () => {
  const cookie = await signIn();
  const seen = await openTopic(ctx, wren, { board: "open" });
  const quiet = await openTopic(ctx, wren, { board: "open" });
  const mine = await openTopic(ctx, reader, { board: "open" });
  await after(6, cookie);
  clock.advance(60 * minuteMs);
  await reply(ctx, wren, seen.id);
  await reply(ctx, wren, seen.id);
  const opened = await openTopic(ctx, wren, { board: "open" });
  await openTopic(ctx, wren, { board: "closed" });
  await after(1, cookie);
  await reply(ctx, reader, quiet.id);
  await reply(ctx, reader, mine.id);
  const found = await news();
  expect(found?.topics.map(({ id, isNewTopic, repliesSince }) => ({ id, isNewTopic, repliesSince }))).toEqual(expect.arrayContaining([
    { id: opened.id, isNewTopic: true, repliesSince: 0 }, { id: seen.id, isNewTopic: false, repliesSince: 2 },
  ]));
  expect(found?.topics).toHaveLength(2);
});
