import { Prisma } from "@prisma-client";
import { addMs, dayMs } from "~/kernel/clock";
import type { Actor } from "~/kernel/actor";
import { toPage, type Page, type PageRequest } from "~/kernel/page";
import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatedBoards, readableBoards } from "~/features/boards/rules";
import type { BoardNode, BoardTree, TopicKind } from "~/features/boards/types";
import { notMuted } from "~/features/follows/queries.server";
import { avatarUrl } from "~/features/members/queries.server";
import { closeVoterTrust } from "~/features/questions/rules";
import { afterCursor, cursorOf, orderOf, whereOf, type SortKeys, type TopicListWish } from "./list-query.server";
import type { TopicCard, TopicSort } from "./types";

/** A topic nobody opened counts as new for a member while it is this young. */
const newForMs = 14 * dayMs;

export type CardRow = SortKeys & {
  slug: string; kind: TopicKind; title: string; excerpt: string; tags: string[]; boardId: string; replyCount: number; createdAt: Date;
  pinned: boolean; lockedAt: Date | null; acceptedPostId: string | null; closedAs: string | null; imported: boolean;
  authorId: string; authorHandle: string; authorName: string; authorAvatar: string | null; authorIsStaff: boolean;
  lastHandle: string | null; lastName: string | null; seenReplies: number | null;
};

/**
 * One page of topics the actor may read: visible ones of readable boards, in one statement.
 * On a board's first page its pinned topics come first, beyond the page's size.
 * What the reader muted stays out, but for one author's list, and a board or tag asked for by name.
 * A board out of sight gives an empty page: the caller answers 404 for it; so does, to who may not open questions, the queue of those that wait for it.
 */
export async function listTopics(ctx: ActorContext, request: PageRequest & TopicListWish, known?: BoardTree): Promise<Page<TopicCard>> {
  const tree = known ?? (await getBoardTree(ctx));
  const sort = request.sort ?? "latest";
  const boards = boardsOf(ctx.actor, tree, sort).filter((board) => !request.board || board.slug === request.board);
  const memberId = ctx.actor.kind === "member" ? ctx.actor.id : null;
  if (boards.length === 0 || ((sort === "unread" || sort === "followed") && !memberId)) return { items: [], nextCursor: null };
  const boardIds = boards.map(({ id }) => id);
  const muted = request.author ? [] : notMuted(ctx, !request.board && !request.tag);
  const where = Prisma.join([whereOf(request, sort, { boardIds, memberId, now: ctx.now() }), ...muted], " AND ");
  const pins = Boolean(request.board) && (sort === "latest" || sort === "hot") && !request.tag && !request.kind;
  const rows = await ctx.db.$queryRaw<CardRow[]>`
    WITH pinned AS (
      ${pins ? Prisma.sql`SELECT t."id", true AS "pinned" FROM "Topic" t WHERE ${where} AND t."pinnedAt" IS NOT NULL ORDER BY t."pinnedAt" DESC, t."id" DESC LIMIT 5` : Prisma.sql`SELECT ''::text AS "id", true AS "pinned" WHERE false`}
    ), page AS (
      SELECT t."id", false AS "pinned" FROM "Topic" t WHERE ${where} ${pins ? Prisma.sql`AND t."id" NOT IN (SELECT "id" FROM pinned)` : Prisma.empty}
        AND ${afterCursor(sort, request)} ORDER BY ${orderOf(sort)} LIMIT ${request.limit + 1}
    )
    SELECT ${cardColumns}, x."pinned"
    FROM (SELECT * FROM pinned WHERE ${!request.cursor}::boolean UNION ALL SELECT * FROM page) x JOIN "Topic" t ON t."id" = x."id" ${cardJoins(memberId)}
    ORDER BY x."pinned" DESC, ${orderOf(sort)}`;
  const pinned = rows.filter((row) => row.pinned);
  const page = toPage(rows.filter((row) => !row.pinned), request.limit, (row) => cursorOf(sort, row));
  return { items: [...pinned, ...page.items].map((row) => toCard(ctx, tree, row)), nextCursor: page.nextCursor };
}

/** The boards a list is made from: those in sight, for the queue of closed questions those where the actor may open them. */
function boardsOf(actor: Actor, tree: BoardTree, sort: TopicSort): BoardNode[] {
  const mayVote = actor.kind === "member" && actor.trust >= closeVoterTrust;
  return sort === "reopening" && !mayVote ? moderatedBoards(actor, tree) : readableBoards(actor, tree);
}

/** The condition on topics `t` of a list over all boards: visible, on boards the reader may read, and not muted. */
export function inSight(ctx: ActorContext, tree: BoardTree): Prisma.Sql {
  const boardIds = readableBoards(ctx.actor, tree).map(({ id }) => id);
  return Prisma.join([Prisma.sql`t."state" = 'visible'`, Prisma.sql`t."boardId" = ANY(${boardIds})`, ...notMuted(ctx, true)], " AND ");
}

/** The columns of a card of a topic `t`; goes with cardJoins. */
export const cardColumns = Prisma.sql`
  t."id", t."slug", t."kind", t."title", t."excerpt", t."tags", t."boardId", t."score", t."hot", t."replyCount", t."createdAt", t."lastActivityAt",
  t."lockedAt", t."acceptedPostId", t."closedAs", t."sameCount", t."imported", a."id" AS "authorId", a."handle" AS "authorHandle", a."displayName" AS "authorName",
  a."avatarId" AS "authorAvatar", EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = a."id") AS "authorIsStaff",
  l."handle" AS "lastHandle", l."displayName" AS "lastName", r."seenReplies"`;

/** Who wrote in a topic `t`, and how far the reader has read. */
export function cardJoins(memberId: string | null): Prisma.Sql {
  return Prisma.sql`
    JOIN "Member" a ON a."id" = t."authorId" LEFT JOIN "Member" l ON l."id" = t."lastPosterId"
    LEFT JOIN "TopicReading" r ON r."topicId" = t."id" AND r."memberId" = ${memberId}`;
}

/** A row of cardColumns as it is shown. */
export function toCard(ctx: ActorContext, tree: BoardTree, row: CardRow): TopicCard {
  const board = tree.get(row.boardId);
  return {
    id: row.id, slug: row.slug, kind: row.kind, title: row.title, excerpt: row.excerpt, tags: row.tags,
    board: { slug: board?.slug ?? "", name: board?.name ?? "", hue: board?.hue ?? 1 },
    author: {
      id: row.authorId, handle: row.authorHandle, displayName: row.authorName, avatarUrl: avatarUrl(row.authorAvatar), isStaff: row.authorIsStaff,
    },
    lastPoster: row.lastHandle ? { handle: row.lastHandle, displayName: row.lastName ?? row.lastHandle } : null,
    score: row.score, replyCount: row.replyCount, createdAt: row.createdAt.toISOString(), lastActivityAt: row.lastActivityAt.toISOString(),
    pinned: row.pinned, locked: row.lockedAt !== null, solved: row.acceptedPostId !== null, closed: row.closedAs !== null, sameCount: row.sameCount, imported: row.imported, hot: row.hot,
    ...unreadOf(ctx, row),
  };
}

/** Unread: opened before and answered since, or never opened and young. Guests and authors have no marks. */
export function unreadOf(ctx: ActorContext, row: Pick<CardRow, "seenReplies" | "replyCount" | "createdAt" | "authorId">): Pick<TopicCard, "unread" | "newReplies"> {
  const { actor } = ctx;
  if (actor.kind !== "member") return { unread: false, newReplies: 0 };
  if (row.seenReplies !== null) {
    const newReplies = Math.max(0, row.replyCount - row.seenReplies);
    return { unread: newReplies > 0, newReplies };
  }
  const isNew = row.authorId !== actor.id && row.createdAt > actor.joinedAt && addMs(row.createdAt, newForMs) > ctx.now();
  return { unread: isNew, newReplies: null };
}
