import { describe, expect, it } from "vitest";
import { firstIdAt, isId, newRandomId, newUlid } from "./ids";
import { forSeeds, type Random } from "./test-support/random";

const someTime = (random: Random): number => random.int(2, 4_102_444_800_000);

describe("newUlid", () => {
  it("sorts by the time it was made", () => {
    forSeeds((random) => {
      const one = someTime(random);
      expect(newUlid(one) < newUlid(one + random.int(1, 100_000))).toBe(true);
    });
  });

  it("has the form of an id and never comes twice", () => {
    const ids = Array.from({ length: 1_000 }, () => newUlid(1_772_359_200_000));
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids).size).toBe(1_000);
  });
});

describe("firstIdAt", () => {
  it("is at most every id of its millisecond and above every earlier one", () => {
    forSeeds((random) => {
      const at = someTime(random);
      const bound = firstIdAt(new Date(at));
      expect(isId(bound)).toBe(true);
      expect(bound <= newUlid(at)).toBe(true);
      expect(newUlid(at - 1) < bound).toBe(true);
    });
  });
});

describe("newRandomId", () => {
  it("has the form of an id, never comes twice and tells no order", () => {
    const ids = Array.from({ length: 1_000 }, newRandomId);
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids).size).toBe(1_000);
    expect(new Set(ids.map((id) => id.slice(0, 3))).size).toBeGreaterThan(500);
  });
});

describe("isId", () => {
  it.each([
    ["a ULID", "01kjm0c4t0abcdefghjkmnpqrs", true],
    ["upper case", "01KJM0C4T0ABCDEFGHJKMNPQRS", false],
    ["25 characters", "01kjm0c4t0abcdefghjkmnpqr", false],
    ["27 characters", "01kjm0c4t0abcdefghjkmnpqrst", false],
    ["a letter outside the alphabet", "01kjm0c4t0abcdefghjkmnpqru", false],
    ["a time beyond 48 bits", "81kjm0c4t0abcdefghjkmnpqrs", false],
    ["a line end", "01kjm0c4t0abcdefghjkmnpqrs\n", false],
    ["nothing", "", false],
  ])("of %s", (_name, text, expected) => {
    expect(isId(text)).toBe(expected);
  });
});
