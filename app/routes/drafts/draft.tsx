import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { draftKeyField } from "~/features/drafts/schema";
import { dropDraft } from "~/features/drafts/writing.server";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

/** Discards a draft. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, z.strictObject({}));
  if (!form.ok) return form.response;
  const key = draftKeyField.safeParse(args.params.key);
  if (!key.success) throw await refusalResponse(args, "not-found");
  await dropDraft(ctx, key.data);
  return redirect("/drafts?discarded");
}

export const loader = () => redirect("/drafts");
