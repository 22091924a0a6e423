import { describe, expect, it } from "vitest";
import { findEmoji, nameOfEmoji } from "./emoji";
import { askedAt } from "./suggest-rules";

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
