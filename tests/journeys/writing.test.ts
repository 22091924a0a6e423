import { readFileSync } from "node:fs";
import type { Locator } from "playwright";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { keepingWords } from "~/features/drafts/keeping-words";
import { lineWords } from "~/features/drafts/line-words";
import { draftWords } from "~/features/drafts/words";
import { editorWords } from "~/features/posts/editor-words";
import { pdf } from "~/features/files/test-support/make-files";
import { uploadWords } from "~/features/files/words";
import { composeWords } from "~/features/posts/compose-words";
import { previewWords } from "~/features/posts/preview-words";
import { openTopic } from "~/features/posts/test-support/write";
import { topicWords } from "~/features/topics/words";
import { shellWords } from "~/routes/shell/words";
import { makeBoard, makeMember } from "../support/cast";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { enter, expectNoComplaints, holdBack, openStage, password, type Person, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
}, 120_000);

/** Somebody new with an account, signed in on a device of theirs. */
async function writer(handle: string, devices = 1): Promise<Person[]> {
  const { ctx } = stage.server;
  const { id: memberId } = await makeMember(ctx, { handle, email: `${handle}@example.org`, trust: 2 });
  await ctx.db.account.update({ where: { memberId }, data: { passwordHash: await ctx.ports.passwords.hash(password) } });
  const people: Person[] = [];
  for (let device = 0; device < devices; device += 1) {
    const person = await enter(browser.current(), stage.server.origin, { screen: device % 2 ? "phone" : "desktop" });
    await stepsIn(stage, "en").signIn(person, `${handle}@example.org`);
    people.push(person);
  }
  return people;
}

const steps = () => stepsIn(stage, "en");
const kept = ({ page }: Person): Promise<void> => page.getByText(keepingWords.kept.en).filter({ visible: true }).first().waitFor();
const bodyOf = ({ page }: Person): Promise<string> => page.locator("#f-body").inputValue();
/** Whether raw text fills its place, in the type of code. */
const isStyled = (text: Locator): Promise<boolean> => text.evaluate((area) => area.clientWidth > 0.8 * (area.parentElement?.clientWidth ?? Infinity) && getComputedStyle(area).fontFamily.includes("mono"));
const leave = async (people: Person[]): Promise<void> => {
  expectNoComplaints(people);
  await Promise.all(people.map(({ context }) => context.close()));
};

test("a draft survives a closed tab, is listed, written on and gone once it is published", async () => {
  const [one] = await writer("alma");
  if (!one) throw new Error("nobody came");
  await one.go("/new?board=joinery&kind=discussion");
  await one.page.locator("#f-title").fill("A tab that was closed");
  await one.page.locator("#f-body").fill("Half a thought");
  await kept(one);
  await one.page.close();
  const page = await one.context.newPage();
  const again = { ...one, page };
  await page.goto("/drafts");
  await page.getByRole("link", { name: "A tab that was closed" }).click();
  await page.waitForURL("**/new?draft=**");
  expect(await bodyOf(again)).toBe("Half a thought");
  await page.locator("#f-body").fill("A whole thought");
  await steps().press(again, composeWords.publish);
  await page.waitForURL("**/t/**");
  await page.goto("/drafts");
  await page.getByText(draftWords.emptyTitle.en).waitFor();
  await leave([one]);
});

test("what is typed while the server does not answer stays, is not sent into nothing, and comes back", async () => {
  const [one] = await writer("boris");
  if (!one) throw new Error("nobody came");
  const { page, context } = one;
  await one.go("/new?board=joinery&kind=discussion");
  await page.locator("#f-title").fill("A server that went away");
  await page.locator("#f-body").fill("Before.");
  await kept(one);
  await context.setOffline(true);
  await page.locator("#f-body").fill("Before. And after.");
  await page.getByText(keepingWords.offline.en).waitFor();
  await steps().press(one, composeWords.publish);
  await page.getByText(keepingWords.unreached.en).waitFor();
  expect(await bodyOf(one)).toBe("Before. And after.");
  const address = page.url();
  await page.close(); // the browser is killed meanwhile
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(address);
  await expect.poll(() => next.locator("#f-body").inputValue()).toBe("Before. And after.");
  await kept({ ...one, page: next });
  await context.close();
});

test("a sign-in that ended while somebody wrote loses nothing, with and without script", async () => {
  for (const script of ["on", "off"] as const) {
    const handle = script === "on" ? "clara" : "cyril";
    const [one] = await writer(handle);
    if (!one) throw new Error("nobody came");
    const cookies = await one.context.cookies();
    const person = script === "on" ? one : await enter(browser.current(), stage.server.origin, { script: "off" });
    await person.context.addCookies(cookies);
    await person.go("/new?board=joinery&kind=discussion");
    await person.page.locator("#f-title").fill(`Signed out, script ${script}`);
    await person.page.locator("#f-body").fill("Long and carefully put.");
    await stage.server.ctx.db.session.deleteMany();
    await steps().press(person, composeWords.publish);
    await person.page.getByRole("heading", { name: shellWords.signedOutTitle.en }).waitFor();
    await person.look();
    expect(await bodyOf(person)).toBe("Long and carefully put.");
    const tab = await person.context.newPage();
    await steps().signIn({ ...person, page: tab, go: async (path) => void (await tab.goto(path)) }, `${handle}@example.org`);
    await steps().press(person, shellWords.sendAgain);
    await person.page.getByRole("alert").waitFor(); // the form belongs to the sign-in before: sent once more, it goes through
    expect(await bodyOf(person)).toBe("Long and carefully put.");
    await steps().press(person, composeWords.publish);
    await person.page.waitForURL("**/t/**");
    await Promise.all([one, person].map(({ context }) => context.close()));
  }
});

test("two devices on one draft: neither writes over the other unseen, and both texts are shown", async () => {
  const [desk, phone] = await writer("dora", 2);
  if (!desk || !phone) throw new Error("nobody came");
  await desk.go("/new?board=joinery&kind=discussion");
  await desk.page.locator("#f-title").fill("Two devices");
  await desk.page.locator("#f-body").fill("Begun at the desk.");
  await kept(desk);
  await phone.page.goto(desk.page.url());
  expect(await bodyOf(phone)).toBe("Begun at the desk.");
  await phone.page.locator("#f-body").fill("Written on in the train.");
  await expect.poll(async () => JSON.stringify(await stage.server.ctx.db.draft.findMany())).toContain("in the train");
  await desk.page.locator("#f-body").fill("Written on at the desk.");
  await desk.page.getByText(keepingWords.changedTitle.en).waitFor();
  await desk.look();
  expect(await desk.page.locator("textarea.raw").inputValue()).toContain("Written on in the train.");
  expect(await isStyled(desk.page.locator("textarea.raw"))).toBe(true);
  expect(await bodyOf(desk)).toBe("Written on at the desk.");
  await steps().press(desk, keepingWords.takeTheirs);
  expect(await bodyOf(desk)).toBe("Written on in the train.");
  expect(await desk.page.evaluate(() => document.activeElement?.id)).toBe("f-body");
  await kept(desk);
  desk.complaints.broken = desk.complaints.broken.filter((line) => !line.startsWith("409 PUT")); // how the conflict is told
  await leave([desk, phone]);
});

test.each([["no script has come", "**/assets/entry.client-*.js"], ["the page's script has not come", "**/assets/new-*.js"]])("what is written on in a draft while %s is not taken back when the page wakes", async (_when, script) => {
  const [one] = await writer(script.includes("new") ? "henrike" : "hanneke");
  if (!one) throw new Error("nobody came");
  await one.go("/new?board=joinery&kind=discussion");
  await one.page.locator("#f-title").fill("A slow network");
  await one.page.locator("#f-body").fill("Begun.");
  await kept(one);
  const address = one.page.url();
  await one.page.goto("/");
  const letThrough = await holdBack(one.page, script);
  await one.page.goto(address, { waitUntil: "commit" });
  await one.page.locator("#f-body").fill("Begun. Written on at once.");
  letThrough();
  await kept(one);
  expect(await bodyOf(one)).toBe("Begun. Written on at once.");
  await expect.poll(async () => JSON.stringify(await stage.server.ctx.db.draft.findMany())).toContain("Written on at once");
  await leave([one]);
});

test("what a device kept unsent does not write over a newer draft: both are shown", async () => {
  const [desk, phone] = await writer("gerda", 2);
  if (!desk || !phone) throw new Error("nobody came");
  await desk.go("/new?board=joinery&kind=discussion");
  await desk.page.locator("#f-title").fill("A train with no network");
  await desk.page.locator("#f-body").fill("Begun.");
  await kept(desk);
  await phone.page.goto(desk.page.url());
  await phone.page.locator("#f-body").fill("Begun. Written under ground.");
  await expect.poll(async () => JSON.stringify(await stage.server.ctx.db.draft.findMany())).toContain("under ground");
  await phone.context.setOffline(true);
  await phone.page.locator("#f-body").fill("Written in the tunnel.");
  await phone.page.getByText(keepingWords.offline.en).waitFor();
  await desk.page.reload();
  await desk.page.locator("#f-body").fill("Written at the desk since.");
  await expect.poll(async () => JSON.stringify(await stage.server.ctx.db.draft.findMany())).toContain("at the desk since");
  const address = phone.page.url();
  await phone.page.close();
  await phone.context.setOffline(false);
  const page = await phone.context.newPage();
  const again = { ...phone, page };
  await page.goto(address);
  await page.getByText(keepingWords.changedTitle.en).waitFor();
  expect(await bodyOf(again)).toBe("Written in the tunnel.");
  await page.locator("#f-body").press("End");
  await page.keyboard.type(" More.");
  await page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.status() === 409);
  expect(JSON.stringify(await stage.server.ctx.db.draft.findMany())).toContain("Written at the desk since.");
  expect(await page.locator("textarea.raw").inputValue()).toContain("Written at the desk since.");
  await steps().press(again, keepingWords.keepMine);
  await kept(again);
  expect(JSON.stringify(await stage.server.ctx.db.draft.findMany())).toContain("Written in the tunnel. More.");
  await Promise.all([desk, phone].map(({ context }) => context.close()));
});

test("without script a text is kept by a button, comes back whole when that is refused, and Enter still publishes", async () => {
  const [one] = await writer("hanna");
  if (!one) throw new Error("nobody came");
  const plain = await enter(browser.current(), stage.server.origin, { script: "off" });
  await plain.context.addCookies(await one.context.cookies());
  await plain.go("/new?board=joinery&kind=discussion");
  expect(await plain.page.locator(".pv").isVisible()).toBe(false);
  await plain.page.locator("#f-title").fill("Kept by hand");
  await plain.page.locator("#f-body").fill("Half a thought.");
  await steps().press(plain, lineWords.saveNow);
  await plain.page.getByText(draftWords.saved.en).waitFor();
  await plain.page.getByRole("link", { name: "Kept by hand" }).click();
  await plain.page.waitForURL("**/new?draft=**");
  await one.page.goto(plain.page.url());
  await one.page.locator("#f-body").fill("Changed elsewhere.");
  await expect.poll(async () => JSON.stringify(await stage.server.ctx.db.draft.findMany())).toContain("Changed elsewhere.");
  await plain.page.locator("#f-body").fill("A whole thought.");
  await steps().press(plain, lineWords.saveNow);
  await plain.page.getByRole("alert").waitFor();
  expect(await bodyOf(plain)).toBe("A whole thought.");
  await plain.look();
  await plain.go("/new?board=joinery&kind=discussion");
  await plain.page.locator("#f-title").fill("Sent by Enter");
  await plain.page.locator("#f-body").fill("From the tags.");
  await plain.page.locator("#f-tags").press("Enter");
  await plain.page.waitForURL("**/t/**");
  await Promise.all([one, plain].map(({ context }) => context.close()));
});

test("parts that do not come leave the page and the text alone", async () => {
  const [one] = await writer("ida");
  if (!one) throw new Error("nobody came");
  const refused: string[] = [];
  await one.context.route(/assets\/(keeping|tools)-/, (route) => {
    refused.push(route.request().url());
    return route.abort();
  });
  await one.go("/new?board=joinery&kind=discussion");
  await one.page.locator("#f-title").fill("Without the comforts");
  await one.page.locator("#f-body").fill("It can be written all the same.");
  await expect.poll(() => refused.length).toBeGreaterThanOrEqual(3); // tried twice, one after the other
  await steps().press(one, composeWords.publish);
  await one.page.waitForURL("**/t/**");
  await one.context.close();
});

test("rich text and spreadsheet cells are pasted as Markdown, but into code as they are", async () => {
  const [one] = await writer("jana");
  if (!one) throw new Error("nobody came");
  await one.go("/new?board=joinery&kind=discussion");
  const area = one.page.locator("#f-body");
  await area.focus();
  await one.page.waitForLoadState("networkidle"); // the tools come with the first touch
  const paste = (parts: Record<string, string>) => area.evaluate((element, given) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(given)) data.setData(type, text);
    return element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); // whether it is left to the browser
  }, parts);
  await paste({ "text/html": "<p>Use <b>ash</b>, see <a href='https://example.org/ash'>here</a></p><ul><li>dry</li></ul>", "text/plain": "Use ash" });
  await expect.poll(() => bodyOf(one)).toBe("Use **ash**, see [here](https://example.org/ash)\n\n-   dry");
  await area.fill("");
  await paste({ "text/plain": "Clay\tCone\nB17\t6\n" });
  await expect.poll(() => bodyOf(one)).toBe("| Clay | Cone |\n| --- | --- |\n| B17 | 6 |\n");
  await area.fill("```\n");
  expect(await paste({ "text/plain": "Clay\tCone\nB17\t6\n", "text/html": "<pre>Clay</pre>" })).toBe(true);
  await one.context.close();
});

test("a picture is put in with its words, shows in the preview and stands in the post; without script a page adds it", async () => {
  const [one] = await writer("edda");
  if (!one) throw new Error("nobody came");
  const { page } = one;
  const buffer = await sharp({ create: { width: 1_200, height: 800, channels: 3, background: "#853" } }).jpeg().toBuffer();
  const file = { name: "bowl.jpg", mimeType: "image/jpeg", buffer };
  await one.go("/new?board=joinery&kind=discussion");
  await page.locator("#f-title").fill("A bowl with a picture");
  await page.locator("#f-body").fill("Look:");
  await page.waitForLoadState("networkidle"); // the tools come with the first touch
  await page.locator("#f-body").press("Control+b");
  await expect.poll(() => bodyOf(one)).toBe("Look:**text**");
  await page.getByRole("button", { name: editorWords.picture.en }).click({ trial: true });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: editorWords.picture.en }).click()]);
  await chooser.setFiles(file);
  await page.getByText(uploadWords.done.en, { exact: true }).waitFor();
  await page.locator(".up .input").fill("A bowl [of ash]");
  expect(await bodyOf(one)).toMatch(/^Look:\*\*text\*\*\n\n!\[A bowl \\\[of ash\\\]\]\(\/files\/[0-9a-z]{26}\)\n\n$/);
  await page.locator(".pv img[width='1200']").waitFor();
  await one.look();
  await steps().press(one, composeWords.publish);
  await page.waitForURL("**/t/**");
  const image = page.locator("[data-user-content] img[alt='A bowl [of ash]']");
  expect(await image.evaluate((element: HTMLImageElement) => [element.width > 0, element.naturalWidth > 0])).toEqual([true, true]);
  await one.look();
  await page.locator("[data-user-content] a.pic").focus();
  await page.keyboard.press("Enter");
  await page.locator("dialog.lightbox img[alt='A bowl [of ash]']").waitFor();
  await one.look();
  await page.keyboard.press("Escape");
  await page.locator("dialog.lightbox").waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("pic");

  const plain = await enter(browser.current(), stage.server.origin, { script: "off" });
  await plain.context.addCookies(await one.context.cookies());
  await plain.go("/uploads");
  await plain.page.locator("#f-file").setInputFiles(file);
  await plain.page.locator("#f-alt").fill("Again");
  await steps().press(plain, uploadWords.send);
  expect(await isStyled(plain.page.locator("textarea.raw"))).toBe(true);
  expect(await plain.page.locator("textarea.raw").inputValue()).toMatch(/^!\[Again\]\(\/files\/[0-9a-z]{26}\)$/);
  await leave([one, plain]);
});

test("a PDF goes into a reply where its board takes it, and a reader saves it; without script a page adds it", async () => {
  const [one] = await writer("frida");
  if (!one) throw new Error("nobody came");
  const { page } = one;
  const { ctx } = stage.server;
  await makeBoard(ctx, { slug: "plans", name: "Plans", fileKinds: ["pdf", "csv"] });
  const file = { name: "Kiln plan 窑.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf) };
  const { id } = await openTopic(ctx, stage.helper, { board: "plans", title: "Who has a plan of a kiln?" });
  await one.go(`/t/${id}`);
  await page.locator("#f-body").fill("Mine:");
  await page.getByText("Files can be put here too: PDF, CSV, up to 10 MiB each.").waitFor();
  const choose = async (files: typeof file): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: editorWords.file.en }).click()]);
    await chooser.setFiles(files);
  };
  await choose({ ...file, name: "plan.zip" });
  await page.getByText("Besides pictures this board takes: PDF, CSV.").waitFor();
  await choose(file);
  await page.getByText(uploadWords.done.en, { exact: true }).waitFor();
  expect(await bodyOf(one)).toMatch(/^Mine:\n\n\[Kiln plan 窑\.pdf\]\(\/files\/[0-9a-z]{26}\)\n\n$/);
  await one.look();
  await steps().press(one, topicWords.sendReply);
  const link = page.locator("[data-user-content] a", { hasText: "Kiln plan" });
  expect(await link.innerText()).toBe(`Kiln plan 窑.pdf PDF · ${pdf.byteLength} B`);
  await one.look();

  const reader = await enter(browser.current(), stage.server.origin);
  await reader.go(`/t/${id}`);
  const [download] = await Promise.all([reader.page.waitForEvent("download"), reader.page.locator("[data-user-content] a", { hasText: "Kiln plan" }).click()]);
  expect(download.suggestedFilename()).toBe(file.name);
  expect(new Uint8Array(readFileSync(await download.path()))).toEqual(pdf);
  expect(reader.page.url()).toContain(`/t/${id}`);

  const plain = await enter(browser.current(), stage.server.origin, { script: "off" });
  await plain.context.addCookies(await one.context.cookies());
  await plain.go("/uploads");
  await plain.page.locator("#f-board").selectOption("plans");
  await plain.page.locator("#f-file").setInputFiles(file);
  await steps().press(plain, uploadWords.send);
  expect(await plain.page.locator("textarea.raw").inputValue()).toMatch(/^\[Kiln plan 窑\.pdf\]\(\/files\/[0-9a-z]{26}\)$/);
  await plain.page.locator("#f-file").setInputFiles({ ...file, buffer: Buffer.from("no PDF") });
  await plain.page.locator("#f-board").selectOption("plans");
  await steps().press(plain, uploadWords.send);
  await plain.page.getByText("is not what its ending says").first().waitFor();
  await leave([one, reader, plain]);
});

test("a half-written reply waits in its topic, a quote goes below it, and its preview comes when asked for", async () => {
  const [one] = await writer("fritz");
  if (!one) throw new Error("nobody came");
  await one.go("/new?board=joinery&kind=discussion");
  await one.page.locator("#f-title").fill("A topic to answer");
  await one.page.locator("#f-body").fill("What do you think?");
  await steps().press(one, composeWords.publish);
  await one.page.waitForURL("**/t/**");
  await one.page.locator("#f-body").fill("First of all:\nI think that");
  await kept(one);
  await one.page.reload();
  expect(await bodyOf(one)).toBe("First of all:\nI think that");
  await one.page.waitForLoadState("networkidle");
  await one.page.locator("[data-user-content] p").first().evaluate((element) => getSelection()?.selectAllChildren(element));
  await one.page.locator(".quote-offer button").click();
  await expect.poll(() => bodyOf(one)).toMatch(/^First of all:\nI think that\n\n\[.*\n\n> What do you think\?\n\n$/);
  await one.page.locator("#f-body").fill("I think that it is **good**.");
  expect(await one.page.locator(".pv").count()).toBe(0);
  const button = one.page.getByRole("button", { name: previewWords.preview.en });
  await button.click();
  await one.page.locator(".pv strong", { hasText: "good" }).waitFor();
  await one.look();
  await one.page.locator("#f-body").pressSequentially(" *Very.*");
  await one.page.locator(".pv em", { hasText: "Very." }).waitFor();
  await button.click();
  expect(await one.page.locator(".pv").count()).toBe(0);
  await steps().press(one, topicWords.sendReply);
  await one.page.locator("article.post").filter({ hasText: "it is good" }).first().waitFor();
  expect(await bodyOf(one)).toBe("");
  await leave([one]);
});
