import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { setSameQuestion } from "~/features/questions/set-same-question.server";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

const schema = z.strictObject({ wanted: z.enum(["on", "off"]) });

/** Says that one has the same question, or no more: the wanted state, never a toggle. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const topicId = args.params.id ?? "";
  const set = await setSameQuestion(ctx, { topicId, wanted: form.value.wanted });
  if (!set.ok) throw await refusalResponse(args, set.refusal, set.detail);
  return redirect(`/t/${topicId}`);
}

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/t/${params.id}`);
