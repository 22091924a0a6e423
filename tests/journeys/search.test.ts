import { beforeAll, expect, test } from "vitest";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { searchWords } from "~/features/search/words";
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
  const { server, helper, moderator } = stage;
  const { id } = await openTopic(server.ctx, helper, { board: "joinery", kind: "question", title: "Which glue for a teak bench", body: "It stands outdoors. 户外用什么胶水？", tags: ["teak"] });
  await reply(server.ctx, moderator, id, { body: "Wipe teak with acetone before the glue." });
  await openTopic(server.ctx, helper, { board: "joinery", title: "Glue on my good trousers", body: "How does one get it out?" });
}, 120_000);

const variants = [{ script: "on", screen: "desktop", locale: "en" }, { script: "off", screen: "phone", locale: "zh-CN" }] as const;

test.each(variants)("a visitor searches, narrows the results, takes the filter off, and is helped on where there is nothing: script $script, $screen, $locale", async (variant) => {
  const steps = stepsIn(stage, variant.locale);
  const guest = await enter(browser.current(), stage.server.origin, variant);
  const { page } = guest;
  await guest.go("/");
  if (variant.screen === "phone") await page.getByRole("link", { name: steps.t(searchWords.box), exact: true }).click();
  await page.getByRole("searchbox").filter({ visible: true }).first().fill("glue");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=glue");
  const results = page.getByRole("list", { name: steps.t(searchWords.list) }).getByRole("listitem");
  expect(await results.count()).toBe(2);
  expect(await results.first().locator("mark").first().innerText()).toMatch(/glue/i);
  await guest.look();
  await page.locator("aside a.tag", { hasText: "#teak" }).click();
  await page.getByRole("link", { name: say(searchWords.without, variant.locale, { filter: "tag:teak" }) }).waitFor();
  expect(await results.count()).toBe(1);
  expect(await page.getByRole("searchbox").filter({ visible: true }).first().inputValue()).toBe("glue tag:teak");
  await guest.look();
  await page.getByRole("link", { name: say(searchWords.without, variant.locale, { filter: "tag:teak" }) }).click();
  await expect.poll(() => results.count()).toBe(2);
  await results.getByRole("link", { name: "Which glue for a teak bench" }).click();
  await page.waitForURL("**/t/**");
  await guest.go(`/search?q=${encodeURIComponent("胶水 -glue")}`);
  await page.getByText(steps.t(searchWords.nothingTitle)).waitFor();
  await guest.look();
  expectNoComplaints([guest]);
  await guest.context.close();
});
