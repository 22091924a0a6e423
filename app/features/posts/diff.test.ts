import { describe, expect, it } from "vitest";
import { diffTexts } from "./diff.server";
import type { DiffBlock } from "./types";

/** Blocks as text: [-went-], {+came+}, … for lines left out. */
function drawn(blocks: DiffBlock[]): string {
  const marks = { same: ["", ""], removed: ["[-", "-]"], added: ["{+", "+}"] } as const;
  return blocks.map((block) => (block.kind === "skipped" ? `(${block.count})\n` : block.parts.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join(""))).join("");
}

describe("diffTexts", () => {
  it.each([
    ["Fire to cone 6.", "Fire to cone 10.", "Fire to cone [-6-]{+10+}."],
    ["釉料要细磨", "釉料应细磨两遍", "釉料[-要-]{+应+}细磨{+两遍+}"],
    ["", "new", "{+new+}"],
    ["gone\n", "", "[-gone\n-]"],
    ["a\nb\nc", "a\nB\nc", "a\n[-b-]{+B+}\nc"],
    ["same", "same", "same"],
    ["👩‍🎨 x", "👩‍🎨 y", "👩‍🎨 [-x-]{+y+}"],
  ])("%j to %j by words", (before, after, expected) => {
    expect(drawn(diffTexts(before, after, "words"))).toBe(expected);
  });

  it("shows whole lines when asked", () => {
    expect(drawn(diffTexts("a\nFire to cone 6.\nc", "a\nFire to cone 10.\nc", "lines"))).toBe("a\n[-Fire to cone 6.\n-]{+Fire to cone 10.\n+}c");
  });

  it("leaves out equal lines far from a change, and nothing that a count would not shorten", () => {
    const lines = Array.from({ length: 12 }, (_, n) => `line ${n}\n`);
    const before = lines.join("");
    const after = before.replace("line 6", "line six");
    expect(drawn(diffTexts(before, after, "words"))).toBe("(4)\nline 4\nline 5\nline [-6-]{+six+}\nline 7\nline 8\n(3)\n");
  });

  it.each(["words", "lines"] as const)("loses nothing: both texts can be read off it (%s)", (grain) => {
    const [before, after] = ["one\ntwo\n三四五\nsix", "one\n2\n三四\nsix seven\n"];
    const parts = diffTexts(before, after, grain).flatMap((block) => (block.kind === "lines" ? block.parts : []));
    const read = (without: string): string => parts.filter(({ kind }) => kind !== without).map(({ text }) => text).join("");
    expect([read("added"), read("removed")]).toEqual([before, after]);
  });

  it("ends in time on texts that have nothing in common", () => {
    const text = (seed: number): string => Array.from({ length: 20_000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * seed) % 8_000))).join("");
    const began = performance.now();
    const blocks = diffTexts(text(7_919), text(104_729), "words");
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(blocks.length).toBeGreaterThan(0);
  });

  it("ends in time on a hundred paragraphs that have nothing in common: the time is that of the whole text", () => {
    const text = (seed: number): string => Array.from({ length: 100 }, (_, at) => `${Array.from({ length: 600 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * seed + at) % 3_000))).join("")}\n${at}\n`).join("");
    const [before, after] = [text(7_919), text(104_729)];
    const began = performance.now();
    const parts = diffTexts(before, after, "words").flatMap((block) => (block.kind === "lines" ? block.parts : []));
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(parts.filter(({ kind }) => kind !== "added").map(({ text }) => text).join("")).toBe(before);
  });
});
