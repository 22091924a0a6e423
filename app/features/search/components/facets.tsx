import { parseQuery, writeQuery, type Filter, type Query, type SearchSort } from "@search";
import { topicWords } from "~/features/topics/words";
import { formatNumber } from "~/kernel/words";
import { Icon } from "~/ui/icon";
import { usePage } from "~/ui/page-context";
import { Panel } from "~/ui/shell";
import { Tag } from "~/ui/tag";
import { useLocale, useWords } from "~/ui/use-words";
import { hasFilter, searchHref, toggled } from "../links";
import type { SearchPage } from "../types";
import { searchWords } from "../words";

type Props = { q: string; sort: SearchSort; page: SearchPage };
type Choice = { filter: Filter; label: string; count?: number };

const filterOf = (field: Filter["field"], value: string): Filter => ({ field, value, negated: false });

/** What the results may be narrowed by. Each choice is a link to the same search with it, or without. */
export function Facets({ q, sort, page }: Props) {
  const t = useWords(searchWords);
  const kinds = useKinds(page);
  const times = useTimes();
  const states = [{ filter: filterOf("is", "solved"), label: t("solved") }, { filter: filterOf("is", "unanswered"), label: t("unanswered") }];
  const boards = page.facets.boards.map(({ value, label, count }) => ({ filter: filterOf("board", value), label, count }));
  const query = parseQuery(q);
  return (
    <nav className="facets" aria-label={t("filters")}>
      <p className="facets-head"><b>{t("filters")}</b>{page.filters.length > 0 ? <a className="link sm soft" href={searchHref(writeQuery({ ...query, filters: [] }), sort)}>{t("clear")}</a> : null}</p>
      <Group title={t("kinds")} choices={kinds} query={query} sort={sort} />
      <Group title={t("boards")} choices={boards} query={query} sort={sort} />
      <Group title={t("states")} choices={states} query={query} sort={sort} />
      <Group title={t("time")} choices={times} query={query} sort={sort} />
    </nav>
  );
}

/** The filters of the query, each to be taken off. */
export function Chips({ q, sort, page }: Props) {
  const t = useWords(searchWords);
  if (page.filters.length === 0) return null;
  const query = parseQuery(q);
  return (
    <p className="chips">
      {page.filters.map((filter) => {
        const text = `${filter.negated ? "-" : ""}${filter.field}:${filter.value}`;
        return <a key={text} className="tag" href={searchHref(toggled(query, filter), sort)} aria-label={t("without", { filter: text })}>{text}<Icon name="x" size={14} /></a>;
      })}
    </p>
  );
}

function Group({ title, choices, query, sort }: { title: string; choices: readonly Choice[]; query: Query; sort: SearchSort }) {
  const locale = useLocale();
  if (choices.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {choices.map(({ filter, label, count }) => (
          <li key={filter.value}><a href={searchHref(toggled(query, filter), sort)} aria-current={hasFilter(query, filter) ? "true" : undefined}><span>{label}</span>{count === undefined ? null : <span className="count">{formatNumber(count, locale)}</span>}</a></li>
        ))}
      </ul>
    </section>
  );
}

function useKinds(page: SearchPage): Choice[] {
  const t = useWords(topicWords);
  const s = useWords(searchWords);
  return page.facets.kinds.flatMap(({ value, count }) => {
    switch (value) {
      case "discussion": case "question": case "article": case "announcement":
        return [{ filter: filterOf("kind", value), label: t(value), count }];
      case "reply": case "answer": case "comment":
        return [{ filter: filterOf("kind", value), label: s(value), count }];
      default:
        return [];
    }
  });
}

/** Since a month and since a year ago, as days. */
function useTimes(): Choice[] {
  const t = useWords(searchWords);
  const { nowMs } = usePage();
  const dayBefore = (days: number): string => new Date(nowMs - days * 86_400_000).toISOString().slice(0, 10);
  return [{ filter: filterOf("after", dayBefore(30)), label: t("lastMonth") }, { filter: filterOf("after", dayBefore(365)), label: t("lastYear") }];
}

/** Tags the results carry. */
export function TagFacets({ q, sort, page }: Props) {
  const t = useWords(searchWords);
  const locale = useLocale();
  const query = parseQuery(q);
  if (page.facets.tags.length === 0) return null;
  return (
    <Panel title={t("narrow")}>
      <p className="chips">{page.facets.tags.slice(0, 12).map(({ value, count }) => <Tag key={value} href={searchHref(toggled(query, filterOf("tag", value)), sort)} count={` ${formatNumber(count, locale)}`}>#{value}</Tag>)}</p>
    </Panel>
  );
}
