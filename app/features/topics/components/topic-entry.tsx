import type { ReactNode } from "react";
import type { TopicCard } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { formatNumber } from "~/kernel/words";
import { Who } from "~/ui/avatar";
import { Entry, EntryNumber } from "~/ui/entry";
import { Moment } from "~/ui/moment";
import { StateLabel } from "~/ui/state-label";
import { useLocale, useWords } from "~/ui/use-words";
import { topicHref } from "~/features/topics/types";
import { TopicStates } from "./topic-row";

/** One topic in a feed: why it stands here, what it is, its first lines, who made it. */
export function TopicEntry({ topic, why }: { topic: TopicCard; why?: ReactNode }) {
  const t = useWords(topicWords);
  const locale = useLocale();
  return (
    <Entry
      href={topicHref(topic)} title={topic.title} excerpt={topic.excerpt} why={why}
      states={<>{topic.solved ? <StateLabel tone="moss" icon="check">{t("solved")}</StateLabel> : null}<TopicStates topic={topic} /></>}
      meta={
        <>
          <Who seed={topic.author.id} name={topic.author.displayName} src={topic.author.avatarUrl} href={`/members/${topic.author.handle}`} />
          <a href={`/boards/${topic.board.slug}`}>{topic.board.name}</a>
          <Moment iso={topic.createdAt} />
        </>
      }
      acts={
        <>
          <EntryNumber icon="arrow-up" label={t("votes", { count: topic.score })} value={formatNumber(topic.score, locale)} />
          <EntryNumber icon="message-square" label={t("replies", { count: topic.replyCount })} value={formatNumber(topic.replyCount, locale)} />
        </>
      }
    />
  );
}
