import { describe, expect, it } from "vitest";
import { localeFor, say } from "./words";

const replies = { en: "{count, plural, =0 {No replies} one {# reply} other {# replies}} by {name}", zh: "{name} 有 {count, plural, other {# 条回复}}" };

describe("say", () => {
  it.each([
    ["en", 0, "No replies by Mo"],
    ["en", 1, "1 reply by Mo"],
    ["en", 1200, "1,200 replies by Mo"],
    ["zh-CN", 0, "Mo 有 0 条回复"],
    ["zh-CN", 1200, "Mo 有 1,200 条回复"],
  ] as const)("in %s says %d", (locale, count, expected) => {
    expect(say(replies, locale, { count, name: "Mo" })).toBe(expected);
  });

  it("writes numbers in the language's form and leaves unknown names empty", () => {
    expect(say({ en: "{n, number} of {m}{x}", zh: "" }, "en", { n: 12345, m: 2 })).toBe("12,345 of 2");
  });

  it("chooses a form by a value, and another for all that has none", () => {
    const closed = { en: "closed{why, select, unclear { as unclear} other {}}", zh: "" };
    expect(["unclear", "", "x"].map((why) => say(closed, "en", { why }))).toEqual(["closed as unclear", "closed", "closed"]);
  });

  it("does not read values as patterns", () => {
    expect(say({ en: "Hello {name}", zh: "" }, "en", { name: "{count, plural, other {x}}" })).toBe("Hello {count, plural, other {x}}");
  });
});

describe("localeFor", () => {
  it.each([["zh", "zh-CN"], ["zh-TW", "zh-CN"], ["ZH-hans", "zh-CN"], ["en-GB", "en"], ["fr", "en"], ["", "en"]])("%s is %s", (tag, expected) => {
    expect(localeFor(tag)).toBe(expected);
  });
});
