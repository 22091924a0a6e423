import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { castVote } from "~/features/votes/cast-vote.server";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

const values = { "-1": -1, "0": 0, "1": 1 } as const;
const schema = z.strictObject({ value: z.enum(["-1", "0", "1"]) });

/** The vote as a form posts it without script: the wanted state, never a toggle. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const cast = await castVote(ctx, { postId: args.params.id ?? "", value: values[form.value.value] });
  if (!cast.ok) throw await refusalResponse(args, cast.refusal, cast.detail);
  return redirect(`/posts/${args.params.id}`);
}

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/posts/${params.id}`);
