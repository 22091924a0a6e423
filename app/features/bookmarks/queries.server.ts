import { Prisma } from "@prisma-client";
import { decodeCursor, timeOf, toPage, type Page, type PageRequest } from "~/kernel/page";
import { truncate } from "~/kernel/text";
import type { MemberContext } from "~/platform/context";
import { sightInSql } from "~/features/posts/queries.server";
import type { PostKind } from "~/features/posts/types";
import type { Bookmark, BookmarkCard } from "./types";

type Row = { postId: string; note: string; remindAt: Date | null; remindedAt: Date | null; createdAt: Date };
type CardRow = Row & { kind: PostKind | null; topicId: string | null; title: string | null; author: string | null; text: string | null };

const excerptMax = 160;

/** The member's bookmark of that post, or null. */
export async function findBookmark(ctx: MemberContext, postId: string): Promise<Bookmark | null> {
  const row = await ctx.db.bookmark.findUnique({ where: { memberId_postId: { memberId: ctx.actor.id, postId } } });
  return row && toBookmark(row);
}

/** The member's bookmarks, the latest first; with `due` those alone whose time to be reminded has come. */
export async function listBookmarks(ctx: MemberContext, request: PageRequest & { due?: boolean | undefined }): Promise<Page<BookmarkCard>> {
  const sight = await sightInSql(ctx);
  const rows = await ctx.db.$queryRaw<CardRow[]>`
    SELECT b."postId", b."note", b."remindAt", b."remindedAt", b."createdAt", s.*
    FROM "Bookmark" b LEFT JOIN LATERAL (
      SELECT p."kind", t."id" AS "topicId", t."title", m."displayName" AS "author", left(p."body", ${excerptMax * 2}) AS "text"
      FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "Member" m ON m."id" = p."authorId"
      WHERE p."id" = b."postId" AND ${sight.topic} AND ${sight.post}
    ) s ON TRUE
    WHERE b."memberId" = ${ctx.actor.id} ${request.due ? Prisma.sql`AND b."remindedAt" IS NOT NULL` : Prisma.empty} ${afterBookmark(request.cursor)}
    ORDER BY b."createdAt" DESC, b."postId" DESC LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.createdAt.getTime(), row.postId]);
  return { ...page, items: page.items.map(toCard) };
}

function afterBookmark(cursor: string | undefined): Prisma.Sql {
  const [time, id] = (cursor ? decodeCursor(cursor, 2) : null) ?? [];
  const at = timeOf(time);
  return at === null ? Prisma.empty : Prisma.sql`AND (b."createdAt", b."postId") < (${at}, ${String(id)})`;
}

function toBookmark({ postId, note, remindAt, remindedAt, createdAt }: Row): Bookmark {
  return { postId, note, remindAt: remindAt?.toISOString() ?? null, due: remindedAt !== null, createdAt: createdAt.toISOString() };
}

function toCard(row: CardRow): BookmarkCard {
  const { kind, topicId, title, author, text } = row;
  const post = kind && topicId ? { kind, topicId, title: title ?? "", author: author ?? "", excerpt: truncate((text ?? "").replace(/\s+/g, " ").trim(), excerptMax) } : null;
  return { ...toBookmark(row), post };
}
