import { topPeriods, type ListSort, type TabSort, type TopPeriod } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { Segmented } from "~/ui/segmented";
import { Tabs } from "~/ui/tabs";
import { useWords } from "~/ui/use-words";

type SortTabsProps = { base: string; sorts: readonly (ListSort | "for-you")[]; sort: TabSort; first: TabSort; period: TopPeriod };

/** The orders of a list, each at its own address; the periods below `top`. */
export function SortTabs({ base, sorts, sort, first, period }: SortTabsProps) {
  const t = useWords(topicWords);
  const hrefOf = (to: TabSort): string => (to === first ? base : `${base}?sort=${to}`);
  return (
    <>
      <Tabs label={t("sortNav")} items={sorts.map((name) => ({ href: hrefOf(name), label: t(name), current: name === sort }))} />
      {sort === "top" ? (
        <Segmented label={t("periodNav")} items={topPeriods.map((name) => ({ href: `${base}?sort=top&period=${name}`, label: t(name), current: name === period }))} />
      ) : null}
    </>
  );
}
