import type { LoaderFunctionArgs } from "@remix-run/node";
import { memberFeed } from "~/features/feeds/queries.server";
import { guestContextOf } from "~/http/respond.server";
import { feedAnswer } from "./shared-answer.server";

/** A member's newest topics, as a feed. */
export async function loader(args: LoaderFunctionArgs) {
  return feedAnswer(args, await memberFeed(guestContextOf(args), args.params.handle ?? ""));
}
