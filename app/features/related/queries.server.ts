import { Prisma } from "@prisma-client";
import type { ActorContext } from "~/platform/context";
import type { BoardTree, TopicKind } from "~/features/boards/types";
import { inSight } from "~/features/topics/queries.server";
import { relatedMax } from "./rules";
import type { RelatedTopic } from "./types";

export type RelatedRow = { id: string; slug: string; title: string; kind: TopicKind; boardId: string; replyCount: number; solved: boolean; closed: boolean };

/** Topics like that one as JSON, the most alike first: those in the reader's sight. */
export function relatedPart(ctx: ActorContext, topicId: string, tree: BoardTree): Prisma.Sql {
  return Prisma.sql`COALESCE((SELECT json_agg(o) FROM (
    SELECT t."id", t."slug", t."title", t."kind", t."boardId", t."replyCount", t."acceptedPostId" IS NOT NULL AS "solved", t."closedAs" IS NOT NULL AS "closed"
    FROM "RelatedTopic" x JOIN "Topic" t ON t."id" = x."relatedId" WHERE x."topicId" = ${topicId} AND ${inSight(ctx, tree)}
    ORDER BY x."score" DESC, t."id" DESC LIMIT ${relatedMax}) o), '[]')`;
}

/** One of them as it is shown. */
export function toRelated({ boardId, ...row }: RelatedRow, tree: BoardTree): RelatedTopic {
  const board = tree.get(boardId);
  return { ...row, board: { slug: board?.slug ?? "", name: board?.name ?? "", hue: board?.hue ?? 1 } };
}
