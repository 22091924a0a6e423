import { describe, expect, it } from "vitest";
import { selected } from "~/features/posts/test-support/selected";
import { isInCode } from "./code";

describe("isInCode", () => {
  it.each([
    "```\n||\n```", "```js\na\n||", "~~~\n```\n||", "````\n```\n||", "> ```\n> ||\n> ```", "- a\n\n  ```\n  ||", "- ```\n  ||", "```||", "Say `a||b` so", "Say `||`", "`||", "``a ` ||``", "a `b\n||c`",
  ])("knows that %j is code", (marked) => {
    expect(isInCode(selected(marked))).toBe(true);
  });

  it.each([
    "||", "a||", "```\na\n```\n||", "~~~\na\n~~~~\n||", "> ```\n> a\n\n||", "> ```\n> a\nb||", "`a` ||", "`a||\n\nb`", "a ` b||", "`a`||`b`", "``` a ``` ||", "```\na\n```\n\n`b` ||c", "5` long and ||``so``",
  ])("knows that %j is none", (marked) => {
    expect(isInCode(selected(marked))).toBe(false);
  });
});
