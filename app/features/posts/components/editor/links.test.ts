import { expect, it } from "vitest";
import { after, selected } from "~/features/posts/test-support/selected";
import { linkTo } from "./links";

it.each([
  ["see |this kiln| now", "https://a.example/x", "see [this kiln](https://a.example/x)|| now"],
  ["|窑|", " https://a.example/x_(y)\n", "[窑](<https://a.example/x_(y)>)||"],
  ["|write|", "mailto:wren@a.example", "[write](mailto:wren@a.example)||"],
])("over %j the pasted address %j makes a link", (before, pasted, expected) => {
  const at = selected(before);
  const change = linkTo(at, pasted);
  expect(change && after(at, change)).toBe(expected);
});

it.each([
  ["a||", "https://a.example"], ["|a|", "words"], ["|a|", "https://a.example and words"], ["|https://|", "https://a.example"], ["|https://b.example|", "https://a.example"],
  ["|[a](b)|", "https://a.example"], ["|a\nb|", "https://a.example"], ["|  |", "https://a.example"], ["|a|", "javascript:alert(1)"],
])("over %j %j is pasted as it is", (before, pasted) => {
  expect(linkTo(selected(before), pasted)).toBeNull();
});
