import { describe, expect, it } from "vitest";
import { foldEmail, foldHandle } from "./fold-handle";
import { forSeeds } from "./test-support/random";

describe("foldHandle", () => {
  it.each([
    ["wren", "WREN"], ["wren", "ｗｒｅｎ"], ["lo0p", "loop"], ["bill", "b1ll"], ["bill", "biii"], ["ross", "ro55"],
    ["a_b", "a-b"], ["modern", "modem"], ["vvood", "wood"], ["1l1", "iii"],
  ])("does not tell %s from %s", (one, other) => {
    expect(foldHandle(one)).toBe(foldHandle(other));
  });

  it.each([["wren", "wrens"], ["oak", "oat"], ["a-b", "ab"], ["two2", "two3"]])("tells %s from %s", (one, other) => {
    expect(foldHandle(one)).not.toBe(foldHandle(other));
  });

  it("folded once is folded for good", () => {
    forSeeds((random) => {
      const handle = random.text(["r", "n", "v", "w", "m", "l", "i", "1", "o", "0", "5", "s", "_", "-"], random.int(3, 30));
      expect(foldHandle(foldHandle(handle))).toBe(foldHandle(handle));
    });
  });
});

describe("foldEmail", () => {
  it.each([[" Mo@Example.ORG ", "mo@example.org"], ["ｍｏ@example.org", "mo@example.org"]])("of %j", (email, folded) => {
    expect(foldEmail(email)).toBe(folded);
  });
});
