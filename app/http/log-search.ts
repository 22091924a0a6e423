import { parseQuery, type Filter } from "@search";
import type { ActorContext } from "~/platform/context";
import { entryOf, keepSearch } from "~/features/search-log/keep-search.server";
import type { SearchPage } from "~/features/search/types";
import type { Edge } from "./edge";

type Made = { q: string; filters?: readonly Filter[]; via: "page" | "api"; page: Pick<SearchPage, "engine" | "total">; tookMs: number; isFirst: boolean };

/** Logs a search once its answer is sent, unless it is leafed on in. Returns its id, by which a result that is opened is counted. */
export async function logSearch(edge: Edge, ctx: ActorContext, { q, filters = [], via, page, tookMs, isFirst }: Made): Promise<string> {
  const { terms, filters: written } = parseQuery(q);
  const query = { terms, filters: [...written, ...filters] };
  const entry = entryOf(ctx, { query, via, locale: await edge.locale(), engine: page.engine, total: page.total, tookMs, address: edge.address });
  if (isFirst) edge.afterAnswer(() => keepSearch(edge.ctx, entry));
  return entry.id;
}
