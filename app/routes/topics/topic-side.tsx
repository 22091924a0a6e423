import { FollowLink } from "~/features/follows/components/follow-link";
import type { TopicHead } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { DefinitionList } from "~/ui/definition-list";
import { Moment } from "~/ui/moment";
import { Panel } from "~/ui/shell";
import { useWords } from "~/ui/use-words";

/** The facts of a topic beside it. */
export function TopicSide({ topic }: { topic: TopicHead }) {
  const t = useWords(topicWords);
  return (
    <Panel title={t("about")}>
      <DefinitionList items={[
        { term: t("aboutBoardLink"), detail: <a className="link" href={`/boards/${topic.board.slug}`}>{topic.board.name}</a> },
        { term: t("opened"), detail: <Moment iso={topic.createdAt} /> },
        { term: t("lastActive"), detail: <Moment iso={topic.lastActivityAt} /> },
        { term: t("repliesColumn"), detail: String(topic.replyCount) },
      ]} />
      <FollowLink type="topic" subject={topic.id} />
    </Panel>
  );
}
