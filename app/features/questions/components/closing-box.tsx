import type { ClosingView, OriginalView, QuestionView, VotesView } from "~/features/questions/types";
import { questionWords } from "~/features/questions/words";
import { topicHref } from "~/features/topics/types";
import { LinkButton } from "~/ui/button";
import { Moment } from "~/ui/moment";
import { Note } from "~/ui/note";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";

const titles = { duplicate: "duplicateTitle", unclear: "unclearTitle", "off-topic": "offTopicTitle" } as const;

/** On top of a closed question: why it takes no answers, and the way to the one it repeats; of an asker's own, that nothing is accepted. */
export function QuestionNotes({ id, question, isAsker }: { id: string; question: QuestionView; isAsker: boolean }) {
  const t = useWords(questionWords);
  const { closing, can, votes } = question;
  if (question.waitsForAcceptance) return <Note className="closing" tone="ochre" icon="hourglass"><p><b>{t("acceptTitle")}</b> {t("acceptText")}</p></Note>;
  if (!closing) return null;
  return (
    <Note className="closing" tone={closing.original ? "slate" : "ochre"} icon={closing.original ? "copy" : "circle-x"}>
      <p><b>{t(closing.reason ? titles[closing.reason] : "closedTitle")}</b></p>
      {closing.original ? <Original original={closing.original} /> : null}
      {closing.note ? <p>{closing.note}</p> : null}
      <p>{t(closing.original ? "duplicateText" : "noAnswers")}{isAsker && closing.reason === "unclear" && !closing.reopenAskedAt ? <> {t("improve")}</> : null}{closing.reopenAskedAt ? <> {t("reopenAsked")}</> : null}</p>
      <p className="dim sm"><ClosedBy closing={closing} /></p>
      {can.reopen ? <p><LinkButton size="sm" icon="lock-open" href={`/t/${id}/closing`}>{t(can.reopen === "act" ? "reopen" : "reopenVote")}<Count votes={votes} /></LinkButton></p> : null}
    </Note>
  );
}

/** The question asked before, with what its readers see first. */
function Original({ original }: { original: OriginalView }) {
  const t = useWords(questionWords);
  return (
    <>
      <p><a className="link strong" href={topicHref(original)}>{original.title}</a> {original.solved ? <StateLabel tone="moss" icon="check">{t("solved")}</StateLabel> : null} <span className="dim sm nowrap">{t("answers", { count: original.replyCount })}</span></p>
      {original.answer ? <blockquote className="soft">{original.answer.excerpt}</blockquote> : null}
    </>
  );
}

function ClosedBy({ closing }: { closing: ClosingView }) {
  const t = useWords(questionWords);
  return <>{closing.votes > 0 ? t("agreed", { votes: closing.votes }) : closing.by ? t("closedBy", { name: closing.by.displayName }) : null} <Moment iso={closing.at} /></>;
}

/** How many votes there are of those needed. */
export function Count({ votes }: { votes: VotesView | null }) {
  const t = useWords(questionWords);
  return votes ? <> ({t("votes", { count: votes.count, needed: votes.needed })})</> : null;
}
