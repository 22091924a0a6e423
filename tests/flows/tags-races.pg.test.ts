import { expect, it } from "vitest";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { openTopic, plainMarkdown, unhurried } from "~/features/posts/test-support/write";
import { createTagGroup, deleteTagGroup } from "~/features/tags/save-group.server";
import { mergeTag } from "~/features/tags/merge-tag.server";
import { renameTag } from "~/features/tags/rename-tag.server";
import { addSynonym } from "~/features/tags/set-synonym.server";
import { createTopic } from "~/features/topics/create-topic.server";
import type { Context } from "~/platform/context";
import { actingAs, makeBoard, makeMember } from "../support/cast";
import { makeTestContext } from "../support/context";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";

useTestDatabase();

let count = 0;

/** A board of its own with writers enough, and somebody who looks after tags. */
async function makeScene(writers: number) {
  count += 1;
  const { ctx: strict } = makeTestContext();
  strict.ports.markdown = plainMarkdown;
  const ctx = unhurried(strict);
  const { slug } = await makeBoard(ctx, { slug: `race-${count}` });
  const people = await Promise.all(Array.from({ length: writers }, (_, n) => makeMember(ctx, { handle: `writer-${count}-${n}`, trust: 2 })));
  return { ctx, slug, people, staff: actingAs(ctx, await makeMember(ctx, { handle: `staff-${count}`, role: "moderator" })) };
}

const carrying = (ctx: Context, tag: string): Promise<number> => ctx.db.topic.count({ where: { tags: { has: tag } } });
const reason = "the same";

it("of members who use a new tag at once the first makes it: one row, one fact, every topic carries it", async () => {
  const { ctx, slug, people } = await makeScene(6);
  const made = await Promise.all(people.map((one, n) => createTopic(actingAs(ctx, one), { board: slug, kind: "discussion", title: `All at once ${n}`, body: `Text ${n}`, tags: ["at-once", `at-once-${n % 2}`] })));
  expect(tally(made)).toEqual({ ok: 6 });
  expect([await ctx.db.tag.count({ where: { name: "at-once" } }), await ctx.db.event.count({ where: { type: "tag.created", subjectId: "at-once" } }), await carrying(ctx, "at-once")]).toEqual([1, 1, 6]);
});

it("a merge while topics are being written with the old tag loses none, and no topic keeps the old name", async () => {
  const { ctx, slug, people, staff } = await makeScene(8);
  const [first] = people;
  if (!first) throw new Error("nobody writes");
  await openTopic(ctx, first, { board: slug, tags: ["old-name"] });
  await openTopic(ctx, first, { board: slug, tags: ["new-name"] });
  const write = async (n: number): Promise<void> => {
    const one = people[n % people.length];
    if (one) await openTopic(ctx, one, { board: slug, tags: ["old-name"] });
  };
  const writing = Array.from({ length: 40 }, (_, n) => write(n));
  const merging = (async () => {
    await writing[6];
    return mergeTag(staff, { tag: "old-name", into: "new-name", reason });
  })();
  valueOf(await merging);
  await drainWorker(ctx); // while the rest is still being written
  await Promise.all(writing);
  await drainWorker(ctx);
  expect([await carrying(ctx, "old-name"), await carrying(ctx, "new-name")]).toEqual([0, 42]);
  expect(await ctx.db.tag.findUniqueOrThrow({ where: { name: "new-name" } })).toMatchObject({ topicCount: 42 });
});

it("a merge waits for a topic that is being written with the old tag, and finds it then", async () => {
  const { ctx, slug, people, staff } = await makeScene(1);
  const [one] = people;
  if (!one) throw new Error("nobody writes");
  await openTopic(ctx, one, { board: slug, tags: ["slow-old", "slow-new"] });
  let finish = (): void => undefined;
  let begun = (): void => undefined;
  const mayFinish = new Promise<void>((settle) => (finish = settle));
  const isBegun = new Promise<void>((settle) => (begun = settle));
  const writing = ctx.transaction(async (inner) => {
    await openTopic(inner, one, { board: slug, tags: ["slow-old"] });
    begun();
    await mayFinish;
  });
  await isBegun;
  let isMerged = false;
  const merging = mergeTag(staff, { tag: "slow-old", into: "slow-new", reason }).then((merged) => {
    isMerged = true;
    return merged;
  });
  while (!isMerged && !(await somebodyWaits(ctx)));
  if (isMerged) await drainWorker(ctx);
  finish();
  await writing;
  valueOf(await merging);
  await drainWorker(ctx);
  expect([await carrying(ctx, "slow-old"), await carrying(ctx, "slow-new")]).toEqual([0, 2]);
});

/** Whether a statement of this database waits for a lock. */
async function somebodyWaits(ctx: Context): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock' AND "query" LIKE '%"Tag"%'`;
  return rows.length > 0;
}

it("merges that cross leave one tag, and all that stands for it points there", async () => {
  const { ctx, slug, people, staff } = await makeScene(1);
  const [one] = people;
  if (!one) throw new Error("nobody writes");
  for (let round = 0; round < 2; round += 1) {
    const [a, b, c] = ["a", "b", "c"].map((name) => `cross-${round}-${name}`);
    if (!a || !b || !c) continue;
    const made = await openTopic(ctx, one, { board: slug, tags: [a, b, c] });
    await Promise.all([mergeTag(staff, { tag: a, into: b, reason }), mergeTag(staff, { tag: b, into: a, reason }), mergeTag(staff, { tag: b, into: c, reason }), addSynonym(staff, { tag: a, alias: `${a}-too` })]);
    await drainWorker(ctx);
    const rows = await ctx.db.tag.findMany({ where: { name: { startsWith: `cross-${round}-` } } });
    for (const { root } of rows) expect(rows.find(({ name }) => name === root)).toMatchObject({ root });
    const { tags } = await ctx.db.topic.findUniqueOrThrow({ where: { id: made.id } });
    for (const tag of tags) expect(rows.find(({ name }) => name === tag)?.root).toBe(tag);
  }
});

it("a word made a synonym while somebody uses it as a new tag becomes one or the other, never both", async () => {
  const { ctx, slug, people, staff } = await makeScene(1);
  const [one] = people;
  if (!one) throw new Error("nobody writes");
  await openTopic(ctx, one, { board: slug, tags: ["whole"] });
  for (let round = 0; round < 8; round += 1) {
    const alias = `part-${round}`;
    const [made, added] = await Promise.all([openTopic(ctx, one, { board: slug, tags: [alias] }), addSynonym(staff, { tag: "whole", alias })]);
    const { tags } = await ctx.db.topic.findUniqueOrThrow({ where: { id: made.id } });
    expect(tags).toEqual([outcomeOf(added) === "ok" ? "whole" : alias]);
  }
});

it("a rename and a merge of one tag at once end with every topic under the name that stays", async () => {
  const { ctx, slug, people, staff } = await makeScene(1);
  const [one] = people;
  if (!one) throw new Error("nobody writes");
  const made = await openTopic(ctx, one, { board: slug, tags: ["twice"] });
  await openTopic(ctx, one, { board: slug, tags: ["target"] });
  await Promise.all([renameTag(staff, { tag: "twice", name: "thrice", reason }), mergeTag(staff, { tag: "twice", into: "target", reason })]);
  await drainWorker(ctx);
  const { tags } = await ctx.db.topic.findUniqueOrThrow({ where: { id: made.id } });
  const known = await ctx.db.tag.findMany({ where: { name: { in: ["twice", "thrice", "target"] } } });
  expect(tags).toEqual([known.find(({ name }) => name === "twice")?.root]);
  expect(known.find(({ name }) => name === tags[0])?.root).toBe(tags[0]);
});

it("a tag group that is taken away twice at once goes once", async () => {
  const { staff } = await makeScene(0);
  for (let round = 0; round < 8; round += 1) {
    valueOf(await createTagGroup(staff, { slug: "twice", name: { en: "Twice", zh: "两次" }, oneOf: false, tags: ["ink"] }));
    const results = await Promise.all(Array.from({ length: 4 }, () => deleteTagGroup(staff, "twice")));
    expect(tally(results)).toEqual({ ok: 1, "not-found": 3 });
  }
});
