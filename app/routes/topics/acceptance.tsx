import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { acceptAnswer } from "~/features/topics/change-topic.server";
import { idField } from "~/features/posts/schema";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

const schema = z.strictObject({ postId: z.union([z.literal(""), idField]) });

/** Accepts an answer, or with an empty id none. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const topicId = args.params.id ?? "";
  const done = await acceptAnswer(ctx, { topicId, postId: form.value.postId || null });
  if (!done.ok) throw await refusalResponse(args, done.refusal, done.detail);
  return redirect(`/t/${topicId}#replies`);
}

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/t/${params.id}`);
