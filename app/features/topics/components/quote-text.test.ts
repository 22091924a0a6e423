import { expect, it } from "vitest";
import { addressHere, quoteText } from "./quote-text";

it("says whose words they are, with the way there, and marks every line", () => {
  expect(quoteText({ name: "Wren", postId: "0p", text: "One\n\nTwo\n" }, "en")).toBe("[Wren](/posts/0p):\n\n> One\n>\n> Two");
  expect(quoteText({ name: "鹪鹩", postId: "0p", text: "一" }, "zh-CN")).toBe("[鹪鹩](/posts/0p)：\n\n> 一");
});

it("takes a name as a name, whatever it holds, and calls nobody by it", () => {
  expect(quoteText({ name: "a](x) *b* @finch", postId: "0p", text: "x" }, "en")).toContain("[a\\](x) \\*b\\* \\@finch](/posts/0p)");
});

it("leads to the same place on the page from elsewhere", () => {
  expect(addressHere({ pathname: "/t/1/a", search: "?replyTo=2" }, "#user-content-a")).toBe("/t/1/a#user-content-a");
  expect(addressHere({ pathname: "/t/1/a", search: "?order=flat&cursor=3" }, "#user-content-a")).toBe("/t/1/a?order=flat&cursor=3#user-content-a");
});
