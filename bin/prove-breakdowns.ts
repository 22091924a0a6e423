import { breakDown, type VoterBallot } from "~/features/polls/breakdown";
import { seeded } from "~/kernel/test-support/random";

/**
 * Breaks down made-up polls and looks, with each voter known, for the smallest number of voters that any figure told is about: the
 * figure itself, those of the class who did not choose the option, those who chose it and not another one shown.
 */
export function smallestFigure(polls: number): { polls: number; published: number; smallest: number } {
  let smallest = Number.POSITIVE_INFINITY;
  let published = 0;
  for (let seed = 1; seed <= polls; seed += 1) {
    const random = seeded(seed);
    const kind = random.pick(["single", "multiple", "ranked"] as const);
    const anyChoices = (): string => {
      const options = random.shuffled([1, 2, 3, 4]).slice(0, kind === "single" ? 1 : random.int(1, 3));
      return kind === "ranked" ? options.join(">") : options.sort().join(",");
    };
    const ballots = Array.from({ length: random.int(0, 200) }, (): VoterBallot => ({ choices: anyChoices(), trust: random.pick([0, 1, 1, 2, 3, 4]), inSegment: random.int(0, 2) > 0 }));
    const chose = (choices: string, option: number): boolean => (kind === "ranked" ? choices.split(">")[0] === String(option) : choices.split(",").includes(String(option)));
    for (const table of (["level", "segment"] as const).flatMap((by) => breakDown(by, kind, 0, ballots) ?? [])) {
      published += 1;
      for (const { of, votes } of table.classes) {
        const members = ballots.filter(({ trust, inSegment }) => ("levels" in of ? of.levels.includes(trust) : (of.segment === "in") === inSegment));
        const count = (test: (choices: string) => boolean): number => members.filter(({ choices }) => test(choices)).length;
        for (const [place, option] of table.options.entries()) {
          const others = table.options.filter((other) => other !== option);
          smallest = Math.min(smallest, votes[place] ?? 0, count((choices) => !chose(choices, option)), ...others.map((other) => count((choices) => chose(choices, option) && !chose(choices, other))));
        }
      }
    }
  }
  return { polls, published, smallest };
}
