import { describe, expect, it } from "vitest";
import { toAtom, withWholeAddresses } from "./atom";
import type { FeedEntry } from "./types";

const entry: FeedEntry = {
  id: "https://kindling.example/t/1", title: "Cutting & <gluing>", href: "https://kindling.example/t/1/cutting", author: { name: 'Ann "Oak" Lee', href: "https://kindling.example/members/ann" },
  published: new Date("2026-11-01T10:00:00Z"), updated: new Date("2026-11-02T10:00:00Z"), html: '<p>Tails\u0007 first</p>', tags: ["oak", "c++"],
};
const feed = { title: "木工", subtitle: "New topics", href: "https://kindling.example/boards/wood", self: "https://kindling.example/boards/wood/feed.atom" };
const options = { origin: "https://kindling.example", language: "zh-CN", now: new Date("2026-11-22T00:00:00Z") };

describe("toAtom", () => {
  it("tells each thing with its address, author, times and text, escaped", () => {
    const xml = toAtom({ ...feed, entries: [entry] }, options);
    for (const part of [
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">', "<id>https://kindling.example/boards/wood/feed.atom</id>", "<updated>2026-11-02T10:00:00.000Z</updated>",
      "<title>Cutting &amp; &lt;gluing&gt;</title>", '<link rel="alternate" type="text/html" href="https://kindling.example/t/1/cutting"/>', "<published>2026-11-01T10:00:00.000Z</published>",
      "<name>Ann &quot;Oak&quot; Lee</name><uri>https://kindling.example/members/ann</uri>", '<category term="c++"/>', '<content type="html">&lt;p&gt;Tails first&lt;/p&gt;</content>',
    ]) expect(xml).toContain(part);
  });

  it("is as old as now when it is empty", () => {
    expect(toAtom({ ...feed, entries: [] }, options)).toContain("<updated>2026-11-22T00:00:00.000Z</updated>");
  });
});

it.each([
  ['<a href="/t/1">', '<a href="https://k.example/t/1">'],
  ['<img src="/files/a-640.webp" srcset="/files/a-320.webp 320w, /files/a-640.webp 640w">', '<img src="https://k.example/files/a-640.webp" srcset="https://k.example/files/a-320.webp 320w, https://k.example/files/a-640.webp 640w">'],
  ['<a href="//elsewhere.example">/not this</a>', '<a href="//elsewhere.example">/not this</a>'],
])("addresses of ours in %s become whole", (html, whole) => expect(withWholeAddresses(html, "https://k.example")).toBe(whole));
