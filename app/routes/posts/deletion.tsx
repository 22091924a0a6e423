import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { deletePost, restorePost } from "~/features/posts/change-post-state.server";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

const schema = z.strictObject({ wanted: z.enum(["deleted", "restored"]) });

/** The author takes a post back, or restores it. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const id = args.params.id ?? "";
  const done = form.value.wanted === "deleted" ? await deletePost(ctx, id) : await restorePost(ctx, id);
  if (!done.ok) throw await refusalResponse(args, done.refusal, done.detail);
  return redirect(`/posts/${id}`);
}

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/posts/${params.id}`);
