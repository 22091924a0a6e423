import { expect, it } from "vitest";
import { parseQuery } from "./query/parse";
import { snippetOf } from "./snippet";

const marked = (text: string, query: string, length = 80): string => snippetOf(text, parseQuery(query).terms, length).map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join("");

it.each<[string, string, string]>([
  ["Hide glue is warm glue.", "glue", "Hide [glue] is warm [glue]."],
  ["Beglued is no word of it.", "glue", "Beglued is no word of it."],
  ["Café au lait", "cafe", "[Café] au lait"],
  ["数据库缓存穿透", "数据库", "[数据库]缓存穿透"],
  ["Node.js and nodejs", "node.js", "[Node.js] and [nodejs]"],
  ["the hide glue pot", '"hide glue"', "the [hide glue] pot"],
  ["oak, not elm", "oak -elm", "[oak], not elm"],
])("%s for %s", (text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

it("shows the stretch with most of it, cut at a word and marked where it is cut", () => {
  const text = `${"Nothing here. ".repeat(20)}The hide glue is warm. ${"Nothing there. ".repeat(20)}`;
  const shown = marked(text, "hide glue");
  expect(shown).toMatch(/^… /);
  expect(shown).toContain("[hide] [glue]");
  expect(shown).toMatch(/ …$/);
  expect(shown.length).toBeLessThan(110);
});

it("shows the beginning of a text without any of it", () => {
  expect(marked(`Begin ${"x ".repeat(100)}`, "glue", 20)).toBe("Begin x x x x x x x …");
});
