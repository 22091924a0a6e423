import type { LoaderFunctionArgs } from "@remix-run/node";
import { edgeOf } from "~/http/respond.server";
import { sharedAnswer } from "../feeds/shared-answer.server";

/** What is of no use to those who index: what one does, and what is one's own. */
const closed = ["/api/", "/bookmarks", "/drafts", "/follow/", "/new", "/posts/", "/preferences", "/search/clicks", "/search/saved", "/settings", "/sign-in", "/sign-up", "/staff", "/uploads"];

/** What crawlers may read, and where all of it is listed. */
export function loader(args: LoaderFunctionArgs) {
  const { origin } = edgeOf(args).ctx.community;
  return sharedAnswer(args, "text/plain", ["User-agent: *", ...closed.map((path) => `Disallow: ${path}`), "", `Sitemap: ${origin}/sitemap.xml`, ""].join("\n"));
}
