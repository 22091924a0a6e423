import { describe, expect, it } from "vitest";
import { lengthOf } from "~/kernel/text";
import { breakLines, charactersOf, clip } from "./break-lines";

/** A Chinese character or an emoji is two wide, all else one. */
const measure = (text: string): number => charactersOf(text).reduce((sum, one) => sum + (/[\u2e80-\uffef]|\p{Extended_Pictographic}/u.test(one) ? 2 : 1), 0);
const broken = (text: string, width: number, linesMax = 3) => breakLines(text, { width, linesMax, measure });

describe("breakLines", () => {
  it.each([
    ["Chinese between its words", "手工燕尾榫总是有缝隙", 12, ["手工燕尾榫", "总是有缝隙"]],
    ["English at spaces, lines about equally long", "How do you keep dovetails tight", 24, ["How do you keep", "dovetails tight"]],
    ["nothing that fits", "第一把椅子 My chair", 40, ["第一把椅子 My chair"]],
    ["both in one title", "用 Blender 做低多边形小屋", 16, ["用 Blender 做", "低多边形小屋"]],
    ["a word wider than a line", "abcdefghijklmnopqrst", 8, ["abcdefg", "hijklmn", "opqrst"]],
    ["an address after a slash", "see example.org/boards/joinery", 20, ["see example.org/", "boards/joinery"]],
    ["an emoji of several code points nowhere", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2, ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]],
    ["Arabic at spaces", "مرحبا بالعالم الجميل", 14, ["مرحبا بالعالم", "الجميل"]],
    ["white space away", "  two \n\t words  ", 40, ["two words"]],
    ["nothing into nothing", "   ", 40, []],
  ])("breaks %s", (_what, text, width, lines) => {
    expect(broken(text, width)).toEqual({ lines, isClipped: false });
  });

  it.each([
    ["，", "一二三四五六，七八九十"],
    ["？", "这是怎么回事呢？真的"],
    ["”", "他说“好的好的”然后走了"],
    ["）", "木工（手工工具）入门指南"],
  ])("begins no line with %s", (sign, text) => {
    for (let width = 4; width < measure(text); width += 1) for (const line of broken(text, width, 20).lines) expect(line.startsWith(sign), `${width}: ${line}`).toBe(false);
  });

  it.each(["“", "（", "《"])("ends no line with %s", (sign) => {
    const text = `我读了${sign}木工入门${sign}两遍`;
    for (let width = 6; width < measure(text); width += 1) for (const line of broken(text, width, 20).lines) expect(line.endsWith(sign), `${width}: ${line}`).toBe(false);
  });

  it.each([["很长的标题，".repeat(40)], ["a long title ".repeat(20)], ["x".repeat(200)], ["木 wood ".repeat(30)], ["👍🏽".repeat(100)]])("ends with … after three lines, none too wide", (text) => {
    const { lines, isClipped } = broken(text, 30);
    expect([lines.length, isClipped, lines.at(-1)?.endsWith("…")]).toEqual([3, true, true]);
    for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(30);
  });

  it("loses nothing of what it does not cut", () => {
    const text = "楼上有婴儿：晚上九点以后，只用手工具 (hand tools only) 能做到哪一步？";
    for (let width = 8; width < 90; width += 1) expect(broken(text, width, 99).lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  });
});

describe("clip", () => {
  it.each([
    ["whole", 10, "whole"],
    ["too long for it", 9, "too long…"],
    ["一二三，四五六", 9, "一二三…"],
    ["nothing fits", 0, ""],
  ])("makes one line of %j within %i", (text, width, line) => {
    expect(clip(text, { width, measure })).toBe(line);
    expect(lengthOf(line)).toBeLessThanOrEqual(Math.max(width, 0));
  });
});
