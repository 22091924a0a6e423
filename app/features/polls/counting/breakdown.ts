import type { Trust } from "~/kernel/actor";
import { readMarks } from "./ballots";
import type { Breakdown, BreakdownName, PollKind, VoterClass } from "../types";

/** A ballot with what is told of its voter for a breakdown, and never published together. */
export type VoterBallot = { choices: string; trust: Trust; inSegment: boolean };

/** No figure about fewer voters than this is published, nor one that leads to such a figure. */
export const smallestCell = 5;

/**
 * The breakdown of ballots by a trait, as far as it may be published; null when nothing of it may.
 *
 * Classes of voters are made as fine as can be (neighbouring levels are joined). An option is shown for all classes or for none: when in each
 * class at least five voters chose it and at least five did not, and, of each two options shown, at least five chose the one without the
 * other and the other way round. How many voters a class has is never told. So each figure shown, its complement and the difference of any
 * two are five or more. Where a ballot names one option, what is hidden stands in no equation with what is shown; where it names several, the
 * published ballots say which options go together, and that is why pairs are kept apart. Of two breakdowns of one poll the common cells
 * stay open, because each class is a true part of all.
 * "Chose" means: chose it, put it first, or scored it in the upper half.
 */
export function breakDown(by: BreakdownName, kind: PollKind, scoreMax: number, ballots: readonly VoterBallot[], least = smallestCell): Breakdown | null {
  const told = ballots.map((ballot) => ({ ...ballot, chosen: chosenIn(kind, scoreMax, ballot.choices) }));
  const options = [...new Set(told.flatMap(({ chosen }) => chosen))].sort((a, b) => a - b);
  let best: Breakdown | null = null;
  for (const classes of partitionsOf(by)) {
    const members = classes.map((of) => told.filter((ballot) => isOf(of, ballot)).map(({ chosen }) => chosen));
    const shown = pickShown(options, members, least);
    const table = { by, options: shown, classes: classes.map((of, place) => ({ of, votes: shown.map((option) => (members[place] ?? []).filter((chosen) => chosen.includes(option)).length) })) };
    if (shown.length * classes.length > (best ? best.options.length * best.classes.length : 0)) best = table;
  }
  return best;
}

/** The options that may be shown together, those chosen most first. */
function pickShown(options: readonly number[], members: readonly number[][][], least: number): number[] {
  const holds = (test: (chosen: number[]) => boolean): boolean => members.every((ballots) => ballots.filter(test).length >= least);
  const total = (option: number): number => members.reduce((sum, ballots) => sum + ballots.filter((chosen) => chosen.includes(option)).length, 0);
  const shown: number[] = [];
  for (const option of [...options].sort((a, b) => total(b) - total(a) || a - b)) {
    const stands = holds((chosen) => chosen.includes(option)) && holds((chosen) => !chosen.includes(option));
    const isApart = shown.every((other) => holds((chosen) => chosen.includes(option) && !chosen.includes(other)) && holds((chosen) => chosen.includes(other) && !chosen.includes(option)));
    if (stands && isApart) shown.push(option);
  }
  return shown.sort((a, b) => a - b);
}

function chosenIn(kind: PollKind, scoreMax: number, choices: string): number[] {
  const marks = readMarks(kind, choices) ?? [];
  const isChosen = (mark: number): boolean => (kind === "score" ? mark * 2 > scoreMax : mark === 1);
  return marks.filter(({ mark }) => isChosen(mark)).map(({ option }) => option);
}

function isOf(of: VoterClass, { trust, inSegment }: VoterBallot): boolean {
  return "levels" in of ? of.levels.includes(trust) : (of.segment === "in") === inSegment;
}

const levels: readonly Trust[] = [0, 1, 2, 3, 4];

/** All ways to cut the voters into at least two classes: between any levels, or the group and the rest. */
function partitionsOf(by: BreakdownName): VoterClass[][] {
  if (by === "segment") return [[{ segment: "in" }, { segment: "out" }]];
  const cuts = Array.from({ length: 2 ** (levels.length - 1) - 1 }, (_, place) => place + 1);
  return cuts.map((cut) => {
    const classes: { levels: Trust[] }[] = [];
    for (const [place, level] of levels.entries()) {
      if (place === 0 || (cut >> (place - 1)) & 1) classes.push({ levels: [level] });
      else classes.at(-1)?.levels.push(level);
    }
    return classes;
  });
}
