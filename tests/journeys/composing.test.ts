import { mkdirSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { keepingWords } from "~/features/drafts/keeping-words";
import { lengthWords } from "~/features/posts/length-words";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { quoteWords } from "~/features/topics/quote-words";
import { similarWords } from "~/features/topics/similar-words";
import { limits } from "~/kernel/limits";
import { say, type Locale } from "~/kernel/words";
import { makeBoard, makeMember } from "../support/cast";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { enter, expectNoComplaints, holdBack, openStage, type Person, type Screen, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
  const { ctx } = stage.server;
  await makeMember(ctx, { handle: "wren-oak", displayName: "鹪鹩 Wren" });
  await makeMember(ctx, { handle: "wrenna" });
  const steep = { guidelinesHtml: "<p>Only for the tried.</p>", guidelines: "Only for the tried.", template: "Tried:" };
  await makeBoard(ctx, { slug: "glazing", name: "Glazing", guidelinesHtml: "<p>Say which cone.</p>", guidelines: "Say which cone.", template: "Clay:\nCone:", topicKinds: ["question"] });
  await makeBoard(ctx, { slug: "steep", name: "Steep", minTrust: 4, ...steep });
  await openTopic(ctx, stage.helper, { board: "joinery", kind: "question", title: "Why does my tenon split? 榫头开裂", body: "It **splits** at the [shoulder](/boards).\n\n```js\nsaw();\n```", tags: ["oak", "榫卯"] });
  // What is used most on a board is not what is used most anywhere.
  for (const title of ["Ropes and wash", "More ropes"]) await openTopic(ctx, stage.helper, { board: "glazing", kind: "question", title, tags: title === "More ropes" ? ["oakum"] : ["oakum", "kiln-wash"] });
  for (const title of ["Drying planks", "Dried planks"]) await openTopic(ctx, stage.helper, { board: "joinery", title, tags: ["kiln-dried"] });
}, 120_000);

/** Finch, signed in. */
async function writer(screen: Screen = "desktop", locale: Locale = "en"): Promise<Person> {
  const person = await enter(browser.current(), stage.server.origin, { screen, locale });
  await stepsIn(stage, locale).signIn(person, "finch@example.org");
  return person;
}

const bodyOf = ({ page }: Person): Promise<string> => page.locator("#f-body").inputValue();
const options = ({ page }: Person) => page.locator(".suggest").getByRole("option");

/** Types at the end of the text, once the tools have come. */
async function type(person: Person, text: string): Promise<void> {
  const { page } = person;
  await page.locator("#f-body").focus();
  await page.locator("#f-body[aria-autocomplete]").waitFor();
  await page.keyboard.type(text);
}

/** A picture for the eyes, where one is asked for. */
async function snap({ page }: Person, name: string): Promise<void> {
  if (!process.env.SNAP) return;
  mkdirSync(process.env.SNAP, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${process.env.SNAP}/${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test.each([["desktop", "en"], ["phone", "zh-CN"]] as const)("members, tags and emoji are suggested and taken by keys and by touch, on a %s in %s", async (screen, locale) => {
  const person = await writer(screen, locale);
  const { page } = person;
  await person.go("/new?board=joinery&kind=discussion");
  await type(person, "First line.\n\nAsk @wre");
  await options(person).first().waitFor();
  expect(await options(person).allInnerTexts()).toEqual([expect.stringContaining("@wren-oak"), expect.stringContaining("@wrenna")]);
  const area = page.locator("#f-body");
  const list = await area.getAttribute("aria-controls");
  expect(await page.locator(`[id="${list}"]`).getAttribute("role")).toBe("listbox");
  await snap(person, `members-${screen}-${locale}`);
  await person.look();
  await area.press("ArrowDown");
  expect(await page.locator(`[id="${await area.getAttribute("aria-activedescendant")}"]`).innerText()).toContain("@wrenna");
  await area.press("Enter");
  expect(await bodyOf(person)).toBe("First line.\n\nAsk @wrenna ");
  await options(person).first().waitFor({ state: "detached" });
  await page.keyboard.type("about #榫");
  await options(person).first().click();
  expect(await bodyOf(person)).toBe("First line.\n\nAsk @wrenna about #榫卯 ");
  await page.keyboard.type(":tad");
  await options(person).first().waitFor();
  await snap(person, `emoji-${screen}-${locale}`);
  await area.press("Tab");
  expect(await bodyOf(person)).toBe("First line.\n\nAsk @wrenna about #榫卯 🎉");
  await page.keyboard.type(" @wre");
  await options(person).first().waitFor();
  await area.press("Escape");
  await options(person).first().waitFor({ state: "detached" });
  await page.keyboard.type("n");
  await area.press("Enter");
  expect(await bodyOf(person)).toContain("@wren\n");
  expectNoComplaints([person]);
  await person.context.close();
});

test("what is typed and dropped before the tools have come is suggested for and put in once they are there", async () => {
  const person = await writer();
  const { page } = person;
  for (const before of ["typed", "dropped"] as const) {
    let come = (): void => undefined;
    const held = new Promise<void>((settle) => void (come = settle));
    await page.route(/assets\/tools-/, (route) => held.then(() => route.continue()), { times: 1 });
    await person.go("/new?board=joinery&kind=discussion");
    const asked = page.waitForRequest(/assets\/tools-/);
    await page.locator("#f-body").focus();
    await asked;
    if (before === "typed") await page.keyboard.type("Ask @wre");
    else await page.locator("#f-body").dispatchEvent("drop", { dataTransfer: await page.evaluateHandle(droppedFile) });
    come();
    await (before === "typed" ? options(person) : page.locator(".up")).first().waitFor();
    await page.locator("#f-body").fill("");
  }
  await person.context.close();
});

/** A file that is no picture, as a hand would drop it. */
function droppedFile(): DataTransfer {
  const data = new DataTransfer();
  data.items.add(new File(["no picture"], "dropped.png", { type: "image/png" }));
  return data;
}

test("what an input method is composing is left alone", async () => {
  const person = await writer();
  const { page } = person;
  await person.go("/new?board=joinery&kind=discussion");
  await type(person, "@wre");
  await options(person).first().waitFor();
  const cdp = await person.context.newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 });
  const isTaken = await page.locator("#f-body").evaluate((area) => !area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
  expect(isTaken).toBe(false);
  await cdp.send("Input.insertText", { text: "你" });
  expect(await bodyOf(person)).toBe("@wre你");
  await options(person).first().waitFor({ state: "detached" });
  expectNoComplaints([person]);
  await person.context.close();
});

test("a phone's keyboard, which composes every word, gets suggestions too, taken by touch", async () => {
  const person = await writer("phone");
  const { page } = person;
  await person.go("/new?board=joinery&kind=discussion");
  await type(person, "Ask ");
  const cdp = await person.context.newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "@wrenn", selectionStart: 6, selectionEnd: 6 });
  await options(person).first().tap();
  await expect.poll(() => bodyOf(person)).toBe("Ask @wrenna ");
  expectNoComplaints([person]);
  await person.context.close();
});

const tagsOf = ({ page }: Person): Promise<string> => page.locator("#f-tags").inputValue();

/** Turns to the field of tags; what is asked of the server from then on stands in the list. */
async function tagField(person: Person): Promise<string[]> {
  const asked: string[] = [];
  person.page.on("request", (request) => (request.url().includes("/suggestions/tags") ? void asked.push(request.url()) : undefined));
  await person.page.locator("#f-tags").focus();
  await person.page.locator("#f-tags[role=combobox]").waitFor();
  return asked;
}

/** Waits until typing has paused for so long that this is said aloud: by then anything would have been asked. */
const said = ({ page }: Person, text: string): Promise<void> => page.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" });

test.each([["desktop", "en"], ["phone", "zh-CN"]] as const)("tags are suggested in their field, the board's first, and taken by keys and by touch, on a %s in %s", async (screen, locale) => {
  const person = await writer(screen, locale);
  const { page } = person;
  await person.go("/new?board=joinery&kind=discussion");
  const asked = await tagField(person);
  const field = page.locator("#f-tags");
  expect(await field.getAttribute("aria-expanded")).toBe("false");
  await page.keyboard.type("oa");
  await options(person).first().waitFor();
  expect(await options(person).allInnerTexts()).toEqual([expect.stringContaining("#oak"), expect.stringContaining("#oakum")]);
  expect(await field.getAttribute("aria-expanded")).toBe("true");
  await snap(person, `tags-${screen}-${locale}`);
  await person.look();
  await field.press("ArrowDown");
  expect(await page.locator(`[id="${await field.getAttribute("aria-activedescendant")}"]`).innerText()).toContain("#oakum");
  await field.press("Enter");
  expect(await tagsOf(person)).toBe("oakum, ");
  expect(new URL(page.url()).pathname).toBe("/new");
  await page.keyboard.type("oak");
  await options(person).first().waitFor();
  expect(await options(person).allInnerTexts()).toEqual([expect.stringContaining("#oak")]); // the other stands there already
  await (screen === "phone" ? options(person).first().tap() : options(person).first().click());
  expect(await tagsOf(person)).toBe("oakum, oak, ");
  await page.keyboard.type("榫");
  await options(person).first().waitFor();
  await field.press("Escape");
  await options(person).first().waitFor({ state: "detached" });
  await page.keyboard.type(", a b");
  await page.getByText(say(lengthWords.tagsFull, locale, { count: limits.tagsMax })).first().waitFor();
  await snap(person, `tags-full-${screen}-${locale}`);
  await person.look();
  const before = asked.length;
  await page.keyboard.type(" oa");
  await said(person, say(lengthWords.tagsOver, locale, { count: 1 }));
  expect(asked).toHaveLength(before);
  await field.fill("");
  await page.keyboard.type("oa");
  await options(person).first().waitFor();
  await field.press("Tab");
  expect([await tagsOf(person), await options(person).count()]).toEqual(["oa", 0]);
  expectNoComplaints([person]);
  await person.context.close();
});

test.each(["desktop", "phone"] as const)("a tag being composed by an input method asks for nothing and takes nothing until it is there, on a %s", async (screen) => {
  const person = await writer(screen, "zh-CN");
  const { page } = person;
  await person.go("/new?board=joinery&kind=discussion");
  const asked = await tagField(person);
  await page.keyboard.type("a b c oa");
  await options(person).first().waitFor();
  await page.keyboard.type("k, ");
  const before = asked.length;
  const cdp = await person.context.newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "oa", selectionStart: 2, selectionEnd: 2 });
  await said(person, say(lengthWords.tagsFull, "zh-CN", { count: limits.tagsMax }));
  expect([asked.length, await options(person).count()]).toEqual([before, 0]);
  const isTaken = await page.locator("#f-tags").evaluate((field) => !field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
  expect(isTaken).toBe(false);
  await cdp.send("Input.insertText", { text: "榫" });
  await options(person).first().waitFor();
  await page.keyboard.press("Enter");
  expect(await tagsOf(person)).toBe("a b c oak, 榫卯, ");
  expectNoComplaints([person]);
  await person.context.close();
});

test("an edited topic's tags are suggested too, its board's first", async () => {
  const made = await openTopic(stage.server.ctx, stage.helper, { board: "glazing", kind: "question", title: "Tagged anew", tags: ["raku"] });
  const person = await writer();
  const { page } = person;
  await person.go(`/posts/${made.postId}/edit`);
  await tagField(person);
  await page.locator("#f-tags").press("End");
  await page.keyboard.type(" kil");
  await options(person).nth(1).waitFor();
  await page.keyboard.press("Enter");
  expect(await tagsOf(person)).toBe("raku kiln-wash, ");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/t/**");
  await page.getByRole("link", { name: "#kiln-wash" }).waitFor();
  expectNoComplaints([person]);
  await person.context.close();
});

test("what is typed before the page has woken counts when it does: similar topics, and tags suggested in the field one is in", async () => {
  const person = await writer();
  const { page } = person;
  const letThrough = await holdBack(page, "**/assets/entry.client-*.js");
  await page.goto("/new?board=joinery&kind=question", { waitUntil: "commit" });
  await page.locator("#f-title").fill("My tenon has split");
  await page.locator("#f-tags").focus();
  letThrough();
  await page.locator("#f-tags[role=combobox]").waitFor();
  await page.locator("#f-title").focus();
  await page.getByRole("region", { name: say(similarWords.title, "en") }).getByRole("link", { name: "Why does my tenon split?" }).waitFor();
  expectNoComplaints([person]);
  await person.context.close();
});

test.each([["desktop", "en"], ["phone", "zh-CN"]] as const)("similar topics lie below the title while it is typed and move nothing, on a %s in %s", async (screen, locale) => {
  const person = await writer(screen, locale);
  const { page } = person;
  await person.go("/new?board=joinery&kind=question");
  await page.locator("#f-title").fill(locale === "en" ? "My tenon has split" : "榫头开裂怎么办");
  const similar = page.getByRole("region", { name: say(similarWords.title, locale) });
  const link = similar.getByRole("link", { name: "Why does my tenon split?" });
  const placeOfBody = () => page.locator("#f-body").boundingBox();
  await page.locator("#f-title").blur();
  const before = await placeOfBody();
  await page.locator("#f-title").focus();
  await link.waitFor();
  expect(await placeOfBody()).toEqual(before);
  expect(await link.getAttribute("target")).toBe("_blank");
  expect(await similar.innerText()).toContain(say(similarWords.answers, locale, { count: 0 }));
  await snap(person, `similar-${screen}-${locale}`);
  await person.look();
  const [tab] = await Promise.all([person.context.waitForEvent("page"), link.click()]);
  await tab.close();
  await page.keyboard.press("Tab");
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.locator("#f-tags").focus();
  await similar.waitFor({ state: "hidden" });
  await page.locator("#f-title").fill("Zzz");
  await similar.waitFor({ state: "detached" });
  expectNoComplaints([person]);
  await person.context.close();
});

test("near its limit a text says what is left, and what is too much", async () => {
  const person = await writer("phone", "zh-CN");
  const { page } = person;
  await person.go("/new?board=joinery&kind=discussion");
  const left = page.locator(".left-over");
  await page.locator("#f-title").fill("题".repeat(limits.titleMax - 20));
  await expect.poll(() => left.allInnerTexts()).toEqual([]);
  await page.locator("#f-title").fill("题".repeat(limits.titleMax - 15));
  await expect.poll(() => left.allInnerTexts()).toEqual([say(lengthWords.left, "zh-CN", { count: 15 })]);
  await page.locator("#f-title").fill("题".repeat(limits.titleMax + 2));
  await expect.poll(() => left.allInnerTexts()).toEqual([say(lengthWords.over, "zh-CN", { count: 2 })]);
  await page.getByRole("status").filter({ hasText: say(lengthWords.over, "zh-CN", { count: 2 }) }).waitFor({ state: "attached" });
  await page.locator("#f-body").focus();
  await page.locator("#f-body[aria-autocomplete]").waitFor();
  await page.locator("#f-body").fill("字".repeat(limits.bodyMax + 1));
  await expect.poll(() => left.allInnerTexts()).toContain(say(lengthWords.over, "zh-CN", { count: 1 }));
  await page.locator("#f-title").fill("短一点的标题");
  await page.locator("#f-body").fill("字".repeat(limits.bodyMax - 1));
  await expect.poll(() => left.allInnerTexts()).toEqual([say(lengthWords.left, "zh-CN", { count: 1 })]);
  await snap(person, "length-phone");
  await page.getByLabel("文章").check();
  await expect.poll(() => left.allInnerTexts()).toEqual([]);
  expectNoComplaints([person]);
  await person.context.close();
});

test("guidelines, kinds and template follow the board; one's own text stays; a board one may not write on tells nothing", async () => {
  const person = await writer();
  const { page } = person;
  await person.go("/new?board=steep");
  expect(await page.content()).not.toContain("Only for the tried.");
  expect(await bodyOf(person)).toBe("");
  await page.locator("#f-board").selectOption("glazing");
  await page.getByText("Say which cone.").waitFor();
  await expect.poll(() => bodyOf(person)).toBe("Clay:\nCone:");
  expect(await page.locator("input[name=kind]").evaluateAll((all: HTMLInputElement[]) => all.map(({ value, checked }) => [value, checked]))).toEqual([["question", true]]);
  await snap(person, "board-desktop");
  await page.locator("#f-board").selectOption("joinery");
  await expect.poll(() => bodyOf(person)).toBe("");
  await page.getByText("Say which cone.").waitFor({ state: "detached" });
  await page.locator("#f-body").fill("Mine.");
  await page.locator("#f-board").selectOption("glazing");
  await page.getByText("Say which cone.").waitFor();
  expect(await bodyOf(person)).toBe("Mine.");
  await person.look();
  expectNoComplaints([person]);
  await person.context.close();
});

test.each([["desktop", "en"], ["phone", "zh-CN"]] as const)("what is selected in a post is quoted by button and by key, on a %s in %s", async (screen, locale) => {
  const { ctx } = stage.server;
  const made = await openTopic(ctx, stage.moderator, { board: "joinery", title: `To be quoted on a ${screen}`, body: "It **splits** at the [shoulder](/boards), [see](#why).\n\n# Why" });
  const answer = await reply(ctx, stage.moderator, made.id, { body: "```js\nsaw();\nplane();\n```" });
  const person = await writer(screen, locale);
  const { page } = person;
  await person.go(`/t/${made.id}/${made.slug}`);
  await page.waitForLoadState("networkidle");
  const select = (post: string, within: string) => page.locator(`#p-${post} [data-user-content] ${within}`).first().evaluate((element) => getSelection()?.selectAllChildren(element));
  await select(made.postId, "p");
  const button = page.getByRole("button", { name: say(quoteWords.quote, locale), exact: true });
  await button.waitFor();
  await snap(person, `quote-${screen}-${locale}`);
  await person.look();
  await button.click();
  const head = (post: string): string => say(quoteWords.head, locale, { name: "Warden", href: `/posts/${post}` });
  const first = `${head(made.postId)}\n\n> It **splits** at the [shoulder](/boards), [see](/t/${made.id}/${made.slug}#user-content-why).\n\n`;
  await expect.poll(() => bodyOf(person)).toBe(first);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("f-body");
  await button.waitFor({ state: "detached" });
  await page.locator("#f-body").blur();
  await select(answer.id, "pre");
  await button.waitFor();
  await page.keyboard.press("q");
  await expect.poll(() => bodyOf(person)).toBe(`${first}${head(answer.id)}\n\n> \`\`\`js\n> saw();\n> plane();\n> \`\`\`\n\n`);
  await snap(person, `quoted-${screen}-${locale}`);
  expectNoComplaints([person]);
  await person.context.close();
});

test.each(["en", "zh-CN"] as const)("on a phone a finger meets what it aims at, the bar steps aside for the form, and links to the form lead into its box, in %s", async (locale) => {
  const { ctx } = stage.server;
  const made = await openTopic(ctx, stage.moderator, { board: "joinery", kind: "question", title: `Asked on a train in ${locale}`, body: "Line.\n\n".repeat(60) });
  const person = await writer("phone", locale);
  const { page } = person;
  await person.go(`/t/${made.id}/${made.slug}`);
  const missed = () => page.locator("main :is(.icon-btn, .vote button, .react, .pacts .btn, summary), .foot a").filter({ visible: true }).evaluateAll(missing);
  expect(await missed()).toEqual([]);
  await page.evaluate(() => scrollTo(0, 0));
  const bar = page.locator(".actbar");
  await bar.waitFor();
  expect(await bar.getByRole("link").evaluate((link) => Math.round(innerWidth - link.getBoundingClientRect().right))).toBe(16); // as wide as there is room
  await page.locator("#f-body").scrollIntoViewIfNeeded();
  await bar.waitFor({ state: "hidden" });
  await snap(person, `bar-${locale}`);
  await page.evaluate(() => scrollTo(0, 0));
  await bar.waitFor();
  await bar.getByRole("link").tap();
  const cursor = (): Promise<number> => page.evaluate(() => (document.activeElement instanceof HTMLTextAreaElement ? document.activeElement.selectionEnd : -1));
  expect(await cursor()).toBe(0);
  await bar.waitFor({ state: "hidden" });
  await page.keyboard.type("Line\nby line");
  await page.getByText(say(keepingWords.kept, locale)).waitFor();
  await person.go("/boards");
  await person.go(`/t/${made.id}/${made.slug}#write`);
  await expect.poll(cursor).toBe("Line\nby line".length);
  await person.go(`/t/${made.id}/${made.slug}?replyTo=${made.postId}#write`);
  expect(await bar.count()).toBe(0); // it would lead to an answer
  await expect.poll(cursor).toBe(0);
  await person.go("/new?board=joinery&kind=discussion");
  expect(await missed()).toEqual([]);
  await snap(person, `comment-${locale}`);
  expectNoComplaints([person]);
  await person.context.close();
});

/** Of what is to be pressed, what a finger misses that aims up to 21 pixels beside its middle. */
function missing(all: Element[]): string[] {
  const isHit = (element: Element): boolean => {
    element.scrollIntoView({ block: "center" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const points = [[-21, 0], [21, 0], [0, -21], [0, 21]] as const;
    return points.every(([x, y]) => document.elementFromPoint(left + width / 2 + x, top + height / 2 + y)?.closest("a, button, summary") === element);
  };
  return all.filter((element) => !isHit(element)).map(({ outerHTML }) => outerHTML);
}

test("guests are offered nothing", async () => {
  const made = await openTopic(stage.server.ctx, stage.moderator, { board: "joinery", title: "Read by guests", body: "Only to be read." });
  const guest = await enter(browser.current(), stage.server.origin);
  const asked: string[] = [];
  guest.page.on("request", (request) => void asked.push(request.url()));
  await guest.go(`/t/${made.id}/${made.slug}`);
  await guest.page.waitForLoadState("networkidle");
  await guest.page.locator("[data-user-content] p").first().evaluate((element) => getSelection()?.selectAllChildren(element));
  await guest.page.waitForLoadState("networkidle");
  expect(asked.filter((url) => /quote|suggest/.test(url))).toEqual([]);
  expect(await guest.page.getByRole("button", { name: quoteWords.quote.en, exact: true }).count()).toBe(0);
  expectNoComplaints([guest]);
  await guest.context.close();
});
