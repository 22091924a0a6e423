import { describe, expect, it } from "vitest";
import type { Trust } from "~/kernel/actor";
import { forSeeds } from "~/kernel/test-support/random";
import { breakDown, smallestCell, type VoterBallot } from "./breakdown";
import { anyChoices, belongs, chose, figuresTold, makeUpPoll } from "./test-support/made-up-polls";
import { breakdownNames, type Breakdown, type PollKind } from "../types";

const voters = (count: number, choices: string, trust: Trust, inSegment = true): VoterBallot[] => Array.from({ length: count }, () => ({ choices, trust, inSegment }));

describe("breakDown", () => {
  it("shows levels apart where five of each chose and five did not", () => {
    const ballots = [...voters(6, "1", 0), ...voters(5, "2", 0), ...voters(7, "1", 2), ...voters(9, "2", 2)];
    expect(breakDown("level", "single", 0, ballots)).toEqual({ by: "level", options: [1, 2], classes: [{ of: { levels: [0] }, votes: [6, 5] }, { of: { levels: [1, 2, 3, 4] }, votes: [7, 9] }] });
  });
  it("joins a level with too few to its neighbour", () => {
    const ballots = [...voters(6, "1", 0), ...voters(6, "2", 0), ...voters(4, "1", 1), ...voters(9, "2", 1), ...voters(7, "1", 2), ...voters(5, "2", 2)];
    expect(breakDown("level", "single", 0, ballots)?.classes).toHaveLength(2);
  });
  it("leaves out an option that too few of a class chose, for all classes", () => {
    const ballots = [...voters(6, "1", 0), ...voters(5, "2", 0), ...voters(4, "3", 0), ...voters(7, "1", 2), ...voters(9, "2", 2), ...voters(20, "3", 2)];
    expect(breakDown("level", "single", 0, ballots)?.options).toEqual([1, 2]);
  });
  it("leaves out an option that all but four of a class chose: that would tell of the four", () => {
    const ballots = [...voters(30, "1", 0), ...voters(4, "2", 0), ...voters(7, "1", 2), ...voters(9, "2", 2)];
    expect(breakDown("level", "single", 0, ballots)).toBe(null);
  });
  it("leaves out one of two options whose difference is four: the published ballots tell which go together", () => {
    const ballots = [0, 2].flatMap((trust) => [...voters(10, "1,2", trust === 0 ? 0 : 2), ...voters(4, "1", trust === 0 ? 0 : 2), ...voters(9, "3", trust === 0 ? 0 : 2)]);
    expect(breakDown("level", "multiple", 0, ballots)?.options).toEqual([1, 3]);
  });
  it("holds a group against everybody else", () => {
    const ballots = [...voters(5, "1", 0, true), ...voters(5, "2", 0, true), ...voters(8, "1", 0, false), ...voters(6, "2", 0, false)];
    expect(breakDown("segment", "single", 0, ballots)?.classes).toEqual([{ of: { segment: "in" }, votes: [5, 5] }, { of: { segment: "out" }, votes: [8, 6] }]);
  });
  it("counts first places of rankings and the upper half of scores", () => {
    const ranked = [...voters(5, "1>2", 0, true), ...voters(5, "2>1", 0, true), ...voters(5, "1", 0, false), ...voters(5, "2", 0, false)];
    expect(breakDown("segment", "ranked", 0, ranked)?.classes[0]?.votes).toEqual([5, 5]);
    const scored = [...voters(5, "1=3,2=2", 0, true), ...voters(5, "1=1,2=5", 0, true), ...voters(5, "1=5,2=1", 0, false), ...voters(5, "2=4", 0, false)];
    expect(breakDown("segment", "score", 5, scored)?.classes[1]?.votes).toEqual([5, 5]);
  });
});

describe("somebody who knows the tally, all ballots and both breakdowns", () => {
  it("sees no figure, complement or difference under five", () => {
    let published = 0;
    forSeeds((random) => {
      const { kind, ballots } = makeUpPoll(random, 150);
      for (const by of breakdownNames) {
        const table = breakDown(by, kind, 0, ballots);
        if (!table) continue;
        published += 1;
        expect(table.classes.length).toBeGreaterThan(1);
        for (const figure of figuresTold(kind, ballots, table)) expect(figure).toBeGreaterThanOrEqual(smallestCell);
      }
    }, 300);
    expect(published).toBeGreaterThan(50); // else nothing was looked at
  });

  // Small enough to try all ways the voters may be spread over levels and group: at least two for a cell, since five would be too many to try.
  it.each(["single", "ranked", "multiple"] as const)("cannot work out how few of any voters chose, or did not choose, an option of a %s poll", (kind) => {
    let published = 0;
    forSeeds((random) => {
      const patterns = Array.from({ length: 3 }, () => anyChoices(random, kind, 3));
      const ballots = Array.from({ length: random.int(8, 11) }, (): VoterBallot => ({ choices: random.pick(patterns), trust: random.pick([0, 1]), inSegment: random.int(0, 1) > 0 }));
      const tables = breakdownNames.flatMap((by) => breakDown(by, kind, 0, ballots, least) ?? []);
      published += tables.length;
      if (tables.length > 0) expect(derivedFrom(kind, ballots.map(({ choices }) => choices), tables)).toEqual([]);
    }, 80);
    expect(published).toBeGreaterThan(10); // else nothing was tried
  });
});

const least = 2;
const cells = [0, 1].flatMap((trust) => [true, false].map((inSegment) => ({ trust: trust === 0 ? (0 as const) : (1 as const), inSegment })));

/** The cells whose figure is the same in every way to spread the ballots that agrees with all that is published, and is under the least. */
function derivedFrom(kind: PollKind, choices: string[], tables: Breakdown[]): string[] {
  const patterns = [...new Set(choices)].map((text) => ({ text, count: choices.filter((one) => one === text).length }));
  const worlds = patterns.reduce<{ text: string; spread: number[] }[][]>((all, { text, count }) => all.flatMap((world) => spreads(count, cells.length).map((spread) => [...world, { text, spread }])), [[]]);
  const figure = (world: (typeof worlds)[number], option: number, of: (cell: (typeof cells)[number]) => boolean, wanted: boolean): number =>
    world.reduce((sum, { text, spread }) => sum + (chose(kind, text, option) === wanted ? spread.reduce((part, count, place) => part + (cells[place] && of(cells[place]) ? count : 0), 0) : 0), 0);
  const agrees = (world: (typeof worlds)[number]): boolean => tables.every(({ classes, options }) => classes.every(({ of, votes }) => options.every((option, place) =>
    figure(world, option, (cell) => belongs(of, cell), true) === votes[place])));
  const possible = worlds.filter(agrees);
  const found: string[] = [];
  for (const option of [1, 2, 3]) {
    for (const wanted of [true, false]) {
      if (figure(possible[0] ?? [], option, () => true, wanted) < least) continue; // the tally itself tells it
      for (const [name, of] of questions) {
        const values = new Set(possible.map((world) => figure(world, option, of, wanted)));
        const [only] = values;
        if (values.size === 1 && only !== undefined && only < least) found.push(`${wanted ? "" : "not "}${option} of ${name}: ${only}`);
      }
    }
  }
  return found;
}

const questions: [string, (cell: (typeof cells)[number]) => boolean][] = [
  ...cells.map((one): [string, (cell: (typeof cells)[number]) => boolean] => [JSON.stringify(one), (cell) => cell === one]),
  ["T0", ({ trust }) => trust === 0], ["T1", ({ trust }) => trust === 1], ["in", ({ inSegment }) => inSegment], ["out", ({ inSegment }) => !inSegment],
];

/** All ways to spread so many over so many places. */
function spreads(count: number, places: number): number[][] {
  if (places === 1) return [[count]];
  return Array.from({ length: count + 1 }, (_, first) => spreads(count - first, places - 1).map((rest) => [first, ...rest])).flat();
}
