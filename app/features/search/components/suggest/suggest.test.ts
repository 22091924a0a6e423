import { describe, expect, it } from "vitest";
import { recentSearches } from "./recent-searches";
import { nextAt } from "./use-suggest";

it.each<[string, number, number, number | null]>([
  ["ArrowDown", -1, 3, 0], ["ArrowDown", 2, 3, -1], ["ArrowUp", -1, 3, 2], ["ArrowUp", 0, 3, -1], ["Home", 2, 3, 0], ["End", 0, 3, 2],
  ["Home", -1, 3, null], ["End", -1, 3, null], ["Enter", 1, 3, null], ["ArrowDown", -1, 0, null],
])("%s from line %i of %i", (key, at, length, expected) => {
  expect(nextAt(key, at, length)).toBe(expected);
});

describe("recent searches", () => {
  const makeStore = (texts = new Map<string, string>()) => ({ texts, getItem: (name: string) => texts.get(name) ?? null, setItem: (name: string, text: string) => void texts.set(name, text), removeItem: (name: string) => void texts.delete(name) });

  it("keeps the last eight, the newest first, each once", () => {
    const recent = recentSearches("wren", makeStore());
    for (const q of ["a", "b", "c", " B ", "", "d", "e", "f", "g", "h", "i"]) recent.add(q);
    expect(recent.list()).toEqual(["i", "h", "g", "f", "e", "d", "B", "c"]);
    recent.clear();
    expect(recent.list()).toEqual([]);
  });

  it("shows nobody what another searched for", () => {
    const store = makeStore();
    recentSearches("wren", store).add("glue");
    expect([recentSearches("finch", store).list(), recentSearches("guest", store).list()]).toEqual([[], []]);
  });

  it("survives what it does not know, and a full device", () => {
    const store = makeStore(new Map([["kindling.searches.wren", "{"], ["kindling.searches.finch", '[1,"glue"]']]));
    expect([recentSearches("wren", store).list(), recentSearches("finch", store).list()]).toEqual([[], ["glue"]]);
    const full = { ...store, setItem: () => { throw new Error("full"); } };
    expect(() => recentSearches("wren", full).add("glue")).not.toThrow();
  });
});
