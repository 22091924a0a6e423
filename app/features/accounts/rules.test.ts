import { describe, expect, it } from "vitest";
import { whyNotHandle, whyNotPassword } from "./rules";

describe("whyNotHandle", () => {
  it.each(["abc", "a".repeat(30), "0abc", "a_b-c", "2cool", "wren"])("gives %s", (handle) => {
    expect(whyNotHandle(handle)).toBeNull();
  });

  it.each([
    ["two characters", "ab"], ["31 characters", "a".repeat(31)], ["upper case", "Wren"], ["a leading dash", "-abc"], ["a leading underscore", "_abc"],
    ["a dot", "a.bc"], ["Chinese", "木工匠人"], ["full width", "ｗｒｅｎ"], ["a blank", "a bc"], ["a line end", "abc\n"], ["a Cyrillic look-alike", "wrеn"], ["nothing", ""],
  ])("refuses %s", (_name, handle) => {
    expect(whyNotHandle(handle)).toBe("handle-malformed");
  });

  it.each(["admin", "adm1n", "adrnin", "moderator", "m0derat0r", "kindling", "k1nd1ing", "support", "5upp0rt", "imported", "system", "root", "null", "all", "a11"])(
    "keeps %s for nobody",
    (handle) => expect(whyNotHandle(handle)).toBe("handle-reserved"),
  );
});

describe("whyNotPassword", () => {
  const own = ["wren@example.org", "wren-of-oakham", "Kindling", ""];

  it.each([
    ["ten characters", "zq8 vbn3 k"],
    ["128 characters", "ab".repeat(64)],
    ["128 Chinese characters", "榫卯".repeat(64)],
    ["ten Chinese characters", "天地玄黄宇宙洪荒日月"],
    ["digits alone, when they are no row", "5820461937"],
    ["blanks and signs", "  %&  ~~  "],
    ["ten emoji", "🪵🪚🔨🪛🔩⚙️🧰🪜🧱"],
  ])("takes %s", (_name, password) => {
    expect(whyNotPassword(password, own)).toBeNull();
  });

  it.each([
    ["nine characters", "zq8 vbn3 ", "password-too-short"],
    ["nine Chinese characters", "天地玄黄宇宙洪荒日", "password-too-short"],
    ["nine characters that are ten before NFC", "abcdefghe\u0301", "password-too-short"],
    ["129 characters", `${"ab".repeat(64)}c`, "password-too-long"],
    ["nothing", "", "password-too-short"],
    ["a common one", "qwertyuiop", "password-common"],
    ["a common one in capitals", "QwertyUIOP", "password-common"],
    ["a common phrase", "trustnoone", "password-common"],
    ["one character ten times", "aaaaaaaaaa", "password-common"],
    ["one Chinese character ten times", "木".repeat(10), "password-common"],
    ["neighbours in a row", "abcdefghij", "password-common"],
    ["neighbours downwards", "9876543210", "password-common"],
    ["the person's address", "Wren@Example.org", "password-common"],
    ["the person's handle", "wren-of-oakham", "password-common"],
    ["the handle with digits", "wren-of-oakham123", "password-common"],
    ["the community's name twice", "KindlingKindling", "password-common"],
    ["the community's name with digits", "kindling1234", "password-common"],
  ])("refuses %s", (_name, password, refusal) => {
    expect(whyNotPassword(password, own)).toBe(refusal);
  });

  it("counts the 128 characters after NFC, so that both forms of an accent are one password", () => {
    expect(whyNotPassword("e\u0301x".repeat(64), own)).toBeNull();
  });
});
