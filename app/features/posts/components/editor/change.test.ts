import { describe, expect, it } from "vitest";
import { placeAfter } from "./change";

describe("placeAfter", () => {
  const change = { from: 4, to: 8, insert: "ab" };

  it.each([[0, 0], [4, 4], [6, 6], [8, 6], [10, 8]])("finds %i at %i", (before, after) => {
    expect(placeAfter(change, before)).toBe(after);
  });
});
