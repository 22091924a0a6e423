import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { createPost } from "~/features/posts/create-post.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { topicWords } from "~/features/topics/words";
import { composeWords } from "~/features/posts/compose-words";
import { shellWords } from "~/routes/shell/words";
import { actingAs } from "../support/cast";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { enter, expectNoComplaints, openStage, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
let topic = "";

beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
  topic = await writeLongTopic(stage);
}, 120_000);

const vocabulary = "grain joint chisel plane mallet clamp glue oak ash walnut saw bench square gauge marking shoulder tenon mortise dovetail rebate".split(" ");

/** A discussion of 20 posts of 100 words each. */
async function writeLongTopic({ server, helper, moderator }: Stage): Promise<string> {
  const words = (post: number): string => Array.from({ length: 100 }, (_, index) => vocabulary[(index * 7 + post * 3 + ((index * index) % 11)) % vocabulary.length]).join(" ");
  const made = await createTopic(actingAs(server.ctx, helper), { board: "joinery", kind: "discussion", title: "Twenty posts of a hundred words", body: words(0) });
  if (!made.ok) throw new Error(made.refusal);
  for (let post = 1; post < 20; post += 1) {
    const written = await createPost(actingAs(server.ctx, post % 2 ? moderator : helper), { topicId: made.value.id, body: `${post}. ${words(post)}` });
    if (!written.ok) throw new Error(written.refusal);
  }
  return `/t/${made.value.id}/${made.value.slug}`;
}

const budgets = { html: 25_000, css: 10_000, script: 115_000, all: 150_000 } as const;

test("a topic of 20 posts stays inside the budgets, and nothing jumps while it loads", async () => {
  const reader = await enter(browser.current(), stage.server.origin, { screen: "phone" });
  await reader.context.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const value: unknown = Reflect.get(entry, "value");
        document.documentElement.dataset.shift = String(Number(document.documentElement.dataset.shift ?? 0) + Number(value));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const sizes = { html: 0, css: 0, script: 0 };
  const answers: Promise<void>[] = [];
  reader.page.on("response", (response) => {
    const kind = { document: "html", stylesheet: "css", script: "script" } as const;
    const type = response.request().resourceType();
    if (type !== "document" && type !== "stylesheet" && type !== "script") return;
    answers.push(response.body().then((body) => void (sizes[kind[type]] += gzipSync(body).byteLength)));
  });
  await reader.page.goto(topic, { waitUntil: "networkidle" });
  await Promise.all(answers);
  console.log(`gzip bytes of a topic page: ${JSON.stringify(sizes)}`);
  expect.soft(sizes.html).toBeLessThanOrEqual(budgets.html);
  expect.soft(sizes.css).toBeLessThanOrEqual(budgets.css);
  expect.soft(sizes.script).toBeLessThanOrEqual(budgets.script);
  expect.soft(sizes.html + sizes.css + sizes.script).toBeLessThanOrEqual(budgets.all);
  expect(Number((await reader.page.locator("html").getAttribute("data-shift")) ?? 0)).toBe(0);
  expectNoComplaints([reader]);
  await reader.context.close();
});

test("the keyboard alone leads past the bars, through a list and into a topic", async () => {
  const reader = await enter(browser.current(), stage.server.origin);
  const { page } = reader;
  await reader.go("/?sort=new");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#main");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => location.hash)).toBe("#main");
  const onTitle = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest("h2, h3") !== null);
  await expect.poll(async () => {
    await page.keyboard.press("j"); // until the page has woken up
    return onTitle();
  }).toBe(true);
  await page.keyboard.press("o");
  await page.waitForURL("**/t/**");
  expectNoComplaints([reader]);
  await reader.context.close();
});

test("language and theme are served as chosen, so nothing flashes", async () => {
  const reader = await enter(browser.current(), stage.server.origin, { script: "off" });
  const { page } = reader;
  await reader.go("/boards");
  await page.getByLabel(shellWords.theme.en).click();
  await page.getByRole("button", { name: shellWords.dark.en }).click();
  await page.getByLabel(shellWords.theme.en).click();
  await page.getByRole("button", { name: "简体中文" }).click();
  await page.getByRole("heading", { level: 1, name: topicWords.boardsTitle.zh }).waitFor();
  const cookies = (await reader.context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const served = await (await fetch(`${stage.server.origin}/boards`, { headers: { cookie: cookies } })).text();
  expect(served).toMatch(/<html lang="zh-CN" data-theme="dark"/);
  expectNoComplaints([reader]);
  await reader.context.close();
});

test("a double click posts once, a refused form keeps its text, and going back after signing out shows nothing private", async () => {
  const steps = stepsIn(stage, "en");
  const member = await enter(browser.current(), stage.server.origin);
  const { page } = member;
  await steps.signIn(member, "finch@example.org");
  await member.go(topic);
  await page.locator("#f-body").fill("Clicked twice, meant once.");
  await page.getByRole("button", { name: topicWords.sendReply.en }).dblclick();
  await page.locator("article.post").filter({ hasText: "Clicked twice" }).first().waitFor();
  expect(await stage.server.ctx.db.post.count({ where: { body: "Clicked twice, meant once." } })).toBe(1);

  await member.go("/new?board=joinery&kind=discussion");
  await page.locator("#f-title").fill("Short");
  await page.locator("#f-body").fill("A text that must not get lost.");
  await steps.press(member, composeWords.publish);
  await page.getByRole("alert").waitFor();
  expect(await page.locator("#f-body").inputValue()).toBe("A text that must not get lost.");
  expect(await page.locator("#f-title").inputValue()).toBe("Short");

  await member.go("/settings/account");
  expect(await page.content()).toContain("finch@example.org");
  await page.getByLabel(shellWords.account.en).click();
  await steps.press(member, shellWords.signOut);
  await page.waitForURL(`${stage.server.origin}/`);
  await page.goBack();
  await page.waitForURL("**/sign-in?**");
  expect(await page.content()).not.toContain("finch@example.org");
  expectNoComplaints([member]);
  await member.context.close();
});
