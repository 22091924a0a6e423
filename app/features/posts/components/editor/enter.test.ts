import { describe, expect, it } from "vitest";
import { after, selected } from "~/features/posts/test-support/selected";
import { continueLine } from "./enter";

describe("a new line", () => {
  it.each([
    ["1. one||", "1. one\n2. ||"], ["9) nine||", "9) nine\n10) ||"], ["- a||", "- a\n- ||"], ["* a||b", "* a\n* ||b"], ["+ a|b|c", "+ a\n+ ||c"],
    ["- [ ] a||", "- [ ] a\n- [ ] ||"], ["1. [x] a||", "1. [x] a\n2. [ ] ||"], ["> said||", "> said\n> ||"], [">> said||", ">> said\n>> ||"], ["> - a||", "> - a\n> - ||"],
    ["- a\n  - b||", "- a\n  - b\n  - ||"], ["> a||\nb", "> a\n> ||\nb"], ["- 甲||", "- 甲\n- ||"], ["- ||a", "- \n- ||a"],
  ])("goes on behind %j", (before, expected) => {
    expect(typed(before)).toBe(expected);
  });

  it.each([["1. one\n2. ||", "1. one\n||"], ["- a\n- ||\nb", "- a\n||\nb"], ["- [ ] ||", "||"], ["- a\n  - ||", "- a\n||"], ["> said\n> ||", "> said\n||"], ["> - a\n> - ||", "> - a\n> ||"]])("ends it behind the empty %j", (before, expected) => {
    expect(typed(before)).toBe(expected);
  });

  it.each(["a||", "||", "||- a", "-||", "-a||", "1.5||", "  a||", "* * *||", "---||", "```\n- a||", "> ```\n> a||"])("is nothing but that behind %j", (before) => {
    expect(typed(before)).toBeNull();
  });
});

function typed(before: string): string | null {
  const change = continueLine(selected(before));
  return change && after(selected(before), change);
}
