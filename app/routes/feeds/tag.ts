import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { tagFeed } from "~/features/feeds/queries.server";
import { resolveTag } from "~/features/tags/queries.server";
import { tagHref } from "~/features/tags/types";
import { guestContextOf } from "~/http/respond.server";
import { feedAnswer } from "./shared-answer.server";

/** A tag's newest topics, as a feed; a synonym leads to the tag it stands for. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = guestContextOf(args);
  const asked = args.params.name ?? "";
  const tag = await resolveTag(ctx, asked);
  if (tag.isKnown && tag.name !== asked) return redirect(`${tagHref(tag.name)}/feed.atom`, 301);
  return feedAnswer(args, tag.isKnown ? await tagFeed(ctx, tag) : null);
}
