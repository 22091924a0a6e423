import { mkdirSync } from "node:fs";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { addPicture } from "~/features/files/add-picture.server";
import { openTopic } from "~/features/posts/test-support/write";
import { valueOf } from "~/kernel/test-support/results";
import { say, type Locale } from "~/kernel/words";
import { bodyWords } from "~/ui/body-words";
import { actingAs } from "../support/cast";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { enter, expectNoComplaints, openStage, type Person, type Screen, type Stage } from "./stage";

const browser = useBrowser();
useTestDatabase();

const sizes = [[1_200, 900], [900, 1_200], [1_600, 900], [300, 1_500], [1_500, 300], [1_200, 900], [200, 150], [900, 1_200], [1_000, 1_000], [1_200, 900]] as const;
const captions = ["Saw the shoulder", "锯榫肩", "Pare to the line, holding the chisel with both hands and taking off no more than a hair at a time", "", "刨平", "Glue", "Wait", "Clamp", "", "Done 完成"];

const addressOf = ({ id, slug }: { id: string; slug: string }): string => `/t/${id}/${slug}`;

let stage: Stage;
let strip = "";
let grids = "";
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
  const { server: { ctx }, helper } = stage;
  const pictures: string[] = [];
  for (const [index, [width, height]] of sizes.entries()) {
    const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${index * 36},40%,50%)"/><circle cx="50%" cy="50%" r="${Math.min(width, height) / 2.2}" fill="hsl(${index * 36},40%,70%)"/><path d="M0 0L${width} ${height}" stroke="white" stroke-width="8"/></svg>`;
    const { id } = valueOf(await addPicture(actingAs(ctx, helper), await sharp(Buffer.from(ground)).jpeg().toBuffer()));
    pictures.push(`![Step ${index + 1}](/files/${id}${captions[index] ? ` "${captions[index]}"` : ""})`);
  }
  const row = (count: number, first = 0): string => pictures.slice(first, first + count).join("\n");
  const steps = await openTopic(ctx, helper, { board: "joinery", title: "A tenon in ten steps", body: `Before.\n\n${pictures.map((picture, index) => `${index + 1}. ${picture}`).join("\n")}\n\nAfter, and at last:\n\n- ${pictures[0]}\n- ${pictures[1]}` });
  const looks = await openTopic(ctx, helper, { board: "joinery", title: "Galleries of all sizes", body: [row(2, 2), row(3), row(4), row(7)].join("\n\nNext\n\n") });
  [strip, grids] = [addressOf(steps), addressOf(looks)];
}, 120_000);

/** Pictures for the eyes, where they are asked for. */
async function snap({ page }: Person, name: string): Promise<void> {
  if (!process.env.SNAP) return;
  mkdirSync(process.env.SNAP, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${process.env.SNAP}/${name}-${colorScheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

const placeOf = (person: Person): Promise<number> => person.page.locator(".strip").first().evaluate((list) => list.scrollLeft);
const isWide = (person: Person, what: string): Promise<boolean> => person.page.locator(what).first().evaluate((element) => element.scrollWidth > element.clientWidth);

test.each<[Screen, Locale, "on" | "off"]>([["desktop", "en", "on"], ["phone", "zh-CN", "on"], ["phone", "en", "off"]])("ten pictures of a process are leafed through on a %s in %s, script %s", async (screen, locale, script) => {
  const reader = await enter(browser.current(), stage.server.origin, { screen, locale, script });
  const { page } = reader;
  await reader.go(strip);
  const list = page.getByRole("list", { name: say(bodyWords.strip, locale, { count: 10 }) });
  expect(await list.getByRole("figure").count()).toBe(10);
  expect((await list.locator("figcaption").allInnerTexts()).slice(2, 5)).toEqual([`3 ${captions[2]}`, "4", "5 刨平"]);
  expect([await isWide(reader, ".strip"), await isWide(reader, "html")]).toEqual([true, false]);
  await list.focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "End", "Home"]) {
    const from = await placeOf(reader);
    await page.keyboard.press(key);
    if (key.startsWith("Arrow")) await expect.poll(async () => Math.sign((await placeOf(reader)) - from)).toBe(key === "ArrowLeft" ? -1 : 1);
  }
  await snap(reader, `strip-${screen}-${locale}-${script}`);
  await reader.look();
  if (script === "on") {
    await list.getByRole("link", { name: "Step 3" }).click();
    await page.locator("dialog.lightbox").getByText(captions[2] ?? "").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.locator("dialog.lightbox img[alt='Step 4']").waitFor();
    await page.keyboard.press("Escape");
  }
  await page.emulateMedia({ media: "print" });
  expect(await isWide(reader, ".strip")).toBe(false);
  expectNoComplaints([reader]);
  await reader.context.close();
});

test("nothing jumps while the pictures of a strip come", async () => {
  const reader = await enter(browser.current(), stage.server.origin, { screen: "phone" });
  const { page } = reader;
  let asked = 0;
  let open = (): void => undefined;
  const gate = new Promise<void>((settle) => void (open = settle));
  await reader.context.route("**/files/**", async (route) => {
    asked += 1;
    await gate;
    await route.continue();
  });
  await page.goto(strip, { waitUntil: "domcontentloaded" });
  const boxes = (): Promise<string[]> => page.locator(".step, .strip + p").evaluateAll((all) => all.map((one) => JSON.stringify([one.getBoundingClientRect().top + scrollY, one.clientWidth, one.clientHeight])));
  await expect.poll(() => asked).toBeGreaterThan(1);
  const before = await boxes();
  open();
  const last = page.locator(".strip").first().getByRole("img", { name: "Step 10", exact: true });
  await last.scrollIntoViewIfNeeded();
  await expect.poll(() => last.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
  expect(await boxes()).toEqual(before);
  await reader.context.close();
});

test.each<[Screen, Locale]>([["desktop", "en"], ["phone", "zh-CN"]])("galleries of two, three, four and seven fit a %s in %s", async (screen, locale) => {
  const reader = await enter(browser.current(), stage.server.origin, { screen, locale });
  await reader.go(grids);
  expect(await reader.page.locator(".gallery").evaluateAll((all) => all.map((one) => one.children.length))).toEqual([2, 3, 4, 7]);
  expect(await isWide(reader, "html")).toBe(false);
  await reader.page.waitForLoadState("networkidle");
  await snap(reader, `grids-${screen}-${locale}`);
  await reader.look();
  expectNoComplaints([reader]);
  await reader.context.close();
});
