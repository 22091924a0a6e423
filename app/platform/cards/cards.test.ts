import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { makeImages } from "../images/images";
import { bundleWorker } from "../markdown/test-support/bundle-worker";
import { makeCards, type Cards } from "./cards";
import { drawableOf, openFamily } from "./family";
import { cardSize, colours, portraitPlace, type Sheet } from "./sheet";
import { plain } from "./test-support/plain-sheet";

const titles = [
  "第一把椅子", "How do you keep hand-cut dovetails tight?", "用 Blender 4.2 做“低多边形”小屋", "It’s fine — said nobody… C++ & Ωμέγα Ⅳ", "很长的标题，".repeat(34), "Wwwwwwwwww".repeat(20), "Ŵ é ñ ü", "Привет, мир",
];

let cards: Cards;
let count = 0;
const draw = (sheet: Partial<Sheet>, portrait: Buffer | null = null): Promise<Buffer> => cards.draw({ key: String((count += 1)), sheet: { ...plain, ...sheet }, portrait: async () => portrait });

/** How much of the card between two heights is not paper. */
async function inkOf(png: Buffer, { top, bottom }: { top: number; bottom: number }): Promise<number> {
  const { data } = await sharp(png).extract({ left: 40, top, width: cardSize.width - 80, height: bottom - top }).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 128).length / data.length;
}
const titleArea = { top: 132, bottom: 472 };

beforeAll(async () => {
  cards = makeCards({ workerFile: await bundleWorker("../../cards/worker.ts", "card-worker-test"), images: makeImages() });
});
afterAll(() => cards.close());

describe("a card", () => {
  it.each(titles)("of %s is 1200 by 630, has ink and few bytes", async (title) => {
    const png = await draw({ title });
    expect(await sharp(png).metadata()).toMatchObject({ format: "png", ...cardSize });
    expect(png.byteLength).toBeLessThan(80_000);
    expect(await inkOf(png, titleArea)).toBeGreaterThan(0.01);
    expect(await inkOf(png, { top: 500, bottom: 620 })).toBeGreaterThan(0.005);
  });

  it("looks different for each title", async () => {
    const drawn = await Promise.all(titles.map(async (title) => (await draw({ title })).toString("base64")));
    expect(new Set(drawn).size).toBe(titles.length);
  });

  it.each([["椅子😀", "椅子"], ["a 👩‍👩‍👧‍👦 chair", "a chair"], ["chair \u202e\u200b\u{e0001}!", "chair !"], ["木한工", "木工"], ["Ĉapo", "Capo"]])("shows no boxes: %j is drawn as %j", async (title, same) => {
    expect((await draw({ title })).equals(await draw({ title: same }))).toBe(true);
  });

  it.each(["", "😀😀", "مرحبا بالعالم"])("of the title %j, of which nothing can be drawn, says the board instead", async (title) => {
    expect((await draw({ title })).equals(await draw({ title: plain.place?.name ?? "" }))).toBe(true);
  });

  it("shows the author's picture as a circle", async () => {
    const picture = await sharp({ create: { width: 80, height: 80, channels: 3, background: "#00f" } }).webp().toBuffer();
    const png = await draw({ author: { name: "林照", hasPicture: true } }, picture);
    const at = async (x: number, y: number): Promise<number[]> => [...(await sharp(png).removeAlpha().toColourspace("srgb").extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer())];
    const { left, top, side } = portraitPlace;
    const [red = 255, , blue = 0] = await at(left + side / 2, top + side / 2);
    expect([red < 40, blue > 200]).toEqual([true, true]);
    expect((await at(left + 2, top + 2))[0]).toBeGreaterThan(220);
  });

  it("of a hostile text is drawn, and stays a picture", async () => {
    const title = `</g><image href="file:///etc/passwd"/>&xxe; ${"\u0000"} ${"﷽".repeat(50)}${"a\u0300".repeat(60)}`;
    expect(await sharp(await draw({ title, community: "<script>" })).metadata()).toMatchObject({ format: "png", ...cardSize });
  });

  it("is drawn once however many ask, and again after it failed", async () => {
    const asks: string[] = [];
    const wish = (key: string, fails: boolean) => ({ key, sheet: { ...plain, author: { name: "A", hasPicture: true } }, portrait: async () => {
      asks.push(key);
      if (fails) throw new Error("away");
      return null;
    } });
    await Promise.all([cards.draw(wish("once", false)), cards.draw(wish("once", false))]);
    expect([asks, cards.kept("once") !== null]).toEqual([["once"], true]);
    await expect(cards.draw(wish("fails", true))).rejects.toThrow("away");
    expect(cards.kept("fails")).toBeNull();
  });

  it("is refused when too many wait", async () => {
    const all = await Promise.allSettled(Array.from({ length: 30 }, () => draw({ title: "x" })));
    expect(all.filter((one) => one.status === "rejected" && one.reason instanceof Error && one.reason.name === "GateFull").length).toBeGreaterThan(0);
    expect(all.filter((one) => one.status === "fulfilled").length).toBeGreaterThan(10);
  });
});

test("the family has all of GB 2312", async () => {
  const decoder = new TextDecoder("gb2312");
  const rows = Array.from({ length: 87 }, (_, row) => Array.from({ length: 94 }, (_, cell) => decoder.decode(new Uint8Array([0xa1 + row, 0xa1 + cell]))).join(""));
  const text = rows.join("").replace(/[\ufffd\ue000-\uf8ff\s]/gu, "");
  expect(Array.from(text).length).toBeGreaterThan(7_400);
  const drawn = new Set(drawableOf(text, await openFamily(text)));
  expect([...text].filter((character) => !drawn.has(character))).toEqual([]);
});

test("the colours are those of the tokens", async () => {
  const tokens = await readFile("app/ui/styles/tokens.css", "utf8");
  const token = (name: string): string => new RegExp(`--${name}: (#[0-9A-F]{6});`).exec(tokens)?.[1] ?? "";
  const { hues, ...named } = colours;
  expect(named).toEqual({ paper: token("paper"), line: token("line"), ink: token("ink"), soft: token("ink-2"), dim: token("ink-3"), ember: token("ember-fill") });
  expect(hues).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((hue) => token(`hue-${hue}`)));
});

test("a machine without any fonts draws the very same picture", async () => {
  const folder = await mkdtemp(join(tmpdir(), "no-fonts-"));
  const config = join(folder, "fonts.conf");
  await writeFile(config, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig></fontconfig>');
  const alone = await bundleWorker("../../cards/test-support/draw-alone-worker.ts", "draw-alone");
  const env = { ...process.env, FONTCONFIG_FILE: config, FONTCONFIG_PATH: folder, HOME: folder };
  const { stdout } = await promisify(execFile)(process.execPath, [alone], { env, encoding: "buffer", maxBuffer: 1_000_000 });
  await rm(folder, { recursive: true });
  expect(stdout.equals(await draw({}))).toBe(true);
  expect(await inkOf(stdout, titleArea)).toBeGreaterThan(0.01);
});
