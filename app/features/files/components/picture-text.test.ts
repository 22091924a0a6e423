import { describe, expect, it } from "vitest";
import { renderMarkdown } from "~/platform/markdown/render";
import { fileMarkdown, findPicture, pendingAddress, pictureMarkdown, withoutPending } from "./picture-text";

describe("pictures in a text", () => {
  it("are written so that their words stay words, and found again", () => {
    const text = `before ${pictureMarkdown("a [b] \\ c\nd", "#upload-1")} after`;
    expect(text).toBe("before ![a \\[b\\] \\\\ c d](#upload-1) after");
    expect(findPicture(text, "#upload-1")).toEqual({ from: 7, to: 35, whole: text.slice(7, 35), alt: "a [b] \\ c d", caption: "" });
    expect(text.slice(7, 35)).toBe("![a \\[b\\] \\\\ c d](#upload-1)");
    expect(findPicture(text, "#upload-2")).toBeNull();
  });

  it("are found with the caption somebody gave them", () => {
    const text = '![](/files/a) and ![kiln](/files/b "The \\"old\\" kiln")';
    expect(findPicture(text, "/files/b")).toEqual({ from: 18, to: text.length, whole: text.slice(18), alt: "kiln", caption: ' "The \\"old\\" kiln"' });
  });

  it("inside a link are found, and the link is not taken for them", () => {
    const text = "[![kiln](/files/b)](/t/1)";
    expect(findPicture(text, "/files/b")).toMatchObject({ from: 1, to: 18, alt: "kiln" });
  });

  it("stay out of what is kept while they are on their way", () => {
    const text = `one ${pictureMarkdown("half", pendingAddress("x1"))}two ${pictureMarkdown("there", "/files/b")}`;
    expect(withoutPending(text)).toBe("one two ![there](/files/b)");
    expect(withoutPending(`a ${fileMarkdown("plan.pdf", pendingAddress("x2"))}b [c](/d)`)).toBe("a b [c](/d)");
  });
});

describe("other files in a text", () => {
  it.each([["plan.pdf", "plan.pdf"], ["my_kiln_2.csv", "my_kiln_2.csv"], ["_a_ [b] *c*.md", "\\_a\\_ \\[b\\] \\*c\\*.md"], ["窑_温.xlsx", "窑\\_温.xlsx"], ["@finch <b>&amp;.txt", "\\@finch \\<b\\>\\&amp;.txt"]])("%s keeps its name", (name, written) => {
    const text = fileMarkdown(name, "/files/0123456789abcdefghjkmnpqrs");
    expect(text).toBe(`[${written}](/files/0123456789abcdefghjkmnpqrs)`);
    const rendered = renderMarkdown(text);
    expect(rendered.ok && rendered.value.text).toBe(name);
  });

  it("are found by their address", () => {
    const text = `see ${fileMarkdown("[a].pdf", "#upload-1")} there`;
    expect(findPicture(text, "#upload-1")).toMatchObject({ from: 4, whole: "[\\[a\\].pdf](#upload-1)" });
  });
});
