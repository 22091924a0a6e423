import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor, toPage } from "./page";
import { awkward, forSeeds, type Random } from "./test-support/random";

const raw = (text: string): string => Buffer.from(text, "utf8").toString("base64url");
const part = (random: Random): string | number =>
  random.pick([random.int(-(2 ** 40), 2 ** 40), random.int(0, 10_000) / 7, random.text(awkward, random.int(0, 60))]);

describe("cursors", () => {
  it("come back as they were, whatever their parts", () => {
    forSeeds((random) => {
      const parts = Array.from({ length: random.int(1, 3) }, () => part(random));
      const cursor = encodeCursor(parts);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(decodeCursor(cursor, parts.length)).toEqual(parts);
    });
  });

  it.each([
    ["nothing", ""],
    ["no base64", "%%%"],
    ["no UTF-8", Buffer.from([0xff, 0xfe, 0xfd]).toString("base64url")],
    ["no JSON", raw("[1,")],
    ["no list", raw('{"0":1,"1":2,"length":2}')],
    ["too few parts", raw("[1]")],
    ["too many parts", raw("[1,2,3]")],
    ["null", raw("[null,1]")],
    ["a list within", raw("[[1],2]")],
    ["an object within", raw('[{"__proto__":1},2]')],
    ["an infinite number", raw("[1e309,2]")],
    ["a NUL", raw('["\\u0000",2]')],
    ["a very long part", raw(JSON.stringify(["a".repeat(401), 2]))],
    ["true", raw("[true,false]")],
  ])("of %s are none of ours", (_name, cursor) => {
    expect(decodeCursor(cursor, 2)).toBeNull();
  });

  it("never throw, whatever is sent", () => {
    forSeeds((random) => {
      const text = random.text([...awkward, "W", "1", "i", "x", "=", "/", "+"], random.int(0, 80));
      for (const sent of [text, raw(text), raw(`[${text}]`)]) {
        const keys = decodeCursor(sent, 1);
        expect(keys === null || keys.length === 1).toBe(true);
      }
    });
  });
});

describe("toPage", () => {
  const rows = ["a", "b", "c"];
  it.each([
    [3, ["a", "b", "c"], null],
    [2, ["a", "b"], "b"],
    [4, ["a", "b", "c"], null],
  ])("of %d of three rows", (limit, items, last) => {
    const page = toPage(rows, limit, (row) => [row]);
    expect(page.items).toEqual(items);
    expect(page.nextCursor && decodeCursor(page.nextCursor, 1)).toEqual(last && [last]);
  });

  it("of no rows ends", () => {
    expect(toPage<string>([], 5, (row) => [row])).toEqual({ items: [], nextCursor: null });
  });
});
