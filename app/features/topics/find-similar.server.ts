import { Prisma } from "@prisma-client";
import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import type { TopicKind } from "~/features/boards/types";
import { bestAnswer, toBestAnswer, type AnswerRow } from "~/features/questions/queries.server";
import type { SimilarTopic } from "./types";

const similarMax = 5;
/** So many words of a title are looked up, and so many topics of each: what bounds the work, however many there are. */
const wordsMax = 24;
const topicsOfWordMax = 200;
const candidatesMax = 40;
/** A topic counts as similar that shares so much of the title's weight. */
const sharedMin = 0.34;
/** What a word weighs that no title holds: in Chinese most pairs across words are such. A single title's word weighs 0.59. */
const unknownWeight = 0.4;
/** Of two equally similar topics, the one of the board written to. */
const sameBoardFactor = 1.15;

type Row = { id: string; slug: string; title: string; kind: TopicKind; boardId: string; replyCount: number; isSolved: boolean; isClosed: boolean; answer: AnswerRow | null };
type Wish = { title: string; board?: string | undefined; /** What is being written: for a question, questions come first, and of them those that take answers. */ kind?: TopicKind | undefined };

/**
 * Visible topics of boards the actor may read whose titles share words with this one, at most five, the most alike
 * first. A word weighs the more the fewer titles hold it. One that stands in more than 200 is not looked up by
 * itself; if all do, the topics that hold every one are found. A question comes with the answer its readers see first.
 */
export async function findSimilarTopics(ctx: ActorContext, { title, board, kind }: Wish): Promise<SimilarTopic[]> {
  const tree = await getBoardTree(ctx);
  const boards = readableBoards(ctx.actor, tree);
  const own = boards.find(({ slug }) => slug === board)?.id ?? "";
  const rows = await ctx.db.$queryRaw<Row[]>`
    ${candidatesOf(title, boards.map(({ id }) => id))}
    SELECT t."id", t."slug", t."title", t."kind", t."boardId", t."replyCount", t."acceptedPostId" IS NOT NULL AS "isSolved", t."closedAs" IS NOT NULL AS "isClosed",
      CASE WHEN t."kind" = 'question' THEN ${bestAnswer(Prisma.sql`t`)} END AS "answer" FROM (
    SELECT t.*, row_number() OVER (ORDER BY ${kind === "question"} AND t."kind" = 'question' DESC, ${kind === "question"} AND t."closedAs" IS NOT NULL, s.shared * CASE WHEN t."boardId" = ${own} THEN ${sameBoardFactor}::float8 ELSE 1 END DESC, cardinality(x."words"), t."id" DESC) AS "place"
    FROM (SELECT "topicId" FROM telling UNION ALL SELECT "topicId" FROM common) c
    JOIN "TopicWords" x ON x."topicId" = c."topicId" JOIN "Topic" t ON t."id" = c."topicId"
    CROSS JOIN LATERAL (SELECT sum(weight) AS shared FROM weight WHERE w = ANY(x."words")) s
    WHERE s.shared >= ${sharedMin}::float8 * (SELECT sum(weight) FROM weight)
    ORDER BY "place" LIMIT ${similarMax}) t ORDER BY t."place"`;
  return rows.map(({ boardId, isSolved, isClosed, answer, ...row }) => {
    const place = tree.get(boardId);
    return { ...row, solved: isSolved, closed: isClosed, answer: answer && toBestAnswer(answer), board: { slug: place?.slug ?? "", name: place?.name ?? "", hue: place?.hue ?? 1 } };
  });
}

/** The words of the title with their weights, and the topics that hold the telling ones, or all of the common ones. */
function candidatesOf(title: string, boardIds: string[]): Prisma.Sql {
  return Prisma.sql`
    WITH word AS MATERIALIZED (
      SELECT w FROM unnest(kindling_title_words(${title})) AS w LIMIT ${wordsMax}
    ), hit AS MATERIALIZED (
      SELECT word.w, x."topicId" FROM word CROSS JOIN LATERAL (
        SELECT t."topicId" FROM "TopicWords" t WHERE t."words" @> ARRAY[word.w] AND t."boardId" = ANY(${boardIds}) LIMIT ${topicsOfWordMax + 1}) x
    ), weight AS MATERIALIZED (
      SELECT word.w, count(hit."topicId") AS n, CASE count(hit."topicId") WHEN 0 THEN ${unknownWeight}::float8 ELSE 1 / (1 + ln(1 + count(hit."topicId"))) END AS weight FROM word LEFT JOIN hit ON hit.w = word.w GROUP BY word.w
    ), telling AS (
      SELECT hit."topicId" FROM hit JOIN weight ON weight.w = hit.w WHERE weight.n <= ${topicsOfWordMax}
      GROUP BY hit."topicId" ORDER BY sum(weight.weight) DESC, hit."topicId" DESC LIMIT ${candidatesMax}
    ), common AS (
      SELECT t."topicId" FROM "TopicWords" t
      WHERE EXISTS (SELECT 1 FROM word) AND NOT EXISTS (SELECT 1 FROM telling) AND t."words" @> ARRAY(SELECT w FROM word) AND t."boardId" = ANY(${boardIds}) LIMIT ${candidatesMax}
    )`;
}
