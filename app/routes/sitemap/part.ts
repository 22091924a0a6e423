import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPlaces, listTopicsFrom } from "~/features/sitemap/queries.server";
import { toSitemap } from "~/features/sitemap/sitemap";
import { guestContextOf } from "~/http/respond.server";
import { sharedAnswer } from "../feeds/shared-answer.server";

/** One part of the sitemap: the places, or topics. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = guestContextOf(args);
  const name = args.params.name ?? "";
  const firstId = /^topics-([0-9a-z]{26})\.xml$/.exec(name)?.[1];
  const places = name === "places.xml" ? await listPlaces(ctx) : firstId ? await listTopicsFrom(ctx, firstId) : [];
  return places.length > 0 ? sharedAnswer(args, "application/xml", toSitemap(places, ctx.community.origin)) : new Response(null, { status: 404 });
}
