import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { addPicture } from "~/features/files/add-picture.server";
import { uploadWords } from "~/features/files/words";
import { editorWords } from "~/features/posts/editor-words";
import { previewWords } from "~/features/posts/preview-words";
import { openTopic } from "~/features/posts/test-support/write";
import { say, type Locale } from "~/kernel/words";
import { lightboxWords } from "~/ui/lightbox-words";
import { actingAs } from "../support/cast";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { enter, expectNoComplaints, openStage, type Person, type Screen, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
let gallery: { path: string; ids: string[] };
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
  const ids = await addBowls(3);
  const body = `Three bowls.\n\n${ids.map((id, place) => `![Bowl ${place + 1}](/files/${id} "Number ${place + 1}")`).join("\n")}\n\nAll of ash.`;
  const made = await openTopic(stage.server.ctx, stage.moderator, { board: "joinery", title: "Bowls to look at", body });
  gallery = { path: `/t/${made.id}/${made.slug}`, ids };
}, 120_000);

async function addBowls(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let place = 0; place < count; place += 1) {
    const added = await addPicture(actingAs(stage.server.ctx, stage.moderator), await picture(place));
    if (!added.ok) throw new Error(added.refusal);
    ids.push(added.value.id);
  }
  return ids;
}

const picture = (shade: number): Promise<Buffer> => sharp({ create: { width: 800, height: 600, channels: 3, background: { r: 120 + 20 * shade, g: 90, b: 60 } } }).jpeg().toBuffer();
const bodyOf = ({ page }: Person): Promise<string> => page.locator("#f-body").inputValue();
const focusOf = ({ page }: Person): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");

async function writer(screen: Screen = "desktop", locale: Locale = "en"): Promise<Person> {
  const person = await enter(browser.current(), stage.server.origin, { screen, locale });
  await stepsIn(stage, locale).signIn(person, "finch@example.org");
  return person;
}

/** A new topic whose tools have come. */
async function begin(person: Person, text = ""): Promise<void> {
  await person.go("/new?board=joinery&kind=discussion");
  await person.page.locator("#f-body").focus();
  await person.page.locator("#f-body[aria-autocomplete]").waitFor();
  await person.page.locator("#f-body").fill(text);
}

async function choose({ page }: Person, files: { name: string; buffer: Buffer }[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: editorWords.picture.en }).click()]);
  await chooser.setFiles(files.map((file) => ({ ...file, mimeType: "image/jpeg" })));
}

test("a quoted gallery comes back as it was written", async () => {
  const person = await writer();
  const { page } = person;
  await person.go(gallery.path);
  await page.waitForLoadState("networkidle");
  await page.locator("article [data-user-content], [id^='p-'] [data-user-content]").first().evaluate((element) => getSelection()?.selectAllChildren(element));
  await page.locator(".quote-offer").waitFor();
  await page.keyboard.press("q");
  const pictures = gallery.ids.map((id, place) => `> ![Bowl ${place + 1}](/files/${id} "Number ${place + 1}")`).join("\n");
  await expect.poll(() => bodyOf(person)).toContain(`> Three bowls.\n>\n${pictures}\n>\n> All of ash.\n\n`);
  expectNoComplaints([person]);
  await person.context.close();
});

test("the keys turn pictures over at both ends and after a press, and a press beside a picture closes it", async () => {
  const person = await enter(browser.current(), stage.server.origin);
  const { page } = person;
  await person.go(gallery.path);
  await page.waitForLoadState("networkidle");
  await page.locator("a.pic").nth(1).click();
  const shows = (place: number) => page.locator(`dialog.lightbox img[alt="Bowl ${place}"]`).waitFor();
  const next = page.getByRole("button", { name: lightboxWords.next.en });
  await shows(2);
  await next.click();
  await shows(3);
  expect(await next.getAttribute("aria-disabled")).toBe("true");
  await next.press("Enter");
  await page.keyboard.press("ArrowLeft");
  await shows(2);
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await shows(1);
  await page.locator("dialog.lightbox img").click();
  await page.keyboard.press("ArrowRight");
  await shows(2);
  await person.look();
  await page.locator("dialog.lightbox figure").click({ position: { x: 5, y: 200 } });
  await page.locator("dialog.lightbox").waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("pic");
  expectNoComplaints([person]);
  await person.context.close();
});

test("pictures chosen together touch, one alone stands by itself, all can be undone, and what does not come leaves no trace", async () => {
  const person = await writer();
  const { page } = person;
  await begin(person, "Look:\n\nThe end.");
  await page.locator("#f-body").evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 5));
  await choose(person, [{ name: "one.jpg", buffer: await picture(1) }, { name: "two.jpg", buffer: await picture(2) }]);
  await expect.poll(() => bodyOf(person)).toMatch(/^Look:\n\n!\[\]\(\/files\/\w{26}\)\n!\[\]\(\/files\/\w{26}\)\n\n\nThe end\.$/);
  await page.locator(".pv .gallery img:not(.lqip)").nth(1).waitFor();
  const both = await bodyOf(person);
  expect(await page.locator("#f-body").evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionEnd))).toBe("\n\nThe end.");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+z"); // the block, and each of the two addresses
  expect(await bodyOf(person)).toBe("Look:\n\nThe end.");
  await page.keyboard.press("Control+z");
  expect(await bodyOf(person)).toBe("");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("Control+Shift+z");
  expect(await bodyOf(person)).toBe(both);
  const [first = ""] = /!.*/.exec(await bodyOf(person)) ?? [];
  const out = page.getByRole("button", { name: uploadWords.remove.en });
  await out.last().click();
  expect(await bodyOf(person)).toBe(`Look:\n\n${first}\n\n\nThe end.`);
  await out.first().click();
  expect(await bodyOf(person)).toBe("Look:\n\nThe end.");
  expect(await focusOf(person)).toBe("f-body");

  await choose(person, [{ name: "broken.jpg", buffer: Buffer.from("no picture") }]);
  await page.getByText("Not added:").waitFor();
  expect(await bodyOf(person)).toBe("Look:\n\nThe end.");
  await page.route("**/api/v1/uploads*", () => undefined); // never answers
  await choose(person, [{ name: "slow.jpg", buffer: await picture(3) }]);
  await expect.poll(() => bodyOf(person)).toContain("#upload-");
  await page.locator(".up").last().getByRole("button", { name: uploadWords.cancel.en }).click();
  expect(await bodyOf(person)).toBe("Look:\n\nThe end.");
  expect(await focusOf(person)).toBe("f-body");
  await person.context.close();
});

test("a picture that comes while an input method composes waits for it", async () => {
  const person = await writer("desktop", "zh-CN");
  const { page } = person;
  await begin(person);
  let answer = (): void => undefined;
  const held = new Promise<void>((settle) => void (answer = settle));
  await page.route("**/api/v1/uploads*", (route) => held.then(() => route.continue()));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: editorWords.picture.zh }).click()]);
  await chooser.setFiles({ name: "one.jpg", buffer: await picture(1), mimeType: "image/jpeg" });
  const cdp = await person.context.newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "nihao", selectionStart: 5, selectionEnd: 5 });
  answer();
  await page.getByText(uploadWords.done.zh, { exact: true }).waitFor();
  expect(await bodyOf(person)).toMatch(/^!\[\]\(#upload-\S+\)\n\nnihao$/);
  await cdp.send("Input.insertText", { text: "你好" });
  await expect.poll(() => bodyOf(person)).toMatch(/^!\[\]\(\/files\/\w{26}\)\n\n你好$/);
  await page.keyboard.type("!");
  expect(await bodyOf(person)).toMatch(/你好!$/);
  expectNoComplaints([person]);
  await person.context.close();
});

test("stress and lists combine by keys, a new line goes on with its list, and an address finds its words and its place", async () => {
  const person = await writer();
  const { page } = person;
  await begin(person, "**hello**");
  const area = page.locator("#f-body");
  const select = (start: number, end: number) => area.evaluate((element: HTMLTextAreaElement, [from = 0, to = 0]) => element.setSelectionRange(from, to), [start, end]);
  await select(2, 7);
  await area.press("Control+i");
  expect(await bodyOf(person)).toBe("***hello***");
  await area.press("Control+i");
  expect(await bodyOf(person)).toBe("**hello**");
  await area.fill("a\nb");
  await select(0, 3);
  await area.press("Control+Shift+Digit8");
  await area.press("Control+Shift+Digit7");
  expect(await bodyOf(person)).toBe("1. a\n2. b");
  await area.fill("");
  await page.keyboard.type("- a\nb\n\nc");
  expect(await bodyOf(person)).toBe("- a\n- b\nc");
  await area.fill("1. a");
  await area.press("Shift+Enter");
  await page.keyboard.type("b");
  expect(await bodyOf(person)).toBe("1. a\nb");
  await area.fill("> a");
  const isHeard = await area.evaluate((element) => !element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
  expect([isHeard, await bodyOf(person)]).toEqual([false, "> a"]);
  await area.press("Enter");
  expect(await bodyOf(person)).toBe("> a\n> ");
  await area.press("Control+z");
  expect(await bodyOf(person)).toBe("> a");
  await area.fill("https://a.example/x");
  await select(0, 19);
  await area.press("Control+k");
  await page.keyboard.type("here");
  expect(await bodyOf(person)).toBe("[here](https://a.example/x)");
  await area.fill("see this kiln");
  await select(4, 13);
  await area.evaluate((element) => {
    const data = new DataTransfer();
    data.setData("text/plain", "https://a.example/kiln");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  expect(await bodyOf(person)).toBe("see [this kiln](https://a.example/kiln)");
  expectNoComplaints([person]);
  await person.context.close();
});

test("the bar is one stop for Tab, and its arrows lead through it", async () => {
  const person = await writer();
  const { page } = person;
  await begin(person);
  const focused = () => page.evaluate(() => (document.activeElement instanceof HTMLElement ? (document.activeElement.dataset.act ?? document.activeElement.id) : ""));
  await page.keyboard.press("Shift+Tab");
  const acts = [await focused()];
  for (const key of ["ArrowRight", "ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home", "ArrowRight"]) {
    await page.keyboard.press(key);
    acts.push(await focused());
  }
  expect(acts).toEqual(["bold", "italic", "picture", "code", "bold", "code", "bold", "italic"]);
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("f-body");
  await page.keyboard.press("Shift+Tab");
  expect(await focused()).toBe("italic");
  await person.look();
  await person.context.close();
});

test.each([["en", 390], ["zh-CN", 390], ["en", 320], ["zh-CN", 320]] as const)("the bar stays in sight below a long text's first line, and pictures can be reached in it without pushing it, in %s at %i px", async (locale, width) => {
  const person = await writer("phone", locale);
  const { page } = person;
  await page.setViewportSize({ width, height: 700 });
  for (const path of ["/new?board=joinery&kind=discussion", gallery.path]) {
    await person.go(path);
    const [bar, button] = await Promise.all([page.locator(".toolbar").boundingBox(), page.getByRole("button", { name: say(editorWords.picture, locale) }).boundingBox()]);
    expect(button && bar && button.x >= bar.x && button.x + button.width <= bar.x + bar.width).toBe(true);
    expect(button && button.x + button.width).toBeLessThanOrEqual(width);
    await page.locator("#f-body").fill("One line.\n".repeat(60));
    await page.locator("#f-body").press("Control+End");
    await page.mouse.wheel(0, 200);
    await expect.poll(async () => Math.round((await page.locator(".toolbar").boundingBox())?.y ?? -1)).toBe(53);
  }
  await person.context.close();
});

test("a preview that cannot be made now says so and comes by itself; one that is refused says why", async () => {
  const person = await writer("desktop", "zh-CN");
  const { page } = person;
  let busy = true;
  await page.route("**/api/v1/preview", (route) => (busy ? route.fulfill({ status: 429, headers: { "Retry-After": "1" }, json: { title: "Slow down" } }) : route.continue()));
  await begin(person, "**火候**");
  const preview = page.getByRole("region", { name: previewWords.preview.zh });
  await preview.getByText(previewWords.previewLate.zh).waitFor();
  busy = false;
  await preview.locator("strong", { hasText: "火候" }).waitFor();
  await preview.getByText(previewWords.previewLate.zh).waitFor({ state: "detached" });
  await page.unrouteAll();
  await stage.server.ctx.db.session.deleteMany();
  await page.locator("#f-body").fill("窑变");
  await preview.getByText(/^无法预览：\S/).waitFor();
  await person.look();
  await person.context.close();
});

test("a menu's link is drawn as large as its neighbours", async () => {
  const person = await writer();
  const { page } = person;
  await person.go(gallery.path);
  await page.waitForLoadState("networkidle");
  const sizes = await page.locator(".menu .pop :is(a, button):not(.react) > .ic").evaluateAll((all) => all.map((icon) => icon.getAttribute("width")));
  expect(sizes.length).toBeGreaterThan(3);
  expect(new Set(sizes)).toEqual(new Set(["18"]));
  await person.context.close();
});
