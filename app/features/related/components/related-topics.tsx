import { relatedWords } from "~/features/related/words";
import type { RelatedTopic } from "~/features/related/types";
import { TopicLine } from "~/features/topics/components/topic-line";
import { Rows } from "~/ui/row";
import { useWords } from "~/ui/use-words";

/** Topics like the one that was read, below it. */
export function RelatedTopics({ topics }: { topics: readonly RelatedTopic[] }) {
  const t = useWords(relatedWords);
  return (
    <section aria-labelledby="related">
      <div className="ahead"><h2 id="related">{t("title")}</h2></div>
      <Rows label={t("title")}>{topics.map((topic) => <TopicLine key={topic.id} topic={topic} />)}</Rows>
    </section>
  );
}
