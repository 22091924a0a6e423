import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { revokeToken } from "~/features/accounts/tokens.server";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

export const loader = () => redirect("/settings/tokens");

/** Ends a token for good. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, z.strictObject({}));
  if (!form.ok) return form.response;
  const done = await revokeToken(ctx, args.params.id ?? "");
  if (!done.ok) throw await refusalResponse(args, done.refusal);
  return redirect("/settings/tokens?revoked", 303);
}
