import type { Page } from "playwright";
import { beforeAll, expect, test } from "vitest";
import { openTopic } from "~/features/posts/test-support/write";
import { suggestWords } from "~/features/search/suggest-words";
import { searchWords } from "~/features/search/words";
import { useBrowser } from "../support/browser";
import { makeMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { enter, expectNoComplaints, holdBack, openStage, type Person, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
  const { server, helper } = stage;
  await openTopic(server.ctx, helper, { board: "joinery", kind: "question", title: "Jointing teak by hand", tags: ["jointer"] });
  await openTopic(server.ctx, helper, { board: "joinery", title: "A jig to join 榫卯 boards" });
  await makeMember(server.ctx, { handle: "joinwell" });
}, 120_000);

const field = (page: Page) => page.locator('input[type="search"]').filter({ visible: true }).first();
const options = (page: Page) => page.getByRole("listbox").getByRole("option");
const chosen = (page: Page) => page.getByRole("option", { selected: true });

async function settle(person: Person): Promise<void> {
  await expect.poll(() => field(person.page).getAttribute("aria-expanded")).toBe("true");
}

test("on a desk, in English: / leads to the field, arrows choose in groups, Enter opens, Escape closes, and Enter alone searches", async () => {
  const steps = stepsIn(stage, "en");
  const guest = await enter(browser.current(), stage.server.origin);
  const { page } = guest;
  await guest.go("/");
  await page.keyboard.press("/");
  await page.keyboard.type("join");
  await settle(guest);
  expect(await options(page).allInnerTexts()).toEqual([expect.stringContaining("Jointing teak"), expect.stringContaining("A jig to join"), "Joinery", expect.stringContaining("jointer"), expect.stringContaining("@joinwell")]);
  for (const name of [suggestWords.topics, suggestWords.boards, suggestWords.tags, suggestWords.members]) await page.getByRole("group", { name: steps.t(name) }).waitFor();
  expect(await options(page).locator("mark").first().innerText()).toBe("Join");
  expect(await page.getByRole("status").filter({ hasText: "5 suggestions" }).count()).toBe(1);
  expect(await chosen(page).count()).toBe(0);
  await guest.look();
  await page.keyboard.press("ArrowUp");
  expect(await chosen(page).innerText()).toContain("@joinwell");
  await page.keyboard.press("Home");
  expect(await chosen(page).innerText()).toContain("Jointing teak");
  expect(await chosen(page).getAttribute("id")).toBe(await field(page).getAttribute("aria-activedescendant"));
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowDown");
  expect(await chosen(page).count()).toBe(0);
  await page.keyboard.press("Escape");
  expect([await options(page).count(), await field(page).inputValue(), await field(page).getAttribute("aria-expanded")]).toEqual([0, "join", "false"]);
  await page.keyboard.type("t");
  await settle(guest);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/t/**");
  await page.locator("#page[data-awake]").waitFor();
  await field(page).fill("jig");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=jig");
  expectNoComplaints([guest]);
  await guest.context.close();
});

test("on a phone, in Chinese: a sheet under the field, what is composed asks for nothing, recent searches stay on the device until they are cleared", async () => {
  const steps = stepsIn(stage, "zh-CN");
  const guest = await enter(browser.current(), stage.server.origin, { screen: "phone", locale: "zh-CN" });
  const { page } = guest;
  const asked: string[] = [];
  page.on("request", (request) => void (request.url().includes("/search/suggestions") ? asked.push(decodeURIComponent(request.url())) : undefined));
  await page.clock.install();
  await guest.go("/search");
  await field(page).tap();
  await expect.poll(() => field(page).getAttribute("role")).toBe("combobox");
  const session = await guest.context.newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "sun mao", selectionStart: 7, selectionEnd: 7 });
  await page.clock.runFor(1_000);
  expect([asked, await options(page).count()]).toEqual([[], 0]);
  await session.send("Input.insertText", { text: "榫卯" });
  await settle(guest);
  expect(asked).toEqual([expect.stringContaining("q=榫卯")]);
  expect(await options(page).allInnerTexts()).toEqual([expect.stringContaining("A jig to join 榫卯 boards")]);
  const box = await page.locator(".finder").boundingBox();
  expect([box?.x, box?.width]).toEqual([0, 390]);
  await guest.look();
  await page.getByRole("button", { name: steps.t(searchWords.go), exact: true }).tap();
  await page.waitForURL("**/search?q=*");
  await guest.go("/search");
  await field(page).tap();
  await page.getByRole("group", { name: steps.t(suggestWords.recent) }).getByRole("option", { name: "榫卯" }).waitFor();
  await guest.look();
  await page.getByRole("button", { name: steps.t(suggestWords.clear) }).tap();
  await expect.poll(() => options(page).count()).toBe(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await field(page).fill("teak");
  await options(page).filter({ hasText: "Jointing teak" }).tap();
  await page.waitForURL("**/t/**");
  expectNoComplaints([guest]);
  await guest.context.close();
});

test("an answer that is late is given up for a newer one, and what is suggested comes only when somebody turns to the field", async () => {
  const guest = await enter(browser.current(), stage.server.origin);
  const { page } = guest;
  const scripts: string[] = [];
  page.on("request", (request) => void (request.url().includes("suggest-sheet") ? scripts.push(request.url()) : undefined));
  await guest.go("/");
  expect(scripts).toEqual([]);
  await field(page).focus();
  await expect.poll(() => field(page).getAttribute("role")).toBe("combobox");
  const letThrough = await holdBack(page, "**/search/suggestions?q=j");
  await page.keyboard.type("j");
  await page.waitForRequest("**/search/suggestions?q=j");
  const givenUp = page.waitForEvent("requestfailed", (request) => request.url().endsWith("q=j"));
  await page.keyboard.type("ig");
  await settle(guest);
  await givenUp;
  letThrough();
  expect(await options(page).allInnerTexts()).toEqual([expect.stringContaining("A jig to join")]);
  await guest.context.close();
});

test("without script the field is sent as it is", async () => {
  const guest = await enter(browser.current(), stage.server.origin, { script: "off" });
  await guest.go("/");
  expect([await field(guest.page).getAttribute("role"), await guest.page.locator(".finder").count()]).toEqual([null, 0]);
  await field(guest.page).fill("teak");
  await guest.page.keyboard.press("Enter");
  await guest.page.waitForURL("**/search?q=teak");
  await guest.page.getByRole("link", { name: "Jointing teak by hand" }).waitFor();
  expectNoComplaints([guest]);
  await guest.context.close();
});
