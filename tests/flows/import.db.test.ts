import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { importStackExchange, type ImportInput } from "~/features/imports/import-stack-exchange.server";
import type { ImportReport } from "~/features/imports/types";
import { ok } from "~/kernel/result";
import type { Context } from "~/platform/context";
import { makeBoard, makeMember } from "../support/cast";
import { makeTestContext } from "../support/context";
import { openTestDatabase, useTestDatabase } from "../support/database";
import { digestOf } from "~/features/imports/test-support/digest";
import { removeDump, writeDump, type DumpRows } from "~/features/imports/test-support/dump";
import { village } from "~/features/imports/test-support/village";

vi.setConfig({ testTimeout: 120_000 });
/** Stays empty until the village is brought in once, for the tests that only look at it: they come last. */
useTestDatabase();

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function freshContext(): Promise<Context> {
  const { database, drop } = await openTestDatabase();
  cleanUps.push(drop);
  return makeTestContext({ database }).ctx;
}

async function dumpOf(rows: DumpRows, packing: "plain" | "packed" = "plain"): Promise<string> {
  const folder = await writeDump("village", rows, packing);
  cleanUps.push(() => removeDump(folder));
  return folder;
}

async function imported(ctx: Context, input: ImportInput): Promise<ImportReport> {
  const result = await importStackExchange(ctx, input);
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.detail)}`);
  return result.value;
}

const post = (ctx: Context, number: number) => ctx.db.post.findFirstOrThrow({ where: { sourceId: `post-${number}` }, include: { author: true, topic: true } });
const comment = (ctx: Context, number: number) => ctx.db.post.findFirstOrThrow({ where: { sourceId: `comment-${number}` }, include: { author: true } });

test("a second run changes nothing, packed or not", async () => {
  const ctx = await freshContext();
  const first = await imported(ctx, { folder: await dumpOf(village) });
  const digest = await digestOf(ctx.db);
  const second = await imported(ctx, { folder: await dumpOf(village, "packed") });
  expect(await digestOf(ctx.db)).toBe(digest);
  expect(second.answers).toEqual({ total: 6, created: 0 });
  const ofTheRun = { members: 0, topics: 0, answers: 0, comments: 0, acceptedAnswers: 0, plainTextPosts: 0 };
  expect({ ...second, ...ofTheRun }).toEqual({ ...first, ...ofTheRun });
});

test("broken off after this batch and that, and run again each time, it ends as if it had run once", async () => {
  const folder = await dumpOf(village);
  const whole = await freshContext();
  let batches = 0;
  await imported(whole, { folder, batchRowsMax: 2, onProgress: ({ step }) => void (batches += step === "checking" ? 0 : 1) });
  const digest = await digestOf(whole.db);
  const ctx = await freshContext();
  for (const stopAfter of [1, 5, 7, 9, 12, batches - 1]) {
    let done = 0;
    const onProgress: ImportInput["onProgress"] = ({ step }) => {
      if (step !== "checking" && ++done === stopAfter) throw new Error("power cut");
    };
    await expect(importStackExchange(ctx, { folder, batchRowsMax: 2, onProgress }), `batch ${stopAfter}`).rejects.toThrow("power cut");
  }
  await imported(ctx, { folder, batchRowsMax: 3 });
  expect(await digestOf(ctx.db)).toBe(digest);
});

test("two runs at once end as one", async () => {
  const folder = await dumpOf(village);
  const [alone, ctx] = [await freshContext(), await freshContext()];
  await imported(alone, { folder });
  const [one, other] = await Promise.all([imported(ctx, { folder, batchRowsMax: 2 }), imported(ctx, { folder, batchRowsMax: 2 })]);
  expect(await digestOf(ctx.db)).toBe(await digestOf(alone.db));
  expect(one.answers.created + other.answers.created).toBe(6);
  expect([one.answers.total, other.answers.total]).toEqual([6, 6]);
});

test("the caller's signal stops it after the batch under way, and what is stored stays", async () => {
  const ctx = await freshContext();
  const stop = new AbortController();
  const onProgress: ImportInput["onProgress"] = ({ step }) => void (step === "questions" && stop.abort());
  const result = await importStackExchange(ctx, { folder: await dumpOf(village), batchRowsMax: 2, onProgress, signal: stop.signal });
  expect(result).toMatchObject({ ok: false, refusal: "stopped" });
  expect(await ctx.db.topic.count()).toBe(2);
});

test("refuses a missing folder, a missing file, a board nobody made and an address that is none", async () => {
  const { ctx } = makeTestContext();
  const { users, posts } = village;
  expect(await importStackExchange(ctx, { folder: "/nowhere/at-all" })).toMatchObject({ ok: false, refusal: "folder-missing" });
  expect(await importStackExchange(ctx, { folder: await dumpOf({ users }) }))
    .toMatchObject({ refusal: "file-missing", detail: { file: "Posts.xml" } });
  expect(await importStackExchange(ctx, { folder: await dumpOf({ posts }) }))
    .toMatchObject({ refusal: "file-missing", detail: { file: "Users.xml" } });
  expect(await importStackExchange(ctx, { folder: await dumpOf(village), board: "nope" })).toMatchObject({ refusal: "no-such-board" });
  expect(await importStackExchange(ctx, { folder: await dumpOf(village), siteUrl: "ftp://x" })).toMatchObject({ refusal: "site-url-malformed" });
  expect(await ctx.db.board.count()).toBe(0);
});

test.each<[string, (folder: string) => Promise<void>, object]>([
  ["a packed file that ends early", async (folder) => truncate(join(folder, "Comments.xml.gz"), 150), { file: "Comments.xml.gz", reason: "the packed file ends too early" }],
  ["a packed file with a wrong byte", async (folder) => flipByte(join(folder, "Posts.xml.gz"), 60), { file: "Posts.xml.gz" }],
  ["text that ends early", async (folder) => cutText(folder, "Users"), { file: "Users.xml.gz" }],
  ["something else than XML", async (folder) => writeFile(join(folder, "Posts.xml"), "hello"), { file: "Posts.xml", line: 1 }],
  ["an empty file", async (folder) => writeFile(join(folder, "Posts.xml"), ""), { file: "Posts.xml" }],
  ["another file's content", async (folder) => writeFile(join(folder, "Posts.xml"), "<users/>"), { reason: "the file holds <users> where <posts> belongs" }],
  ["a row without a number", async (folder) => writeFile(join(folder, "Posts.xml"), '<posts>\n<row PostTypeId="1"/></posts>'), { line: 2, reason: "a row has no Id" }],
  ["text that is not UTF-8", async (folder) => writeFile(join(folder, "Badges.xml"), Buffer.from([0x3c, 0xff, 0xfe])), { reason: "the text is not UTF-8" }],
])("refuses %s before the first write", async (_, damage, detail) => {
  const { ctx } = makeTestContext();
  const folder = await dumpOf(village, "packed");
  await damage(folder);
  const result = await importStackExchange(ctx, { folder });
  expect(result).toMatchObject({ ok: false, refusal: "file-damaged", detail });
  expect(await ctx.db.member.count() + await ctx.db.board.count()).toBe(0);
});

async function flipByte(path: string, place: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[place] = (bytes[place] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
}

async function cutText(folder: string, name: string): Promise<void> {
  await writeFile(join(folder, `${name}.xml.gz`), gzipSync('<users>\n<row Id="1" DisplayName="A" CreationDate="2014-03-01T08:00:00.000" />\n<row Id="2" Disp'));
}

test("members keep their names, get handles of their own, and cannot sign in", async () => {
  const ctx = await freshContext();
  await makeMember(ctx, { handle: "ada-plane" });
  await imported(ctx, { folder: await dumpOf(village) });
  const members = await ctx.db.member.findMany({ where: { source: { not: null } }, orderBy: [{ joinedAt: "asc" }, { id: "asc" }] });
  const handles: Record<string, string> = {};
  for (const { sourceId, handle } of members) handles[String(sourceId)] = handle;
  expect(handles).toEqual({
    "unknown-author": "imported", "user--1": "community", "user-1": "ada-plane-1", "user-2": "ada-plane-2", "user-3": "user-3", "user-4": "admin-4",
    "user-5": "user-5", "user-6": "imported-6", "user-7": "a-name-that-is-much-longer-tha", "user-8": "a-name-that-is-much-longer-t-8",
  });
  expect(members.find(({ sourceId }) => sourceId === "user-1")).toMatchObject({
    displayName: "Ada Plane", bio: "I plane oak.\nAnd & ash.", website: "https://planes.example", trust: 0, imported: true, kind: "person",
    joinedAt: new Date("2014-03-01T08:01:00Z"),
  });
  expect(members.find(({ sourceId }) => sourceId === "user-2")).toMatchObject({ displayName: "ada plane", website: "" });
  expect(members.find(({ sourceId }) => sourceId === "user-5")).toMatchObject({ displayName: "user5" });
  expect(await ctx.db.account.count()).toBe(0);
});

test("counters are what counting the rows gives", async () => {
  const ctx = await freshContext();
  await imported(ctx, { folder: await dumpOf(village), batchRowsMax: 2 });
  const topics = await ctx.db.topic.findMany({ include: { posts: { orderBy: { id: "asc" } }, board: true } });
  for (const topic of topics) {
    const answers = topic.posts.filter(({ kind }) => kind === "answer");
    const last = answers.at(-1);
    expect(topic).toMatchObject({
      replyCount: answers.length, commentCount: topic.posts.filter(({ kind }) => kind === "comment").length,
      lastPostId: last?.id ?? null, lastPosterId: last?.authorId ?? null, lastActivityAt: last?.createdAt ?? topic.publishedAt,
    });
    expect(topic.board).toMatchObject({ topicCount: 3, name: "village", visibility: "public", imported: true });
  }
});

test("an acceptance changed here and a moved topic are left alone by a later run", async () => {
  const ctx = await freshContext();
  const folder = await dumpOf(village);
  const board = await makeBoard(ctx, { slug: "workshop" });
  expect(await imported(ctx, { folder, board: "workshop" })).toMatchObject({ board: "workshop" });
  const { topicId } = await post(ctx, 10);
  await ctx.db.topic.update({ where: { id: topicId }, data: { acceptedPostId: null } });
  await imported(ctx, { folder, board: "workshop" });
  expect(await ctx.db.topic.findUniqueOrThrow({ where: { id: topicId } })).toMatchObject({ acceptedPostId: null, boardId: board.id });
});

test("a body the renderer refuses once is tried again: a renderer that had just started is no reason to lose it", async () => {
  const ctx = await freshContext();
  const refused = new Set<string>();
  const render: Context["ports"]["markdown"]["render"] = async (source) => {
    if (refused.has(source)) return ok({ html: "<p>fine</p>", text: "fine", linkCount: 0, imageCount: 0, mentions: [] });
    refused.add(source);
    return { ok: false, refusal: "too-complex" };
  };
  await imported({ ...ctx, ports: { ...ctx.ports, markdown: { ...ctx.ports.markdown, render } } }, { folder: await dumpOf(village) });
  expect((await post(ctx, 11)).bodyHtml).toBe("<p>fine</p>");
});

test("a body the renderer refuses stands as plain text and is counted", async () => {
  const ctx = await freshContext();
  const picky: Context = {
    ...ctx,
    ports: {
      ...ctx.ports,
      markdown: {
        ...ctx.ports.markdown,
        render: async (source) => source.startsWith("```")
          ? ok({ html: "<pre>plain</pre>", text: "plain", linkCount: 0, imageCount: 0, mentions: [] })
          : { ok: false, refusal: "too-complex" },
      },
    },
  };
  expect(await imported(picky, { folder: await dumpOf(village) })).toMatchObject({ plainTextPosts: 14 });
  expect(await post(ctx, 11)).toMatchObject({ body: "```\nAnswer 11\n```", bodyHtml: "<pre>plain</pre>" });
});

describe("the village, brought in once:", () => {
  let ctx: Context;
  let report: ImportReport;
  beforeAll(async () => {
    ({ ctx } = makeTestContext());
    report = await imported(ctx, { folder: await dumpOf(village), siteUrl: "https://village.example/some/page" });
  });

  test("the report counts what the dump holds and what it could not place", () => {
    expect(report).toEqual({
      site: "village", board: "village",
      members: { total: 9, created: 9 }, topics: { total: 3, created: 3 }, answers: { total: 6, created: 6 },
      comments: { total: 5, created: 5 }, acceptedAnswers: { total: 1, created: 1 },
      authors: 3, repeatedNames: 2, tags: 3, closedQuestions: 1, totalScore: 15, negativePosts: 2,
      postsWithoutAuthor: 2, commentsWithoutAuthor: 2, skippedPosts: { "4": 1, "5": 1 }, orphans: 4, plainTextPosts: 1, badges: 2,
    });
  });

  test("questions become topics with tags, scores, dates, a lock when closed and their accepted answer", async () => {
    const [flat, closed] = [await post(ctx, 10), await post(ctx, 13)];
    expect(flat).toMatchObject({
      kind: "opening", score: 7, scoreBase: 7, upCount: 0, imported: true, createdAt: new Date("2014-03-02T08:00:00Z"),
      editedAt: new Date("2014-03-04T08:00:00Z"), sourceUrl: "https://village.example/questions/10",
      body: "Question 10, see [the help](https://village.example/help)", hasLink: true, path: flat.id, depth: 0,
    });
    expect(flat.topic).toMatchObject({
      kind: "question", title: "How flat is flat?", slug: "how-flat-is-flat", tags: ["planes", "oak"], score: 7, hot: 0, lockedAt: null,
      acceptedPostId: (await post(ctx, 12)).id,
    });
    expect(closed.topic).toMatchObject({ title: "Question 13", tags: ["oak", "c++"], score: -1, lockReason: "closed", lockedAt: new Date("2014-03-09T08:00:00Z") });
    expect(await post(ctx, 11)).toMatchObject({ score: -3, scoreBase: -3, kind: "answer", parentId: null });
    expect((await post(ctx, 19)).topicId).toBe((await post(ctx, 20)).topicId);
  });

  test("comments stand below the question or the answer they belong to", async () => {
    const [question, answer] = [await post(ctx, 10), await post(ctx, 12)];
    const [onQuestion, onAnswer] = [await comment(ctx, 30), await comment(ctx, 31)];
    expect(onQuestion).toMatchObject({ kind: "comment", parentId: question.id, path: `${question.id}/${onQuestion.id}`, depth: 1, score: 4 });
    expect(onAnswer).toMatchObject({ parentId: answer.id, path: `${answer.id}/${onAnswer.id}`, topicId: question.topicId });
    expect(onAnswer.bodyHtml).not.toContain("mention");
    expect(onAnswer.bodyHtml).toContain("<em>please</em>");
    expect((await comment(ctx, 36)).body).not.toContain("\u0000");
  });

  test("who is not known is the member imported, and no fact names them", async () => {
    const orphaned = await post(ctx, 14);
    expect(orphaned.author).toMatchObject({ handle: "imported", kind: "system" });
    expect((await post(ctx, 15)).authorId).toBe(orphaned.authorId);
    expect((await comment(ctx, 32)).authorId).toBe(orphaned.authorId);
    expect(await ctx.db.event.count({ where: { actorId: orphaned.authorId } })).toBe(0);
  });

  test("each fact is told once, as imported, at the source's time", async () => {
    const facts = await ctx.db.event.groupBy({ by: ["type", "imported"], _count: true, orderBy: { type: "asc" } });
    expect(facts.map(({ type, imported: isImported, _count }) => [type, isImported, _count])).toEqual([
      ["answer.accepted", true, 1], ["member.registered", true, 9], ["post.created", true, 14], ["topic.created", true, 3],
    ]);
    const accepted = await ctx.db.event.findFirstOrThrow({ where: { type: "answer.accepted" } });
    expect(accepted).toMatchObject({ occurredAt: new Date("2014-03-04T08:00:00Z"), recordedAt: ctx.now(), payload: { topicId: (await post(ctx, 10)).topicId } });
  });
});
