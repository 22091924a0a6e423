import type { LoaderFunctionArgs } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { topicFeed } from "~/features/feeds/queries.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { guestContextOf } from "~/http/respond.server";
import { feedAnswer } from "./shared-answer.server";

/** A topic's newest posts, as a feed. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = guestContextOf(args);
  const id = args.params.id ?? "";
  const page = isId(id) ? await findTopicPage(ctx, id, { order: null, limit: 1 }) : null;
  return feedAnswer(args, page && (await topicFeed(ctx, page)));
}
