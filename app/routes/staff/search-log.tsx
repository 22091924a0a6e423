import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { searchHref } from "~/features/search/links";
import { getSearchFigures } from "~/features/search-log/figures.server";
import { logSpans } from "~/features/search-log/rules";
import { logDaysField } from "~/features/search-log/schema";
import type { SearchFigures, SlowSearch, TermFigures } from "~/features/search-log/types";
import { searchLogWords } from "~/features/search-log/words";
import { operatorContextOf } from "~/http/respond.server";
import { formatNumber, type Locale } from "~/kernel/words";
import { DataTable } from "~/ui/data-table";
import { Moment } from "~/ui/moment";
import { Segmented } from "~/ui/segmented";
import { useLocale, useWords } from "~/ui/use-words";
import staffStyles from "~/ui/styles/staff.css?url";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { StaffPage } from "./staff-page";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, searchLogWords.title);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: staffStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const days = logDaysField.safeParse(new URL(args.request.url).searchParams.get("days") ?? "30");
  return getSearchFigures(ctx, days.success ? days.data : 30);
}

export default function SearchLogPage() {
  const figures = useLoaderData<typeof loader>();
  const t = useWords(searchLogWords);
  const spans = logSpans.map((days) => ({ href: `/staff/search-log?days=${days}`, label: spanOf(days, t), current: days === figures.days }));
  return (
    <StaffPage part="searchLog" title={t("title")} lead={t("lead")}>
      <div className="flex"><Segmented label={t("span")} items={spans} /></div>
      <InAll figures={figures} />
      <section><h2>{t("inVain")}</h2>{figures.inVain.length === 0 ? <p className="soft">{t("noneInVain")}</p> : <Terms caption={t("inVain")} names={["searches", "zero", "people"]} terms={figures.inVain} />}</section>
      <section><h2>{t("terms")}</h2>{figures.terms.length === 0 ? <p className="soft">{t("noTerms")}</p> : <Terms caption={t("terms")} names={["searches", "people", "clickShare"]} terms={figures.terms} />}</section>
      {figures.slowest.length === 0 ? null : <section><h2>{t("slowest")}</h2><Slowest searches={figures.slowest} /></section>}
    </StaffPage>
  );
}

function spanOf(days: number, t: ReturnType<typeof useWords<typeof searchLogWords>>): string {
  return days === 365 ? t("year") : t("days", { days });
}

function InAll({ figures: { days, searches, zeroShare, clickShare, medianMs, p95Ms } }: { figures: SearchFigures }) {
  const t = useWords(searchLogWords);
  const locale = useLocale();
  const part = (share: number | null): string => (share === null ? t("none") : percent(share, locale));
  const time = (ms: number | null): string => (ms === null ? t("none") : t("ms", { ms }));
  const names = ["searches", "zeroShare", "clickShare", "median", "p95"] as const;
  const columns = [{ key: "span", label: t("span") }, ...names.map((key) => ({ key, label: t(key), align: "end" as const }))];
  return (
    <section>
      <DataTable caption={t("figures")} columns={columns} rows={[{ key: "all", cells: [spanOf(days, t), formatNumber(searches, locale), part(zeroShare), part(clickShare), time(medianMs), time(p95Ms)] }]} />
      <p className="soft sm">{t("clickHint")}</p>
    </section>
  );
}

type TermColumn = "searches" | "zero" | "people" | "clickShare";

function Terms({ caption, names, terms }: { caption: string; names: readonly TermColumn[]; terms: TermFigures[] }) {
  const t = useWords(searchLogWords);
  const locale = useLocale();
  const columns = [{ key: "term", label: t("term") }, ...names.map((key) => ({ key, label: t(key), align: "end" as const }))];
  const cellOf = (figures: TermFigures, name: TermColumn): string => {
    if (name !== "clickShare") return formatNumber(figures[name], locale);
    return figures.clickShare === null ? t("none") : percent(figures.clickShare, locale);
  };
  const rows = terms.map((one) => ({ key: one.term, cells: [<a key="t" className="link" href={searchHref(one.term)}>{one.term}</a>, ...names.map((name) => cellOf(one, name))] }));
  return <DataTable caption={caption} columns={columns} rows={rows} />;
}

function Slowest({ searches }: { searches: SlowSearch[] }) {
  const t = useWords(searchLogWords);
  const locale = useLocale();
  const columns = [
    { key: "term", label: t("term") }, { key: "filters", label: t("filters") }, { key: "at", label: t("at") },
    { key: "took", label: t("took"), align: "end" as const }, { key: "results", label: t("results"), align: "end" as const }, { key: "engine", label: t("engine") },
  ];
  const rows = searches.map(({ at, term, filters, tookMs, total, engine }, index) => ({
    key: String(index),
    cells: [
      term === "" ? <span key="t" className="soft">{t("hidden")}</span> : <a key="t" className="link" href={searchHref(term)}>{term}</a>,
      filters.length === 0 ? "–" : filters.join(", "), <Moment key="m" iso={at} />, t("ms", { ms: Math.round(tookMs) }), formatNumber(total, locale), engine,
    ],
  }));
  return <DataTable caption={t("slowest")} columns={columns} rows={rows} />;
}

function percent(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
}
