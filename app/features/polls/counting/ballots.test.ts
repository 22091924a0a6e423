import { describe, expect, it } from "vitest";
import { readMarks, whyNotMarks, writeMarks } from "./ballots";
import type { Mark, PollForm, PollKind } from "../types";

const form: PollForm = { kind: "multiple", options: 4, min: 1, max: 3, scoreMax: 0 };
const of = (...pairs: [number, number][]): Mark[] => pairs.map(([option, mark]) => ({ option, mark }));

describe("whyNotMarks", () => {
  const rows: [string, Partial<PollForm>, Mark[], string | null][] = [
    ["counts three of four", {}, of([1, 1], [2, 1], [4, 1]), null],
    ["refuses an empty ballot", {}, [], "ballot-empty"],
    ["refuses an option that is not there", {}, of([5, 1]), "option-unknown"],
    ["refuses option 0", {}, of([0, 1]), "option-unknown"],
    ["refuses half an option", {}, of([1.5, 1]), "option-unknown"],
    ["refuses one option twice", {}, of([1, 1], [1, 1]), "option-twice-chosen"],
    ["refuses four of at most three", {}, of([1, 1], [2, 1], [3, 1], [4, 1]), "too-many-choices"],
    ["refuses one of at least two", { min: 2 }, of([1, 1]), "too-few-choices"],
    ["refuses two first places", { kind: "ranked" }, of([1, 1], [2, 1]), "rank-twice"],
    ["counts ranks with a gap", { kind: "ranked" }, of([1, 4], [2, 1]), null],
    ["refuses a place beyond the last", { kind: "ranked" }, of([1, 5]), "rank-out-of-range"],
    ["refuses place 0", { kind: "ranked" }, of([1, 0]), "rank-out-of-range"],
    ["refuses a place below none", { kind: "ranked" }, of([1, -5], [2, 1]), "rank-out-of-range"],
    ["refuses a place between two", { kind: "ranked" }, of([1, 1.5]), "rank-out-of-range"],
    ["refuses a place that is no number", { kind: "ranked" }, of([1, Number.NaN]), "rank-out-of-range"],
    ["counts the highest score", { kind: "score", scoreMax: 5 }, of([1, 5]), null],
    ["refuses a score above", { kind: "score", scoreMax: 5 }, of([1, 6]), "score-out-of-range"],
    ["refuses a score of 0", { kind: "score", scoreMax: 5 }, of([1, 0]), "score-out-of-range"],
    ["refuses what is no number", { kind: "score", scoreMax: 5 }, of([1, Number.NaN]), "score-out-of-range"],
  ];
  it.each(rows)("%s", (_name, wish, marks, refusal) => {
    expect(whyNotMarks({ ...form, ...wish }, marks)?.refusal ?? null).toBe(refusal);
  });
});

describe("the written form", () => {
  const rows: [PollKind, Mark[], string][] = [
    ["single", of([2, 1]), "2"],
    ["multiple", of([3, 1], [1, 1]), "1,3"],
    ["ranked", of([1, 2], [2, 3], [3, 1]), "3>1>2"],
    ["score", of([2, 3], [1, 5]), "1=5,2=3"],
  ];
  it.each(rows)("of a %s ballot %j is %s, and is read back", (kind, marks, text) => {
    expect(writeMarks(kind, marks)).toBe(text);
    expect(writeMarks(kind, readMarks(kind, text) ?? [])).toBe(text);
  });
  it.each([["multiple", "3,1"], ["multiple", "1,"], ["single", "1,2"], ["ranked", "a>b"], ["score", "1"], ["single", " 1"], ["single", "01"]] as const)("reads no %s ballot from %s", (kind, text) => {
    expect(readMarks(kind, text)).toBe(null);
  });
});
