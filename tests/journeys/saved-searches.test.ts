import { beforeAll, expect, test } from "vitest";
import { openTopic } from "~/features/posts/test-support/write";
import { runSavedSearches } from "~/features/saved-searches/run-saved-searches.server";
import { savedSearchWords } from "~/features/saved-searches/words";
import { searchWords } from "~/features/search/words";
import { hourMs } from "~/kernel/clock";
import { say } from "~/kernel/words";
import { shellWords } from "~/routes/shell/words";
import { useBrowser } from "../support/browser";
import { makeMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { enter, expectNoComplaints, openStage, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
}, 120_000);

const variants = [{ script: "on", screen: "desktop", locale: "en", word: "teakwood" }, { script: "off", screen: "phone", locale: "zh-CN", word: "榫卯结构" }] as const;

test.each(variants)("a member saves a search, names it and asks for mails; somebody posts; the count, the mail and the results say so: script $script, $screen, $locale", async ({ word, ...variant }) => {
  const { server, helper } = stage;
  const { ctx } = server;
  const steps = stepsIn(stage, variant.locale);
  const t = savedSearchWords;
  const address = `keeper-${variant.script}@example.org`;
  const keeper = await makeMember(ctx, { handle: `keeper-${variant.script}`, email: address });
  const { passwordHash } = await ctx.db.account.findUniqueOrThrow({ where: { memberId: helper.id } });
  await ctx.db.account.update({ where: { memberId: keeper.id }, data: { passwordHash, locale: variant.locale } });
  const person = await enter(browser.current(), server.origin, variant);
  const { page } = person;
  await steps.signIn(person, address);
  await person.go(`/search?q=${encodeURIComponent(word)}`);
  await person.look();
  await steps.press(person, t.add);
  await page.waitForURL("**/search/saved?saved");
  await person.look();
  const entry = page.getByRole("list", { name: steps.t(t.title) }).getByRole("listitem");
  await entry.getByText(steps.t(t.nothingNew)).waitFor();
  await person.go(`/search?q=${encodeURIComponent(word)}`);
  await page.getByRole("link", { name: steps.t(t.isSaved), exact: true }).click();
  await entry.getByRole("link", { name: say(t.renameNamed, variant.locale, { name: word }) }).click();
  await page.locator("#f-name").fill("Benches 工作台");
  await page.locator("#f-mail").check();
  await person.look();
  await steps.press(person, t.save);
  await page.waitForURL("**/search/saved?changed");
  await entry.getByText(steps.t(t.mailed), { exact: true }).waitFor();

  server.clock.advance(hourMs);
  await openTopic(ctx, helper, { board: "joinery", title: `About ${word} and benches` });
  await runSavedSearches(ctx);
  const link = await steps.mailedLink(keeper.handle);
  expect(new URL(link).pathname).toBe("/search/saved");
  await person.go("/");
  await page.getByLabel(say(shellWords.accountWithNews, variant.locale, { count: 1 })).click();
  await page.getByRole("link", { name: steps.t(shellWords.savedSearches) }).click();
  await entry.getByText(say(t.news, variant.locale, { count: 1 })).waitFor();
  await person.look();
  await entry.getByRole("link", { name: "Benches 工作台", exact: true }).click();
  await page.waitForURL("**/search?q=*&sort=new");
  await page.getByRole("list", { name: steps.t(searchWords.list) }).getByRole("link", { name: `About ${word} and benches` }).waitFor();
  await person.go("/search/saved");
  await entry.getByText(steps.t(t.nothingNew)).waitFor();
  await page.locator("#f-q").fill(word);
  await steps.press(person, t.save);
  await page.getByRole("alert").first().waitFor();
  expect(await page.locator("#f-q").inputValue()).toBe(word);
  await entry.getByRole("button", { name: say(t.removeNamed, variant.locale, { name: "Benches 工作台" }) }).click();
  await page.getByText(steps.t(t.emptyTitle)).waitFor();
  await person.look();
  expectNoComplaints([person]);
  await person.context.close();
});
