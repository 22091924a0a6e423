import { describe, expect, it } from "vitest";
import { longText, plainText } from "./fields";

const messages = (schema: ReturnType<typeof plainText>, input: unknown): string[] =>
  schema.safeParse(input).error?.issues.map(({ message }) => message) ?? [];

describe("plainText", () => {
  it.each([
    ["is trimmed", "  oak ", "oak"],
    ["is brought to NFC", "Cafe\u0301", "Café"],
    ["may be as long as the limit", "木".repeat(10), "木".repeat(10)],
    ["counts characters, not code units", "😀".repeat(10), "😀".repeat(10)],
  ])("%s", (_name, input, output) => {
    expect(plainText(1, 10).parse(input)).toBe(output);
  });

  it.each([
    ["only blanks", "   ", "required"],
    ["one character too many", "木".repeat(11), "too-long"],
    ["a line end", "a\nb", "unsafe-characters"],
    ["a direction override", "a\u202eb", "unsafe-characters"],
    ["half a surrogate pair", "a\ud83d", "unsafe-characters"],
    ["a very long text, before it is counted", "a".repeat(100_000), "too-long"],
  ])("refuses %s", (_name, input, message) => {
    expect(messages(plainText(1, 10), input)).toContain(message);
  });

  it.each([[["a"]], [{ toString: "a" }], [1], [null]])("refuses what is no text: %j", (input) => {
    expect(plainText(1, 10).safeParse(input).success).toBe(false);
  });
});

describe("longText", () => {
  it("makes one kind of line end and keeps inner blanks", () => {
    expect(longText(1, 100).parse("  a\r\nb\rc\td \n\n")).toBe("  a\nb\nc\td");
  });

  it.each([
    ["nothing but line ends", "\n\n", "required"],
    ["one character too many", "木".repeat(11), "too-long"],
    ["a NUL", "a\u0000", "unsafe-characters"],
  ])("refuses %s", (_name, input, message) => {
    expect(messages(longText(1, 10), input)).toContain(message);
  });
});
