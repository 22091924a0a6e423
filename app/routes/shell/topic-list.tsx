import type { Page } from "~/kernel/page";
import { TopicRows } from "~/features/topics/components/topic-row";
import { SortTabs } from "~/features/topics/components/sort-tabs";
import type { ListSort, TopicCard, TopicSort } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Pager } from "~/ui/pager";
import { useWords } from "~/ui/use-words";
import { nextHref, type ListQuery } from "./list-page";
import { shellWords } from "./words";

type TopicListProps = { base: string; first: TopicSort; sorts: readonly ListSort[]; query: ListQuery; page: Page<TopicCard>; newHref: string; showBoard?: true };

/** Tabs, rows and the way to the next page; an empty list says what to do. */
export function TopicList({ base, first, sorts, query, page, newHref, showBoard }: TopicListProps) {
  const t = useWords(topicWords);
  const s = useWords(shellWords);
  const next = nextHref(base, query, page.nextCursor);
  const emptyText = query.sort === "unread" ? t("emptyUnread") : query.sort === "unanswered" ? t("emptyUnanswered") : t("emptyText");
  return (
    <>
      <SortTabs base={base} sorts={sorts} sort={query.sort} first={first} period={query.period} />
      {page.items.length > 0
        ? <TopicRows topics={page.items} showBoard={showBoard} />
        : <Empty title={t("emptyTitle")} actions={<LinkButton href={newHref} variant="ember">{t("start")}</LinkButton>}>{emptyText}</Empty>}
      <Pager label={s("pages")} previous={query.cursor ? { href: base, label: s("first") } : null} next={next ? { href: next, label: s("next") } : null} />
    </>
  );
}
