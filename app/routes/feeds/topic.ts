import type { LoaderFunctionArgs } from "@remix-run/node";
import { topicFeed } from "~/features/feeds/queries.server";
import { edgeOf } from "~/http/respond.server";
import { feedAnswer } from "./shared-answer.server";

/** A topic's newest posts, as a feed. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx } = edgeOf(args);
  return feedAnswer(args, await topicFeed(ctx, args.params.id ?? "", ctx.community.locale));
}
