import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { changeSavedSearch } from "~/features/saved-searches/change-saved-search.server";
import { searchHref } from "~/features/search/links";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

/** Leads to the results of a search one keeps, the newest first: from then on they are known. */
export async function loader(args: LoaderFunctionArgs) {
  const looked = await changeSavedSearch(await memberContextOf(args), { id: args.params.id ?? "", looked: true });
  if (!looked.ok) throw await refusalResponse(args, looked.refusal);
  return redirect(searchHref(looked.value.q, "new"));
}
