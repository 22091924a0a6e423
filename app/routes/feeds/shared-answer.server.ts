import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { toAtom } from "~/features/feeds/atom";
import type { Feed } from "~/features/feeds/types";
import { edgeOf } from "~/http/respond.server";

/** An answer that is the same for everybody and may be kept for five minutes; who has it already is told so. */
export function sharedAnswer({ request }: LoaderFunctionArgs, type: string, text: string): Response {
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers = { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "public, max-age=300", Vary: "Accept-Encoding", ETag: tag };
  return request.headers.get("if-none-match")?.includes(tag) ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}

/** A feed in Atom; 404 when there is none that guests may read. It speaks the community's language. */
export function feedAnswer(args: LoaderFunctionArgs, feed: Feed | null): Response {
  if (!feed) return new Response(null, { status: 404 });
  const { community, now } = edgeOf(args).ctx;
  return sharedAnswer(args, "application/atom+xml", toAtom(feed, { origin: community.origin, language: community.locale, now: now() }));
}
