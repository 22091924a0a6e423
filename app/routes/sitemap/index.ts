import type { LoaderFunctionArgs } from "@remix-run/node";
import { listParts } from "~/features/sitemap/queries.server";
import { toIndex } from "~/features/sitemap/sitemap";
import { guestContextOf } from "~/http/respond.server";
import { sharedAnswer } from "../feeds/shared-answer.server";

/** The parts of the sitemap. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = guestContextOf(args);
  return sharedAnswer(args, "application/xml", toIndex(await listParts(ctx), ctx.community.origin));
}
