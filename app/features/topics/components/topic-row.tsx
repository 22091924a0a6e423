import type { TopicCard } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { Who } from "~/ui/avatar";
import { Moment } from "~/ui/moment";
import { Row, RowNumber, Rows, RowsHead } from "~/ui/row";
import { StateLabel } from "~/ui/state-label";
import { useLocale, useWords } from "~/ui/use-words";
import { formatNumber } from "~/kernel/words";
import { topicHref } from "~/features/topics/types";
import { kindIcons } from "./kind-icons";

/** A list of topics for scanning; `showBoard` where several boards mix. */
export function TopicRows({ topics, showBoard }: { topics: TopicCard[]; showBoard?: true }) {
  const t = useWords(topicWords);
  return (
    <>
      <RowsHead labels={[t("topicColumn"), t("votesColumn"), t("repliesColumn"), t("activityColumn")]} />
      <Rows label={t("topicsList")}>{topics.map((topic) => <TopicRow key={topic.id} topic={topic} showBoard={showBoard} />)}</Rows>
    </>
  );
}

function TopicRow({ topic, showBoard }: { topic: TopicCard; showBoard?: true | undefined }) {
  const t = useWords(topicWords);
  const locale = useLocale();
  const isSolved = topic.kind === "question" && topic.solved;
  return (
    <Row
      href={topicHref(topic)} title={topic.title} icon={isSolved ? "circle-check" : kindIcons[topic.kind]} iconLabel={isSolved ? t("solved") : t(topic.kind)}
      iconTone={isSolved ? "moss" : undefined} unread={topic.unread} states={<TopicStates topic={topic} />}
      meta={
        <>
          <Who seed={topic.author.id} name={topic.author.displayName} src={topic.author.avatarUrl} href={`/members/${topic.author.handle}`} />
          {showBoard ? <a href={`/boards/${topic.board.slug}`}>{topic.board.name}</a> : null}
          <Moment iso={topic.createdAt} />
          {topic.tags.slice(0, 3).map((tag) => <a key={tag} href={`/tags/${encodeURIComponent(tag)}`}>#{tag}</a>)}
        </>
      }
    >
      <RowNumber value={formatNumber(topic.score, locale)} label={t("votes", { count: topic.score })} icon="arrow-up" zero={topic.score === 0} />
      <RowNumber value={formatNumber(topic.replyCount, locale)} label={t("replies", { count: topic.replyCount })} icon="message-square" zero={topic.replyCount === 0} />
      <Moment iso={topic.lastActivityAt} length="short" className="n" />
    </Row>
  );
}

/** Pinned, closed, locked, how much is new: in words. */
export function TopicStates({ topic }: { topic: Pick<TopicCard, "pinned" | "locked" | "closed" | "sameCount" | "unread" | "newReplies"> }) {
  const t = useWords(topicWords);
  return (
    <>
      {topic.pinned ? <StateLabel icon="pin">{t("pinned")}</StateLabel> : null}
      {topic.closed ? <StateLabel icon="circle-x">{t("closed")}</StateLabel> : null}
      {topic.sameCount > 0 ? <StateLabel icon="users">{t("sameAsked", { count: topic.sameCount })}</StateLabel> : null}
      {topic.locked ? <StateLabel icon="lock">{t("locked")}</StateLabel> : null}
      {topic.unread ? <StateLabel tone="slate">{topic.newReplies ? t("newReplies", { count: topic.newReplies }) : t("isNew")}</StateLabel> : null}
    </>
  );
}
