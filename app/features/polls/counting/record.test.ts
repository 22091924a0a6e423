import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { commitmentOf, countEqual, formOf, verifyRecord } from "./record";
import { countBallots } from "./tally";
import type { PollRecord, RecordEntry } from "../types";

const head = { format: "kindling-poll-1", id: "p1", question: "Which?", options: ["a", "b", "c"], min: 1, max: 3, scoreMax: 0, secrecy: "secret", endedAt: "2026-03-01T10:00:00.000Z" } as const;

async function makeRecord(kind: PollRecord["kind"], ballots: string[]): Promise<PollRecord> {
  const entries = await Promise.all(ballots.map(async (choices, place): Promise<RecordEntry> => ({ receipt: `r${place}`, choices, commitment: await commitmentOf("p1", `r${place}`, choices) })));
  return { ...head, options: [...head.options], kind, entries, tally: countBallots(formOf({ ...head, options: [...head.options], kind }), countEqual(ballots)) };
}

it("commits to four lines, so that a shell can count it again", async () => {
  expect(await commitmentOf("p1", "r", "3>1")).toBe(createHash("sha256").update("kindling-ballot-1\np1\nr\n3>1").digest("hex"));
});

describe("verifyRecord", () => {
  it.each([["single", ["1", "2", "2"]], ["multiple", ["1,2", "3"]], ["ranked", ["3>1", "1>2>3", "2"]]] as const)("finds nothing wrong with a %s record, whatever the order of its entries and keys", async (kind, ballots) => {
    const record = await makeRecord(kind, [...ballots]);
    expect(await verifyRecord(record)).toEqual([]);
    const { ballots: count, ...rest } = record.tally;
    expect(await verifyRecord({ ...record, entries: record.entries.toReversed(), tally: { ...rest, ballots: count } })).toEqual([]);
  });
  it("finds a ballot that was exchanged", async () => {
    const record = await makeRecord("single", ["1", "2"]);
    const entries = record.entries.map((entry, place) => (place === 0 ? { ...entry, choices: "2" } : entry));
    expect((await verifyRecord({ ...record, entries })).map(({ what }) => what)).toEqual(["commitment", "tally"]);
  });
  it("finds a ballot that was left out", async () => {
    const record = await makeRecord("single", ["1", "2"]);
    expect(await verifyRecord({ ...record, entries: record.entries.slice(1) })).toEqual([{ what: "tally", entry: null }]);
  });
  it("finds a ballot that was put in twice", async () => {
    const record = await makeRecord("single", ["1", "2"]);
    expect(await verifyRecord({ ...record, entries: record.entries.concat(record.entries.slice(0, 1)) })).toContainEqual({ what: "twice", entry: 2 });
  });
  it("finds a tally that was bent", async () => {
    const record = await makeRecord("single", ["1", "2"]);
    expect(await verifyRecord({ ...record, tally: { ...record.tally, leading: [1] } })).toEqual([{ what: "tally", entry: null }]);
  });
  it("finds a ballot that is none of the poll's", async () => {
    const record = await makeRecord("single", ["1"]);
    expect(await verifyRecord({ ...record, entries: [{ commitment: await commitmentOf("p1", "x", "9"), receipt: "x", choices: "9" }] })).toEqual([{ what: "ballot", entry: 0 }]);
  });
});
