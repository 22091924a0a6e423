import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { reactionFormSchema } from "~/features/reactions/schema";
import { setReaction } from "~/features/reactions/set-reaction.server";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

/** A reaction as a form posts it without script: the wanted state, never a toggle. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, reactionFormSchema);
  if (!form.ok) return form.response;
  const wanted = "on" in form.value ? { kind: form.value.on, wanted: "on" as const } : { kind: form.value.off, wanted: "off" as const };
  const set = await setReaction(ctx, { ...wanted, postId: args.params.id ?? "" });
  if (!set.ok) throw await refusalResponse(args, set.refusal);
  return redirect(`/posts/${args.params.id}`);
}

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/posts/${params.id}`);
