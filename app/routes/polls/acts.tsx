import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { refused } from "~/kernel/result";
import { addOption } from "~/features/polls/add-option.server";
import { endPoll } from "~/features/polls/end-poll.server";
import { removePoll } from "~/features/polls/remove-poll.server";
import { optionSchema, optionsOf } from "~/features/polls/schema";
import type { MemberContext } from "~/platform/context";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

const schema = z.discriminatedUnion("wanted", [
  z.strictObject({ wanted: z.literal("option"), options: z.string().max(1_000) }),
  z.strictObject({ wanted: z.literal("end"), reason: plainText(0, limits.reasonMax) }),
  z.strictObject({ wanted: z.literal("removal") }),
]);

/** Adds an option to a poll, ends it, or takes it away. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const done = await act(ctx, args.params.id ?? "", form.value);
  if (!done.ok) throw await refusalResponse(args, done.refusal, done.detail);
  return redirect("topicId" in done.value ? `/t/${done.value.topicId}#poll` : `/polls/${args.params.id}/ballot`);
}

async function act(ctx: MemberContext, pollId: string, form: z.output<typeof schema>) {
  if (form.wanted === "end") return endPoll(ctx, { pollId, reason: form.reason });
  if (form.wanted === "removal") return removePoll(ctx, pollId);
  const [option] = optionsOf(form.options);
  const parsed = optionSchema.safeParse(option);
  return parsed.success ? addOption(ctx, { pollId, ...parsed.data }) : refused("option-malformed");
}

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/polls/${params.id}/ballot`);
