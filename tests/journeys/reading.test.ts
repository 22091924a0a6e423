import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { addPicture } from "~/features/files/add-picture.server";
import { makeAvif } from "~/features/files/make-avif.server";
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

/** A discussion of 20 posts of 100 words each, the first of them with so many pictures: alone, in a gallery, upright and wide. */
async function writeLongTopic({ server, helper, moderator }: Stage, pictures: readonly string[] = []): Promise<string> {
  const words = (post: number): string => Array.from({ length: 100 }, (_, index) => vocabulary[(index * 7 + post * 3 + ((index * index) % 11)) % vocabulary.length]).join(" ");
  const shown = [pictures.slice(0, 1), pictures.slice(1, 2), pictures.slice(2, 5), pictures.slice(5, 6), pictures.slice(6, 12)].map((ids) => ids.map((id) => `![A joint](/files/${id} "How it looked")`).join("\n"));
  const made = await createTopic(actingAs(server.ctx, helper), { board: "joinery", kind: "discussion", title: "Twenty posts of a hundred words", body: `${words(0)}\n\n${shown[0]}` });
  if (!made.ok) throw new Error(made.refusal);
  for (let post = 1; post < 20; post += 1) {
    const written = await createPost(actingAs(server.ctx, post % 2 && !shown[post] ? moderator : helper), { topicId: made.value.id, body: `${post}. ${words(post)}\n\n${shown[post] ?? ""}` });
    if (!written.ok) throw new Error(written.refusal);
  }
  return `/t/${made.value.id}/${made.value.slug}`;
}

/** Twelve photographs with their sizes encoded, AVIF too. */
async function addPhotographs({ server, helper }: Stage): Promise<string[]> {
  const sides = [[1600, 1200], [1200, 1600], [2400, 800], [1500, 1500]] as const;
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const [width, height] = sides[n % sides.length] ?? [1600, 1200];
    const photo = await sharp({ create: { width, height, channels: 3, background: "#865", noise: { type: "gaussian", mean: 128, sigma: 60 } } }).blur(4).jpeg({ quality: 90 }).toBuffer();
    const added = await addPicture(actingAs(server.ctx, helper), photo);
    if (!added.ok) throw new Error(added.refusal);
    ids.push(added.value.id);
  }
  return ids;
}

const budgets = { html: 25_000, css: 10_000, script: 85_000, all: 150_000, picture: 80_000 } as const;

/** Opens a topic on a phone, reads it to its end, and tells the gzip bytes of its parts, the bytes of its pictures, and how far anything jumped. */
async function readOnPhone(path: string) {
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
  const pictures = new Map<string, number>();
  const answers: Promise<void>[] = [];
  reader.page.on("response", (response) => {
    const kind = { document: "html", stylesheet: "css", script: "script" } as const;
    const type = response.request().resourceType();
    if (type === "image" && response.url().includes("/files/")) answers.push(response.body().then((body) => void pictures.set(response.url(), body.byteLength)));
    if (type !== "document" && type !== "stylesheet" && type !== "script") return;
    answers.push(response.body().then((body) => void (sizes[kind[type]] += gzipSync(body).byteLength)));
  });
  await reader.page.goto(path, { waitUntil: "networkidle" });
  const height = await reader.page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 700) {
    await reader.page.mouse.wheel(0, 700);
    await reader.page.evaluate(() => new Promise((seen) => requestAnimationFrame(seen)));
  }
  await reader.page.waitForLoadState("networkidle");
  await Promise.all(answers);
  const shift = Number((await reader.page.locator("html").getAttribute("data-shift")) ?? 0);
  expectNoComplaints([reader]);
  await reader.context.close();
  return { sizes, pictures, shift };
}

test.each([0, 12])("a topic of 20 posts and %i pictures stays inside the budgets on a phone, and nothing jumps while it loads and is read", async (count) => {
  const path = count === 0 ? topic : await writeLongTopic(stage, await addPhotographs(stage));
  await makeAvif(stage.server.ctx);
  const { sizes, pictures, shift } = await readOnPhone(path);
  console.log(`gzip bytes of a topic page: ${JSON.stringify(sizes)}; its pictures: ${JSON.stringify([...pictures.values()])}`);
  expect.soft(sizes.html).toBeLessThanOrEqual(budgets.html);
  expect.soft(sizes.css).toBeLessThanOrEqual(budgets.css);
  expect.soft(sizes.script).toBeLessThanOrEqual(budgets.script);
  expect.soft(sizes.html + sizes.css + sizes.script).toBeLessThanOrEqual(budgets.all);
  expect.soft(pictures.size).toBe(count);
  for (const [url, bytes] of pictures) expect.soft(bytes, url).toBeLessThanOrEqual(budgets.picture);
  expect(shift).toBe(0);
}, 180_000);

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
