import { Prisma } from "@prisma-client";
import { decodeCursor, timeOf, toPage, type Page, type PageRequest } from "~/kernel/page";
import { truncate } from "~/kernel/text";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatedBoards, readableBoards } from "~/features/boards/rules";
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
type About = { placeId: string; topicId: string; title: string };
type CardRow = { key: string; version: number; updatedAt: Date; title: string | null; body: string };

/** The topics that the texts belong to and the member may read. */
async function findTopics(ctx: MemberContext, keys: string[]): Promise<About[]> {
  const places = keys.map(placeOf);
  const topicIds = places.filter(({ place }) => place === "reply").map(({ id }) => id);
  const postIds = places.filter(({ place }) => place === "under" || place === "edit").map(({ id }) => id);
  if (topicIds.length + postIds.length === 0) return [];
  const tree = await getBoardTree(ctx);
  const [readable, moderated] = [readableBoards(ctx.actor, tree), moderatedBoards(ctx.actor, tree)].map((boards) => boards.map(({ id }) => id));
  return ctx.db.$queryRaw<About[]>`
    SELECT a."placeId", t."id" AS "topicId", t."title"
    FROM (SELECT "id" AS "placeId", "id" AS "topicId" FROM "Topic" WHERE "id" = ANY(${topicIds})
      UNION ALL SELECT "id", "topicId" FROM "Post" WHERE "id" = ANY(${postIds})) a JOIN "Topic" t ON t."id" = a."topicId"
    WHERE t."boardId" = ANY(${readable}) AND (t."state" = 'visible' OR t."authorId" = ${ctx.actor.id} OR t."boardId" = ANY(${moderated}))`;
}

function toCard({ key, version, updatedAt, title, body }: CardRow, topics: About[]): DraftCard {
  const { place, id } = placeOf(key);
  const card = { key, version, updatedAt: updatedAt.toISOString(), place, excerpt: truncate(body.trim(), excerptMax) };
  if (place === "topic") return { ...card, href: `/new?draft=${key}`, about: title?.trim() || null };
  const topic = topics.find(({ placeId }) => placeId === id);
  return { ...card, href: topic ? hrefOf(place, id, topic.topicId) : null, about: topic?.title ?? null };
}

function hrefOf(place: Exclude<DraftPlace, "topic">, id: string, topicId: string): string {
  if (place === "edit") return `/posts/${id}/edit`;
  return place === "reply" ? `/t/${topicId}#write` : `/t/${topicId}?replyTo=${id}#write`;
}
