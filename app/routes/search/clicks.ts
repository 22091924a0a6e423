import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { hashSecret } from "~/features/accounts/secrets.server";
import { countClick } from "~/features/search-log/count-click.server";
import { clickSchema } from "~/features/search-log/schema";
import { readForm } from "~/http/forms.server";
import { rateLimits } from "~/http/limits";
import { edgeOf, refusalResponse } from "~/http/respond.server";

/** That a result was opened, as the results' page tells in passing. */
export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args, clickSchema);
  if (!form.ok) return form.response;
  const { ctx, address } = edgeOf(args);
  const taken = await ctx.ports.limiter.take(rateLimits.searchClicks, hashSecret(address));
  if (!taken.allowed) throw await refusalResponse(args, "rate-limited", { seconds: taken.retryAfterSeconds });
  await countClick(ctx, form.value);
  return new Response(null, { status: 204 });
}

export const loader = () => redirect("/search");
