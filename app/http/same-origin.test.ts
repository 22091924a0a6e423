import { describe, expect, it } from "vitest";
import { homeOf, isKnownHost, isSameOrigin } from "./same-origin";

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

describe("homeOf", () => {
  it.each([
    ["a page by the machine's other name", "http://127.0.0.1:3000", "GET", "localhost:3000", "http://127.0.0.1:3000/boards?x=1"],
    ["a page by its IPv6 address", "http://127.0.0.1:3000", "GET", "[::1]:3000", "http://127.0.0.1:3000/boards?x=1"],
    ["a page by its own name", "http://127.0.0.1:3000", "GET", "127.0.0.1:3000", null],
    ["a form, which is refused instead", "http://127.0.0.1:3000", "POST", "localhost:3000", null],
    ["another port", "http://127.0.0.1:3000", "GET", "localhost:4000", null],
    ["a public community asked for by its machine", "https://kindling.example", "GET", "localhost:3000", null],
    ["a foreign name", "http://127.0.0.1:3000", "GET", "evil.example:3000", null],
    ["no name", "http://127.0.0.1:3000", "GET", undefined, null],
  ])("sends %s to the community's address or lets it be", (_name, ownOrigin, method, host, expected) => {
    expect(homeOf({ method, host, path: "/boards?x=1", ownOrigin })).toBe(expected);
  });
});

describe("isKnownHost", () => {
  it.each([
    ["the community's own name", "kindling.example", true],
    ["this machine, asked by a proxy or a probe", "127.0.0.1:3000", true],
    ["this machine by name", "localhost", true],
    ["this machine by IPv6", "[::1]:3000", true],
    ["a stranger's name that leads here", "evil.example", false],
    ["our name on another port", "kindling.example:8443", false],
    ["a name that begins like ours", "kindling.example.evil.example", false],
    ["a name that begins like this machine's", "localhost.evil.example", false],
    ["no name", undefined, false],
  ])("judges %s", (_name, host, expected) => {
    expect(isKnownHost(host, own)).toBe(expected);
  });
});
