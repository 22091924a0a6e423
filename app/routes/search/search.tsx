import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { SaveSearch } from "~/features/saved-searches/components/save-search";
import { keepsSearch } from "~/features/saved-searches/queries.server";
import { findContent } from "~/features/search/find-content.server";
import { Chips, Facets, TagFacets } from "~/features/search/components/facets";
import { Places } from "~/features/search/components/places";
import { SearchForm } from "~/features/search/components/search-form";
import { SearchResultRow } from "~/features/search/components/search-result";
import { searchHref } from "~/features/search/links";
import { resultsPerPage } from "~/features/search/rules";
import { searchPageSchema } from "~/features/search/schema";
import { searchSorts, type SearchPage, type SearchSort } from "~/features/search/types";
import { searchWords } from "~/features/search/words";
import { actorContextOf, edgeOf } from "~/http/respond.server";
import { logSearch } from "~/http/log-search";
import { whyNotSearch } from "~/http/search-limits";
import { useLoaderData } from "~/routes/shell/route-data";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Note } from "~/ui/note";
import { Pager } from "~/ui/pager";
import { Segmented } from "~/ui/segmented";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import styles from "~/ui/styles/search.css?url";
import { useRoot } from "../shell/form";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";
import { findPlaces } from "./places.server";
import { useClickLog } from "./use-click-log";

const placesShown = 4;

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [...titleOf(matches, searchWords.titleOf, { q: data?.asked.q ?? "" }), { name: "robots", content: "noindex" }];
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const asked = searchPageSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
  const edge = edgeOf(args);
  const ctx = await actorContextOf(args);
  const tooOften = asked.q === "" ? null : await whyNotSearch(edge, ctx.actor);
  const began = performance.now();
  const page = asked.q === "" || tooOften ? null : await findContent(ctx, { q: asked.q, sort: asked.sort, offset: asked.from, limit: resultsPerPage }, await edge.boards());
  const log = page && (await logSearch(edge, ctx, { q: asked.q, via: "page", page, tookMs: performance.now() - began, isFirst: asked.from === 0 }));
  const places = page && asked.from === 0 && page.filters.length === 0 ? await findPlaces(ctx, asked.q, placesShown, await edge.boards()) : null;
  const isSaved = page && ctx.actor.kind === "member" ? await keepsSearch({ ...ctx, actor: ctx.actor }, asked.q) : null;
  return { asked, page, places, isSaved, log, tooOften: tooOften !== null };
}

export default function Search() {
  const { asked, page, places, isSaved, log, tooOften } = useLoaderData<typeof loader>();
  const t = useWords(searchWords);
  const s = useWords(shellWords);
  const { q, sort, from } = asked;
  const results = useClickLog(log, from);
  const previous = from > 0 ? { href: searchHref(q, sort, Math.max(0, from - resultsPerPage)), label: t("previous") } : null;
  const next = page?.next ? { href: searchHref(q, sort, page.next), label: s("next") } : null;
  return (
    <Frame className="search" rail={page && page.total > 0 ? <Facets q={q} sort={sort} page={page} /> : undefined} side={page && page.total > 0 ? <Aside q={q} sort={sort} page={page} /> : undefined} sideLabel={t("narrow")}>
      <h1 className={page ? "sr" : undefined}>{t("title")}</h1>
      <SearchForm q={q} sort={sort} owner={useRoot()?.me?.id ?? "guest"} />
      {tooOften ? <Note tone="ochre" role="alert">{t("tooOften")}</Note> : null}
      {page ? (
        <>
          <Chips q={q} sort={sort} page={page} />
          {places ? <Places places={places} /> : null}
          <header className="found-head">
            <p role="status">{page.isEstimate ? t("manyResults", { count: page.total }) : t("results", { count: page.total })}</p>
            {isSaved === null ? null : <SaveSearch q={q} isSaved={isSaved} />}
            {page.total === 0 ? null : <Segmented label={t("order")} items={searchSorts.map((name) => ({ href: searchHref(q, name), label: t(name), current: name === sort }))} />}
          </header>
          <Notes page={page} />
          {page.results.length > 0 ? <h2 className="sr">{t("list")}</h2> : null}
          {page.results.length > 0 ? <ul className="founds" ref={results} aria-label={t("list")}>{page.results.map((result) => <SearchResultRow key={`${result.type} ${result.id}`} result={result} />)}</ul> : <Nothing />}
          <Pager label={s("pages")} previous={previous} next={next} />
        </>
      ) : <Examples />}
    </Frame>
  );
}

function Notes({ page }: { page: SearchPage }) {
  const t = useWords(searchWords);
  return (
    <>
      {page.unknown.map(({ field, value }) => <Note key={field + value}>{t("unknown", { filter: `${field}:${value}` })}</Note>)}
      {page.corrections.map(({ from, to }) => <p key={from} className="soft sm">{t("meant", { from, to })}</p>)}
      {page.isFallback ? <p className="soft sm">{t("fallback")}</p> : null}
      {page.isLoose ? <p className="soft sm">{t("loose")}</p> : null}
    </>
  );
}

function Nothing() {
  const t = useWords(searchWords);
  return <Empty title={t("nothingTitle")} actions={<><LinkButton href="/new?kind=question">{t("ask")}</LinkButton><LinkButton variant="quiet" href="/?sort=new">{t("newest")}</LinkButton></>}>{t("nothing")}</Empty>;
}

function Aside({ q, sort, page }: { q: string; sort: SearchSort; page: SearchPage }) {
  const t = useWords(searchWords);
  return (
    <>
      <TagFacets q={q} sort={sort} page={page} />
      <section className="panel" aria-label={t("notFound")}>
        <h2>{t("notFound")}</h2>
        <p className="soft sm">{t("askThis")}</p>
        <LinkButton href="/new?kind=question">{t("ask")}</LinkButton>
      </section>
    </>
  );
}

function Examples() {
  const t = useWords(searchWords);
  const examples = ["glue is:solved", "\"hide glue\" -yellow", "tag:oak after:2026-01", "数据库 版块:编程"];
  return <div className="examples"><p className="soft">{t("lead")}</p><ul>{examples.map((q) => <li key={q}><a className="link" href={searchHref(q)}><code>{q}</code></a></li>)}</ul></div>;
}
