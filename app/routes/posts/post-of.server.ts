import type { LoaderFunctionArgs } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { findPostInPlace, type PostInPlace } from "~/features/posts/queries.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";

/** The post of a page's address, for a member who may see it; everybody else is led to sign in or gets what an unknown address gets. */
export async function postOf(args: LoaderFunctionArgs): Promise<PostInPlace> {
  const id = args.params.id ?? "";
  const post = isId(id) ? await findPostInPlace(await memberContextOf(args), id, "read") : null;
  if (!post) throw await refusalResponse(args, "not-found");
  return post;
}
