import { Prisma } from "@prisma-client";
import { tagField } from "~/kernel/fields";
import { endOfPrefix, foldTag } from "~/kernel/text";
import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatesBoard, readableBoards } from "~/features/boards/rules";
import type { BoardNode, BoardTree } from "~/features/boards/types";
import { tagInSight } from "./queries.server";
import { mayCreateTag } from "./rules";
import type { TextSuggestionInput } from "./schema";
import { textWordsOf } from "./text-words";
import type { SuggestionReason, TagSuggestion, TextTagSuggestion } from "./types";

const suggestedMax = 8;
/** What bounds the work for a text: words of its title, topics of each, those most alike, and the newest of the board. */
const titleWordsMax = 12;
const topicsOfWordMax = 60;
const alikeMax = 12;
const boardTopicsMax = 150;

type Row = { tag: string; count: number; alias: string | null };

/**
 * Tags that begin with the text, or have a synonym that does, as far as they stand on boards the actor may read or in a group, at most eight: the text itself
 * first, then the most used on that board, then the most used anywhere. `create` is the text, when it is no tag yet and the actor may make it one.
 */
export async function suggestTags(ctx: ActorContext, { q, board }: { q: string; board?: string | undefined }, known?: BoardTree): Promise<{ items: TagSuggestion[]; create: string | null }> {
  const from = foldTag(q);
  if (from === "") return { items: [], create: null };
  const tree = known ?? (await getBoardTree(ctx));
  const boards = readableBoards(ctx.actor, tree);
  const own = boards.find(({ slug }) => slug === board) ?? null;
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT n."root" AS "tag", c."count", n."alias" FROM (
      SELECT t."root", CASE WHEN bool_or(t."name" = t."root") THEN NULL ELSE min(t."name") END AS "alias", bool_or(t."name" = ${from}) AS "isMeant"
      FROM "Tag" t WHERE t."name" >= ${from} AND t."name" < ${endOfPrefix(from)} GROUP BY t."root") n
    CROSS JOIN LATERAL (SELECT count(*)::int AS "count", count(*) FILTER (WHERE x."boardId" = ${own?.id ?? ""}) AS "here" FROM "TopicTag" x
      WHERE x."tag" IN (SELECT f."name" FROM "Tag" f WHERE f."root" = n."root" AND (f."moving" OR f."name" = f."root")) AND x."boardId" = ANY(${boards.map(({ id }) => id)})) c
    WHERE c."count" > 0 OR EXISTS (SELECT 1 FROM "TagGroupTag" g WHERE g."tag" = n."root")
    ORDER BY n."isMeant" DESC, c."here" DESC, c."count" DESC, n."root" LIMIT ${suggestedMax}`;
  const isThere = rows.some(({ tag, alias }) => tag === from || alias === from);
  const items = rows.map(({ alias, ...row }) => (alias === null ? row : { ...row, alias }));
  return { items, create: !isThere && tagField.safeParse(from).success && mayCreate(ctx, tree, own) ? from : null };
}

function mayCreate({ actor, community }: ActorContext, tree: BoardTree, board: BoardNode | null): boolean {
  if (actor.kind !== "member") return false;
  return mayCreateTag({ trust: actor.trust, moderates: board !== null && moderatesBoard(actor, tree, board), relaxed: community.relaxedLimits });
}

type TextRow = { tag: string; reason: SuggestionReason; alias: string | null };

/**
 * Tags for a text being written, at most eight, in one statement after the board tree's: first those that stand in its title and text, by any of their names,
 * then what topics with a like title carry, then what is common on the board. Only tags the actor may know of.
 */
export async function suggestTagsForText(ctx: ActorContext, { title, body, board }: TextSuggestionInput): Promise<TextTagSuggestion[]> {
  const tree = await getBoardTree(ctx);
  const boards = readableBoards(ctx.actor, tree);
  const readable = boards.map(({ id }) => id);
  const own = boards.find(({ slug }) => slug === board)?.id ?? "";
  const words = textWordsOf(title, body);
  return ctx.db.$queryRaw<TextRow[]>`
    WITH told AS (
      SELECT t."root" AS "tag", CASE WHEN bool_or(t."name" = t."root") THEN NULL ELSE min(t."name") END AS "alias", -min(w.place)::int AS "weight"
      FROM unnest(${words}::text[]) WITH ORDINALITY AS w(word, place) JOIN "Tag" t ON t."name" = w.word
      WHERE ${tagInSight(ctx, tree)} GROUP BY t."root" ORDER BY "weight" DESC LIMIT ${suggestedMax}
    ), alike AS (${alikeTopics(title, readable)}
    ), near AS (
      SELECT "id" AS "topicId" FROM "Topic" WHERE "boardId" = ${own} AND "state" = 'visible' AND ${readable.includes(own)} ORDER BY "id" DESC LIMIT ${boardTopicsMax}
    ), found AS (
      SELECT "tag", "alias", "weight", 1 AS "rank", 'text' AS "reason" FROM told
      UNION ALL SELECT g."root", NULL, count(*)::int, 2, 'similar' FROM alike JOIN "TopicTag" x USING ("topicId") JOIN "Tag" g ON g."name" = x."tag" GROUP BY g."root"
      UNION ALL SELECT g."root", NULL, count(*)::int, 3, 'board' FROM near JOIN "TopicTag" x USING ("topicId") JOIN "Tag" g ON g."name" = x."tag" GROUP BY g."root"
    )
    SELECT "tag", "alias", "reason" FROM (SELECT DISTINCT ON ("tag") * FROM found ORDER BY "tag", "rank") f ORDER BY "rank", "weight" DESC, "tag" LIMIT ${suggestedMax}`;
}

/** Topics with several words of the title, or the only one. */
function alikeTopics(title: string, readable: string[]): Prisma.Sql {
  return Prisma.sql`
      SELECT x."topicId" FROM (SELECT w, count(*) OVER () AS "all" FROM unnest(kindling_title_words(${title})) AS w LIMIT ${titleWordsMax}) word
      CROSS JOIN LATERAL (SELECT h."topicId" FROM "TopicWords" h WHERE h."words" @> ARRAY[word.w] AND h."boardId" = ANY(${readable}) LIMIT ${topicsOfWordMax}) x
      GROUP BY x."topicId", word."all" HAVING count(*) >= least(2, word."all") ORDER BY count(*) DESC, x."topicId" DESC LIMIT ${alikeMax}`;
}
