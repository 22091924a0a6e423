/** How often a term was asked for, how often in vain, and by at least how many people; `clickShare`: of its result pages, those a result was opened from. */
export type TermFigures = { term: string; searches: number; zero: number; people: number; clickShare: number | null };

/** A search that took long. `term` is empty where it is not to be shown. */
export type SlowSearch = { at: string; term: string; filters: string[]; tookMs: number; total: number; engine: string };

/** The searches of a span of days. Shares are 0 to 1 and, like times, null when there is nothing to divide; times are of the last 30 days. */
export type SearchFigures = {
  days: number; searches: number; zeroShare: number | null; clickShare: number | null; medianMs: number | null; p95Ms: number | null;
  terms: TermFigures[]; inVain: TermFigures[]; slowest: SlowSearch[];
};
