import { relatedWords } from "~/features/related/words";
import type { RelatedTopic } from "~/features/related/types";
import { kindIcons } from "~/features/topics/components/kind-icons";
import { topicHref } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { formatNumber } from "~/kernel/words";
import { Row, RowNumber, Rows } from "~/ui/row";
import { StateLabel } from "~/ui/state-label";
import { useLocale, useWords } from "~/ui/use-words";

/** Topics like the one that was read, below it. */
export function RelatedTopics({ topics }: { topics: readonly RelatedTopic[] }) {
  const r = useWords(relatedWords);
  const t = useWords(topicWords);
  const locale = useLocale();
  return (
    <section className="related" aria-labelledby="related">
      <div className="ahead"><h2 id="related">{r("title")}</h2></div>
      <Rows label={r("title")}>
        {topics.map(({ id, slug, kind, title, board, replyCount, solved, closed }) => (
          <Row key={id} href={topicHref({ id, slug })} title={title} icon={solved ? "circle-check" : kindIcons[kind]} iconLabel={solved ? t("solved") : t(kind)} iconTone={solved ? "moss" : undefined}
            states={closed ? <StateLabel icon="circle-x">{t("closed")}</StateLabel> : undefined} meta={<a href={`/boards/${board.slug}`}>{board.name}</a>}>
            <RowNumber value={formatNumber(replyCount, locale)} label={t(kind === "question" ? "answers" : "replies", { count: replyCount })} icon="message-square" zero={replyCount === 0} />
          </Row>
        ))}
      </Rows>
    </section>
  );
}
