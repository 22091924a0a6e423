import { breakDown } from "~/features/polls/counting/breakdown";
import { figuresTold, makeUpPoll } from "~/features/polls/counting/test-support/made-up-polls";
import { breakdownNames } from "~/features/polls/types";
import { seeded } from "~/kernel/test-support/random";

/** Breaks down made-up polls and looks for the smallest number of voters that anything told is about. */
export function smallestFigure(polls: number): { polls: number; published: number; smallest: number } {
  let smallest = Number.POSITIVE_INFINITY;
  let published = 0;
  for (let seed = 1; seed <= polls; seed += 1) {
    const { kind, ballots } = makeUpPoll(seeded(seed), 200);
    for (const table of breakdownNames.flatMap((by) => breakDown(by, kind, 0, ballots) ?? [])) {
      published += 1;
      smallest = Math.min(smallest, ...figuresTold(kind, ballots, table));
    }
  }
  return { polls, published, smallest };
}
