import { expect, it } from "vitest";
import { nextPage, readPageRequest } from "./page-request";

it.each([
  ["the end of a list", {}, null, null],
  ["a list without filters", {}, "a+b/=", "/list?cursor=a%2Bb%2F%3D"],
  ["filters, of which empty ones say nothing", { q: "oak & ash", state: "" }, "c", "/list?q=oak+%26+ash&cursor=c"],
] as const)("the next page of %s", (_name, filters, cursor, href) => {
  expect(nextPage("/list", filters, cursor)).toBe(href);
});

it.each([["", undefined], ["?cursor=abc", "abc"], ["?cursor=", undefined], [`?cursor=${"x".repeat(601)}`, undefined]])("an address that ends in %s", (query, cursor) => {
  expect(readPageRequest(new Request(`http://127.0.0.1/list${query}`)).cursor).toBe(cursor);
});
