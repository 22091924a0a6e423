import { z } from "zod";
import { deciderPowers, suggestionStates } from "~/features/edit-suggestions/types";
import { id, time, count, named, postKind } from "./common";

const suggestedText = z.strictObject({ title: z.string().nullable(), tags: z.array(z.string()), body: z.string() });

export const suggestionCard = z
  .strictObject({
    id, postId: id, topicId: id, kind: postKind, topicTitle: z.string(), board: z.strictObject({ slug: z.string(), name: z.string() }), state: z.enum(suggestionStates), version: z.int(), reason: z.string(),
    suggester: named, author: named, suggestedAt: time,
    decision: z.strictObject({ by: named, as: z.enum(deciderPowers), reason: z.string(), improved: z.boolean(), at: time }).nullable(),
  })
  .meta({ id: "EditSuggestionCard", description: "`outdated`: its post was changed meanwhile; suggest again to bring it up to date." });

export const suggestion = z
  .strictObject({ ...suggestionCard.shape, base: suggestedText, suggested: suggestedText, can: z.strictObject({ decide: z.boolean(), improve: z.boolean(), whyNotDecide: z.string().nullable(), waitSeconds: count, withdraw: z.boolean() }) })
  .meta({ id: "EditSuggestion", description: "`base` is the text it changes; title and tags are an opening post's. `can.improve`: with a text of yours, which is for who may edit the post." });

export const suggestionDecision = z.strictObject({ id, postId: id, state: z.enum(["approved", "rejected"]) }).meta({ id: "EditSuggestionDecision" });
