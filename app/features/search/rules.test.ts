import { expect, it } from "vitest";
import { holdsBeginning } from "./rules";

it.each<[string, string, boolean]>([
  ["photography", "photo", true], ["photography", "t", false], ["pixel & games", "ga", true], ["榫卯 joinery", "join", true], ["榫卯 joinery", "卯", true], ["生成艺术", "艺术", true],
  ["中文web", "web", true], ["web2", "2", false], ["tea pot teapots", "pots", false], ["teapots pots", "pots", true], ["joinery", "oak", false],
])("%s, typed %s: %s", (name, typed, expected) => {
  expect(holdsBeginning(name, typed)).toBe(expected);
});
