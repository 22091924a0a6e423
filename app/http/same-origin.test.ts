import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const own = "https://kindling.example";

describe("isSameOrigin", () => {
  it.each([
    ["a GET from anywhere", "GET", "https://evil.example", undefined, true],
    ["a POST with our origin", "POST", own, undefined, true],
    ["a POST with a foreign origin", "POST", "https://evil.example", undefined, false],
    ["a POST with a foreign origin that claims same-origin", "POST", "https://evil.example", "same-origin", false],
    ["a POST with origin null", "POST", "null", undefined, false],
    ["a POST with neither", "POST", undefined, undefined, false],
    ["a POST with Sec-Fetch-Site same-origin alone", "POST", undefined, "same-origin", true],
    ["a POST with Sec-Fetch-Site same-site", "POST", undefined, "same-site", false],
    ["a DELETE with our origin on another port", "DELETE", `${own}:8443`, undefined, false],
  ])("answers %s", (_name, method, origin, fetchSite, expected) => {
    expect(isSameOrigin({ method, origin, fetchSite, ownOrigin: own })).toBe(expected);
  });
});
