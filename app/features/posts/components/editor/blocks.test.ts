import { describe, expect, it } from "vitest";
import { after, selected } from "~/features/posts/test-support/selected";
import { insertBlock, withoutBlock } from "./blocks";

describe("a block", () => {
  it.each([["a||b", "ab\n\nX\n\n||"], ["||", "X\n\n||"], ["a\n||\nb", "a\n\nX\n||\nb"], ["a\n\n||", "a\n\nX\n\n||"], ["**|a|**\nb", "**a**\n\nX\n||\nb"]])("put into %j stands on its own lines", (before, expected) => {
    const at = selected(before);
    expect(after(at, insertBlock(at, "X"))).toBe(expected);
  });

  it.each(["a||b", "||", "a\n||\nb", "a||\nb", "a||\n\nb", "a\n\n||", "a\n||", "||\n\nb"])("taken out of %j again leaves the text as it was", (before) => {
    const at = selected(before);
    const { from, to, insert, ...edges } = insertBlock(at, "X");
    expect(taken(at.text.slice(0, from) + insert + at.text.slice(to), edges)).toBe(at.text);
  });

  it.each([
    ["a\n\nX\n\nwritten since", "a\n\nwritten since"],
    ["a, and more\n\nX\n\n", "a, and more"],
    ["a X b", "a  b"],
    ["X", ""],
    ["a\n\n\nX\n\n\nb", "a\n\nb"],
  ])("taken out of %j leaves what was written since, in lines of its own", (text, left) => {
    expect(taken(text, { before: "\n\n", after: "\n\n" })).toBe(left);
  });

  it.each([["a\n\nX\nY\n\n", "a\n\nY\n\n"], ["a\n\nY\nX\n\n", "a\n\nY\n\n"], ["Y\nX\nZ", "Y\nZ"], ["Y\nX", "Y"], ["YXZ", "YZ"]])("of several, taken out of %j, takes its line alone", (text, left) => {
    expect(taken(text, null)).toBe(left);
  });
});

function taken(text: string, edges: Parameters<typeof withoutBlock>[2]): string {
  const at = text.indexOf("X");
  const { from, to } = withoutBlock(text, { from: at, to: at + 1 }, edges);
  return text.slice(0, from) + text.slice(to);
}
