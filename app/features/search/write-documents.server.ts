import { Prisma } from "@prisma-client";
import { tokenizerVersion, type SearchDocument } from "@search";
import type { NewEvent, RecordedEvent } from "~/events/catalogue";
import { topicsOf } from "~/events/topics-of";
import { textOfHtml } from "~/kernel/text";
import type { Context } from "~/platform/context";

/** So many posts are written into the index at once; a topic with more follows by and by. */
const batchSize = 100;

type Row = Omit<SearchDocument, "body" | "createdAt"> & { bodyHtml: string; createdAt: Date };

/**
 * Writes what a fact makes searchable into the index, in the fact's own transaction, so that it is found at once. That what may no
 * longer be seen is gone, and what is filtered by true, is the work of triggers, whoever makes the change.
 */
export async function indexFact(ctx: Context, event: NewEvent): Promise<void> {
  if (event.imported) return; // an import is indexed after its end, in batches
  const which = madeSearchableBy(event);
  if (which) await writeDocuments(ctx, which);
}

/** The posts a fact makes searchable, or whose words it changes. */
function madeSearchableBy({ type, subjectId, payload }: NewEvent): Prisma.Sql | null {
  if (type === "post.created" || type === "post.edited") return Prisma.sql`p."id" = ${subjectId}`;
  if (type === "topic.edited" || type === "posts.moved") return Prisma.sql`p."topicId" = ${subjectId}`;
  if (type === "post.state-changed" && payload.to === "visible") return Prisma.sql`p."topicId" = ${payload.topicId}`;
  return null;
}

/** Writes what is not in the index of the topics these facts are about, or is there as it was: what was too much to write at once. */
export async function indexTopicsOf(ctx: Context, events: readonly RecordedEvent[]): Promise<void> {
  const topics = topicsOf(events);
  while ((await ctx.transaction((inner) => writeDocuments(inner, Prisma.sql`p."topicId" = ANY(${topics})`))).length === batchSize);
}

/** Every hour, and after an import: whatever is not in the index as it should be. */
export async function indexLeftovers(ctx: Context, stopping?: AbortSignal): Promise<void> {
  for (let after: string | null = ""; after !== null && !stopping?.aborted;) {
    const from: string = after;
    const written: string[] = await ctx.transaction((inner) => writeDocuments(inner, Prisma.sql`p."id" > ${from}`));
    after = written.length === batchSize ? (written.at(-1) ?? null) : null; // where it was, so that all posts are looked at once
  }
}

/** Writes up to a hundred documents that are missing or of another text, in the order of their posts' ids, which it returns. */
async function writeDocuments(ctx: Context, which: Prisma.Sql): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT p."id" AS "postId", CASE WHEN p."kind" = 'opening' THEN 'topic' ELSE 'post' END AS "type", t."id" AS "topicId", t."boardId",
      CASE WHEN p."kind" = 'opening' THEN t."kind" ELSE p."kind" END AS "kind", p."authorId", t."title", t."tags", p."bodyHtml", p."version", p."createdAt",
      t."acceptedPostId" IS NOT NULL AS "isSolved", t."replyCount" > 0 AS "isAnswered", t."closedAs" IS NOT NULL AS "isClosed", kindling_search_quality(p."score")::int AS "quality"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" LEFT JOIN "SearchDocument" s ON s."postId" = p."id"
    WHERE ${which} AND p."state" = 'visible' AND t."state" = 'visible'
      AND (s."postId" IS NULL OR s."version" <> p."version" OR s."title" <> t."title" OR s."type" <> CASE WHEN p."kind" = 'opening' THEN 'topic' ELSE 'post' END OR s."tokenizer" <> ${tokenizerVersion})
    ORDER BY p."id" LIMIT ${batchSize}`;
  await ctx.index(rows.map(({ bodyHtml, createdAt, ...row }) => ({ ...row, body: textOfHtml(bodyHtml), createdAt: createdAt.getTime() })));
  return rows.map(({ postId }) => postId);
}
