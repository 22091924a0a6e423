import { describe, expect, it } from "vitest";
import { isOwnFile, isSafeHref } from "./urls";

describe("where links may lead", () => {
  const safe = ["https://a.example", "HTTP://a.example/?b=c#d", "mailto:a@b.com", "/t/1", "/", "#", "#a"];
  it.each(safe)("lets %s through", (url) => {
    expect(isSafeHref(url)).toBe(true);
  });

  const unsafe = [
    "", "a", "./a", "?a", "//a.example", "///a", "/\\a.example", "\\\\a.example", "/\t/a.example", "/\n/a.example", " /a", "\u0001/a",
    "https:a.example", "https:/a.example", "https://", "https://[::1", "https://a b", "javascript:a", "data:,a", "vbscript:a", "ftp://a.example", "tel:1",
  ];
  it.each(unsafe)("refuses %j", (url) => {
    expect(isSafeHref(url)).toBe(false);
  });
});

describe("where images may load from", () => {
  it.each(["/files/a", "/files/a/b-c_d.png", "/files/a.webp?w=640"])("lets %s through", (url) => {
    expect(isOwnFile(url)).toBe(true);
  });

  const foreign = [
    "/files/", "/files/../a", "/files/a/../b", "/files/.a", "/files//a", "/files/%2e%2e/a", "/files/a%2fb", "/files/a\\b", "/files/a#b", "/filesa", "/a",
    "//files/a", "https://a.example/files/a", "files/a", "data:image/png,a", "/files/a b", "/files/a\n",
  ];
  it.each(foreign)("refuses %j", (url) => {
    expect(isOwnFile(url)).toBe(false);
  });
});
