import { describe, expect, it } from "vitest";
import { fold } from "./fold";
import { segmentRun } from "./segment";
import { tokenize } from "./tokenize";
import { distanceOf, typosAllowed } from "./typo";

const terms = (text: string): string[] => tokenize(text).map(({ term, position }) => `${term}@${position}`);

describe("fold", () => {
  it.each([["ＡＢＣ", "abc"], ["Café Ångström", "cafe angstrom"], ["ＵＳＥ　Effect", "use effect"], ["数据库", "数据库"], ["ガ", "ガ"], ["Straße", "straße"]])("%s is %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe("tokenize", () => {
  it.each<[string, string[]]>([
    ["Hide glue", ["hide@1", "glue@2"]],
    ["useEffect", ["useeffect@1", "use@1", "effect@1"]],
    ["Node.js", ["node.js@1", "nodejs@1", "node@1", "js@1"]],
    ["e-mail", ["e-mail@1", "email@1", "mail@1"]],
    ["C++, C# and .env", ["c++@1", "c#@2", "and@3", ".env@4", "env@4"]],
    ["数据库", ["数据@1", "据库@2", "库@3"]],
    ["学C++吧", ["学@1", "c++@2", "吧@3"]],
    ["中文English混", ["中文@1", "文@2", "english@3", "混@4"]],
    ["wow 😀!", ["wow@1", "😀@2"]],
    ["a_b … --", ["a_b@1", "ab@1"]],
  ])("%s", (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });
});

describe("segmentRun", () => {
  it("needs what lies within words, a lone character with its neighbour, and lets pairs across words help", () => {
    expect(segmentRun("数据库")).toEqual({ words: [["数据", "据库"]], helpful: [] });
    expect(segmentRun("缓存的问题")).toEqual({ words: [["缓存"], ["问题"]], helpful: ["存的", "的问"] });
    expect(segmentRun("的")).toEqual({ words: [], helpful: [] });
  });
});

describe("typos", () => {
  it.each<[string, string, number]>([["glue", "gleu", 1], ["recieve", "receive", 1], ["databse", "database", 1], ["kitten", "sitting", 3], ["", "abc", 3], ["same", "same", 0], ["😀a", "a", 1]])("%s and %s are %i apart", (one, other, distance) => {
    expect([distanceOf(one, other), distanceOf(other, one)]).toEqual([distance, distance]);
  });
  it.each<[string, number]>([["saw", 0], ["glue", 1], ["bandsaw", 1], ["dovetail", 2], ["v2board", 0]])("%s may have %i", (term, allowed) => {
    expect(typosAllowed(term)).toBe(allowed);
  });
});
