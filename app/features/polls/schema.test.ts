import { describe, expect, it } from "vitest";
import { ballotFormSchema, formMarks } from "./schema";

describe("a ballot from the page", () => {
  const rows: [string, Record<string, string | string[]>, [number, number][] | null][] = [
    ["names one choice", { option: "2" }, [[2, 1]]],
    ["names several", { options: ["1", "3"] }, [[1, 1], [3, 1]]],
    ["ranks, leaving out what says nothing", { "mark-1": "2", "mark-2": "", "mark-10": "1" }, [[1, 2], [10, 1]]],
    ["is refused with letters for a rank", { "mark-1": "abc" }, null],
    ["is refused with a rank below none", { "mark-1": "-5" }, null],
    ["is refused with a rank between two", { "mark-1": "1.5" }, null],
    ["is refused with letters for a choice", { options: ["1", "x"] }, null],
    ["is refused with a field nobody knows", { "mark-0": "1" }, null],
  ];
  it.each(rows)("%s", (_name, form, marks) => {
    const read = ballotFormSchema.safeParse(form);
    expect(read.success ? formMarks(read.data).map(({ option, mark }) => [option, mark]) : null).toEqual(marks);
  });
});
