import { describe, expect, it } from "vitest";
import { actOfKey, acts, insertBlock, type Act, type Change, type Selected } from "./editor-text";

/** A text whose selection stands between | and |. */
function selected(marked: string): Selected {
  const [before = "", inner = "", after = ""] = marked.split("|");
  return { text: before + inner + after, start: before.length, end: before.length + inner.length };
}

function after({ text }: Selected, { from, to, insert, select: [start, end] }: Change): string {
  const whole = text.slice(0, from) + insert + text.slice(to);
  return `${whole.slice(0, start)}|${whole.slice(start, end)}|${whole.slice(end)}`;
}

describe("the bar", () => {
  it.each<[Act, string, string]>([
    ["bold", "a |b| c", "a **|b|** c"],
    ["bold", "a **|b|** c", "a |b| c"],
    ["bold", "a || c", "a **|text|** c"],
    ["italic", "|釉|", "*|釉|*"],
    ["link", "see |this|", "see [|this|](https://)"],
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

describe("insertBlock", () => {
  it.each([["a||b", "ab\n\nX\n\n||"], ["||", "X\n\n||"], ["a\n||\nb", "a\n\nX\n||\nb"], ["a\n\n||", "a\n\nX\n\n||"], ["**|a|**\nb", "**a**\n\nX\n||\nb"]])("a block put into %j stands on its own lines", (before, expected) => {
    const at = selected(before);
    expect(after(at, insertBlock(at, "X"))).toBe(expected);
  });
});
