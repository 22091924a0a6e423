import { expect, test } from "vitest";
import { importStackExchange } from "~/features/imports/import-stack-exchange.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { guest } from "~/kernel/actor";
import { withActor } from "~/platform/context";
import { makeTestContext } from "../support/context";
import { useTestDatabase } from "../support/database";
import { digestOf } from "~/features/imports/test-support/digest";

useTestDatabase();

const folder = process.env.KINDLING_TEST_DUMP;
if (!folder) {
  console.warn("SKIPPED: the import of a real dump. Set KINDLING_TEST_DUMP to the folder of the History meta dump.");
}

test.skipIf(!folder)("a real dump comes in to the last row, and a second run changes nothing", async () => {
  const { ctx } = makeTestContext();
  const input = { folder: folder ?? "", site: "history-meta", siteUrl: "https://history.meta.stackexchange.com" };
  const imported = await importStackExchange(ctx, input);
  expect(imported).toMatchObject({
    ok: true,
    value: {
      members: { total: 2295, created: 2295 }, topics: { total: 556, created: 556 }, answers: { total: 1095, created: 1095 },
      comments: { total: 3454, created: 3454 }, acceptedAnswers: { total: 181, created: 181 }, authors: 309, repeatedNames: 53,
      tags: 65, closedQuestions: 8, totalScore: 6243, negativePosts: 62, postsWithoutAuthor: 46, skippedPosts: { "4": 3, "5": 3 },
      orphans: 0, plainTextPosts: 0, badges: 4931,
    },
  });
  const stored = await ctx.db.post.aggregate({ where: { kind: { not: "comment" } }, _sum: { score: true }, _count: true });
  expect(stored).toMatchObject({ _sum: { score: 6243 }, _count: 1651 });
  expect(await ctx.db.post.count({ where: { OR: [{ bodyHtml: { contains: 'class="mention"' } }, { body: { contains: "\u0001" } }] } })).toBe(0);
  const solved = await ctx.db.topic.findMany({ where: { NOT: { acceptedPostId: null } }, select: { id: true, acceptedPostId: true } });
  const first = await Promise.all(solved.map(async ({ id }) => (await findTopicPage(withActor(ctx, guest), id, { order: null, limit: 1 }))?.posts.find((post) => post.kind === "answer")?.id));
  expect(solved.length).toBe(181);
  expect(first).toEqual(solved.map(({ acceptedPostId }) => acceptedPostId));
  const digest = await digestOf(ctx.db);
  expect(await importStackExchange(ctx, input)).toMatchObject({ ok: true, value: { answers: { total: 1095, created: 0 } } });
  expect(await digestOf(ctx.db)).toBe(digest);
}, 180_000);
