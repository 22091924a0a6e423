import { readMarks } from "./ballots";
import { countRankings } from "./ranked";
import type { BallotCount, Mark, OptionTally, PollForm, Tally } from "../types";

/** Counts ballots. Throws on one that is none of this poll's: only a bug or a forged record has such. */
export function countBallots(form: PollForm, counts: readonly BallotCount[]): Tally {
  const read = counts.map(({ choices, ballots }) => ({ marks: marksOf(form, choices), ballots }));
  const numbers = Array.from({ length: form.options }, (_, place) => place + 1);
  const rankings = form.kind === "ranked" ? read.map(({ marks, ballots }) => ({ order: marks.map(({ option }) => option), ballots })) : null;
  const ranked = rankings ? countRankings(rankings, numbers) : null;
  const options = numbers.map((option): OptionTally => {
    const told = read.flatMap(({ marks, ballots }) => marks.filter((mark) => mark.option === option && (form.kind !== "ranked" || mark.mark === 1)).map(({ mark }) => ({ mark, ballots })));
    const sum = (of: (one: { mark: number; ballots: number }) => number): number => told.reduce((total, one) => total + of(one), 0);
    return { option, votes: sum(({ ballots }) => ballots), points: form.kind === "score" ? sum(({ mark, ballots }) => mark * ballots) : 0 };
  });
  const ballots = counts.reduce((total, one) => total + one.ballots, 0);
  return { ballots, options, leading: ballots === 0 ? [] : (ranked?.winners ?? leadersOf(options, form.kind === "score" ? meanOf : ({ votes }) => votes)), ranked };
}

/** The mean score of an option; 0 when nobody rated it. */
export function meanOf({ points, votes }: OptionTally): number {
  return votes === 0 ? 0 : points / votes;
}

function leadersOf(options: OptionTally[], worth: (option: OptionTally) => number): number[] {
  const best = Math.max(...options.map(worth));
  return best === 0 ? [] : options.filter((option) => worth(option) === best).map(({ option }) => option);
}

function marksOf(form: PollForm, choices: string): Mark[] {
  const marks = readMarks(form.kind, choices);
  if (!marks || marks.some(({ option }) => option > form.options)) throw new Error(`not a ballot of this poll: ${choices}`);
  return marks;
}
