import { describe, expect, it } from "vitest";
import { renderMarkdown } from "~/platform/markdown/render";
import { dressHtml } from "./dress-html";
import type { AttachedRow, PictureRow } from "./types";

const [one, two, foreign] = ["0123456789abcdefghjkmnpqrs", "1123456789abcdefghjkmnpqrs", "2123456789abcdefghjkmnpqrs"];
const row = (id: string): PictureRow => ({ id, width: 1280, height: 960, widths: [320, 640, 1280], moving: false, placeholder: "data:image/webp;base64,AAAA" });
const known = new Map([[one, row(one)], [two, row(two)]]);
const plan = "3123456789abcdefghjkmnpqrs";
const attached: ReadonlyMap<string, AttachedRow> = new Map([[plan, { kind: "pdf", bytes: 1_440_000 }]]);

function dress(markdown: string): string {
  const rendered = renderMarkdown(markdown);
  if (!rendered.ok) throw new Error(rendered.refusal);
  return dressHtml(rendered.value.html, { pictures: known, attached });
}

const image = (id: string, alt: string): string =>
  `<img class="lqip" src="data:image/webp;base64,AAAA" alt="" aria-hidden="true"><img src="/files/${id}-640" srcset="/files/${id}-320 320w, /files/${id}-640 640w, /files/${id}-1280 1280w" sizes="(max-width: 719px) 100vw, 680px" width="1280" height="960" alt="${alt}" loading="lazy" decoding="async">`;
const linked = (id: string, alt: string): string => `<a class="pic" href="/files/${id}-1280">${image(id, alt)}</a>`;

describe("dressHtml", () => {
  it("gives a picture that stands alone its sides, widths, placeholder and largest form; its title is the caption", () => {
    expect(dress(`![A bowl](/files/${one})`).trim()).toBe(`<figure>${linked(one, "A bowl")}</figure>`);
    expect(dress(`![A bowl](/files/${one} "Ash & iron")`).trim()).toBe(`<figure>${linked(one, "A bowl")}<figcaption>Ash &amp; iron</figcaption></figure>`);
  });

  it("makes a gallery of pictures that stand together, with or without line ends between", () => {
    const gallery = `<div class="gallery"><figure>${linked(one, "a")}</figure><figure>${linked(two, "b")}</figure></div>`;
    expect(dress(`![a](/files/${one}) ![b](/files/${two})`).trim()).toBe(gallery);
    expect(dress(`![a](/files/${one})\n![b](/files/${two})`).trim()).toBe(gallery);
  });

  it("leaves a picture among words, in a list or in a table in its line", () => {
    expect(dress(`Look: ![a](/files/${one} "t") there`)).toBe(`<p>Look: ${linked(one, "a")} there</p>\n`);
    expect(dress(`- ![a](/files/${one})`)).not.toContain("figure");
    expect(dress(`| ![a](/files/${one}) |\n| --- |`)).toContain(`<th scope="col">${linked(one, "a")}</th>`);
  });

  describe("a list of pictures alone becomes a strip", () => {
    const [a, b] = [`![a](/files/${one} "Cut")`, `![b](/files/${two})`];
    const step = (inner: string): string => `<li><figure class="step">${inner}</figure></li>`;
    const strip = (tag: string, steps: string): string => `<${tag} class="strip" role="list" tabindex="0" data-say-pictures="2">${steps}</${tag}>`;
    const plain = strip("ul", step(`${linked(one, "a")}<figcaption>Cut</figcaption>`) + step(linked(two, "b")));
    const counted = (first: number): string =>
      strip("ol", step(`${linked(one, "a")}<figcaption><b>${first}</b> Cut</figcaption>`) + step(`${linked(two, "b")}<figcaption><b>${first + 1}</b></figcaption>`));

    it.each([
      ["with bullets", `- ${a}\n- ${b}`, plain],
      ["with blank lines between", `- ${a}\n\n- ${b}`, plain],
      ["with numbers, which the captions say", `1. ${a}\n2. ${b}`, counted(1)],
      ["with numbers that go on", `Look:\n\n7. ${a}\n\n8. ${b}`, `<p>Look:</p>\n${counted(7)}`],
      ["in a quote", `> - ${a}\n> - ${b}`, `<blockquote>\n${plain}\n</blockquote>`],
      ["in an item of another list", `- Look:\n  - ${a}\n  - ${b}`, `<ul>\n<li>Look:\n${plain}\n</li>\n</ul>`],
    ])("%s", (_, markdown, html) => expect(dress(markdown).trim()).toBe(html));

    it.each([
      ["one picture", `- ${a}`], ["words beside a picture", `- ${a} so\n- ${b}`], ["words before a picture", `- ${a}\n- so ${b}`], ["an item of words", `- ${a}\n- so\n- ${b}`],
      ["two pictures in an item", `- ${a} ${b}\n- ${a}`], ["a picture that is a link", `- [${a}](/t/1)\n- ${b}`], ["a picture not known", `- ${a}\n- ![c](/files/${foreign})`], ["a file", `- ${a}\n- ![p](/files/${plan})`],
    ])("but not with %s", (_, markdown) => {
      expect(dress(markdown)).not.toMatch(/strip|figcaption/);
      expect(dress(markdown)).toContain("<ul>");
    });
  });

  it("does not put a link into a link", () => {
    expect(dress(`[![a](/files/${one})](/t/1)`)).toContain(`<span class="pic">${image(one, "a")}</span></a>`);
  });

  it("leaves pictures it does not know, and text that looks like one, as they are", () => {
    for (const markdown of [`![a](/files/${foreign})`, "`<img src=\"/files/" + one + "\">`", `\\![a](/files/${one})`]) {
      const rendered = renderMarkdown(markdown);
      expect(rendered.ok && rendered.value.html).toBe(dress(markdown));
    }
  });

  it("keeps what a title or an alternative text says harmless", () => {
    const html = dress(`![x"><script>](/files/${one} "y'<img onerror=1>")`);
    expect(html).not.toMatch(/<script|<img onerror/);
    expect(html).toContain("<figcaption>y'&lt;img onerror=1&gt;</figcaption>");
  });

  it("says kind and size of a file that is no picture, and makes a link of one put in as a picture", () => {
    const facts = "<small>PDF · 1.4 MB</small>";
    expect(dress(`See [the plan](/files/${plan}), [more](/boards)`)).toBe(`<p>See <a href="/files/${plan}">the plan ${facts}</a>, <a href="/boards">more</a></p>\n`);
    expect(dress(`![the plan](/files/${plan})`)).toBe(`<p><a href="/files/${plan}">the plan ${facts}</a></p>\n`);
    expect(dress(`[![](/files/${plan})](/t/1)`)).toBe(`<p><a href="/t/1">PDF</a></p>\n`);
  });

  it("says nothing of a foreign address that ends like a file of ours", () => {
    expect(dress(`[x](https://evil.example/files/${plan})`)).not.toContain("<small>");
  });

  it("is fast on thousands of pictures before a word", () => {
    const began = process.cpuUsage();
    dressHtml(`<p>${`<img src="/files/${one}" alt="a">`.repeat(5_000)} word</p>`, { pictures: known, attached });
    const { user } = process.cpuUsage(began);
    expect(user / 1_000).toBeLessThan(250);
  });

  it("is fast on thousands of pictures in lists that end in a word", () => {
    const began = process.cpuUsage();
    const items = `<li><img src="/files/${one}" alt="a"></li>\n`;
    dressHtml(`<ul>\n${items.repeat(2_500)}<li>word</li>\n</ul>\n${`<ol>\n${items}${items}<li>word</li>\n</ol>\n`.repeat(1_000)}`, { pictures: known, attached });
    const { user } = process.cpuUsage(began);
    expect(user / 1_000).toBeLessThan(250);
  });
});
