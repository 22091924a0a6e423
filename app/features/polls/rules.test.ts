import { describe, expect, it } from "vitest";
import { addMs, dayMs, minuteMs } from "~/kernel/clock";
import { boundsOf, seesResults, whyNotOptions, whyNotPoll, whyNotVoteNow } from "./rules";
import type { ResultTime } from "./types";

const textsOf = (...texts: string[]) => texts.map((text) => ({ text }));
const many = (count: number) => Array.from({ length: count }, (_, place) => ({ text: `o${place}` }));

describe("whyNotOptions", () => {
  const rows: [string, { text: string }[], ReturnType<typeof whyNotOptions>][] = [
    ["lets 20 of 150 characters through", many(19).concat({ text: "字".repeat(150) }), null],
    ["refuses 21", many(21), { refusal: "too-many-options", limit: 20 }],
    ["refuses one of 151 characters", textsOf("a", "字".repeat(151)), { refusal: "option-too-long", limit: 150 }],
    ["refuses the same twice, however written", textsOf("Oak", " ＯＡＫ "), { refusal: "option-twice" }],
    ["refuses two that look alike", textsOf("蓝色", "蓝\u200b 色"), { refusal: "option-twice" }],
  ];
  it.each(rows)("%s", (_name, options, refusal) => {
    expect(whyNotOptions(options)).toEqual(refusal);
  });
});

describe("whyNotPoll", () => {
  const now = new Date("2026-11-01T12:00:00Z");
  const poll: Parameters<typeof whyNotPoll>[0] = { kind: "multiple", options: textsOf("Oak", "Ash", "Beech"), min: 1, max: 3, closesAt: null, segment: false, segmentGroup: false };
  const rows: [string, Partial<typeof poll>, ReturnType<typeof whyNotPoll>][] = [
    ["lets two options and no end through", { options: textsOf("Oak", "Ash"), max: 2 }, null],
    ["refuses one option", { options: textsOf("Oak"), max: 1 }, { refusal: "too-few-options", limit: 2 }],
    ["refuses options that cannot stand together", { options: many(21) }, { refusal: "too-many-options", limit: 20 }],
    ["refuses at least two, at most one", { min: 2, max: 1 }, { refusal: "choices-wrong", limit: 3 }],
    ["refuses four of three", { max: 4 }, { refusal: "choices-wrong", limit: 3 }],
    ["lets an end in five minutes through", { closesAt: addMs(now, 5 * minuteMs) }, null],
    ["lets an end in 366 days through", { closesAt: addMs(now, 366 * dayMs) }, null],
    ["refuses an end in less than five minutes", { closesAt: addMs(now, 5 * minuteMs - 1) }, { refusal: "poll-end-wrong" }],
    ["refuses an end in more than 366 days", { closesAt: addMs(now, 366 * dayMs + 1) }, { refusal: "poll-end-wrong" }],
    ["lets a breakdown by a group through", { segment: true, segmentGroup: true }, null],
    ["refuses a breakdown by a group without the group", { segment: true }, { refusal: "segment-missing" }],
  ];
  it.each(rows)("%s", (_name, wish, refusal) => {
    expect(whyNotPoll({ ...poll, ...wish }, now)).toEqual(refusal);
  });
});

describe("boundsOf", () => {
  it.each([
    ["single", { min: 2, max: 3 }, { min: 1, max: 1 }], ["multiple", {}, { min: 1, max: 4 }], ["ranked", { min: 2 }, { min: 2, max: 4 }], ["score", { max: 3 }, { min: 1, max: 3 }],
  ] as const)("of a %s poll of four options with %j asked for are %j", (kind, asked, bounds) => {
    expect(boundsOf(kind, 4, asked)).toEqual(bounds);
  });
});

describe("whyNotVoteNow", () => {
  const voter: Parameters<typeof whyNotVoteNow>[0] = { trust: 1, groups: ["weavers"] };
  const gate: Parameters<typeof whyNotVoteNow>[1] = { over: false, locked: false, topicState: "visible", minTrust: 1, groupId: "weavers" };
  const rows: [string, Partial<typeof gate>, ReturnType<typeof whyNotVoteNow>][] = [
    ["lets who has the trust and the group vote", {}, null],
    ["lets everybody vote where no group is named", { groupId: null }, null],
    ["refuses after the end, before all else", { over: true, locked: true }, { refusal: "poll-ended" }],
    ["refuses in a locked topic", { locked: true, minTrust: 2 }, { refusal: "topic-locked" }],
    ["refuses in a topic that is not shown", { topicState: "deleted" }, { refusal: "not-votable" }],
    ["refuses who lacks the trust", { minTrust: 2, groupId: "potters" }, { refusal: "poll-trust-too-low", limit: 2 }],
    ["refuses who is not of the group", { groupId: "potters" }, { refusal: "poll-group-only" }],
  ];
  it.each(rows)("%s", (_name, wish, refusal) => {
    expect(whyNotVoteNow(voter, { ...gate, ...wish })).toEqual(refusal);
  });
});

describe("seesResults", () => {
  const readers = { stranger: { hasVoted: false, moderates: false }, voter: { hasVoted: true, moderates: false }, staff: { hasVoted: false, moderates: true } };
  const seen = (results: ResultTime, ended: boolean) => Object.entries(readers).filter(([, reader]) => seesResults(results, { ...reader, ended })).map(([name]) => name);
  const rows: [ResultTime, before: string[], after: string[]][] = [
    ["always", ["stranger", "voter", "staff"], ["stranger", "voter", "staff"]],
    ["voted", ["voter"], ["stranger", "voter", "staff"]],
    ["ended", [], ["stranger", "voter", "staff"]],
    ["staff", ["staff"], ["staff"]],
  ];
  it.each(rows)("with “%s” is for %j before the end, %j after it", (results, before, after) => {
    expect([seen(results, false), seen(results, true)]).toEqual([before, after]);
  });
});
