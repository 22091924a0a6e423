import { Prisma } from "@prisma-client";
import { decodeCursor, timeOf, toPage, type Page, type PageRequest } from "~/kernel/page";
import { truncate } from "~/kernel/text";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatesBoard } from "~/features/boards/rules";
import { sightInSql } from "~/features/posts/queries.server";
import { whyNotChange } from "~/features/posts/rules";
import type { PostState } from "~/features/posts/types";
import { excerptMax, placeOf } from "./rules";
import { draftFieldsSchema } from "./schema";
import type { Draft, DraftCard, DraftPlace } from "./types";

/** A draft as its row holds it. */
export type DraftRow = { key: string; fields: unknown; version: number; updatedAt: string | Date };

/** The member's own text for that place, or null. */
export async function findDraft(ctx: MemberContext, key: string): Promise<Draft | null> {
  const row = await ctx.db.draft.findUnique({ where: { memberId_key: { memberId: ctx.actor.id, key } } });
  return row ? toDraft(row) : null;
}

/** A draft from its row. */
export function toDraft({ key, fields, version, updatedAt }: DraftRow): Draft {
  return { key, fields: draftFieldsSchema.parse(fields), version, updatedAt: new Date(updatedAt).toISOString() };
}

/** The member's drafts, the latest changed first, each with what it is about as far as the member may see it. */
export async function listDrafts(ctx: MemberContext, request: PageRequest): Promise<Page<DraftCard>> {
  const after = afterDraft(request.cursor);
  const rows = await ctx.db.$queryRaw<CardRow[]>`
    SELECT d."key", d."version", d."updatedAt", d."fields" ->> 'title' AS "title", left(ltrim(d."fields" ->> 'body'), ${excerptMax + 1}) AS "body"
    FROM "Draft" d WHERE d."memberId" = ${ctx.actor.id} ${after} ORDER BY d."updatedAt" DESC, d."key" DESC LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.updatedAt.getTime(), row.key]);
  const topics = await findTopics(ctx, page.items.map(({ key }) => key));
  return { ...page, items: page.items.map((row) => toCard(row, topics)) };
}

/** The topic the member began last and has not opened: its key, and its title as far as there is one. */
export async function findUnfinishedTopic(ctx: MemberContext): Promise<{ key: string; title: string } | null> {
  const rows = await ctx.db.$queryRaw<{ key: string; title: string }[]>`
    SELECT "key", coalesce(trim("fields" ->> 'title'), '') AS "title" FROM "Draft"
    WHERE "memberId" = ${ctx.actor.id} AND "key" LIKE 'topic-%' ORDER BY "updatedAt" DESC LIMIT 1`;
  return rows[0] ?? null;
}

function afterDraft(cursor: string | undefined): Prisma.Sql {
  const [time, key] = (cursor ? decodeCursor(cursor, 2) : null) ?? [];
  const at = timeOf(time);
  return at === null ? Prisma.empty : Prisma.sql`AND (d."updatedAt", d."key") < (${at}, ${String(key)})`;
}

/** `placeId` is that of the topic or post the text goes to. */
type About = { placeId: string; topicId: string; title: string; canGo: boolean };
type AboutRow = Omit<About, "canGo"> & { boardId: string; lockedAt: Date | null; post: { authorId: string; state: PostState; createdAt: Date } | null };
type CardRow = { key: string; version: number; updatedAt: Date; title: string | null; body: string };

/** The topics that the texts belong to and the member may read, and whether each text can still go there. */
async function findTopics(ctx: MemberContext, keys: string[]): Promise<About[]> {
  const places = keys.map(placeOf);
  const idsOf = (...wanted: DraftPlace[]): string[] => places.filter(({ place }) => wanted.includes(place)).map(({ id }) => id);
  const [topicIds, postIds, edited] = [idsOf("reply"), idsOf("under", "edit"), idsOf("edit")];
  if (topicIds.length + postIds.length === 0) return [];
  const [tree, sight] = await Promise.all([getBoardTree(ctx), sightInSql(ctx)]);
  const rows = await ctx.db.$queryRaw<AboutRow[]>`
    SELECT t."id" AS "placeId", t."id" AS "topicId", t."title", t."boardId", t."lockedAt", NULL AS "post" FROM "Topic" t WHERE t."id" = ANY(${topicIds}) AND ${sight.topic}
    UNION ALL
    SELECT p."id", t."id", t."title", t."boardId", t."lockedAt", json_build_object('authorId', p."authorId", 'state', p."state", 'createdAt', p."createdAt")
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."id" = ANY(${postIds}) AND ${sight.topic} AND ${sight.post}`;
  return rows.map(({ placeId, topicId, title, boardId, lockedAt, post }) => {
    const board = tree.get(boardId);
    const moderates = board !== undefined && moderatesBoard(ctx.actor, tree, board);
    const closed = post && edited.includes(placeId) ? whyNotChange(ctx.actor, { ...post, createdAt: new Date(post.createdAt), lockedAt }, moderates, ctx.now()) : null;
    return { placeId, topicId, title, canGo: closed === null };
  });
}

function toCard({ key, version, updatedAt, title, body }: CardRow, topics: About[]): DraftCard {
  const { place, id } = placeOf(key);
  const card = { key, version, updatedAt: updatedAt.toISOString(), place, excerpt: truncate(body.trim(), excerptMax) };
  if (place === "topic") return { ...card, href: `/new?draft=${key}`, about: title?.trim() || null };
  const topic = topics.find(({ placeId }) => placeId === id);
  return { ...card, href: topic?.canGo ? hrefOf(place, id, topic.topicId) : null, about: topic?.title ?? null };
}

function hrefOf(place: Exclude<DraftPlace, "topic">, id: string, topicId: string): string {
  if (place === "edit") return `/posts/${id}/edit`;
  return place === "reply" ? `/t/${topicId}#write` : `/t/${topicId}?replyTo=${id}#write`;
}
