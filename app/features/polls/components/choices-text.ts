import type { Mark, PollView } from "~/features/polls/types";

type Named = Pick<PollView, "kind"> & { options: readonly { option: number; text: string }[] };

/** What a ballot says, in the options' own words. */
export function choicesText({ kind, options }: Named, marks: readonly Mark[]): string {
  const name = (option: number): string => options.find((one) => one.option === option)?.text ?? String(option);
  if (kind === "score") return marks.map(({ option, mark }) => `${name(option)} ${mark}`).join(" · ");
  const inOrder = kind === "ranked" ? [...marks].sort((a, b) => a.mark - b.mark) : marks;
  return inOrder.map(({ option }) => name(option)).join(kind === "ranked" ? " > " : " · ");
}
