import { describe, expect, it } from "vitest";
import { foldTag, hasHan, hasUnsafeCharacters, isVisible, lengthOf, seenLengthOf, slugOf, truncate } from "./text";
import { awkward, forSeeds } from "./test-support/random";

describe("lengthOf", () => {
  it.each([["", 0], ["abc", 3], ["木工", 2], ["👩‍🔧", 3], ["𠮷", 1]])("counts the code points of %j", (text, expected) => {
    expect(lengthOf(text)).toBe(expected);
  });
});

describe("isVisible", () => {
  it.each(["", " ", "\u00a0", "\u00ad", "\u200b\u200d", "\u3164", "\u2800", "\u115f\u1160", "\u0301"])("sees nothing in %j", (text) => expect(isVisible(text)).toBe(false));
  it.each(["a", "木", "7", "…", "👩‍🔧", "\u200ba"])("sees %j", (text) => expect(isVisible(text)).toBe(true));
});

describe("seenLengthOf", () => {
  it.each([["oak", 3], ["a b", 3], ["a" + "\u200b".repeat(5), 1], ["\u3164 \u3164", 0], ["榫\ufe0f卯", 2], ["\u2800a\u2800", 1]])("of %j is %d", (text, expected) => expect(seenLengthOf(text)).toBe(expected));
});

describe("hasUnsafeCharacters", () => {
  it.each(["\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\u061c", "\ud800"])(
    "finds %j",
    (char) => expect(hasUnsafeCharacters(`a${char}b`)).toBe(true),
  );

  it.each(["Grüße", "木工，榫卯", "שלום", "👩‍🔧", "a\tb", "a\nb"])("leaves %j alone", (text) => {
    expect(hasUnsafeCharacters(text)).toBe(false);
  });
});

describe("hasHan", () => {
  it.each([["榫卯", true], ["a 木 b", true], ["𠮷", true], ["カタカナ", false], ["한국어", false], ["oak", false], ["，。", false]])("of %s", (text, expected) => {
    expect(hasHan(text)).toBe(expected);
  });
});

describe("truncate", () => {
  it("keeps what fits and cuts the rest to the limit, never within a character", () => {
    forSeeds((random) => {
      const text = random.text(awkward, random.int(0, 40));
      const max = random.int(1, 30);
      const cut = truncate(text, max);
      expect(lengthOf(cut)).toBeLessThanOrEqual(max);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut === text).toBe(lengthOf(text) <= max);
    });
  });
});

describe("slugOf", () => {
  it.each([
    ["How do I sharpen a chisel?", "how-do-i-sharpen-a-chisel"],
    ["榫卯：从零开始", "榫卯-从零开始"],
    ["  ＡＢＣ　１２３  ", "abc-123"],
    ["../../etc/passwd", "etc-passwd"],
    ["<script>alert(1)</script>", "script-alert-1-script"],
    ["!!!", ""],
    ["a".repeat(80), "a".repeat(60)],
    [`${"a".repeat(59)} b`, "a".repeat(59)],
  ])("of %j", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it("has only letters, digits and inner dashes, at most 60", () => {
    forSeeds((random) => {
      const title = random.text(awkward, random.int(0, 120));
      expect(slugOf(title)).toMatch(/^([\p{L}\p{M}\p{N}](-?[\p{L}\p{M}\p{N}])*)?$/u);
      expect(lengthOf(slugOf(title))).toBeLessThanOrEqual(60);
    });
  });
});

describe("foldTag", () => {
  it.each([["#Joinery", "joinery"], [" C++ ", "c++"], ["ＣＮＣ", "cnc"], ["木工", "木工"]])("of %j", (tag, folded) => {
    expect(foldTag(tag)).toBe(folded);
  });
});
