import { z } from "zod";
import { recordSchema, tallySchema } from "~/features/polls/counting/record-schema";
import { breakdownNames, pollKinds, resultTimes, secrecies } from "~/features/polls/types";
import { id, time, count, trust } from "./common";

const marks = z.array(z.strictObject({ option: z.int(), mark: z.int() }));
const voterClass = z.union([z.strictObject({ levels: z.array(trust) }), z.strictObject({ segment: z.enum(["in", "out"]) })]);

export const ballot = z
  .strictObject({ marks, receipt: z.string().nullable(), commitment: z.string().nullable() })
  .meta({ id: "Ballot", description: "`mark`: 1 for chosen, a place from 1, or a score. By the receipt of a secret poll its voter finds the ballot in the record; it is null in a public one." });

export const poll = z
  .strictObject({
    id, topicId: id, kind: z.enum(pollKinds), question: z.string(), options: z.array(z.strictObject({ option: z.int(), text: z.string(), picture: z.strictObject({ url: z.string(), alt: z.string() }).nullable() })),
    min: count, max: count, scoreMax: count, secrecy: z.enum(secrecies), results: z.enum(resultTimes), minTrust: trust, group: z.string().nullable(), breakdownsBy: z.array(z.enum(breakdownNames)), segment: z.string().nullable(),
    closesAt: time.nullable(), endedAt: time.nullable(), state: z.enum(["open", "closed", "ended"]), version: z.int(), hasVoted: z.boolean(), mine: ballot.nullable(), ballots: count.nullable(),
    result: z
      .strictObject({
        tally: tallySchema,
        breakdowns: z.array(z.strictObject({ by: z.enum(breakdownNames), options: z.array(z.int()), classes: z.array(z.strictObject({ of: voterClass, votes: z.array(count) })) })),
      })
      .nullable(),
    can: z.strictObject({ vote: z.boolean(), whyNotVote: z.string().nullable(), manage: z.boolean(), record: z.boolean() }),
  })
  .meta({ id: "Poll", description: "`result` and `ballots` are null while they are hidden from you. `closed`: over, and about to be counted for good." });

export const pollRecord = recordSchema.meta({ id: "PollRecord", description: "All ballots of an ended poll. `commitment` is the SHA-256 of four lines: kindling-ballot-1, the poll's id, the receipt, the ballot." });
