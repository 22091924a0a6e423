import { nothing, parseQuery, snippetOf, type Filter, type Query, type SearchAnswer, type SearchHit, type SearchSort, type Term } from "@search";
import { textOfHtml } from "~/kernel/text";
import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import type { BoardTree, TopicKind } from "~/features/boards/types";
import { avatarUrl } from "~/features/members/queries.server";
import type { PostKind } from "~/features/posts/types";
import { topicHref } from "~/features/topics/types";
import { chooseDocuments } from "./choose-documents.server";
import { seenBy } from "./queries.server";
import { isAsking, placeOf, resultsMax } from "./rules";
import type { SearchPage, SearchResult } from "./types";

/** `filters`: besides those that are written in the query. */
type Wish = { q: string; filters?: readonly Filter[]; sort: SearchSort; offset: number; limit: number };

const excerptLength = 220;

type Row = {
  postId: string; topicId: string; slug: string; title: string; topicKind: TopicKind; kind: PostKind; boardId: string; bodyHtml: string; tags: string[]; score: number; replyCount: number; isSolved: boolean;
  createdAt: Date; authorId: string; handle: string; displayName: string; avatarId: string | null;
};

/**
 * Finds topics and posts for the actor. The engine says which; what is shown is read from the database under the pages'
 * rules, so that nothing is shown that may not be seen now, whatever an engine believes.
 */
export async function findContent(ctx: ActorContext, { q, filters = [], sort, offset, limit }: Wish, known?: BoardTree): Promise<SearchPage> {
  const written = parseQuery(q);
  const query = { ...written, filters: [...written.filters, ...filters] };
  const tree = known ?? (await getBoardTree(ctx));
  const selection = await chooseDocuments(ctx, tree, query);
  const answer = isAsking(query) ? await ctx.ports.search.search({ terms: query.terms, selection, within: placeOf(query), sort, offset, limit }) : nothing;
  const results = await readResults(ctx, tree, answer, query.terms);
  const seen = offset + limit;
  const next = seen < Math.min(answer.total, resultsMax) && answer.hits.length > 0 ? seen : null;
  return { ...toPage(tree, query, answer), results, engine: answer.isFallback ? "sql" : ctx.ports.search.name, next };
}

function toPage(tree: BoardTree, { filters, unknown }: Query, { total, isEstimate, facets, corrections, isLoose, isFallback }: SearchAnswer): Omit<SearchPage, "results" | "engine" | "next"> {
  const boards = facets.boards.flatMap(({ value, count }) => {
    const board = tree.get(value);
    return board ? [{ value: board.slug, label: board.name, count }] : [];
  });
  return { total, isEstimate, facets: { ...facets, boards }, corrections, isLoose, isFallback, filters, unknown };
}

/** The hits as the database knows them, in their order; what the actor may not see now is left out and told to the log. */
async function readResults(ctx: ActorContext, tree: BoardTree, { hits, corrections }: SearchAnswer, terms: readonly Term[]): Promise<SearchResult[]> {
  if (hits.length === 0) return [];
  const readable = readableBoards(ctx.actor, tree).map(({ id }) => id);
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT p."id" AS "postId", t."id" AS "topicId", t."slug", t."title", t."kind" AS "topicKind", p."kind", t."boardId", p."bodyHtml", t."tags", p."score", t."replyCount", t."acceptedPostId" IS NOT NULL AS "isSolved",
      p."createdAt", m."id" AS "authorId", m."handle", m."displayName", m."avatarId"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "Member" m ON m."id" = p."authorId"
    WHERE p."id" = ANY(${hits.map(({ postId }) => postId)}) AND ${seenBy(readable)}`;
  const byId = new Map(rows.map((row) => [row.postId, row]));
  const missing = hits.filter(({ postId }) => !byId.has(postId));
  if (missing.length > 0) ctx.log.warn({ posts: missing.map(({ postId }) => postId) }, "search leak prevented");
  return hits.flatMap((hit) => {
    const row = byId.get(hit.postId);
    return row ? [toResult(tree, hit, row, terms, corrections)] : [];
  });
}

function toResult(tree: BoardTree, { type }: SearchHit, row: Row, terms: readonly Term[], corrections: SearchAnswer["corrections"]): SearchResult {
  const board = tree.get(row.boardId);
  return {
    type, id: type === "topic" ? row.topicId : row.postId,
    path: type === "topic" ? topicHref({ id: row.topicId, slug: row.slug }) : `/posts/${row.postId}`,
    kind: type === "topic" ? row.topicKind : row.kind,
    title: snippetOf(row.title, terms, row.title.length, corrections),
    excerpt: snippetOf(textOfHtml(row.bodyHtml), terms, excerptLength, corrections),
    board: { slug: board?.slug ?? "", name: board?.name ?? "", hue: board?.hue ?? 1 },
    author: { id: row.authorId, handle: row.handle, displayName: row.displayName, avatarUrl: avatarUrl(row.avatarId) },
    tags: row.tags, score: row.score, replyCount: row.replyCount, solved: row.isSolved, createdAt: row.createdAt.toISOString(),
  };
}
