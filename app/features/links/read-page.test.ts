import { describe, expect, it } from "vitest";
import { readPage } from "./read-page";

const read = (html: string | Uint8Array, charset = "") => readPage(typeof html === "string" ? Buffer.from(html) : html, charset);
const nothing = { title: "", description: "", site: "", picture: null };

describe("what a page says of itself", () => {
  it.each([
    ["its title", "<title>Oak</title>", { title: "Oak" }],
    ["Open Graph before Twitter before its title", '<title>c</title><meta name="twitter:title" content="b"><meta property="og:title" content="a">', { title: "a" }],
    ["Twitter's card", '<meta name="twitter:title" content="b"><meta name="twitter:description" content="d"><meta name="twitter:image" content="/i.png">', { title: "b", description: "d", picture: "/i.png" }],
    ["its description", '<title>c</title><meta name="description" content="d">', { title: "c", description: "d" }],
    ["its site", '<title>c</title><meta property="og:site_name" content="The Oak">', { title: "c", site: "The Oak" }],
    ["its picture, the secure one first", '<title>c</title><meta property="og:image" content="http://a/i"><meta property="og:image:secure_url" content="https://a/i">', { title: "c", picture: "https://a/i" }],
    ["Open Graph under `name`, in capitals, unquoted", "<META NAME=OG:Title CONTENT=Oak>", { title: "Oak" }],
    ["what is in single quotes over lines", "<meta\n property='og:title'\n content='Oak\n \t wood'\n/>", { title: "Oak wood" }],
    ["a value with > in it", '<meta property="og:title" content="a > b">', { title: "a > b" }],
    ["the first of two", '<meta property="og:title" content="a"><meta property="og:title" content="b">', { title: "a" }],
    ["the next one when the first is empty", '<meta property="og:title" content=" "><title>c</title>', { title: "c" }],
    ["character references once", '<meta property="og:title" content="&lt;b&gt; &amp;amp; &#x4f60;">', { title: "<b> &amp; 你" }],
    ["a title with a tag in it", "<title>Tom <b>& Jerry</title><p>", { title: "Tom <b>& Jerry" }],
    ["a title in capitals", '<TITLE lang="en">Oak</TITLE>', { title: "Oak" }],
    ["character references in the title", "<title>Tom &amp; Jerry &#8217;</title>", { title: "Tom & Jerry ’" }],
  ])("is read from %s", (_name, html, facts) => {
    expect(read(html)).toEqual({ ...nothing, ...facts });
  });

  it.each([["nothing", ""], ["no title", '<meta name="description" content="d"><p>text'], ["an empty title", "<title> \n </title>"], ["a title of control characters", "<title>\u0000\u200b\u202e</title>"], ["bytes", "\u0000\u0001\ufffd"]])("is nothing in a page of %s", (_name, html) => {
    expect(read(html)).toBeNull();
  });

  it.each([
    ["as the answer says", "", "gb18030"], ["as the page says", '<meta charset="GBK">', ""], ["as the page says at length", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', ""],
  ])("is decoded %s", (_name, begin, charset) => {
    const greeting = Buffer.from([0xc4, 0xe3, 0xba, 0xc3]); // 你好
    expect(read(Buffer.concat([Buffer.from(`${begin}<title>`), greeting, Buffer.from("</title>")]), charset)?.title).toBe("你好");
  });

  it("is read as UTF-8 when the charset is none", () => {
    expect(read("<title>你好</title>", "no-such-charset")?.title).toBe("你好");
    expect(read(Buffer.from("<title>caf\u00e9</title>", "latin1"))?.title).toBe("caf\ufffd");
  });

  it("is one line without characters that turn it round, cut to what is shown", () => {
    const html = `<title>a\u0000b\u202ec\u2066d\u200fe\ufefff\u061cg\r\nh</title><meta name="description" content="${"字".repeat(5_000)}"><meta property="og:site_name" content="${"s".repeat(500)}">`;
    expect(read(html)).toEqual({ title: "abcdefg h", description: `${"字".repeat(299)}…`, site: `${"s".repeat(79)}…`, picture: null });
  });
});

describe("a hostile page", () => {
  const kilobytes = 512 * 1024;
  const fill = (piece: string, begin = ""): string => begin + piece.repeat(Math.ceil((kilobytes - begin.length) / piece.length)).slice(0, kilobytes - begin.length);
  it.each([
    ["tags in tags", fill("<div>")], ["spans never closed", fill("<span>") + "</x>".repeat(1_000)], ["metas never closed", fill("<meta ")], ["metas with open quotes", fill('<meta property="')],
    ["a meta of many attributes", fill(" a=b", "<meta")], ["a meta of white space", fill(" ", "<meta")], ["a meta of names and white space", fill(` ${"a".repeat(50)}${" ".repeat(50)}`, "<meta")],
    ["titles never closed", fill("<title ")], ["titles of white space", fill("<title >", "<title ")], ["a title without end", fill("x", "<title>")], ["references", fill("&amp", "<title>")],
    ["a quoted attribute without end", fill("x", '<meta content="')], ["equals signs", fill("=", "<meta a")], ["zeros", fill("\u0000")], ["commercial at", fill("&lt;meta ")],
  ])("of %s costs little", (_name, html) => {
    const bytes = Buffer.from(html);
    const before = process.cpuUsage();
    read(bytes);
    const { user } = process.cpuUsage(before);
    expect(user / 1_000).toBeLessThan(400);
  });

  it("cannot bring markup: what it says is text", () => {
    expect(read('<meta property="og:title" content="&lt;img src=x onerror=alert(1)&gt;"><meta property="og:image" content="javascript:alert(1)">')).toEqual({ ...nothing, title: "<img src=x onerror=alert(1)>", picture: "javascript:alert(1)" });
  });
});
