import { describe, expect, it } from "vitest";
import { renderMarkdown } from "~/platform/markdown/render";
import { bareLinksIn } from "./bare-links";
import { dressPreviews, previewUrlsIn, withoutPreviews } from "./dress-previews";
import { previewUrl } from "./rules";
import { dressVideos, videoFrames, videoOf } from "./videos";

const own = "https://kindling.example";
function bake(body: string): string {
  const rendered = renderMarkdown(body);
  if (!rendered.ok) throw new Error(rendered.refusal);
  return rendered.value.html;
}
const url = "https://oak.example/a?b=1&c=2";

describe("a bare link", () => {
  it.each([
    ["alone", url], ["in angle brackets", `<${url}>`], ["between texts", `before\n\n${url}\n\nafter`], ["named as itself", `[${url}](${url})`],
  ])("%s counts", (_name, body) => {
    expect(bareLinksIn(bake(body))).toEqual([url]);
  });

  it.each([
    ["www", "www.oak.org/x", "http://www.oak.org/x"], ["a name in other letters", "https://例え.jp/路径?问=答", "https://xn--r8jz45g.jp/%E8%B7%AF%E5%BE%84?%E9%97%AE=%E7%AD%94"],
    ["quotes", 'https://oak.example/"x"', "https://oak.example/%22x%22"], ["escapes", "https://oak.example/a%20b%2Fc", "https://oak.example/a%20b%2Fc"],
  ])("with %s counts", (_name, body, href) => {
    expect(bareLinksIn(bake(body))).toEqual([href]);
  });

  it.each([
    ["with text before", `see ${url}`], ["with text after", `${url} there`], ["two in a paragraph", `${url} ${url}`], ["in a quote", `> ${url}`], ["in a list", `- ${url}\n\n- x`], ["in a numbered list", `3. ${url}\n\n4. x`],
    ["in code", `\`${url}\``], ["in a code block", `    ${url}`], ["in a heading", `# ${url}`], ["with a name", `[oak](${url})`], ["named as another", "[https://bank.example](https://evil.example)"], ["with a title", `[${url}](${url} "t")`],
    ["of mail", "me@oak.example"], ["inside the community", "/boards"], ["in raw HTML", `<p><a href="${url}" rel="nofollow ugc noopener noreferrer">${url}</a></p>`], ["emphasised", `**${url}**`],
  ])("%s does not count", (_name, body) => {
    expect(bareLinksIn(bake(body))).toEqual([]);
  });

  it("counts again after a quote or list has ended", () => {
    expect(bareLinksIn(bake(`> > - x\n\nsays\n\n${url}\n\n1. y\n\n${url}`))).toHaveLength(2);
  });
});

describe("the address a page is known under", () => {
  it.each([
    ["HTTPS://Oak.Example:443/a#b", "https://oak.example/a"], ["http://oak.example:80", "http://oak.example/"], ["https://oak.example/?utm_source=x&a=1&fbclid=y", "https://oak.example/?a=1"],
    ["https://oak.example/?utm_source=x", "https://oak.example/"], ["https://oak.example/a/../b", "https://oak.example/b"], ["https://例え.jp/", "https://xn--r8jz45g.jp/"], ["https://oak.example/?b=2&a=1", "https://oak.example/?b=2&a=1"],
  ])("%s is %s", (href, known) => {
    expect(previewUrl(href, own)).toBe(known);
  });

  it.each(["ftp://oak.example/", "mailto:a@oak.example", "/boards", "https://a:b@oak.example/", "https://oak.example:8443/", "http://oak.example:443/", `${own}/t/1`, "https://KINDLING.example/", "http://localhost/", "http://intranet/", `https://oak.example/${"x".repeat(2_000)}`, "https://"])("%s has none", (href) => {
    expect(previewUrl(href, own)).toBeNull();
  });
});

describe("cards", () => {
  const hostile = { id: "0".repeat(26), picture: true, title: '"><script>alert(1)</script>', description: "</a><a class=\"link-card\" href='javascript:x'>&", site: "<b>" };
  const html = bake(`${url}\n\nhttps://ash.example/\n\n${url}`);
  const known = new Map([[url, hostile]]);

  it("hold text alone, stand once under the first link of theirs, and go without a trace", () => {
    const dressed = dressPreviews(html, known, own);
    expect(dressed.match(/link-card/g)).toHaveLength(2); // one, and one as text
    expect(dressed).not.toMatch(/<script|<\/a><a|<b>"|javascript:x'>&</);
    expect(dressed).toContain('<b dir="auto">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</b>');
    expect(withoutPreviews(dressed)).toBe(html);
    expect(dressPreviews(withoutPreviews(dressed), known, own)).toBe(dressed);
  });

  it("are for five addresses, each once, and none of a video", () => {
    const body = ["https://youtu.be/dQw4w9WgXcQ", ...Array.from({ length: 8 }, (_, at) => `https://oak.example/${at % 7}`)].join("\n\n");
    expect(previewUrlsIn(bake(body), own)).toEqual([0, 1, 2, 3, 4].map((at) => `https://oak.example/${at}`));
  });

  it("of a member's own making are not taken for ours", () => {
    const body = '<a class="link-card" href="https://evil.example">x</a>\n\n[x](https://evil.example "class=link-card")';
    expect(withoutPreviews(bake(body))).toBe(bake(body));
  });
});

describe("a video", () => {
  it.each([
    ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=x", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"], ["https://youtu.be/dQw4w9WgXcQ?t=42s", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=42"],
    ["https://m.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"], ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"],
    ["https://vimeo.com/76979871/8272103f6e", "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1&h=8272103f6e"], ["https://www.bilibili.com/video/BV1GJ411x7h7/?p=2", "https://player.bilibili.com/player.html?bvid=BV1GJ411x7h7&autoplay=1&p=2"],
    ["https://m.bilibili.com/video/av80433022", "https://player.bilibili.com/player.html?aid=80433022&autoplay=1"],
  ])("%s is shown by %s", (href, embed) => {
    expect(videoOf(href)?.embed).toBe(embed);
    expect(videoFrames.some((frame) => embed.startsWith(`${frame}/`))).toBe(true);
    expect(dressVideos(bake(href))).toContain(`data-embed="${embed.replaceAll("&", "&amp;")}"`);
  });

  it.each([
    "https://www.youtube.com/", "https://www.youtube.com/watch?v=short", "https://www.youtube.com/watch?v=dQw4w9WgXcQ%22onload", "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ", "https://evil.example/?https://youtu.be/dQw4w9WgXcQ",
    "https://youtube.com:8443/watch?v=dQw4w9WgXcQ", "https://me@youtu.be/dQw4w9WgXcQ", "https://youtu.be/../dQw4w9WgXcQ/x", "ftp://youtu.be/dQw4w9WgXcQ", "https://vimeo.com/about", "https://vimeo.com/76979871/../../x", "https://www.bilibili.com/read/cv1", "https://peertube.example/w/abc", "nothing",
  ])("%s is none", (href) => {
    expect(videoOf(href)).toBeNull();
  });
});
