import { Prisma } from "@prisma-client";
import { decodeCursor, toPage, type Page, type PageRequest } from "~/kernel/page";
import { isId } from "~/kernel/ids";
import { truncate } from "~/kernel/text";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatesBoard, readableBoards } from "~/features/boards/rules";
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
  const rows = await ctx.db.$queryRaw<(DraftRow & { updatedAt: Date })[]>`
    SELECT d."key", d."fields", d."version", d."updatedAt" FROM "Draft" d WHERE d."memberId" = ${ctx.actor.id} ${after}
    ORDER BY d."updatedAt" DESC, d."key" DESC LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.updatedAt.getTime(), row.key]);
  const topics = await findTopics(ctx, page.items.map(({ key }) => key));
  return { ...page, items: page.items.map((row) => toCard(toDraft(row), topics)) };
}

function afterDraft(cursor: string | undefined): Prisma.Sql {
  const [time, key] = (cursor && decodeCursor(cursor, 2)) || [];
  const at = new Date(Number(time));
  return Number.isNaN(at.getTime()) ? Prisma.empty : Prisma.sql`AND (d."updatedAt", d."key") < (${at}, ${String(key)})`;
}

type About = { postId: string | null; topicId: string; title: string };

/** The topics that the texts belong to and the member may read. */
async function findTopics(ctx: MemberContext, keys: string[]): Promise<About[]> {
  const ids = keys.map((key) => placeOf(key).id).filter(isId);
  if (ids.length === 0) return [];
  const tree = await getBoardTree(ctx);
  const readable = readableBoards(ctx.actor, tree);
  const moderated = readable.filter((board) => moderatesBoard(ctx.actor, tree, board)).map(({ id }) => id);
  return ctx.db.$queryRaw<About[]>`
    SELECT p."id" AS "postId", t."id" AS "topicId", t."title" FROM "Topic" t LEFT JOIN "Post" p ON p."topicId" = t."id" AND p."id" = ANY(${ids})
    WHERE (t."id" = ANY(${ids}) OR p."id" IS NOT NULL) AND t."boardId" = ANY(${readable.map(({ id }) => id)})
      AND (t."state" = 'visible' OR t."authorId" = ${ctx.actor.id} OR t."boardId" = ANY(${moderated}))`;
}

function toCard(draft: Draft, topics: About[]): DraftCard {
  const { key, version, updatedAt, fields } = draft;
  const { place, id } = placeOf(key);
  const card = { key, version, updatedAt, place, excerpt: truncate(fields.body.trim(), excerptMax) };
  if (place === "topic") return { ...card, href: `/new?draft=${key}`, about: fields.title?.trim() || null };
  const topic = topics.find(({ postId, topicId }) => (place === "reply" ? topicId === id : postId === id));
  return { ...card, href: topic ? hrefOf(place, id, topic.topicId) : null, about: topic?.title ?? null };
}

function hrefOf(place: Exclude<DraftPlace, "topic">, id: string, topicId: string): string {
  if (place === "edit") return `/posts/${id}/edit`;
  return place === "reply" ? `/t/${topicId}#write` : `/t/${topicId}?replyTo=${id}#write`;
}
