import { describe, expect, it } from "vitest";
import { ok } from "~/kernel/result";
import { renderMarkdown, type RenderedMarkdown } from "./render";
import { visibleText } from "./test-support/tree-rule";

function rendered(source: string): RenderedMarkdown {
  const result = renderMarkdown(source);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}
const htmlOf = (source: string): string => rendered(source).html.trim();

const rel = 'rel="nofollow ugc noopener noreferrer"';
const table = (label: string, rows: string): string =>
  `<div class="table-scroll" tabindex="0" role="group" aria-label="${label}"><table>${rows}</table></div>`;

const features: [name: string, source: string, html: string][] = [
  ["paragraphs", "a\n\nb", "<p>a</p>\n<p>b</p>"],
  ["soft breaks", "a\nb", "<p>a\nb</p>"],
  ["hard breaks", "a  \nb\\\nc", "<p>a<br />\nb<br />\nc</p>"],
  ["emphasis", "*a* __b__ ***c***", "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em></p>"],
  ["strikethrough", "~~a~~", "<p><del>a</del></p>"],
  ["code spans", "`a <b>`", "<p><code>a &lt;b&gt;</code></p>"],
  ["headings one level down", "# a", '<h2 id="user-content-a">a</h2>'],
  ["underlined headings", "a\n===\nb\n---", '<h2 id="user-content-a">a</h2>\n<h3 id="user-content-b">b</h3>'],
  ["the deepest heading", "###### a", '<h6 id="user-content-a">a</h6>'],
  ["heading ids in any script", "# 你好, Wörld!", '<h2 id="user-content-你好-wörld">你好, Wörld!</h2>'],
  ["a heading without letters", "# !", "<h2>!</h2>"],
  ["quotes", "> a", "<blockquote>\n<p>a</p>\n</blockquote>"],
  ["lists", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"],
  ["ordered lists", "3. a", '<ol start="3">\n<li>a</li>\n</ol>'],
  ["rules", "***", "<hr />"],
  ["indented code", "    <a>", '<pre tabindex="0"><code class="hljs">&lt;a&gt;\n</code></pre>'],
  ["fenced code", "```\na\n```", '<pre tabindex="0"><code class="hljs">a\n</code></pre>'],
  ["coloured code", "```js\nnull\n```", '<pre tabindex="0"><code class="hljs language-js"><span class="hljs-literal">null</span>\n</code></pre>'],
  ["unknown languages", "```nope\na\n```", '<pre tabindex="0"><code class="hljs">a\n</code></pre>'],
  ["links out", "[a](https://b.example 'c')", `<p><a href="https://b.example" title="c" ${rel}>a</a></p>`],
  ["links inside", "[a](/t/1)", '<p><a href="/t/1">a</a></p>'],
  ["mail links", "[a](mailto:b@c.example)", '<p><a href="mailto:b@c.example">a</a></p>'],
  ["links to a heading", "[a](#b)", '<p><a href="#user-content-b">a</a></p>'],
  ["reference links", "[a]\n\n[A]: /b", '<p><a href="/b">a</a></p>'],
  ["autolinks", "<https://a.example>", `<p><a href="https://a.example" ${rel}>https://a.example</a></p>`],
  ["bare links", "https://a.example/b.", `<p><a href="https://a.example/b" ${rel}>https://a.example/b</a>.</p>`],
  ["www links", "www.a.com/b", `<p><a href="http://www.a.com/b" ${rel}>www.a.com/b</a></p>`],
  ["mail addresses", "a@b.com", '<p><a href="mailto:a@b.com">a@b.com</a></p>'],
  ["no link for a file name", "README.md", "<p>README.md</p>"],
  ["no link for other schemes", "ftp://a.example //a.example", "<p>ftp://a.example //a.example</p>"],
  ["uploaded images", "![a](/files/b.png)", '<p><img src="/files/b.png" alt="a" loading="lazy" decoding="async" /></p>'],
  ["foreign images as links", "![a](https://b.example/c.png)", `<p><a href="https://b.example/c.png" ${rel}>a</a></p>`],
  ["foreign images without a name", "![](https://b.example)", `<p><a href="https://b.example" ${rel}>https://b.example</a></p>`],
  ["foreign images in a link", "[![a](https://b.example)](/c)", '<p><a href="/c">a</a></p>'],
  ["links in a link's name", "[<https://a.example> @kim ![b](https://b.example)](/c)", '<p><a href="/c">https://a.example @kim b</a></p>'],
  ["mentions", "@Kim", '<p><a href="/members/kim" class="mention">@Kim</a></p>'],
  ["raw HTML as text", "<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"],
  ["straight quotes", `"a" -- (c)`, '<p>"a" -- (c)</p>'],
  ["task lists", "- [ ] a\n- [x] b", '<ul>\n<li class="task-item"><label><input type="checkbox" disabled /> a</label></li>\n<li class="task-item"><label><input type="checkbox" disabled checked /> b</label></li>\n</ul>'],
  ["no task without words", "- [ ]", "<ul>\n<li>[ ]</li>\n</ul>"],
];

describe("GitHub-flavoured Markdown", () => {
  it.each(features)("renders %s", (_, source, html) => {
    expect(htmlOf(source)).toBe(html);
  });

  it("renders tables with named boxes, head scopes, alignment, and no empty heads", () => {
    const html = htmlOf("|a||\n|:-|-|\n|`b`|c|").replaceAll("\n", "");
    const head = '<thead><tr><th scope="col" align="left">a</th><td></td></tr></thead>';
    const body = '<tbody><tr><td align="left"><code>b</code></td><td>c</td></tr></tbody>';
    expect(html).toBe(table("a", head + body));
  });

  it("numbers headings that repeat", () => {
    const ids = [...htmlOf("# a\n# a-1\n# a\n# a").matchAll(/id="user-content-([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(["a", "a-1", "a-2", "a-3"]);
  });

  it("leaves code past the caps uncoloured but whole", () => {
    const line = "const a = 1;\n";
    const block = (lines: number): string => `\`\`\`js\n${line.repeat(lines)}\`\`\`\n`;
    expect(htmlOf(block(1_600))).not.toContain("hljs-keyword");
    expect(htmlOf(block(1_400))).toContain("hljs-keyword");
    expect(htmlOf(block(1_400).repeat(4)).match(/language-js/g)).toHaveLength(2);
    expect(htmlOf(`\`\`\`js\n${"a".repeat(501)}\n\`\`\``)).not.toContain("language-js");
  });
});

describe("mentions", () => {
  const found: [source: string, handles: string[]][] = [
    ["@kim and @Kim and @lena-1_x.", ["kim", "lena-1_x"]],
    ["(@kim) **@lena** 你好@bob，", ["kim", "lena", "bob"]],
    ["`@kim` ```@lena``` [@bob](/a) \\@max", []],
    ["```\n@kim\n```\n\n    @lena", []],
    ["kim@lena.com x.y@lena é@lena <kim@lena.com> https://a.example/@kim", []],
    ["@ab @types/node @kim@host.example", []],
    [`@${"a".repeat(30)} @${"b".repeat(31)}`, ["a".repeat(30)]],
  ];
  it.each(found)("finds in %s", (source, handles) => {
    expect(rendered(source).mentions).toEqual(handles);
  });
});

describe("what is counted and excerpted", () => {
  it("counts links that lead away, foreign images among them, and images shown", () => {
    const source = "https://a.example <https://b.example> [c](/c) [d](mailto:d@e.com) ![f](https://g.example) ![h](/files/h.png) @kim";
    expect(rendered(source)).toMatchObject({ linkCount: 4, imageCount: 1, mentions: ["kim"] });
  });

  it("gives the words alone as text", () => {
    const source = "# A *b*\n\n- [ ] c\n- `d`\n\n|e|\n|-|\n|f|\n\n![g](/files/g.png) [h](/h)\n\n```\ni  j\n```\n<b>&amp;";
    expect(rendered(source).text).toBe("A b c d e f g h i j <b>&");
  });

  it("gives nothing for nothing", () => {
    const nothing = { html: "", text: "", linkCount: 0, imageCount: 0, mentions: [] };
    expect(renderMarkdown("")).toEqual(ok(nothing));
  });
});

describe("characters", () => {
  it("drops control and bidi characters, typed or as entities, and mends half surrogate pairs", () => {
    const { html, text } = rendered("a\u0000\u001b\u202eb\ud83d &#x202e;&#x2066;&#13;c \u{1f600}\r\nd");
    expect(html).toBe("<p>ab\ufffd \nc \u{1f600}\nd</p>\n");
    expect(text).toBe("ab\ufffd c \u{1f600} d");
  });

  const controls = [
    "1 < 2 && 3 > 2", "a <b> c </b> <!-- d -->", "x = `<script>`", "<Component prop={1} />", "if (a < b) { c[d](e) }",
    "[not](a link)", "[x](javascript:y)", "![no](data:image/png;base64,x)", "&lt;b&gt;", "C:\\dir\\file", "😀 é 你好 שלום مرحبا",
    "a * b * c", "snake_case_name", "$100 ~ $200", "<https://no", "[[wiki]]", "<a href='b'>c", "<style>d</style>", "<script>e</script>",
  ];
  it.each(controls)("loses nothing of %s", (source) => {
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}<>]/gu, "");
    const decoded = source.replace("&lt;", "<").replace("&gt;", ">");
    expect(letters(visibleText(htmlOf(source)))).toBe(letters(decoded));
  });
});
