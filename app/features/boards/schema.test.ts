import { describe, expect, it } from "vitest";
import { newTopicSchema } from "~/features/topics/schema";
import { boardChangeSchema, newBoardSchema } from "./schema";

const tags = [
  "oak", "#Oak", " oak ", "Öl", "釉料", "c++", "c#", ".net", "wood-work", "ﬁne", "x".repeat(35), "𠮷".repeat(35), "é".repeat(35),
  "", "  ", "#", "a b", "a,b", "a/b", "<b>", "😀", "a\u0000b", "a\u202eb", "\ud800", "x".repeat(36), "x".repeat(141), "㍍".repeat(35),
];

describe("a required tag", () => {
  it.each(tags)("%j is taken just when a topic can carry it, and in the same form", (tag) => {
    const onTopic = newTopicSchema.shape.tags.safeParse([tag]);
    const required = newBoardSchema.shape.requiredTags.safeParse([tag]);
    expect([required.success, required.data]).toEqual([onTopic.success, onTopic.data]);
    expect(boardChangeSchema.shape.requiredTags.safeParse([tag]).data).toEqual(onTopic.data);
  });

  it("is refused in the words for tags, and so is a sixth", () => {
    expect(newBoardSchema.shape.requiredTags.safeParse(["a b"]).error?.issues).toMatchObject([{ path: [0], message: "tag-malformed" }]);
    expect(newBoardSchema.shape.requiredTags.safeParse(["a", "b", "c", "d", "e", "f"]).error?.issues).toMatchObject([{ message: "too-many-tags" }]);
  });
});
