import type { Run, StepCount } from "./run";

/** What of a batch an earlier run stored. */
export type Survey = { isStored: (sourceId: string) => boolean; stored: number; unknownAuthors: number };

/** Looks up which posts of a batch are stored, so that a second run converts nothing again. */
export async function surveyPosts(run: Run, sourceIds: string[]): Promise<Survey> {
  const rows = await run.ctx.db.post.findMany({
    where: { source: run.source, sourceId: { in: sourceIds } },
    select: { sourceId: true, authorId: true },
  });
  const known = new Set(rows.map(({ sourceId }) => sourceId));
  return {
    isStored: (sourceId) => known.has(sourceId),
    stored: rows.length,
    unknownAuthors: rows.filter(({ authorId }) => authorId === run.unknownId).length,
  };
}

/** What the statement that wrote a batch's missing rows says of them. */
export type Written = { rows: number; found: number; added: number; unknown: number; plain: number };

/** Adds what was written of a batch to its step's count. */
export function countWritten(count: StepCount, { rows, found, added, unknown, plain }: Written): void {
  count.total += found;
  count.created += added;
  count.unknownAuthors += unknown;
  count.orphans += rows - found;
  count.plain += plain;
}

/** Adds what was stored before. */
export function countStored(count: StepCount, survey: Survey): void {
  count.total += survey.stored;
  count.unknownAuthors += survey.unknownAuthors;
}
