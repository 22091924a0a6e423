import type { ReactNode } from "react";
import { topicHref, type TopicCard } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { formatNumber } from "~/kernel/words";
import { Row, RowNumber } from "~/ui/row";
import { StateLabel } from "~/ui/state-label";
import { useLocale, useWords } from "~/ui/use-words";
import { kindIcons } from "./kind-icons";

type Shown = Pick<TopicCard, "id" | "slug" | "kind" | "title" | "board" | "replyCount" | "solved" | "closed">;

/** A topic in a short list that leads to it: title, board, how many replied, and what the list says of it. */
export function TopicLine({ topic, note }: { topic: Shown; note?: ReactNode }) {
  const t = useWords(topicWords);
  const locale = useLocale();
  const { kind, title, board, replyCount, solved, closed } = topic;
  return (
    <Row href={topicHref(topic)} title={title} icon={solved ? "circle-check" : kindIcons[kind]} iconLabel={solved ? t("solved") : t(kind)} iconTone={solved ? "moss" : undefined}
      states={closed ? <StateLabel icon="circle-x">{t("closed")}</StateLabel> : undefined} meta={<><a href={`/boards/${board.slug}`}>{board.name}</a>{note}</>}>
      <RowNumber value={formatNumber(replyCount, locale)} label={t(kind === "question" ? "answers" : "replies", { count: replyCount })} icon="message-square" zero={replyCount === 0} />
    </Row>
  );
}
