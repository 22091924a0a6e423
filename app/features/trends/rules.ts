import { addMs, dayMs } from "~/kernel/clock";

/** A burst is of one day, held against so many days before. */
export const usualDays = 28;
/** So many different members make a burst: one alone, writing a lot, makes none. */
export const burstPeopleMin = 3;
/** How many trends of a kind are shown: fewer tags, since one topic that bursts takes all of its own along. */
export const trendsMax = { topics: 10, tags: 6 } as const;

/**
 * How far a day's votes and replies are beyond what is usual: (x − μ) / √(μ + 1), μ the mean a day of the 28 days before.
 * Source: the standard score of a Poisson count, damped so that what has no past is no infinity.
 */
export function burstOf(recent: number, usual: number): number {
  return (recent - usual) / Math.sqrt(usual + 1);
}

/** How many topics of a week are shown, and kept of each board: whichever boards one may read, their best are there. */
export const bestMax = 10;
/** So many weeks back a week is still reckoned that has not been since its end: for who was away. */
export const weeksBack = 4;

/**
 * What a week's topics are ordered by: log10(2 + max(votes, 0) + replies / 2) / log10(2 + the board's month), of the votes and replies they
 * received in it. Source: the fair hot rank, without age.
 */
export function bestScore({ votes, replies, boardMonth }: { votes: number; replies: number; boardMonth: number }): number {
  return Math.log10(2 + Math.max(votes, 0) + replies / 2) / Math.log10(2 + boardMonth);
}

const weekPattern = /^(\d{4})-W(\d{2})$/;

/** The ISO week a moment is in, in UTC: "2026-W47". It belongs to the year its Thursday is in. */
export function weekOf(time: Date): string {
  const thursday = addMs(startOfWeek(time), 3 * dayMs);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** When that week begins, a Monday; null for what is no week. */
export function weekStart(week: string): Date | null {
  const [, year = "", number = ""] = weekPattern.exec(week) ?? [];
  const first = startOfWeek(new Date(`${year}-01-04T00:00:00Z`)); // the fourth of January is in a year's first week
  const start = addMs(first, (Number(number) - 1) * 7 * dayMs);
  return !Number.isNaN(start.getTime()) && weekOf(start) === week ? start : null;
}

function startOfWeek(time: Date): Date {
  const days = Math.floor(time.getTime() / dayMs);
  return new Date((days - ((days + 3) % 7)) * dayMs); // day 0 was a Thursday
}
