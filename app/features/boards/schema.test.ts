import { describe, expect, it } from "vitest";
import { newTopicSchema } from "~/features/topics/schema";
import { boardChangeSchema, newBoardSchema } from "./schema";

/** As it is written, and as it is stored; null is refused. */
const tags: [string, string | null][] = [
  ["oak", "oak"], ["#Oak", "oak"], [" oak ", "oak"], ["Öl", "öl"], ["釉料", "釉料"], ["c++", "c++"], ["c#", "c#"], [".net", ".net"], ["wood-work", "wood-work"], ["ﬁne", "fine"],
  ["x".repeat(35), "x".repeat(35)], ["𠮷".repeat(35), "𠮷".repeat(35)], ["é".repeat(35), "é".repeat(35)],
  ["", null], ["  ", null], ["#", null], ["a b", null], ["a,b", null], ["a/b", null], ["<b>", null], ["😀", null], ["a\u0000b", null], ["a\u202eb", null], ["\ud800", null],
  ["x".repeat(36), null], ["x".repeat(141), null], ["㍍".repeat(35), null],
];

describe("a required tag, and one on a topic", () => {
  it.each(tags)("%j becomes %j", (tag, stored) => {
    for (const field of [newTopicSchema.shape.tags, newBoardSchema.shape.requiredTags, boardChangeSchema.shape.requiredTags]) {
      expect(field.safeParse([tag]).data ?? null).toEqual(stored === null ? null : [stored]);
    }
  });

  it("is refused in the words for tags, and so is a sixth", () => {
    expect(newBoardSchema.shape.requiredTags.safeParse(["a b"]).error?.issues).toMatchObject([{ path: [0], message: "tag-malformed" }]);
    expect(newBoardSchema.shape.requiredTags.safeParse(["a", "b", "c", "d", "e", "f"]).error?.issues).toMatchObject([{ message: "too-many-tags" }]);
  });
});
