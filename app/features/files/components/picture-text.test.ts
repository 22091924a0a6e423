import { describe, expect, it } from "vitest";
import { findPicture, pendingAddress, pictureMarkdown, withoutPending } from "./picture-text";

describe("pictures in a text", () => {
  it("are written so that their words stay words, and found again", () => {
    const text = `before ${pictureMarkdown("a [b] \\ c\nd", "#upload-1")} after`;
    expect(text).toBe("before ![a \\[b\\] \\\\ c d](#upload-1) after");
    expect(findPicture(text, "#upload-1")).toEqual({ from: 7, to: 35, alt: "a [b] \\ c d", caption: "" });
    expect(text.slice(7, 35)).toBe("![a \\[b\\] \\\\ c d](#upload-1)");
    expect(findPicture(text, "#upload-2")).toBeNull();
  });

  it("are found with the caption somebody gave them", () => {
    const text = '![](/files/a) and ![kiln](/files/b "The \\"old\\" kiln")';
    expect(findPicture(text, "/files/b")).toEqual({ from: 18, to: text.length, alt: "kiln", caption: ' "The \\"old\\" kiln"' });
  });

  it("stay out of what is kept while they are on their way", () => {
    const text = `one ${pictureMarkdown("half", pendingAddress("x1"))}two ${pictureMarkdown("there", "/files/b")}`;
    expect(withoutPending(text)).toBe("one two ![there](/files/b)");
  });
});
