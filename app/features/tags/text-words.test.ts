import { expect, it } from "vitest";
import { textWordsOf } from "./text-words";

it.each([
  ["words in lower case, without a plural's s too", "Cutting Tenons", ["cutting", "tenons", "tenon"]],
  ["names with signs, without the full stop of a sentence", "I like C++, Node.js and c#.", ["c++", "node.js", "c#"]],
  ["neighbours joined", "machine learning", ["machine-learning"]],
  ["Chinese in runs of two to six", "拍照技巧", ["拍照", "拍照技", "拍照技巧", "照技", "技巧"]],
  ["Chinese beside other words", "用Python写脚本", ["python", "写脚本", "脚本"]],
  ["full-width letters as usual ones", "ＣＳＳ", ["css"]],
] as const)("finds %s", (_name, text, words) => {
  expect(textWordsOf(text, "")).toEqual(expect.arrayContaining([...words]));
});

it("looks past code and addresses, at the title first, and no further than a text's beginning", () => {
  const body = "About glue.\n\n```\nsecret_code inside\n```\n\nSee https://example.org/hidden and `inline`. 木工\n\n~~~\nopen fence";
  const words = textWordsOf("Oak", body);
  expect(words[0]).toBe("oak");
  expect(words).toEqual(expect.arrayContaining(["glue", "木工"]));
  for (const hidden of ["inside", "example.org", "hidden", "inline", "fence"]) expect(words).not.toContain(hidden);
  expect(textWordsOf("", "木".repeat(100_000)).length).toBeLessThan(10);
  expect(textWordsOf("", Array.from({ length: 5_000 }, (_, n) => `word${n}`).join(" ")).length).toBeLessThanOrEqual(2_500);
});
