import type { LoaderFunctionArgs } from "@remix-run/node";
import { boardFeed } from "~/features/feeds/queries.server";
import { guestContextOf } from "~/http/respond.server";
import { feedAnswer } from "./shared-answer.server";

/** A board's newest topics, as a feed. */
export async function loader(args: LoaderFunctionArgs) {
  return feedAnswer(args, await boardFeed(guestContextOf(args), args.params.slug ?? ""));
}
