import { Fragment } from "react";
import { decideWords } from "~/features/posts/decide-words";
import type { DiffBlock, DiffPart } from "~/features/posts/types";
import { useWords } from "~/ui/use-words";

/** What changed between two texts: what went is struck, what came is underlined, by words and not by colour alone. */
export function TextDiff({ blocks }: { blocks: readonly DiffBlock[] }) {
  const t = useWords(decideWords);
  return (
    <div className="diff">
      {blocks.map((block, place) => block.kind === "skipped"
        ? <p key={place} className="dim sm diff-gap">{t("skipped", { count: block.count })}</p>
        : <p key={place}>{block.parts.map((part, at) => <Part key={at} part={part} />)}</p>)}
    </div>
  );
}

function Part({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === "added") return <ins>{text}</ins>;
  if (kind === "removed") return <del>{text}</del>;
  return <Fragment>{text}</Fragment>;
}
