import type { Trust } from "~/kernel/actor";
import type { Random } from "~/kernel/test-support/random";
import type { VoterBallot } from "../breakdown";
import type { Breakdown, PollKind, VoterClass } from "../../types";

/** A poll of four options with up to so many voters, of all levels, in the group and out of it. */
export function makeUpPoll(random: Random, votersMax: number): { kind: PollKind; ballots: VoterBallot[] } {
  const kind = random.pick(["single", "multiple", "ranked"] as const);
  const ballot = (): VoterBallot => ({ choices: anyChoices(random, kind, 4), trust: random.pick([0, 1, 1, 2, 3, 4] as const), inSegment: random.int(0, 2) > 0 });
  return { kind, ballots: Array.from({ length: random.int(0, votersMax) }, ballot) };
}

/** What somebody may choose of so many options: never all of them. */
export function anyChoices(random: Random, kind: PollKind, count: number): string {
  const options = Array.from({ length: count }, (_, place) => place + 1);
  const chosen = random.shuffled(options).slice(0, kind === "single" ? 1 : random.int(1, count - 1));
  return kind === "ranked" ? chosen.join(">") : chosen.sort((a, b) => a - b).join(",");
}

/** Whether a ballot chose the option, or put it first. */
export function chose(kind: PollKind, choices: string, option: number): boolean {
  return kind === "ranked" ? choices.split(">")[0] === String(option) : choices.split(",").includes(String(option));
}

/** Whether a voter is of the class. */
export function belongs(of: VoterClass, { trust, inSegment }: { trust: Trust; inSegment: boolean }): boolean {
  return "levels" in of ? of.levels.includes(trust) : (of.segment === "in") === inSegment;
}

/**
 * How many voters each thing is about that a breakdown tells, counted with each voter known: the figures themselves, those of the class who did
 * not choose the option, and those who chose it and not another one shown.
 */
export function figuresTold(kind: PollKind, ballots: readonly VoterBallot[], { classes, options }: Breakdown): number[] {
  return classes.flatMap(({ of, votes }) => {
    const members = ballots.filter((ballot) => belongs(of, ballot));
    const count = (test: (choices: string) => boolean): number => members.filter(({ choices }) => test(choices)).length;
    return options.flatMap((option, place) => {
      const others = options.filter((other) => other !== option);
      const apart = others.map((other) => count((choices) => chose(kind, choices, option) && !chose(kind, choices, other)));
      return [votes[place] ?? 0, count((choices) => chose(kind, choices, option)), count((choices) => !chose(kind, choices, option)), ...apart];
    });
  });
}
