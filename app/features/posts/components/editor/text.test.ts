import { describe, expect, it } from "vitest";
import { after, selected } from "~/features/posts/test-support/selected";
import { actOfKey, acts, type Act } from "./text";

describe("the bar", () => {
  it.each<[Act, string, string]>([
    ["bold", "a |b| c", "a **|b|** c"],
    ["bold", "a **|b|** c", "a |b| c"],
    ["bold", "a || c", "a **|text|** c"],
    ["italic", "|釉|", "*|釉|*"],
    ["italic", "a *|b|* c", "a |b| c"],
    ["italic", "**|hello|**", "***|hello|***"],
    ["italic", "***|hello|***", "**|hello|**"],
    ["bold", "*|hello|*", "***|hello|***"],
    ["bold", "***|hello|***", "*|hello|*"],
    ["bold", "|**hello**|", "|hello|"],
    ["italic", "|**hello**|", "***|hello|***"],
    ["bold", "**a** |and| **b**", "**a** **|and|** **b**"],
    ["italic", "|*a* b *c*|", "*|*a* b *c*|*"],
    ["link", "see |this|", "see [|this|](https://)"],
    ["link", "|https://a.example/x|", "[|text|](https://a.example/x)"],
    ["link", "|https://a.example/x_(y)|", "[|text|](<https://a.example/x_(y)>)"],
    ["link", "see |https://a.example and more|", "see [|https://a.example and more|](https://)"],
    ["code", "|x|", "`|x|`"],
    ["code", "|x\ny|", "```\n|x\ny|\n```"],
    ["heading", "a\n|b|\nc", "a\n|## b|\nc"],
    ["heading", "|### b|", "|b|"],
    ["quote", "|a\nb|\nc", "|> a\n> b|\nc"],
    ["quote", "|> a\n> b|", "|a\nb|"],
    ["bullets", "x|a\nb|y", "|- xa\n- by|"],
    ["numbers", "|a\nb|", "|1. a\n2. b|"],
    ["numbers", "|1. a\n2) b|", "|a\nb|"],
    ["numbers", "|![](a)\n\n![](b)|", "|1. ![](a)\n\n2. ![](b)|"],
    ["numbers", "|1. a\n\n2. b|", "|a\n\nb|"],
    ["quote", "|a\n\nb|", "|> a\n> \n> b|"],
    ["bullets", "||", "|- |"],
    ["numbers", "|- a\n- b|", "|1. a\n2. b|"],
    ["bullets", "|1. a\n2. b|", "|- a\n- b|"],
    ["bullets", "|- a\nb|", "|- a\n- b|"],
    ["numbers", "|  - a|", "|  1. a|"],
    ["heading", "|- a|", "|## a|"],
    ["bullets", "|## a|", "|- a|"],
    ["bullets", "|> a\n> b|", "|> - a\n> - b|"],
    ["numbers", "|> - a|", "|> 1. a|"],
    ["quote", "|- a\n1. b|", "|> - a\n> 1. b|"],
    ["quote", "|> - a|", "|- a|"],
    ["quote", "a\n|b\n|c", "a\n|> b|\nc"],
  ])("%s turns %j into %j", (act, before, expected) => {
    const at = selected(before);
    expect(after(at, acts[act](at, "text"))).toBe(expected);
  });

  it.each([
    [{ key: "b", code: "KeyB", shiftKey: false }, "bold"], [{ key: "B", code: "KeyB", shiftKey: false }, "bold"], [{ key: "*", code: "Digit8", shiftKey: true }, "bullets"],
    [{ key: "b", code: "KeyB", shiftKey: true }, null], [{ key: "constructor", code: "", shiftKey: false }, null],
  ])("%j stands for %s", (pressed, act) => {
    expect(actOfKey(pressed)).toBe(act);
  });
});
