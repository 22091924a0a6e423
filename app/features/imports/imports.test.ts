import { describe, expect, test } from "vitest";
import { foldHandle } from "~/kernel/fold-handle";
import { isId } from "~/kernel/ids";
import { commentMarkdown } from "~/kernel/html-to-markdown/escape-text";
import { assignHandles, handleCandidates } from "./handles";
import { makeToMarkdown } from "./html-to-markdown";
import { importedId } from "./imported-id";
import { plainTextOf } from "./plain-text";
import { showProgress } from "./show-progress";
import { RowDamage } from "./stack-exchange/damage";
import { parseComment, parsePost, parseUser } from "./stack-exchange/rows";
import { parseTags } from "./stack-exchange/tags";

describe("ids", () => {
  const time = new Date("2011-10-11T19:42:20.713Z");

  test("the same thing has the same id, another another", () => {
    expect(importedId(time, "stackexchange:a", "post-1")).toBe(importedId(time, "stackexchange:a", "post-1"));
    expect(importedId(time, "stackexchange:a", "post-1")).not.toBe(importedId(time, "stackexchange:b", "post-1"));
    expect(importedId(time, "a", "bc")).not.toBe(importedId(time, "ab", "c"));
  });

  test("they are ids and sort by source time, also before 1970", () => {
    const later = importedId(new Date(time.getTime() + 1), "s", "post-1");
    expect(importedId(time, "s", "post-2") < later).toBe(true);
    expect([importedId(time, "s", "post-2"), later, importedId(new Date(-1), "s", "x")].every(isId)).toBe(true);
  });
});

describe("rows", () => {
  const base = { Id: "7", PostTypeId: "1", CreationDate: "2011-10-11T19:42:20.713", Score: "-2" };

  test("times without a zone are UTC", () => {
    expect(parsePost(base).createdAt).toEqual(new Date("2011-10-11T19:42:20.713Z"));
  });

  test("a question, an answer and a tag wiki are told apart", () => {
    expect(parsePost({ ...base, Title: " Why?\u200b ", AcceptedAnswerId: "9", ClosedDate: "2012-01-01T00:00:00.000" }))
      .toMatchObject({ type: "question", title: "Why?", acceptedId: "9", closedAt: new Date("2012-01-01T00:00:00Z"), userId: null, score: -2 });
    expect(parsePost({ ...base, PostTypeId: "2", ParentId: "1", OwnerUserId: "-1" })).toMatchObject({ type: "answer", questionId: "1", userId: "-1" });
    expect(parsePost({ ...base, PostTypeId: "5" })).toMatchObject({ type: "other", typeId: "5" });
  });

  test.each([
    ["no Id", () => parseUser({ CreationDate: base.CreationDate })],
    ["a time that is none", () => parseUser({ Id: "1", CreationDate: "2011-13-40T99:00:00" })],
    ["an answer to nothing", () => parsePost({ ...base, PostTypeId: "2" })],
    ["a score that is no number", () => parsePost({ ...base, Score: "many" })],
    ["a comment on nothing", () => parseComment({ Id: "1", CreationDate: base.CreationDate })],
  ])("refuses %s", (_, parse) => {
    expect(parse).toThrow(RowDamage);
  });

  test.each([
    ["<discussion><oak-wood>", ["discussion", "oak-wood"]],
    ["|discussion|c++|", ["discussion", "c++"]],
    ["<Ｏａｋ><oak>", ["oak"]],
    ["", []],
  ])("tags of %j", (text, tags) => {
    expect(parseTags(text)).toEqual(tags);
  });
});

describe("handles", () => {
  const of = (displayName: string, number = "12"): string[] => handleCandidates({ source: "s", number, displayName });

  test.each([
    ["Ada Plane", "ada-plane"],
    ["Jørgen O’Brien", "jorgen-obrien"],
    ["Cœur de Lion", "coeur-de-lion"],
    ["__init__", "init"],
    ["关一骏", "user-12"],
    ["Al", "user-12"],
    ["Admin", "admin-12"],
    ["x".repeat(50), "x".repeat(30)],
    [`${"x".repeat(28)} yz`, `${"x".repeat(28)}-y`],
  ])("%s becomes %s", (name, handle) => {
    expect(of(name)[0]).toBe(handle);
  });

  test("every candidate is a handle", () => {
    for (const handle of [...of("x".repeat(60), "123456789012"), ...of("关", "-1")]) expect(handle).toMatch(/^[a-z0-9][a-z0-9_-]{2,29}$/);
  });

  test("on a clash, look-alikes included, the number is added", () => {
    const people = ["Bill Oak", "BILL OAK", "Bi11 Oak"].map((displayName, index) => ({ source: "s", number: String(index + 1), displayName }));
    expect(assignHandles(people, new Set())).toEqual(["bill-oak", "bill-oak-2", "bi11-oak-3"]);
    expect(assignHandles(people.slice(0, 1), new Set(["bill-oak", "bill-oak-1", "user-1"].map(foldHandle)))[0]).toMatch(/^user-1-[0-9a-f]{8}$/);
  });
});

describe("HTML to Markdown", () => {
  const convert = makeToMarkdown("https://site.example");
  const markdownOf = (html: string): string => convert(html).markdown;

  test.each([
    ["<p>One <em>two</em> <strong>three</strong></p>\n\n<p>four<br>five</p>", "One *two* **three**\n\nfour  \nfive"],
    ["<h2>Head</h2><hr><p>x</p>", "## Head\n\n---\n\nx"],
    ["<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>", "-   a\n    1.  b\n    2.  c\n-   d"],
    ["<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>", "> a\n> \n> > b"],
    ['<pre class="lang-py prettyprint-override"><code>if a &lt; b:\n  c()\n</code></pre>', "```py\nif a < b:\n  c()\n```"],
    ["<!-- language: lang-js -->\n\n<pre><code>a\n\n\n\nb\n</code></pre>", "```js\na\n\n\n\nb\n```"],
    ["<pre><code>```\nx\n```</code></pre>", "````\n```\nx\n```\n````"],
    ["<p>Use <code>a `b` c</code> and <kbd>Ctrl</kbd></p>", "Use ``a `b` c`` and `Ctrl`"],
    ['<p><a href="/questions/1">here</a>, <a href="//x.example/(y)">there</a>, <a href="javascript:x()">nowhere</a></p>',
      "[here](https://site.example/questions/1), [there](<https://x.example/(y)>), nowhere"],
    ['<p>Wow!<a href="https://x.example">x</a> Wow!</p>', "Wow\\![x](https://x.example) Wow!"],
    ['<p><a href="https://x.example"><img src="https://x.example/i.png" alt="a [b]"></a></p>', "[![a \\[b\\]](https://x.example/i.png)](https://x.example)"],
    ["<p>x<sup>2</sup>, H<sub>2</sub>O, <sup>small print</sup>, <s>old</s> <strike>older</strike></p>", "x², H₂O, small print, ~~old~~ ~~older~~"],
    ["<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td>1</td><td><p>2</p><p>3</p></td></tr></tbody></table>",
      "| a | b\\|c |\n| --- | --- |\n| 1 | 2 3 |"],
    ["<table><tr><td>1</td><td>2</td></tr></table>", "| | |\n| --- | --- |\n| 1 | 2 |"],
    ["<table></table><p>x</p>", "x"],
    ["<p>a &lt;b&gt; &amp;lt; 1 &lt; 2 *not* _it_ ~~no~~</p>", "a \\<b> \\&lt; 1 < 2 \\*not\\* \\_it\\_ \\~~no\\~~"],
    ["<p># no</p><p>1. no</p><p>1) no</p><p>- no</p>", "# no\n\n1\\. no\n\n1\\) no\n\n\\- no".replace("# no", "\\# no")],
    ["<p>@ada-plane wrote to a@b.example</p>", "\\@ada-plane wrote to a@b.example"],
    ["<script>x</script><div><span>y</span></div><style>z</style>", "y"],
  ])("%s", (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test("without the site's address, what begins at its root keeps its words", () => {
    expect(makeToMarkdown(null)('<p><a href="/help">help</a></p>').markdown).toBe("help");
  });

  test("nesting beyond reason leaves the words", () => {
    expect(convert(`${"<b>".repeat(20_000)}deep`)).toEqual({ markdown: "```\ndeep\n```", isPlain: true });
  });
});

test("a comment stays as it was typed, but names of the source do not become members of here", () => {
  expect(commentMarkdown(" @ada see `@b.c` _this_ https://x.example/@me …@bob ")).toBe("\\@ada see `@b.c` _this_ https://x.example/@me …\\@bob");
});

test("a biography is words and lines", () => {
  expect(plainTextOf("<p>I <b>plane</b>\n oak &amp;  ash.</p><ul><li>a</li><li>b</li></ul><script>no</script>")).toBe("I plane oak & ash.\na\nb");
  expect(plainTextOf(`${"<i>".repeat(50_000)}deep`)).toBe("deep");
});

test("progress off a terminal is a line at each step's begin and end, and every two seconds", () => {
  const lines: string[] = [];
  let time = 0;
  const show = showProgress({ write: (text) => lines.push(text) }, () => time);
  for (const done of [1, 2, 3]) show({ step: "members", done, total: 4 });
  time = 2_000;
  show({ step: "members", done: 3, total: 4 });
  show({ step: "members", done: 4, total: 4 });
  expect(lines).toEqual([" 25 %  members            1 of 4\n", " 75 %  members            3 of 4\n", "100 %  members            4 of 4\n"]);
});
