import { describe, expect, it } from "vitest";
import { parseQuery, queryLengthMax, startOf } from "./parse";
import { writeQuery } from "./write";

const word = (text: string, negated = false) => ({ kind: "word" as const, text, negated });
const phrase = (text: string, negated = false) => ({ kind: "phrase" as const, text, negated });
const filter = (field: string, value: string, negated = false) => ({ field, value, negated });

describe("parseQuery", () => {
  it.each<[string, ReturnType<typeof word | typeof phrase>[], ReturnType<typeof filter>[]]>([
    ["hide glue", [word("hide"), word("glue")], []],
    ['"hide glue" -nails', [phrase("hide glue"), word("nails", true)], []],
    ['-"hide glue"', [phrase("hide glue", true)], []],
    ["c++ node.js .env", [word("c++"), word("node.js"), word(".env")], []],
    ["tag:Oak -board:tools by:@Wren", [], [filter("tag", "oak"), filter("board", "tools", true), filter("by", "wren")]],
    ['board:"Hand tools" is:solved kind:question type:topic', [], [filter("board", "hand tools"), filter("is", "solved"), filter("kind", "question"), filter("type", "topic")]],
    ["after:2026 before:2026-02 after:2026-01-31", [], [filter("after", "2026"), filter("before", "2026-02"), filter("after", "2026-01-31")]],
    ["标签：榫卯 作者:李 状态:已解决 种类:提问 范围:标题", [], [filter("tag", "榫卯"), filter("by", "李"), filter("is", "solved"), filter("kind", "question"), filter("in", "title")]],
    ["“数据库 缓存” －教程", [phrase("数据库 缓存"), word("教程", true)], []],
    ["https://a.example/b", [word("https //a.example/b")], []],
    ["note:this", [word("note this")], []],
    ['- "" ... "open phrase', [phrase("open phrase")], []],
    ["tag:oak tag:OAK tag:#oak", [], [filter("tag", "oak")]],
  ])("reads %s", (text, terms, filters) => {
    expect(parseQuery(text)).toEqual({ terms, filters, unknown: [] });
  });

  it("tells of filters whose value means nothing", () => {
    expect(parseQuery("is:maybe kind:poem before:2026-13 glue")).toEqual({
      terms: [word("glue")], filters: [], unknown: [filter("is", "maybe"), filter("kind", "poem"), filter("before", "2026-13")],
    });
  });

  it("is bounded: ten words, ten filters, so many characters", () => {
    const many = parseQuery(Array.from({ length: 30 }, (_, at) => `w${at}`).join(" "));
    expect(many.terms).toHaveLength(10);
    expect(parseQuery(`${"x".repeat(queryLengthMax)} tag:oak`).filters).toEqual([]);
  });

  it("reads what it has written as the same", () => {
    for (const text of ['hide "glue pot" -nails tag:oak -by:wren board:"hand tools" after:2026-01', "数据库 标签:缓存 -状态:已解决"]) {
      const query = parseQuery(text);
      expect(parseQuery(writeQuery(query))).toEqual(query);
    }
  });
});

describe("startOf", () => {
  it.each([["2026", "2026-01-01"], ["2026-02", "2026-02-01"], ["2026-2-3", "2026-02-03"], ["2024-02-29", "2024-02-29"]])("of %s is the start of %s", (text, day) => {
    expect(startOf(text)).toBe(Date.parse(`${day}T00:00:00Z`));
  });
  it.each(["", "26", "2026-13", "2026-02-30", "2026-00", "soon", "2026-01-01-01"])("of %j is nothing", (text) => {
    expect(startOf(text)).toBeNull();
  });
});
