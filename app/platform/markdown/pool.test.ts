import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refused } from "~/kernel/result";
import { createMarkdown, type MarkdownPort } from "./pool";
import { renderMarkdown } from "./render";
import { bundleWorker } from "./test-support/bundle-worker";
import { pathologicalBodies } from "./test-support/pathological-bodies";

let markdown: MarkdownPort;
let endless: MarkdownPort;

beforeAll(async () => {
  markdown = createMarkdown({ workerFile: await bundleWorker("../worker.ts", "markdown-worker-test") });
  endless = createMarkdown({ workerFile: await bundleWorker("./endless-worker.ts", "markdown-worker-endless") });
});
afterAll(async () => {
  await Promise.all([markdown.close(), endless.close()]);
});

describe("the pool", () => {
  it("renders as the function does", async () => {
    const source = "# Hello *world* @kim\n\n```ts\nlet a = 1;\n```";
    expect(await markdown.render(source)).toEqual(renderMarkdown(source));
  });

  it("renders many texts at once, each its own", async () => {
    const sources = Array.from({ length: 100 }, (_, index) => `text ${index}`);
    const results = await Promise.all(sources.map((source) => markdown.render(source)));
    expect(results).toEqual(sources.map(renderMarkdown));
  });

  it("stops work past 250 ms of CPU, not before, refuses it, and renders the next text", async () => {
    await endless.render("echo");
    const before = process.cpuUsage();
    expect(await endless.render("loop")).toEqual(refused("too-complex"));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeGreaterThan(200);
    expect(await endless.render("echo")).toMatchObject({ ok: true, value: { html: "echo" } });
  });

  it("lets other texts through while one is stopped", async () => {
    const [stuck, next] = await Promise.all([endless.render("loop"), endless.render("echo")]);
    expect(stuck).toEqual(refused("too-complex"));
    expect(next.ok).toBe(true);
  });

  it("does not count time spent waiting, only CPU", async () => {
    expect(await endless.render("sleep")).toMatchObject({ ok: true });
  });

  it("refuses what was over its time although it came to an end", async () => {
    expect(await endless.render("late")).toEqual(refused("too-complex"));
  });

  it("refuses what exhausts the thread's memory", async () => {
    expect(await endless.render("memory")).toEqual(refused("too-complex"));
    expect(await endless.render("echo")).toMatchObject({ ok: true });
  });

  it("throws what only a bug can cause", async () => {
    await expect(endless.render("throw")).rejects.toThrow("a bug");
  });
});

// The classes that grow worst, one of each, also at a size no field allows.
const worst = [
  "wide table", "table of empty rows", "deep quotes", "deep list by indent", "nested emphasis", "star underscore soup", "growing backtick runs",
  "open brackets", "image brackets", "references", "one reference used often", "one long link", "mail of dots", "code of one word",
];

describe("pathological bodies", () => {
  const bodies = Object.entries(pathologicalBodies).flatMap(([name, make]) => [
    { name, chars: 32_000, make },
    ...(worst.includes(name) ? [{ name, chars: 100_000, make }] : []),
  ]);
  it.each(bodies)("are rendered or refused: $name, $chars characters", async ({ make, chars }) => {
    const result = await markdown.render(make(chars));
    if (!result.ok) expect(result.refusal).toBe("too-complex");
    else expect(result.value.html.length).toBeLessThanOrEqual(chars * 40 + 2_000);
  });

  it("leave the pool working", async () => {
    expect(await markdown.render("a")).toMatchObject({ ok: true });
  });
});
