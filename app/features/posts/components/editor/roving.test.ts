import { expect, it } from "vitest";
import { placeOfKey } from "./roving";

it.each([["ArrowRight", 0, 1], ["ArrowRight", 8, 0], ["ArrowLeft", 3, 2], ["ArrowLeft", 0, 8], ["Home", 4, 0], ["End", 4, 8], ["Tab", 4, null], ["a", 4, null]] as const)("%s leads from button %i to %s of nine", (key, at, to) => {
  expect(placeOfKey(key, at, 9)).toBe(to);
});
