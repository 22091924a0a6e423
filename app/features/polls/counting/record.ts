import { readMarks, whyNotMarks } from "./ballots";
import { countBallots } from "./tally";
import type { PollForm, PollRecord } from "../types";

/**
 * What is committed to when a secret ballot is cast: SHA-256, in hexadecimal, of four lines joined by line feeds: `kindling-ballot-1`, the
 * poll's id, the receipt (130 random bits that nobody else is given), the ballot as it is written. Runs in browsers and on the server.
 */
export async function commitmentOf(pollId: string, receipt: string, choices: string): Promise<string> {
  const bytes = new TextEncoder().encode(["kindling-ballot-1", pollId, receipt, choices].join("\n"));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export type Fault = { what: "commitment" | "ballot" | "twice" | "tally"; entry: number | null };

/** Counts a published record again: each commitment, each ballot, no entry twice, and the tally. Returns what does not hold. */
export async function verifyRecord(record: PollRecord): Promise<Fault[]> {
  const form = formOf(record);
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [entry, one] of record.entries.entries()) {
    const marks = readMarks(record.kind, one.choices);
    if (!marks || whyNotMarks(form, marks)) faults.push({ what: "ballot", entry });
    const name = "receipt" in one ? one.receipt : one.handle;
    if (seen.has(name)) faults.push({ what: "twice", entry });
    seen.add(name);
    if ("receipt" in one && (await commitmentOf(record.id, one.receipt, one.choices)) !== one.commitment) faults.push({ what: "commitment", entry });
  }
  if (faults.some(({ what }) => what === "ballot")) return faults;
  const again = countBallots(form, countEqual(record.entries.map(({ choices }) => choices)));
  return JSON.stringify(again) === JSON.stringify(inOrder(record.tally, again)) ? faults : [...faults, { what: "tally", entry: null }];
}

/** Whether this is a record as this community publishes it; files from elsewhere are read by the schema. */
export function isRecord(value: unknown): value is PollRecord {
  return isObject(value) && value.format === "kindling-poll-1" && Array.isArray(value.options) && Array.isArray(value.entries);
}

/** The rules of counting that a record tells. */
export function formOf({ kind, options, min, max, scoreMax }: Pick<PollRecord, "kind" | "options" | "min" | "max" | "scoreMax">): PollForm {
  return { kind, options: options.length, min, max, scoreMax };
}

/** Equal ballots counted once, in an order of their own: a count must not depend on the order of entries. */
export function countEqual(all: readonly string[]): { choices: string; ballots: number }[] {
  const counts = new Map<string, number>();
  for (const choices of all) counts.set(choices, (counts.get(choices) ?? 0) + 1);
  return [...counts].map(([choices, ballots]) => ({ choices, ballots }));
}

/** The same value with its keys in the order of a model: what comes out of a database has lost it. */
function inOrder(value: unknown, model: unknown): unknown {
  if (Array.isArray(value)) return value.map((one, place) => inOrder(one, Array.isArray(model) ? (model[place] ?? model[0]) : undefined));
  if (!isObject(value) || !isObject(model)) return value;
  const keys = [...Object.keys(model), ...Object.keys(value).filter((key) => !(key in model))];
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key], model[key])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
