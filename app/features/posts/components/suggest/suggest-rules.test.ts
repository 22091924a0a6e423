import { describe, expect, it } from "vitest";
import { findEmoji, nameOfEmoji } from "./emoji";
import { askedAt, tagAskedAt } from "./suggest-rules";

const asked = (text: string): string | null => {
  const found = askedAt(text, text.length);
  return found && `${found.kind} ${found.query} ${found.from}`;
};

describe("what a word being typed asks for", () => {
  it.each([
    ["@w", "member w 0"], ["Hello @wren", "member wren 6"], ["(@wren-2", "member wren-2 1"], ["你好@小", "member 小 2"], ["@李雷", "member 李雷 0"],
    ["#oa", "tag oa 0"], ["关于#榫", "tag 榫 2"], ["see #c++", "tag c++ 4"],
    [":sm", "emoji sm 0"], ["好:笑", "emoji 笑 1"], ["nice :thumbs_u", "emoji thumbs_u 5"],
    ["`code` and @wren", "member wren 11"], ["```\ncode\n```\n@wren", "member wren 13"],
  ])("%s asks for %s", (text, found) => expect(asked(text)).toBe(found));

  it.each(["", "@", "#", ":", ":s", "me@example", "a/#part", "&#39", "12:30", "http://x", "https:ab", "note:this", "# heading", "@wren ", "@@wren", "::ab", "`@wren", "```\n@wren", "~~~\n#include", "@user@host"])(
    "%s asks for nothing", (text) => expect(asked(text)).toBeNull());

  it("is what stands before the cursor, not behind it", () => {
    expect(askedAt("@wren and more", 3)).toEqual({ kind: "member", from: 0, to: 3, query: "wr" });
  });
});

describe("what a tag being typed asks for", () => {
  const asked = (marked: string): string | null => {
    const [before = "", after = ""] = marked.split("|");
    const found = tagAskedAt(before + after, before.length);
    return found && `${found.query} ${found.from}-${found.to} without ${found.without?.join("+")}`;
  };

  it.each([
    ["oa|", "oa 0-2 without "], ["#oa|", "#oa 0-3 without "], ["Pine, oa|", "oa 6-8 without pine"], ["pine oa|", "oa 5-7 without pine"], ["木工，榫|", "榫 3-4 without 木工"], ["木工、榫|", "榫 3-4 without 木工"],
    ["pi|, oak", "pi 0-4 without oak"], ["a b c d oa|", "oa 8-10 without a+b+c+d"], ["c++|", "c++ 0-3 without "],
  ])("%s asks for %s", (text, found) => expect(asked(text)).toBe(found));

  it.each(["|", "oak, |", "oak |", "o|ak", "#|", "a b c d e oa|", "oa| b c d e f", `${"x".repeat(41)}|`])("%s asks for nothing", (text) => expect(asked(text)).toBeNull());
});

describe("emoji", () => {
  const chars = (query: string): string[] => findEmoji(query).map(({ char }) => char);

  it("are found by both languages' names, at most eight, the exact name first", () => {
    expect(chars("joy")[0]).toBe("😂");
    expect(chars("thumbs")).toEqual(["👍", "👎"]);
    expect(chars("heart")[0]).toBe("❤️");
    expect(chars("UP")).toContain("👍");
    expect(chars("谢谢")).toEqual(["🙏"]);
    expect(chars("瓜")).toEqual(["🍉"]);
    expect(chars("s")).toHaveLength(8);
    expect(chars("zzzz")).toEqual([]);
  });

  it("are called by the reader's language", () => {
    const [thumb] = findEmoji("thumbs_up");
    expect(thumb && [nameOfEmoji(thumb, "en"), nameOfEmoji(thumb, "zh-CN")]).toEqual(["thumbs up", "赞"]);
  });
});
