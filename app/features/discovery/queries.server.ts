import { Prisma } from "@prisma-client";
import { decodeCursor, timeOf, toPage, type Page, type PageRequest } from "~/kernel/page";
import type { ActorContext, MemberContext } from "~/platform/context";
import type { BoardTree } from "~/features/boards/types";
import { cardColumns, cardJoins, inSight, listTopics, toCard, type CardRow } from "~/features/topics/queries.server";
import type { TopicCard } from "~/features/topics/types";
import { rankedParts } from "./feed-sql.server";
import { feedReason, feedTerms, feedWeights, hotValues, plainWeights, reckon, type FeedTerm, type FeedValues, type FeedWeights } from "./rules";
import type { FeedCard } from "./types";

type Row = CardRow & { terms: number[]; total: number; followedTag: string | null };

/**
 * One page of the member's feed: topics in sight in the order of `feedValues` by the member's weights, each with its reckoning, in one
 * statement. What they muted stays out. It ends after some hundred topics; lists by time have everything.
 * The cursor holds the moment all ages are told from, so that later pages follow on the first.
 */
export async function listFeed(ctx: MemberContext, request: PageRequest, tree: BoardTree): Promise<Page<FeedCard>> {
  const after = placeOf(request.cursor);
  const moment = after?.moment ?? ctx.now();
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH ${rankedParts({ memberId: ctx.actor.id, sight: inSight(ctx, tree), moment })}
    SELECT ${cardColumns}, false AS "pinned", x."terms", x."total", (SELECT g FROM unnest(t."tags") g WHERE g = ANY(f."tags") LIMIT 1) AS "followedTag"
    FROM (SELECT * FROM ranked WHERE ${after ? Prisma.sql`("total", "id") < (${after.total}::float8, ${after.id})` : Prisma.sql`TRUE`}
      ORDER BY "total" DESC, "id" DESC LIMIT ${request.limit + 1}) x
      JOIN "Topic" t ON t."id" = x."id" ${cardJoins(ctx.actor.id)} CROSS JOIN f
    ORDER BY x."total" DESC, x."id" DESC`;
  const page = toPage(rows, request.limit, (row) => [moment.getTime(), row.total, row.id]);
  return { ...page, items: page.items.map((row) => explain(ctx, toCard(ctx, tree, row), valuesOf(row.terms), row.followedTag)) };
}

/** One page of hot topics, each with its reckoning while it has a rank. */
export async function listHot(ctx: ActorContext, request: PageRequest, tree: BoardTree): Promise<Page<FeedCard>> {
  const page = await listTopics(ctx, { ...request, sort: "hot" }, tree);
  const months = new Map([...tree.values()].map(({ slug, month }) => [slug, month]));
  const items = page.items.map((card) => {
    const values = hotValues({ hot: card.hot, score: card.score, replies: card.replyCount, boardMonth: months.get(card.board.slug) ?? 0 });
    return values ? explain(ctx, card, values, null) : { ...card, why: null };
  });
  return { ...page, items };
}

/** How much each term counts for the member. */
export async function getFeedWeights(ctx: MemberContext): Promise<FeedWeights> {
  const rows = await ctx.db.feedWeight.findMany({ where: { memberId: ctx.actor.id }, select: { term: true, weight: true } });
  const chosen = feedTerms.flatMap((term) => {
    const row = rows.find((one) => one.term === term);
    const weight = feedWeights.find((one) => one === row?.weight);
    return weight === undefined ? [] : [[term, weight] as const];
  });
  return { ...plainWeights, ...Object.fromEntries(chosen) };
}

function explain(ctx: ActorContext, card: TopicCard, values: Partial<FeedValues>, followedTag: string | null): FeedCard {
  const ageMs = ctx.now().getTime() - new Date(card.createdAt).getTime();
  const reason = feedReason({ values, newReplies: card.newReplies, score: card.score, replies: card.replyCount, ageMs });
  return { ...card, why: { reason, tag: reason === "tag" ? followedTag : null, ...reckon(values) } };
}

function valuesOf(terms: number[]): Partial<Record<FeedTerm, number>> {
  return Object.fromEntries(feedTerms.map((term, index) => [term, terms[index] ?? 0]));
}

function placeOf(cursor: string | undefined): { moment: Date; total: number; id: string } | null {
  const [time, total, id] = (cursor === undefined ? null : decodeCursor(cursor, 3)) ?? [];
  const moment = timeOf(time);
  return moment && typeof total === "number" && typeof id === "string" ? { moment, total, id } : null;
}
