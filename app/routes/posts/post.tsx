import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { findPostPlace } from "~/features/posts/find-place.server";
import { isId } from "~/kernel/ids";
import { actorContextOf, refusalResponse } from "~/http/respond.server";

/** A post's own address leads to its place in its topic. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const place = isId(id) ? await findPostPlace(await actorContextOf(args), id) : null;
  if (!place) throw await refusalResponse(args, "not-found");
  const search = place.cursor ? `?${new URLSearchParams({ order: "flat", cursor: place.cursor })}` : "";
  return redirect(`/t/${place.topicId}${search}#p-${id}`);
}
