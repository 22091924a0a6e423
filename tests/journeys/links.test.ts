import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { openTopic } from "~/features/posts/test-support/write";
import { say } from "~/kernel/words";
import { startStranger } from "~/platform/outgoing/test-support/stranger";
import { bodyWords } from "~/ui/body-words";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { enter, expectNoComplaints, openStage, type Person, type Stage } from "./stage";

const browser = useBrowser();
useTestDatabase();

const video = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
const article = "http://oak.example/dovetails";
let stage: Stage;
let topic = "";

beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#864" } }).png().toBuffer();
  const stranger = await startStranger((req, res) => {
    if (req.url === "/photo.png") return void res.writeHead(200, { "Content-Type": "image/png" }).end(photo);
    res.writeHead(200, { "Content-Type": "text/html" }).end(`<title>Dovetails by hand</title><meta name="description" content="${"Cut the tails first. ".repeat(20)}"><meta property="og:image" content="/photo.png">`);
  });
  stage.server.parts.ports.outgoing = stranger.outgoing;
  const { id, slug } = await openTopic(stage.server.ctx, stage.helper, { board: "joinery", title: "Links and videos", body: `Read this:\n\n${article}\n\nand watch this:\n\n${video}\n\nThat is all.` });
  await drainWorker(stage.server.ctx);
  topic = `/t/${id}/${slug}`;
}, 120_000);

const cardOf = ({ page }: Person) => page.locator("[data-user-content] a.link-card");
const videoOf = ({ page }: Person) => page.locator("[data-user-content] a.video-card");

test.each(["phone", "desktop"] as const)("on a %s links have cards, nothing foreign is asked for before a click, and a click shows the frame in the card's place", async (screen) => {
  const reader = await enter(browser.current(), stage.server.origin, { screen });
  const { page } = reader;
  const frames: { url: string; referer: string | undefined }[] = [];
  await page.route("https://www.youtube-nocookie.com/**", async (route) => {
    frames.push({ url: route.request().url(), referer: await route.request().headerValue("referer") ?? undefined });
    await route.fulfill({ contentType: "text/html", body: "<title>A video</title>" });
  });
  await page.goto(topic, { waitUntil: "networkidle" });
  await cardOf(reader).scrollIntoViewIfNeeded();
  expect(await cardOf(reader).innerText()).toMatch(/^Dovetails by hand\s+Cut the tails first\.[^]*\s+oak\.example$/);
  await expect.poll(() => cardOf(reader).locator("img").evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth)).toBe(192);
  expect(await videoOf(reader).innerText()).toContain(say(bodyWords.play, "en", { provider: "YouTube" }));
  await reader.look();
  expectNoComplaints([reader]);
  const { width, height, y = 0 } = (await videoOf(reader).boundingBox()) ?? {};
  expect(Math.round((width ?? 0) / (height ?? 1) * 9)).toBe(16);
  expect(width).toBeLessThanOrEqual(612);
  const isBelow = async (top: number): Promise<number> => ((await page.getByText("That is all.").boundingBox())?.y ?? 0) - top;
  const below = await isBelow(y);
  await videoOf(reader).click();
  const frame = page.locator("iframe.video-card");
  await frame.waitFor();
  const shown = await frame.boundingBox();
  expect([shown?.width, shown?.height, await isBelow(shown?.y ?? 0)]).toEqual([width, height, below]);
  expect([await frame.getAttribute("sandbox"), await frame.getAttribute("referrerpolicy"), await frame.getAttribute("title")]).toEqual(["allow-scripts allow-same-origin allow-presentation", "no-referrer", "YouTube"]);
  await expect.poll(() => frames).toEqual([{ url: "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1", referer: undefined }]);
  expect(reader.complaints).toMatchObject({ errors: [], foreign: [frames[0]?.url], broken: [] });
  await reader.context.close();
});

test("without script the cards are links, in the reader's language", async () => {
  const reader = await enter(browser.current(), stage.server.origin, { script: "off", locale: "zh-CN", screen: "phone" });
  await reader.go(topic);
  expect(await videoOf(reader).getAttribute("href")).toBe(video);
  expect(await videoOf(reader).innerText()).toContain(say(bodyWords.play, "zh-CN", { provider: "YouTube" }));
  expect(await cardOf(reader).getAttribute("href")).toBe(article);
  expectNoComplaints([reader]);
  await reader.context.close();
});

test("a frame of anybody else is refused by the page", async () => {
  const reader = await enter(browser.current(), stage.server.origin);
  const { page } = reader;
  await page.goto(topic, { waitUntil: "networkidle" });
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("iframe"), { src: "https://evil.example/" })));
  await expect.poll(() => reader.complaints.errors.some((error) => error.includes("policy violated: frame-src"))).toBe(true);
  await reader.context.close();
});
