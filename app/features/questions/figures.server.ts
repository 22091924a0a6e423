import { addMs, dayMs } from "~/kernel/clock";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";

/** The questions of a span of time on a board, or with `board: null` on all. Shares are 0 to 1, and null with the times when there is nothing to divide. */
export type QuestionFigures = {
  board: { slug: string; name: string } | null; asked: number; answered: number; accepted: number; answeredShare: number | null; acceptedShare: number | null;
  /** Seconds from a question to the first answer by another, of those that have one. */
  medianSeconds: number | null; p90Seconds: number | null;
  /** Open questions without an answer, however old. */
  waiting: number;
};

/** A question nobody has answered. */
export type WaitingQuestion = { id: string; slug: string; title: string; board: { slug: string; name: string }; askedAt: string; sameCount: number };

const waitingMax = 10;

type Row = { boardId: string | null; asked: number; answered: number; accepted: number; median: number | null; p90: number | null; waiting: number };

/**
 * How soon questions of the last `days` are answered, in all and board by board, and which have waited longest. For operators.
 * What was imported is left out: nobody here was asked. A first answer is a visible one by another than the asker.
 */
export async function getQuestionFigures(ctx: MemberContext, days: number): Promise<{ days: number; total: QuestionFigures; boards: QuestionFigures[]; oldestWaiting: WaitingQuestion[] }> {
  const tree = await getBoardTree(ctx);
  const boards = readableBoards(ctx.actor, tree);
  const boardIds = boards.map(({ id }) => id);
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH asked AS (
      SELECT t."boardId", t."acceptedPostId" IS NOT NULL AS "isAccepted", CASE WHEN f."at" IS NOT NULL THEN GREATEST(0, EXTRACT(EPOCH FROM f."at" - t."publishedAt"))::float8 END AS "seconds"
      FROM "Topic" t CROSS JOIN LATERAL (SELECT min(p."createdAt") AS "at" FROM "Post" p
        WHERE p."topicId" = t."id" AND p."kind" = 'answer' AND p."state" = 'visible' AND p."authorId" <> t."authorId" AND NOT p."imported") f
      WHERE t."kind" = 'question' AND t."state" = 'visible' AND NOT t."imported" AND t."publishedAt" >= ${addMs(ctx.now(), -days * dayMs)} AND t."boardId" = ANY(${boardIds})
    ), waiting AS (
      SELECT t."boardId" FROM "Topic" t WHERE t."kind" = 'question' AND t."state" = 'visible' AND t."replyCount" = 0 AND t."closedAs" IS NULL AND NOT t."imported" AND t."boardId" = ANY(${boardIds})
    )
    SELECT "boardId", sum("asked")::int AS "asked", sum("answered")::int AS "answered", sum("accepted")::int AS "accepted", max("median") AS "median", max("p90") AS "p90", sum("waiting")::int AS "waiting" FROM (
      SELECT "boardId", count(*) AS "asked", count("seconds") AS "answered", count(*) FILTER (WHERE "isAccepted") AS "accepted",
        percentile_cont(0.5) WITHIN GROUP (ORDER BY "seconds") AS "median", percentile_cont(0.9) WITHIN GROUP (ORDER BY "seconds") AS "p90", 0 AS "waiting"
        FROM asked GROUP BY GROUPING SETS (("boardId"), ())
      UNION ALL SELECT "boardId", 0, 0, 0, NULL, NULL, count(*) FROM waiting GROUP BY GROUPING SETS (("boardId"), ())
    ) x GROUP BY "boardId"`;
  const figures = rows.map((row) => toFigures(row, tree.get(row.boardId ?? "") ?? null));
  const bySlug = new Map(figures.flatMap((one) => (one.board ? [[one.board.slug, one]] : [])));
  return { days, total: figures.find(({ board }) => board === null) ?? toFigures(nothing, null), boards: boards.flatMap(({ slug }) => bySlug.get(slug) ?? []), oldestWaiting: await listWaiting(ctx, boardIds) };
}

const nothing: Row = { boardId: null, asked: 0, answered: 0, accepted: 0, median: null, p90: null, waiting: 0 };

function toFigures({ asked, answered, accepted, median, p90, waiting }: Row, board: { slug: string; name: string } | null): QuestionFigures {
  const share = (part: number): number | null => (asked === 0 ? null : part / asked);
  return {
    board: board && { slug: board.slug, name: board.name }, asked, answered, accepted, answeredShare: share(answered), acceptedShare: share(accepted),
    medianSeconds: median === null ? null : Math.round(median), p90Seconds: p90 === null ? null : Math.round(p90), waiting,
  };
}

async function listWaiting(ctx: MemberContext, boardIds: string[]): Promise<WaitingQuestion[]> {
  const tree = await getBoardTree(ctx);
  const rows = await ctx.db.$queryRaw<{ id: string; slug: string; title: string; boardId: string; publishedAt: Date; sameCount: number }[]>`
    SELECT t."id", t."slug", t."title", t."boardId", t."publishedAt", t."sameCount" FROM "Topic" t
    WHERE t."kind" = 'question' AND t."state" = 'visible' AND t."replyCount" = 0 AND t."closedAs" IS NULL AND NOT t."imported" AND t."boardId" = ANY(${boardIds})
    ORDER BY t."publishedAt", t."id" LIMIT ${waitingMax}`;
  return rows.map(({ boardId, publishedAt, ...row }) => {
    const board = tree.get(boardId);
    return { ...row, askedAt: publishedAt.toISOString(), board: { slug: board?.slug ?? "", name: board?.name ?? "" } };
  });
}
