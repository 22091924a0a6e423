import { beforeAll, expect, test } from "vitest";
import { openTopic } from "~/features/posts/test-support/write";
import { searchLogWords } from "~/features/search-log/words";
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
  const { ctx } = stage.server;
  await makeMember(ctx, { handle: "runner", email: "runner@example.org", role: "operator" });
  const { passwordHash } = await ctx.db.account.findUniqueOrThrow({ where: { memberId: stage.helper.id } });
  await ctx.db.account.updateMany({ data: { passwordHash } });
  await openTopic(ctx, stage.helper, { board: "joinery", title: "Teakwood benches outdoors" });
}, 120_000);

const variants = [{ script: "on", screen: "desktop", locale: "en" }, { script: "off", screen: "phone", locale: "zh-CN" }] as const;

test.each(variants)("what two people search for, and whether they open a result, is what an operator sees: script $script, $screen, $locale", async (variant) => {
  const { server } = stage;
  const steps = stepsIn(stage, variant.locale);
  await server.ctx.db.searchLogEntry.deleteMany();
  const [guest, runner] = [await enter(browser.current(), server.origin, variant), await enter(browser.current(), server.origin, variant)];
  await steps.signIn(runner, "runner@example.org");
  for (const person of [guest, runner]) {
    await person.go("/search?q=teakwood");
    await person.page.getByRole("link", { name: "Teakwood benches outdoors" }).click();
    await person.page.waitForURL("**/t/**");
    await person.go("/search?q=bubinga");
  }
  const opened = variant.script === "on" ? 2 : 0;
  await expect.poll(async () => [await server.ctx.db.searchLogEntry.count(), await server.ctx.db.searchLogEntry.count({ where: { clicked: 1 } })]).toEqual([4, opened]);
  await runner.go("/staff/search-log?days=7");
  await runner.look();
  const table = (name: keyof typeof searchLogWords) => runner.page.getByRole("table", { name: steps.t(searchLogWords[name]) });
  expect(await table("figures").innerText()).toMatch(variant.script === "on" ? /4[\s\S]*50\s?%[\s\S]*50\s?%/ : /4[\s\S]*50%[\s\S]*0%/);
  expect(await table("inVain").getByRole("link").allInnerTexts()).toEqual(["bubinga"]);
  await table("terms").getByRole("link", { name: "teakwood" }).click();
  await runner.page.waitForURL("**/search?q=teakwood");
  expectNoComplaints([guest, runner]);
  for (const { context } of [guest, runner]) await context.close();
});
