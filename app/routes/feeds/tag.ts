import type { LoaderFunctionArgs } from "@remix-run/node";
import { tagFeed } from "~/features/feeds/queries.server";
import { guestContextOf } from "~/http/respond.server";
import { feedAnswer } from "./shared-answer.server";

/** A tag's newest topics, as a feed. */
export async function loader(args: LoaderFunctionArgs) {
  return feedAnswer(args, await tagFeed(guestContextOf(args), args.params.name ?? ""));
}
