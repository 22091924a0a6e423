import { z } from "zod";
import { decodeCursor, encodeCursor } from "~/kernel/page";
import { findContent } from "~/features/search/find-content.server";
import { writeFilter } from "~/features/search/links";
import { markHtml } from "~/features/search/mark-html";
import { resultsMax } from "~/features/search/rules";
import { searchSchema, suggestSchema } from "~/features/search/schema";
import type { Filter, SearchResult, SearchSuggestions } from "~/features/search/types";
import { askRebuild } from "~/features/search-index/ask-rebuild.server";
import { readSearchState } from "~/features/search-index/queries.server";
import { whyNotSearch, whyNotSuggest } from "~/http/search-limits";
import { findSuggestions } from "~/routes/search/suggest.server";
import { logSearch } from "~/http/log-search";
import { endpoint } from "./endpoint";
import { listQuery } from "./paging";
import { searchAnswer, searchState, searchSuggestions, type searchHit } from "./shapes/search";

export const search = endpoint({
  id: "search", method: "GET", path: "/search", summary: "Topics and posts you may read, by words, phrases and filters; with how many there are of each board, kind and tag",
  scope: "read", actor: "anyone", query: listQuery(searchSchema.shape), answers: { 200: searchAnswer },
  async handle({ ctx, query, edge }) {
    const tooOften = await whyNotSearch(edge, ctx.actor);
    if (tooOften) return { ok: false, refusal: "rate-limited", detail: tooOften };
    const began = performance.now();
    const offset = offsetOf(query.cursor);
    const filters = filtersOf(query);
    const page = await findContent(ctx, { q: query.q, filters, sort: query.sort, offset, limit: query.limit }, await edge.boards());
    const tookMs = Math.round((performance.now() - began) * 10) / 10;
    await logSearch(edge, ctx, { q: query.q, filters, via: "api", page, tookMs, isFirst: offset === 0 });
    const boards = page.facets.boards.map(({ value, count }) => ({ value, count }));
    return {
      status: 200,
      body: {
        items: page.results.map((result) => show(result, ctx.community.origin)), total: page.total, totalIsEstimate: page.isEstimate, facets: { ...page.facets, boards }, corrections: page.corrections, loose: page.isLoose,
        unknown: page.unknown.map(writeFilter), engine: page.engine, tookMs, nextCursor: page.next === null ? null : encodeCursor([page.next]),
      },
    };
  },
});

export const state = endpoint({
  id: "readSearchState", method: "GET", path: "/staff/search", summary: "How far the search engines are, and what is wrong with them",
  scope: "operate", actor: "member", answers: { 200: searchState },
  async handle({ ctx }) {
    return ctx.actor.isOperator ? { status: 200, body: await readSearchState(ctx) } : { ok: false, refusal: "forbidden" };
  },
});

export const rebuild = endpoint({
  id: "rebuildSearch", method: "POST", path: "/staff/search/rebuild", summary: "Let the index of the Meilisearch server be made anew, while searches go on",
  scope: "operate", actor: "member", answers: { 202: z.strictObject({ isRebuildWanted: z.literal(true) }) },
  async handle({ ctx }) {
    const asked = await askRebuild(ctx);
    return asked.ok ? { status: 202, body: { isRebuildWanted: true as const } } : asked;
  },
});

export const suggest = endpoint({
  id: "suggestSearch", method: "GET", path: "/search/suggestions", summary: "Topics, boards, tags and members you may know of for what is being typed, the last word of it as the beginning of one",
  scope: "read", actor: "anyone", query: suggestSchema, answers: { 200: searchSuggestions },
  async handle({ ctx, query, edge }) {
    const tooOften = await whyNotSuggest(edge, ctx.actor);
    if (tooOften) return { ok: false, refusal: "rate-limited", detail: tooOften };
    return { status: 200, body: showSuggestions(await findSuggestions(ctx, query.q, await edge.boards()), ctx.community.origin) };
  },
});

function showSuggestions({ topics, boards, tags, members }: SearchSuggestions, origin: string): z.input<typeof searchSuggestions> {
  return {
    topics: topics.map(({ path, title, ...topic }) => ({ ...topic, label: title, url: origin + path })),
    boards: boards.map(({ slug, name, hue }) => ({ slug, hue, label: name, url: `${origin}/boards/${slug}` })),
    tags: tags.map(({ tag, count }) => ({ label: tag, count, url: `${origin}/tags/${encodeURIComponent(tag)}` })),
    members: members.map(({ displayName, ...member }) => ({ ...member, label: displayName, url: `${origin}/members/${member.handle}` })),
  };
}

function offsetOf(cursor: string | undefined): number {
  const [offset] = (cursor === undefined ? null : decodeCursor(cursor, 1)) ?? [];
  return typeof offset === "number" && Number.isInteger(offset) && offset > 0 && offset < resultsMax ? offset : 0;
}

function filtersOf({ type, board, tag, author, kind, solved, after, before }: z.output<typeof searchSchema>): Filter[] {
  const is = solved === undefined ? undefined : solved === "true" ? "solved" : "unsolved";
  const given = { type, board, tag: tag?.toLowerCase(), by: author?.toLowerCase(), kind, is, after, before } as const;
  return Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [{ field: toField(field), value, negated: false }]));
}

function toField(name: string): Filter["field"] {
  const fields = ["type", "board", "tag", "by", "kind", "is", "after", "before"] as const;
  return fields.find((field) => field === name) ?? "tag";
}

function show({ path, title, excerpt, board, author, ...result }: SearchResult, origin: string): z.input<typeof searchHit> {
  return {
    ...result, url: origin + path, title: title.map(({ text }) => text).join(""), excerptHtml: markHtml(excerpt),
    board: { slug: board.slug, name: board.name }, author: { handle: author.handle, displayName: author.displayName, avatarUrl: author.avatarUrl },
  };
}
