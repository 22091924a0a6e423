import type { Mark, PollForm, PollKind } from "../types";

export type MarkRefusal = { refusal: "ballot-empty" | "option-unknown" | "option-twice-chosen" | "rank-twice" } | { refusal: "too-few-choices" | "too-many-choices" | "rank-out-of-range" | "score-out-of-range"; limit: number };

/** Why a ballot does not fit the poll; null when it does. */
export function whyNotMarks(poll: PollForm, marks: readonly Mark[]): MarkRefusal | null {
  const options = new Set(marks.map(({ option }) => option));
  if (marks.length === 0) return { refusal: "ballot-empty" };
  if ([...options].some((option) => !Number.isInteger(option) || option < 1 || option > poll.options)) return { refusal: "option-unknown" };
  if (options.size < marks.length) return { refusal: "option-twice-chosen" };
  if (marks.length < poll.min) return { refusal: "too-few-choices", limit: poll.min };
  if (marks.length > poll.max) return { refusal: "too-many-choices", limit: poll.max };
  const isWithin = (highest: number): boolean => marks.every(({ mark }) => Number.isInteger(mark) && mark >= 1 && mark <= highest);
  if (poll.kind === "score" && !isWithin(poll.scoreMax)) return { refusal: "score-out-of-range", limit: poll.scoreMax };
  if (poll.kind !== "ranked") return null;
  if (!isWithin(poll.options)) return { refusal: "rank-out-of-range", limit: poll.options };
  return new Set(marks.map(({ mark }) => mark)).size < marks.length ? { refusal: "rank-twice" } : null;
}

/**
 * A ballot in its one written form, as it is stored, committed to and published: `2` of one choice, `1,3` of several, `3>1>2` of a
 * ranking, `1=5,2=3` of scores. Equal ballots are written equally.
 */
export function writeMarks(kind: PollKind, marks: readonly Mark[]): string {
  if (kind === "ranked") return [...marks].sort((a, b) => a.mark - b.mark).map(({ option }) => option).join(">");
  const inOrder = [...marks].sort((a, b) => a.option - b.option);
  return inOrder.map(({ option, mark }) => (kind === "score" ? `${option}=${mark}` : String(option))).join(",");
}

/** What a written ballot says; null when it is none of this kind in its one form. */
export function readMarks(kind: PollKind, choices: string): Mark[] | null {
  const parts = choices.split(kind === "ranked" ? ">" : ",");
  const marks = parts.map((part, place): Mark => {
    const [option, score] = part.split("=").map(Number);
    return { option: option ?? 0, mark: kind === "ranked" ? place + 1 : kind === "score" ? (score ?? 0) : 1 };
  });
  return writeMarks(kind, marks) === choices && (kind !== "single" || marks.length === 1) ? marks : null;
}
