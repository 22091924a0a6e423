import type { QuestionView } from "~/features/questions/types";
import { questionWords } from "~/features/questions/words";
import { topicWords } from "~/features/topics/words";
import { formatNumber } from "~/kernel/words";
import { Button, LinkButton } from "~/ui/button";
import { ButtonForm } from "~/ui/post-form";
import { useLocale, useWords } from "~/ui/use-words";
import { Count } from "./closing-box";

const closeLabels = { act: "close", vote: "closeVote", duplicate: "closeOwn" } as const;

/** Below a question: who has it too, and the way to close it. */
export function QuestionActs({ id, question, sameCount }: { id: string; question: QuestionView; sameCount: number }) {
  const t = useWords(questionWords);
  const w = useWords(topicWords);
  const locale = useLocale();
  const { same, can, votes } = question;
  const isMember = same || can.same;
  const count = sameCount > 0 && !isMember ? <span className="dim sm">{w("sameAsked", { count: sameCount })}</span> : null;
  if (!isMember && !can.close) return count;
  return (
    <div className="pacts">
      {isMember ? (
        <ButtonForm action={`/t/${id}/same-question`} values={{ wanted: same ? "off" : "on" }}><Button variant="quiet" size="sm" icon={same ? "check" : "users"} aria-pressed={same}>{t(same ? "sameMine" : "same")}{sameCount > 0 ? ` (${formatNumber(sameCount, locale)})` : null}</Button></ButtonForm>
      ) : null}
      {count}
      {can.close ? <LinkButton variant="quiet" size="sm" icon="circle-x" href={`/t/${id}/closing`}>{t(closeLabels[can.close])}<Count votes={votes} /></LinkButton> : null}
    </div>
  );
}
