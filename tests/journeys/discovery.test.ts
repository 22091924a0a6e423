import { beforeAll, expect, test } from "vitest";
import { discoveryWords } from "~/features/discovery/words";
import { relatedWords } from "~/features/related/words";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { trendWords } from "~/features/trends/words";
import { refreshBest } from "~/features/trends/refresh-best.server";
import { refreshTrends } from "~/features/trends/refresh-trends.server";
import { hourMs } from "~/kernel/clock";
import { settingsWords } from "~/routes/settings/words";
import { makeMember } from "../support/cast";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { enter, expectNoComplaints, openStage, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
  const { server: { ctx, clock }, helper, moderator } = stage;
  const third = await makeMember(ctx, { handle: "wren", trust: 2 });
  const busy = await openTopic(ctx, moderator, { board: "joinery", title: "Sharpening a drawknife", tags: ["drawknife"] });
  for (const member of [helper, moderator, third]) await reply(ctx, member, busy.id);
  await openTopic(ctx, moderator, { board: "joinery", title: "A drawknife from a file", tags: ["drawknife"] });
  await ctx.db.follow.create({ data: { memberId: helper.id, subjectType: "tag", subjectId: "drawknife", level: "followed", since: ctx.now() } });
  await ctx.db.account.update({ where: { memberId: helper.id }, data: { seenAt: new Date(ctx.now().getTime() - hourMs) } });
  await drainWorker(ctx);
  clock.advance(1_000);
  await refreshTrends(ctx);
  await refreshBest(ctx);
}, 120_000);

const variants = [{ script: "on", screen: "desktop", locale: "en" }, { script: "off", screen: "phone", locale: "zh-CN" }] as const;

test.each(variants)("a member reads why a card is there, weighs it, is led on to topics like it, and looks at what goes on: script $script, $screen, $locale", async (variant) => {
  const { t, press, signIn } = stepsIn(stage, variant.locale);
  const finch = await enter(browser.current(), stage.server.origin, variant);
  const { page } = finch;
  await signIn(finch, "finch@example.org");
  await finch.go("/");
  const card = page.locator("article.entry", { hasText: "A drawknife from a file" });
  const why = card.locator("details");
  expect(await why.locator("summary").innerText()).toContain("#drawknife");
  expect(await why.locator("dl").isVisible()).toBe(false);
  await why.locator("summary").click();
  const figures = (await why.locator("dd").allInnerTexts()).map((text) => Math.round(Number(text.replace("−", "-")) * 100));
  expect(figures.length).toBeGreaterThan(4);
  expect(figures.slice(0, -1).reduce((total, value) => total + value, 0)).toBe(figures.at(-1));
  await finch.look();
  await why.getByRole("link", { name: t(discoveryWords.change) }).click();
  await page.waitForURL("**/settings/feed");
  await page.locator("#f-tags").selectOption("0");
  await press(finch, settingsWords.save);
  await page.waitForURL("**/settings/feed?saved");
  expect(await page.locator("#f-tags").inputValue()).toBe("0");
  await finch.look();
  await finch.go("/");
  expect(await card.locator("summary").innerText()).not.toContain("#drawknife");
  await finch.go("/settings/feed");
  await press(finch, discoveryWords.reset);
  await page.waitForURL("**/settings/feed?saved");
  expect(await page.locator("#f-tags").inputValue()).toBe("1");

  await finch.go("/");
  if (variant.screen === "phone") await page.locator(".discover-link a").click();
  else await page.getByRole("navigation").getByRole("link", { name: t(trendWords.discover), exact: true }).click();
  await page.waitForURL("**/discover");
  for (const part of [trendWords.sinceTitle, trendWords.topicsTitle, trendWords.tagsTitle, trendWords.bestTitle]) await page.getByRole("heading", { name: t(part), exact: true }).waitFor();
  expect(await page.getByRole("list", { name: t(trendWords.topicsTitle) }).getByRole("listitem").count()).toBe(1);
  expect(await page.getByRole("list", { name: t(trendWords.sinceTitle) }).getByRole("listitem").count()).toBe(2);
  await finch.look();
  await page.getByRole("link", { name: t(trendWords.bestMore) }).click();
  await page.waitForURL("**/best");
  await finch.look();
  await page.getByRole("link", { name: "Sharpening a drawknife" }).first().click();
  await page.waitForURL("**/t/**");
  await page.getByRole("heading", { name: t(relatedWords.title) }).waitFor();
  expect(await page.getByRole("list", { name: t(relatedWords.title) }).getByRole("link", { name: "A drawknife from a file" }).count()).toBe(1);
  await finch.look();
  expectNoComplaints([finch]);
  await finch.context.close();
});

test("a guest reads why a hot topic is there, and finds no feed", async () => {
  const guest = await enter(browser.current(), stage.server.origin, { screen: "phone", locale: "en" });
  await guest.go("/?sort=for-you");
  expect(await guest.page.locator("article.entry").first().locator("dl dt").count()).toBe(4);
  expect(await guest.page.locator('a[href="/settings/feed"]').count()).toBe(0);
  await guest.go("/discover");
  await guest.look();
  expectNoComplaints([guest]);
  await guest.context.close();
});
