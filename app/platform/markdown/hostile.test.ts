import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./render";
import { sanitize } from "./sanitize";
import { hostileBodies } from "./test-support/hostile-bodies";
import { hostileHtml } from "./test-support/hostile-html";
import { pathologicalBodies } from "./test-support/pathological-bodies";
import { depthOf, elementsOf, reparsed, violationsIn, visibleText } from "./test-support/tree-rule";

function htmlOf(source: string): string {
  const result = renderMarkdown(source);
  return result.ok ? result.value.html : "";
}

const bodies = Object.values(hostileBodies).flat();
const allOf: [name: string, bodies: string[]][] = [
  ...Object.entries(hostileBodies),
  ["bodies inside a quote", bodies.map((body) => body.replace(/^/gm, "> "))],
  ["bodies inside a list", bodies.map((body) => `- ${body.replace(/\n/g, "\n  ")}`)],
  ["bodies inside a link's name", bodies.map((body) => `[${body}](https://a.example)`)],
  ["bodies inside a heading", bodies.map((body) => `# ${body}`)],
  ["bodies inside a table", bodies.map((body) => `|a|\n|-|\n|${body}|`)],
  ["bodies side by side", bodies.map((body, index) => body + (bodies[(index * 7 + 1) % bodies.length] ?? ""))],
];

describe("the rule these tests judge by", () => {
  const bad = [
    "<script>x</script>", "<p onclick=x>", "<p style=x>", "<a href=javascript:x>", "<a href=//x.example>", "<a href='/\t/x.example'>",
    "<img src=https://x.example>", "<img src=/files/../x>", "<h2 id=x>", "<iframe>", "<input>", "<svg></svg>", "<p class=admin>", "<a href=x>", "<h1>",
  ];
  it.each(bad)("sees %s", (html) => {
    expect(violationsIn(html)).not.toEqual([]);
  });
});

describe("hostile bodies", () => {
  it("are many", () => {
    expect(bodies.length).toBeGreaterThanOrEqual(150);
  });

  it.each(allOf)("become harmless: %s", (_, sources) => {
    const broken = sources.filter((source) => violationsIn(htmlOf(source)).length > 0);
    expect(broken).toEqual([]);
  });

  it.each(allOf)("come out stable: %s", (_, sources) => {
    for (const html of sources.map(htmlOf)) {
      expect(sanitize(html)).toBe(html);
      expect(reparsed(reparsed(html))).toBe(reparsed(html));
      expect(sanitize(reparsed(html))).toBe(html);
    }
  });

  it("stay readable as text, and make no element of their own", () => {
    for (const body of hostileBodies["raw HTML"] ?? []) {
      const names = elementsOf(htmlOf(body)).map(({ tagName }) => tagName);
      expect(names.filter((name) => !["p", "blockquote", "a"].includes(name))).toEqual([]);
      expect(visibleText(htmlOf(body))).toContain(body.includes("alert(1)") ? "alert(1)" : "evil.example");
    }
  });
});

describe("the sanitiser alone", () => {
  it.each(hostileHtml)("makes harmless and leaves what it made: %s", (html) => {
    const clean = sanitize(html);
    expect(violationsIn(clean)).toEqual([]);
    expect(sanitize(clean)).toBe(clean);
    expect(violationsIn(reparsed(reparsed(clean)))).toEqual([]);
  });

  it("sets the relation of foreign links and the state of boxes itself", () => {
    expect(sanitize('<a href="https://a.example" rel="opener">x</a>')).toContain('rel="nofollow ugc noopener noreferrer"');
    expect(sanitize('<input type="text" checked>')).toBe('<input type="checkbox" disabled checked />');
  });

  it("drops nesting past 100 and keeps the words", () => {
    const clean = sanitize(`${"<em>".repeat(300)}deep${"</em>".repeat(300)}`);
    expect(depthOf(clean)).toBe(100);
    expect(visibleText(clean)).toBe("deep");
  });
});

describe("pathological bodies", () => {
  it.each(Object.entries(pathologicalBodies))("come out harmless, stable, flat and small: %s", (_, make) => {
    const source = make(3_000);
    const html = htmlOf(source);
    expect(violationsIn(html)).toEqual([]);
    expect(sanitize(html)).toBe(html);
    expect(depthOf(html)).toBeLessThanOrEqual(100);
    expect(html.length).toBeLessThanOrEqual(source.length * 40 + 2_000);
  });
});
