import type { RankedResult, Round } from "../types";

/** Equal rankings, counted once: the options in order of preference, those left out come last together. */
export type Ranking = { order: readonly number[]; ballots: number };

/**
 * Counts rankings in two ways, both shown. Instant run-off: while nobody has more than half of the ballots that still name somebody, who
 * has fewest goes out; of several with fewest, who had fewest in the latest earlier round that tells them apart; if none does, they go out together,
 * and all that are left when they are level win together. Condorcet: who is preferred to each other one by more ballots than the other way round, and
 * the order by the Schulze method (M. Schulze, Social Choice and Welfare 36, 2011), with the winning votes as the strength of a link.
 */
export function countRankings(rankings: readonly Ranking[], options: readonly number[]): RankedResult {
  const pairwise = comparePairs(rankings, options);
  const beatsAll = options.filter((a) => options.every((b) => a === b || at(pairwise, a, b) > at(pairwise, b, a)));
  return { ...runOff(rankings, options), condorcet: beatsAll[0] ?? null, schulze: orderByPaths(pairwise, options), pairwise };
}

function runOff(rankings: readonly Ranking[], options: readonly number[]): Pick<RankedResult, "rounds" | "winners"> {
  const rounds: Round[] = [];
  let standing = [...options];
  for (;;) {
    const { counts, exhausted } = countFirsts(rankings, standing);
    const most = Math.max(...counts.map(({ ballots }) => ballots));
    const total = counts.reduce((sum, { ballots }) => sum + ballots, 0);
    const areLevel = counts.every(({ ballots }) => ballots === most);
    if (most * 2 > total || areLevel) {
      rounds.push({ counts, exhausted, out: [] });
      return { rounds, winners: counts.filter(({ ballots }) => ballots === most).map(({ option }) => option) };
    }
    const out = weakestOf(counts, rounds);
    rounds.push({ counts, exhausted, out });
    standing = standing.filter((option) => !out.includes(option));
  }
}

function countFirsts(rankings: readonly Ranking[], standing: readonly number[]): Pick<Round, "counts" | "exhausted"> {
  const counts = new Map(standing.map((option) => [option, 0]));
  let exhausted = 0;
  for (const { order, ballots } of rankings) {
    const first = order.find((option) => counts.has(option));
    if (first === undefined) exhausted += ballots;
    else counts.set(first, (counts.get(first) ?? 0) + ballots);
  }
  return { counts: [...counts].map(([option, ballots]) => ({ option, ballots })), exhausted };
}

function weakestOf(counts: Round["counts"], earlier: readonly Round[]): number[] {
  let weakest = fewestOf(counts);
  for (const round of [...earlier].reverse()) {
    if (weakest.length === 1) return weakest;
    weakest = fewestOf(round.counts.filter(({ option }) => weakest.includes(option)));
  }
  return weakest;
}

function fewestOf(counts: Round["counts"]): number[] {
  const least = Math.min(...counts.map(({ ballots }) => ballots));
  return counts.filter(({ ballots }) => ballots === least).map(({ option }) => option);
}

function comparePairs(rankings: readonly Ranking[], options: readonly number[]): number[][] {
  const size = Math.max(0, ...options) + 1;
  const pairs = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const { order, ballots } of rankings) {
    const seen = new Set<number>();
    for (const a of order) {
      seen.add(a);
      for (const b of options) if (!seen.has(b)) put(pairs, a, b, at(pairs, a, b) + ballots);
    }
  }
  return pairs;
}

/** Options from the strongest on: of two, the one whose strongest path to the other is stronger than the way back. */
function orderByPaths(pairwise: number[][], options: readonly number[]): number[][] {
  const paths = pairwise.map((row, a) => row.map((votes, b) => (votes > at(pairwise, b, a) ? votes : 0)));
  for (const via of options) {
    for (const a of options) {
      for (const b of options) if (a !== b) put(paths, a, b, Math.max(at(paths, a, b), Math.min(at(paths, a, via), at(paths, via, b))));
    }
  }
  const beatenBy = (option: number): number => options.filter((other) => at(paths, other, option) > at(paths, option, other)).length;
  const places = new Map<number, number[]>();
  for (const option of options) places.set(beatenBy(option), [...(places.get(beatenBy(option)) ?? []), option]);
  return [...places].sort(([a], [b]) => a - b).map(([, level]) => level);
}

function at(table: number[][], row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}

function put(table: number[][], row: number, column: number, value: number): void {
  const line = table[row];
  if (line) line[column] = value;
}
