import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { refused } from "~/kernel/result";
import { addOptions } from "~/features/polls/add-options.server";
import { endPoll } from "~/features/polls/end-poll.server";
import { removePoll } from "~/features/polls/remove-poll.server";
import { optionSchema, optionsOf, pollFormSchema } from "~/features/polls/schema";
import { setPoll } from "~/features/polls/set-poll.server";
import type { MemberContext } from "~/platform/context";
import { pollInputOf } from "./poll-input";

/** What the page of a topic's poll posts: a new poll, options to add, its end, or that it is to go. */
export const pollActSchema = z.discriminatedUnion("wanted", [
  pollFormSchema.extend({ wanted: z.literal("poll") }),
  z.strictObject({ wanted: z.literal("options"), pollId: z.string(), options: z.string().max(10_000) }),
  z.strictObject({ wanted: z.literal("end"), pollId: z.string(), reason: plainText(0, limits.reasonMax) }),
  z.strictObject({ wanted: z.literal("removal"), pollId: z.string() }),
]);

/** Does what was posted. */
export async function takePollAct(ctx: MemberContext, topicId: string, { form, timeZone }: { form: z.output<typeof pollActSchema>; timeZone: string }) {
  if (form.wanted === "end") return endPoll(ctx, { pollId: form.pollId, reason: form.reason });
  if (form.wanted === "removal") return removePoll(ctx, form.pollId);
  if (form.wanted === "options") return addLines(ctx, form.pollId, form.options);
  const { wanted: _, ...wish } = form;
  const input = pollInputOf(wish, timeZone);
  return input.ok ? setPoll(ctx, { topicId, poll: input.value }) : input;
}

async function addLines(ctx: MemberContext, pollId: string, lines: string) {
  const options = z.array(optionSchema).min(1).safeParse(optionsOf(lines));
  return options.success ? addOptions(ctx, { pollId, options: options.data }) : refused("option-malformed");
}
