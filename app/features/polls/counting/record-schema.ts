import { z } from "zod";
import { pollKinds, secrecies } from "../types";

const number = z.int().min(0);
const entry = z.union([z.strictObject({ commitment: z.string(), receipt: z.string(), choices: z.string() }), z.strictObject({ handle: z.string(), choices: z.string() })]);
const counted = z.array(z.strictObject({ option: number, ballots: number }));

export const tallySchema = z.strictObject({
  ballots: number,
  options: z.array(z.strictObject({ option: number, votes: number, points: number })),
  leading: z.array(number),
  ranked: z
    .strictObject({
      rounds: z.array(z.strictObject({ counts: counted, exhausted: number, out: z.array(number) })), winners: z.array(number), condorcet: number.nullable(),
      schulze: z.array(z.array(number)), pairwise: z.array(z.array(number)),
    })
    .nullable(),
});

/** The published record of a poll, as a file from anywhere. */
export const recordSchema = z.strictObject({
  format: z.literal("kindling-poll-1"), id: z.string(), question: z.string(), kind: z.enum(pollKinds), options: z.array(z.string()), min: number, max: number, scoreMax: number,
  secrecy: z.enum(secrecies), endedAt: z.string(), entries: z.array(entry), tally: tallySchema,
});
