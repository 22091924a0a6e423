import type { BestTopic, TopicSince, TrendingTag, TrendingTopic } from "~/features/trends/types";
import { trendWords } from "~/features/trends/words";
import { TopicLine } from "~/features/topics/components/topic-line";
import { Moment } from "~/ui/moment";
import { Rows } from "~/ui/row";
import { StateLabel } from "~/ui/state-label";
import { Tag } from "~/ui/tag";
import { useLocale, useWords } from "~/ui/use-words";

/** Topics more happens to than usual, with the figures that say so. */
export function TrendingTopics({ topics }: { topics: readonly TrendingTopic[] }) {
  const t = useWords(trendWords);
  const burst = useBurst();
  if (topics.length === 0) return <p className="dim">{t("noTrends")}</p>;
  return <Rows label={t("topicsTitle")}>{topics.map((topic) => <TopicLine key={topic.id} topic={topic} note={<span>{burst(topic)}</span>} />)}</Rows>;
}

/** The same of tags. */
export function TrendingTags({ tags }: { tags: readonly TrendingTag[] }) {
  const t = useWords(trendWords);
  const burst = useBurst();
  if (tags.length === 0) return <p className="dim">{t("noTrends")}</p>;
  return (
    <ul className="trending-tags" aria-label={t("tagsTitle")}>
      {tags.map((tag) => <li key={tag.name}><Tag href={`/tags/${encodeURIComponent(tag.name)}`}>#{tag.name}</Tag> <span className="meta">{burst(tag)}</span></li>)}
    </ul>
  );
}

/** A week's best, in their order. */
export function BestTopics({ topics }: { topics: readonly BestTopic[] }) {
  const t = useWords(trendWords);
  if (topics.length === 0) return <p className="dim">{t("noBest")}</p>;
  return <Rows label={t("bestOf")}>{topics.map((topic) => <TopicLine key={topic.id} topic={topic} note={<span>{t("received", { votes: topic.votesThen, replies: topic.repliesThen })}</span>} />)}</Rows>;
}

/** What is new since the member was here. */
export function TopicsSince({ topics, since }: { topics: readonly TopicSince[]; since: string }) {
  const t = useWords(trendWords);
  return (
    <>
      <p className="meta">{t("since")} <Moment iso={since} /></p>
      {topics.length === 0 ? <p className="dim">{t("nothingNew")}</p> : (
        <Rows label={t("sinceTitle")}>
          {topics.map((topic) => (
            <TopicLine key={topic.id} topic={topic} note={<StateLabel tone="slate">{topic.isNewTopic ? t("isNewTopic") : t("repliesSince", { count: topic.repliesSince })}</StateLabel>} />
          ))}
        </Rows>
      )}
    </>
  );
}

function useBurst(): (trend: { recent: number; people: number; usual: number }) => string {
  const t = useWords(trendWords);
  const format = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 1 });
  return ({ recent, people, usual }) => t("burst", { recent, people, usual: format.format(usual) });
}
