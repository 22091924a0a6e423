import { z } from "zod";
import { closingReasons } from "~/features/questions/types";
import { id, time, count, named, bestAnswer, author, ofBoard } from "./common";

const closingReason = z.enum(closingReasons);
const otherQuestion = z.strictObject({ id, slug: z.string(), title: z.string() });

const closing = z
  .strictObject({
    reason: closingReason.nullable(), note: z.string(), at: time, by: named.nullable(), votes: count, reopenAskedAt: time.nullable(),
    original: otherQuestion.extend({ solved: z.boolean(), replyCount: count, answer: bestAnswer.nullable() }).nullable(),
  })
  .meta({ id: "Closing", description: "Why a question takes no answers. `reason` is null when it repeats one you may not read." });

export const question = z
  .strictObject({
    closing: closing.nullable(), duplicates: z.array(otherQuestion), same: z.boolean(), waitsForAcceptance: z.boolean(),
    votes: z.strictObject({ wanted: z.enum(["close", "reopen"]), byReason: z.partialRecord(closingReason, count), count, needed: count, mine: z.boolean() }).nullable(),
    can: z.strictObject({ close: z.enum(["act", "vote", "duplicate"]).nullable(), reopen: z.enum(["act", "vote"]).nullable(), same: z.boolean(), merge: z.boolean() }),
  })
  .meta({ id: "Question", description: "What there is to a question besides. `votes` to close or reopen it are told to those who have a part in it." });

export const closingOutcome = z
  .strictObject({ outcome: z.enum(["closed", "reopened", "voted", "withdrawn", "unchanged"]), votes: count, needed: count, question: question.nullable() })
  .meta({ id: "ClosingOutcome", description: "Whether it was done, or is one vote nearer." });

const share = z.number().min(0).max(1).nullable();
const seconds = count.nullable();

const questionFigure = z
  .strictObject({ board: ofBoard.nullable(), asked: count, answered: count, accepted: count, answeredShare: share, acceptedShare: share, medianSeconds: seconds, p90Seconds: seconds, waiting: count })
  .meta({ id: "QuestionFigure", description: "`board` is null for all together. Seconds are those to the first answer by another." });

export const questionFigures = z
  .strictObject({
    days: count, total: questionFigure, boards: z.array(questionFigure),
    oldestWaiting: z.array(z.strictObject({ id, slug: z.string(), title: z.string(), url: z.url(), board: ofBoard, askedAt: time, sameCount: count })),
  })
  .meta({ id: "QuestionFigures" });

export const answerers = z
  .strictObject({
    title: z.string(), open: z.boolean(), left: count, invited: z.array(author),
    answerers: z.array(z.strictObject({ member: author, answers: count, accepted: count, tag: z.string().nullable(), lastAt: time, invited: z.boolean() })),
  })
  .meta({ id: "Answerers", description: "Who is likely to answer well, the best first, with the reason: `answers` under the question's tags, `tag` the one with most; null when they are of its board alone." });

export const invitation = z
  .strictObject({ topicId: id, slug: z.string(), title: z.string(), board: z.strictObject({ slug: z.string(), name: z.string() }), by: named, at: time, answered: z.boolean() })
  .meta({ id: "Invitation" });
