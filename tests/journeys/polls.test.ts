import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { answererWords } from "~/features/answerers/words";
import { pollFormWords } from "~/features/polls/form-words";
import { recordWords } from "~/features/polls/record-words";
import { pollWords } from "~/features/polls/words";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { topicWords } from "~/features/topics/words";
import { say } from "~/kernel/words";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { enter, expectNoComplaints, openStage, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
}, 120_000);

const variants = [{ script: "on", screen: "phone", locale: "zh-CN" }, { script: "off", screen: "desktop", locale: "en" }] as const;

test.each(variants)("a member puts a ranked poll into a topic, others vote and change their mind, it ends, and a voter finds the ballot by its receipt: script $script, $locale", async (variant) => {
  const { server, helper } = stage;
  const steps = stepsIn(stage, variant.locale);
  const { id } = await openTopic(server.ctx, helper, { board: "joinery", kind: "discussion" });
  const [finch, warden] = await Promise.all([enter(browser.current(), server.origin, variant), enter(browser.current(), server.origin, variant)]);
  await steps.signIn(finch, "finch@example.org");
  await finch.go(`/t/${id}/poll`);
  await finch.page.locator("#f-question").fill("Which wood next? 下次用什么木头？");
  await finch.page.locator("#f-options").fill("Oak\nAsh\nOak");
  await finch.page.getByRole("radio", { name: steps.t(pollFormWords.ranked) }).check();
  await steps.press(finch, pollFormWords.save);
  await finch.page.locator("[role=alert]").first().waitFor(); // twice the same: nothing typed is lost
  expect(await finch.page.locator("#f-options").inputValue()).toBe("Oak\nAsh\nOak");
  await finch.page.locator("#f-options").fill("Oak\nAsh\n山毛榉");
  await finch.look();
  await steps.press(finch, pollFormWords.save);
  await finch.page.waitForURL(`**/t/${id}/**`);

  await steps.signIn(warden, "warden@example.org");
  await warden.go(`/t/${id}`);
  const { page } = warden;
  await page.locator("select[name=mark-1]").selectOption("1");
  await page.locator("select[name=mark-3]").selectOption("1");
  await steps.press(warden, pollWords.vote);
  await page.locator("[role=alert]").first().waitFor(); // two in one place
  expect(await page.locator("select[name=mark-3]").inputValue()).toBe("1");
  await page.locator("select[name=mark-3]").selectOption("2");
  await warden.look();
  await steps.press(warden, pollWords.vote);
  await page.waitForURL(`**/t/${id}/**`);
  const receipt = async (): Promise<string> => (await page.locator(".poll-receipt code").textContent()) ?? "";
  const former = await receipt();
  await page.getByText(steps.t(pollWords.change)).click();
  await page.locator("select[name=mark-1]").selectOption("");
  await page.locator("select[name=mark-3]").selectOption("1");
  await steps.press(warden, pollWords.vote);
  await page.waitForURL(`**/t/${id}/**`);
  const last = await receipt();
  expect(last).not.toBe(former);
  await warden.look();

  await finch.go(`/t/${id}/poll`);
  await steps.press(finch, pollFormWords.remove);
  await finch.page.locator("[role=alert]").first().waitFor(); // somebody has voted
  await finch.page.locator("#f-options").fill("Elm\nYew");
  await steps.press(finch, pollFormWords.add);
  await finch.page.getByText("5. Yew").waitFor();
  await finch.look();
  await steps.press(finch, pollFormWords.endNow);
  await finch.page.waitForURL(`**/t/${id}/**`);
  await finch.page.getByText(say(pollWords.runOffWon, variant.locale, { option: "山毛榉" })).waitFor();
  await finch.look();
  await warden.go(`/t/${id}`);
  await page.getByText(steps.t(pollWords.votedGone)).waitFor();
  await page.getByRole("link", { name: steps.t(pollWords.record) }).click();
  for (const [code, told] of [[former, steps.t(recordWords.notFound)], [last, say(recordWords.found, variant.locale, { choices: "山毛榉" })]] as const) {
    await page.locator("#f-receipt").fill(code);
    await steps.press(warden, recordWords.search);
    await page.getByText(told).waitFor();
  }
  if (variant.script === "on") {
    await page.locator("#page[data-awake]").waitFor();
    await steps.press(warden, recordWords.verify);
    await page.getByText(say(recordWords.right, variant.locale, { count: 1 })).waitFor();
  }
  await warden.look();
  const people = [finch, warden];
  expectNoComplaints(people);
  await Promise.all(people.map(({ context }) => context.close()));
});

test("an option shows a picture that was put into its line, and the poll is voted on by keyboard alone", async () => {
  const { server, helper } = stage;
  const steps = stepsIn(stage, "en");
  const { id } = await openTopic(server.ctx, helper, { board: "joinery", kind: "discussion" });
  const finch = await enter(browser.current(), server.origin, { screen: "phone" });
  const { page } = finch;
  await steps.signIn(finch, "finch@example.org");
  await finch.go(`/t/${id}/poll`);
  await page.locator("#f-options").fill("Ash\n");
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#a65" } }).png().toBuffer();
  await page.locator("input[type=file]").setInputFiles({ name: "oak.png", mimeType: "image/png", buffer: photo });
  await page.locator(".up input").fill("Oak, quartersawn");
  await expect.poll(() => page.locator("#f-options").inputValue()).toMatch(/!\[Oak, quartersawn\]\(\/files\/[0-9a-z]{26}\)/);
  await steps.press(finch, pollFormWords.save);
  await page.waitForURL(`**/t/${id}/**`);
  await page.locator("#page[data-awake]").waitFor();
  const shown = page.locator(".ballot-line", { hasText: "Oak, quartersawn" }).locator("img");
  await expect.poll(() => shown.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(640);
  await page.locator(".ballot-line input").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.locator(".poll-mine").getByText("Ash").waitFor();
  expectNoComplaints([finch]);
  await finch.context.close();
});

test.each(variants)("an asker finds who can answer and asks them; the question stands among theirs: script $script, $locale", async (variant) => {
  const { server, helper, moderator } = stage;
  const steps = stepsIn(stage, variant.locale);
  const known = await openTopic(server.ctx, moderator, { board: "joinery", kind: "question", tags: ["glue"] });
  await reply(server.ctx, helper, known.id, { body: "Warm it first." });
  const { id } = await openTopic(server.ctx, moderator, { board: "joinery", kind: "question", tags: ["glue"] });
  const [finch, warden] = await Promise.all([enter(browser.current(), server.origin, variant), enter(browser.current(), server.origin, variant)]);
  await steps.signIn(warden, "warden@example.org");
  await warden.go(`/t/${id}`);
  await warden.page.getByRole("link", { name: steps.t(topicWords.whoCanAnswer) }).click();
  await warden.page.getByText("#glue").waitFor();
  await warden.look();
  await warden.page.getByRole("button", { name: steps.t(answererWords.invite) }).first().click();
  await warden.page.getByText(steps.t(answererWords.invited), { exact: true }).waitFor();
  await steps.signIn(finch, "finch@example.org");
  await finch.go("/questions");
  await finch.page.getByRole("link", { name: steps.t(answererWords.mineTitle) }).click();
  await finch.look();
  await finch.page.locator(`main a[href^="/t/${id}"]`).click();
  await finch.page.waitForURL(`**/t/${id}/**`);
  expectNoComplaints([finch, warden]);
  await Promise.all([finch, warden].map(({ context }) => context.close()));
});
