import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import type { ReactNode } from "react";
import { BestTopics, TopicsSince, TrendingTags, TrendingTopics } from "~/features/trends/components/trend-lists";
import { findWeekOfBest, listSinceLastVisit, listTrendingTags, listTrendingTopics } from "~/features/trends/queries.server";
import { weekOf } from "~/features/trends/rules";
import { trendWords } from "~/features/trends/words";
import { actorContextOf, edgeOf } from "~/http/respond.server";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import discoverStyles from "~/ui/styles/discover.css?url";
import { tellPlace } from "../shell/head.server";
import { useLoaderData } from "../shell/route-data";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, trendWords.discover);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: discoverStyles }];

/** So many of the week's best are shown here; the others on their own page. */
const bestShown = 5;

export async function loader(args: LoaderFunctionArgs) {
  const edge = edgeOf(args);
  const ctx = await actorContextOf(args);
  const tree = await edge.boards();
  await tellPlace(edge, { path: "/discover", feed: null });
  const best = await findWeekOfBest(ctx, weekOf(ctx.now()), tree);
  return {
    topics: await listTrendingTopics(ctx, tree), tags: await listTrendingTags(ctx, tree), best: best?.topics.slice(0, bestShown) ?? [],
    visit: ctx.actor.kind === "member" ? await listSinceLastVisit({ ...ctx, actor: ctx.actor }, tree) : null,
  };
}

export default function Discover() {
  const { topics, tags, best, visit } = useLoaderData<typeof loader>();
  const t = useWords(trendWords);
  return (
    <Frame rail={<PageRail />} className="discover">
      <PageTitle title={t("discover")} lead={t("lead")} />
      {visit ? <Part id="since" title={t("sinceTitle")}><TopicsSince topics={visit.topics} since={visit.since} /></Part> : null}
      <Part id="topics" title={t("topicsTitle")} lead={t("topicsLead")}><TrendingTopics topics={topics} /></Part>
      <Part id="tags" title={t("tagsTitle")} lead={t("tagsLead")}><TrendingTags tags={tags} /></Part>
      <Part id="best" title={t("bestTitle")} lead={t("bestLead")}><BestTopics topics={best} /><p><a className="link more" href="/best">{t("bestMore")}</a></p></Part>
    </Frame>
  );
}

function Part({ id, title, lead, children }: { id: string; title: string; lead?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead ? <p className="dim sm">{lead}</p> : null}
      {children}
    </section>
  );
}
