import type { MouseEvent } from "react";
import { faces, reactionKinds, type ReactionKind } from "~/features/reactions/types";
import { reactionWords } from "~/features/reactions/words";
import { actFormId } from "~/ui/post-form";
import { useWords } from "~/ui/use-words";

type ChoiceProps = { postId: string; onChoose?: (event: MouseEvent, kind: ReactionKind) => void };

/** All reactions there are, each to give to a post. */
export function ReactionChoice({ postId, onChoose }: ChoiceProps) {
  const t = useWords(reactionWords);
  return (
    <div className="reacts" role="group" aria-label={t("add")}>
      {reactionKinds.map((kind) => (
        <button key={kind} className="react" form={actFormId} formAction={`/posts/${postId}/reactions`} name="on" value={kind} aria-label={t(kind)} title={t(kind)} onClick={onChoose && ((event) => onChoose(event, kind))}>{faces[kind]}</button>
      ))}
    </div>
  );
}
