import type { Bench, Cpu } from "./measure";
import { measureRow, medianCpu } from "./measure";
import type { Row } from "./visits";

/** What a signed-in board costs in a small community and in a large one. */
export type GrowthFigure = { small: Place; large: Place; ratio: number };
type Place = { topics: number; cpu: Cpu };

/** A running community of one size, with the row that is loaded. */
export type Stage = { topics: number; bench: Bench; row: Row };

const rounds = 5;
const pace = { connections: 8, seconds: 2, rounds: 1 };

/** Loads both in turn, so that a noisy machine disturbs them alike. Returns the medians and large by small. */
export async function measureGrowth(small: Stage, large: Stage): Promise<GrowthFigure> {
  const found: [Cpu[], Cpu[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { bench, row }] of [small, large].entries()) {
      const { cpu } = await measureRow(bench, row, pace);
      if (round > 0) found[at]?.push(cpu); // the first warms up
    }
  }
  const [first, second] = [medianCpu(found[0]), medianCpu(found[1])];
  const total = ({ app, db }: Cpu): number => app + (db ?? 0);
  return { small: { topics: small.topics, cpu: first }, large: { topics: large.topics, cpu: second }, ratio: total(second) / total(first) };
}
