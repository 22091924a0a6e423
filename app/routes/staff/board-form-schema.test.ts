import { describe, expect, it } from "vitest";
import { boardChangeForm, newBoardForm } from "./board-form-schema";

const posted = {
  name: "Clay", description: "", guidelines: "", template: "", requiredTags: "raku, 釉料、glaze", minTrust: "1", reviewPolicy: "none",
  visibility: "public", hue: "3", position: "0", parent: "", topicKinds: ["question"],
};

describe("the board's form", () => {
  it("reads tags of one line, no parent, and boxes not ticked", () => {
    expect(newBoardForm.parse({ ...posted, slug: "clay" })).toMatchObject({ requiredTags: ["raku", "釉料", "glaze"], parent: null, groups: [], fileKinds: [], minTrust: 1 });
  });

  it.each([["raku, a/b", "tag-malformed"], ["a b c d e f", "too-many-tags"]])("says at the line of tags what is wrong with %j", (requiredTags, message) => {
    expect(newBoardForm.safeParse({ ...posted, slug: "clay", requiredTags }).error?.issues).toMatchObject([{ path: ["requiredTags"], message }]);
  });

  it("asks for at least one kind of topic", () => {
    const { topicKinds: _none, ...rest } = posted;
    expect(newBoardForm.safeParse({ ...rest, slug: "clay" }).error?.issues[0]).toMatchObject({ path: ["topicKinds"], message: "required" });
  });

  it("takes no new address for a board that exists", () => {
    expect(boardChangeForm.safeParse({ ...posted, version: "2", slug: "other" }).success).toBe(false);
    expect(boardChangeForm.parse({ ...posted, version: "2", parent: "arts" })).toMatchObject({ version: 2, parent: "arts" });
  });
});
