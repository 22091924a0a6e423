import type { LoaderFunctionArgs } from "@remix-run/node";
import { homeFeed } from "~/features/feeds/queries.server";
import { guestContextOf } from "~/http/respond.server";
import { feedAnswer } from "./shared-answer.server";

/** The newest topics of all boards, as a feed. */
export async function loader(args: LoaderFunctionArgs) {
  return feedAnswer(args, await homeFeed(guestContextOf(args)));
}
