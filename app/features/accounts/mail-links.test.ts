import { describe, expect, it } from "vitest";
import { cutAtLinks } from "./mail-links";

const origin = "http://127.0.0.1:3000";

describe("cutAtLinks", () => {
  it("finds the links to the own origin", () => {
    expect(cutAtLinks(`Open\n\n${origin}/verify?token=a-b_c\n\nBye`, origin)).toEqual([
      { text: "Open\n\n" },
      { text: `${origin}/verify?token=a-b_c`, href: "/verify?token=a-b_c" },
      { text: "\n\nBye" },
    ]);
  });

  it.each(["nothing here", "", "https://elsewhere.example/verify", `${origin}5/x`])("leaves %j as it is", (text) => {
    expect(cutAtLinks(text, origin).filter(({ href }) => href)).toEqual([]);
    expect(cutAtLinks(text, origin).map((piece) => piece.text).join("")).toBe(text);
  });
});
