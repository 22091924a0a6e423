import { beforeAll, expect, test } from "vitest";
import { openTopic } from "~/features/posts/test-support/write";
import { valueOf } from "~/kernel/test-support/results";
import { say } from "~/kernel/words";
import { offerWords } from "~/features/tags/offer-words";
import { addSynonym } from "~/features/tags/set-synonym.server";
import { tagStaffWords, tagWords } from "~/features/tags/words";
import { shellWords } from "~/routes/shell/words";
import { actingAs, makeMember, type CastMember } from "../support/cast";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { enter, expectNoComplaints, openStage, password, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
let keeper: CastMember;
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
  const { ctx } = stage.server;
  keeper = await makeMember(ctx, { handle: "keeper", email: "keeper@example.org", trust: 2, role: "moderator" });
  await ctx.db.account.updateMany({ data: { passwordHash: await ctx.ports.passwords.hash(password) } });
  for (const tags of [["oak", "hand-tools"], ["hand-tools"], ["tools"]]) await openTopic(ctx, stage.helper, { board: "joinery", tags });
  valueOf(await addSynonym(actingAs(ctx, keeper), { tag: "oak", alias: "橡木" }));
  await drainWorker(ctx);
}, 120_000);

test("a member tags a topic by a synonym and an offered tag without script; staff merge two tags, and the old link leads on", async () => {
  const { server } = stage;
  const writer = await enter(browser.current(), server.origin, { script: "off", locale: "zh-CN", screen: "phone" });
  await stepsIn(stage, "zh-CN").signIn(writer, "finch@example.org");
  await writer.go("/new?board=joinery&kind=discussion");
  await writer.page.locator("#f-title").fill("刨子怎么调");
  await writer.page.locator("#f-body").fill("一刨就卡。");
  await writer.page.locator("#f-tags").fill("橡木");
  const offer = writer.page.getByRole("group", { name: say(offerWords.picks, "zh-CN") }).getByRole("checkbox", { name: /hand-tools/ });
  await offer.check();
  await writer.page.locator("#f-tags").press("Enter");
  await writer.page.waitForURL("**/t/**");
  for (const tag of ["#oak", "#hand-tools"]) await writer.page.getByRole("link", { name: tag, exact: true }).waitFor();

  const staff = await enter(browser.current(), server.origin);
  const { page } = staff;
  await stepsIn(stage, "en").signIn(staff, "keeper@example.org");
  await page.getByRole("navigation", { name: say(shellWords.mainNav, "en") }).getByRole("link", { name: say(tagWords.tags, "en") }).click();
  await page.locator("#f-q").fill("hand");
  await page.locator("#f-q").press("Enter");
  await page.waitForURL("**/tags?**");
  await staff.look();
  await page.getByRole("list", { name: say(tagWords.list, "en") }).getByRole("link", { name: "#hand-tools" }).click();
  await page.getByRole("heading", { level: 1, name: "#hand-tools" }).waitFor();
  await staff.look();
  await page.getByRole("link", { name: say(tagWords.manage, "en") }).click();
  await page.waitForURL("**/staff/tags/hand-tools");
  await staff.look();
  await page.locator("#f-into").fill("tools");
  await page.locator("#f-merge-reason").fill("All tools are held in a hand.");
  await page.getByRole("button", { name: say(tagStaffWords.mergeNow, "en"), exact: true }).click();
  await page.waitForURL("**/staff/tags/tools?done");
  await page.getByText("hand-tools").first().waitFor();
  await drainWorker(server.ctx);

  const guest = await enter(browser.current(), server.origin, { script: "off" });
  await guest.go("/tags/hand-tools?sort=new");
  expect(new URL(guest.page.url()).pathname).toBe("/tags/tools");
  await guest.page.getByRole("link", { name: "刨子怎么调" }).first().waitFor();
  expectNoComplaints([writer, staff, guest]);
  for (const person of [writer, staff, guest]) await person.context.close();
});

test("a description refused as stale keeps what was written beside what stands now, and its history tells both", async () => {
  const writer = await enter(browser.current(), stage.server.origin, { screen: "phone" });
  const { page } = writer;
  await stepsIn(stage, "en").signIn(writer, "finch@example.org");
  await writer.go("/tags/oak/edit");
  await writer.look();
  await stage.server.ctx.db.tag.update({ where: { name: "oak" }, data: { summary: "Said meanwhile", version: 2 } });
  await page.locator("#f-summary").fill("Hard and brown");
  await page.locator("#f-body").fill("Splits **well**.");
  await page.getByRole("button", { name: say(tagWords.save, "en") }).click();
  await page.getByText("Said meanwhile").waitFor();
  expect([await page.locator("#f-summary").inputValue(), await page.locator("#f-body").inputValue()]).toEqual(["Hard and brown", "Splits **well**."]);
  await page.getByRole("button", { name: say(tagWords.save, "en") }).click();
  await page.waitForURL("**/tags/oak");
  await page.getByText("Hard and brown").waitFor();
  await page.getByRole("link", { name: say(tagWords.history, "en") }).click();
  await page.waitForURL("**/tags/oak/history");
  expect(await page.locator("del").first().innerText()).toBe("Said meanwhile");
  await writer.look();
  expectNoComplaints([writer]);
  await writer.context.close();
});

test("a tag offered for the text is taken by a click, by the name it goes by", async () => {
  const writer = await enter(browser.current(), stage.server.origin, { screen: "phone", locale: "zh-CN" });
  const { page } = writer;
  await stepsIn(stage, "zh-CN").signIn(writer, "finch@example.org");
  await writer.go("/new?board=joinery&kind=discussion");
  await page.locator("#f-title").fill("橡木怎么晾");
  await page.locator("#f-tags").focus();
  await page.getByRole("button", { name: say(offerWords.add, "zh-CN", { tag: "oak" }) }).click();
  await expect.poll(() => page.locator("#f-tags").inputValue()).toBe("oak, ");
  await writer.look();
  await page.locator("#f-tags").pressSequentially("xyz");
  await page.getByRole("option", { name: /#xyz/ }).waitFor();
  expectNoComplaints([writer]);
  await writer.context.close();
});
