import type { LoaderFunctionArgs } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { findRecord } from "~/features/polls/queries.server";
import { actorContextOf, refusalResponse } from "~/http/respond.server";

/** All ballots of an ended poll, in one file to be counted again. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const record = isId(id) ? await findRecord(await actorContextOf(args), id) : null;
  if (!record) throw await refusalResponse(args, "not-found");
  return Response.json(record, { headers: { "Content-Disposition": `attachment; filename="poll-${id}.json"`, "Cache-Control": "private, no-cache" } });
}
