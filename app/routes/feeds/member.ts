import type { LoaderFunctionArgs } from "@remix-run/node";
import { memberFeed } from "~/features/feeds/queries.server";
import { guestContextOf } from "~/http/respond.server";
import { feedAnswer } from "./shared-answer.server";

/** A member's newest topics, as a feed. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = guestContextOf(args);
  return feedAnswer(args, await memberFeed(ctx, args.params.handle ?? "", ctx.community.locale));
}
