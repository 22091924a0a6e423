import { describe, expect, it } from "vitest";
import { parseQuery } from "@search";
import { looksPersonal, termOf } from "./rules";

describe("looksPersonal", () => {
  it.each([
    "wren@example.org", "mail wren.b+x@mail.example.org please", "ｗｒｅｎ＠example.org", "+49 (151) 234-5678", "13812345678", "138 1234 5678", "１３８１２３４５６７８", "11010519491231002X", "4111-1111-1111-1111", "555.123.4567",
  ])("says so of %s", (text) => expect(looksPersonal(text)).toBe(true));

  it.each(["@wren", "hide glue", "数据库", "3.5 mm", "10 x 20 x 30", "2026-01", "c++20", "404", "user@host", "node 20.19"])("does not of %s", (text) => expect(looksPersonal(text)).toBe(false));
});

describe("termOf", () => {
  it.each([
    ["is one for all writings", "Café  OAK", "cafe oak"],
    ["keeps phrases and what is not wanted", '"hide glue" -Yellow', '"hide glue" -yellow'],
    ["leaves filters out, whose values may name somebody", "oak by:wren tag:elm", "oak"],
    ["is empty without words", "by:wren", ""],
    ["is empty when the words look personal", "who is wren@example.org", ""],
  ])("%s", (_name, q, term) => expect(termOf(parseQuery(q))).toBe(term));
});
