import { describe, expect, it } from "vitest";
import { keyOf, titleOfSearch } from "./rules";

describe("keyOf", () => {
  it.each([
    ["case and marks", "Café OAK", "cafe oak"],
    ["spaces", "oak   glue ", "oak glue"],
    ["a filter's language", "标签：oak", "tag:oak"],
    ["full-width signs", "tag：oak", "tag:oak"],
    ["where filters stand", "is:solved oak", "oak is:solved"],
  ])("is the same whatever the %s", (_name, one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  it.each([["oak", "-oak"], ["oak glue", '"oak glue"'], ["tag:oak", "oak"], ["is:solved", "is:unsolved"]])("tells %s from %s", (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});

it("a search goes by its own name, or else by its query", () => {
  expect([titleOfSearch({ name: "Mine", q: "oak" }), titleOfSearch({ name: "", q: "oak" })]).toEqual(["Mine", "oak"]);
});
