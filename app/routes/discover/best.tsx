import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { BestTopics } from "~/features/trends/components/trend-lists";
import { findWeekOfBest } from "~/features/trends/queries.server";
import { weekOf } from "~/features/trends/rules";
import { trendWords } from "~/features/trends/words";
import { actorContextOf, edgeOf, refusalResponse } from "~/http/respond.server";
import { dateFormat } from "~/ui/formats";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import discoverStyles from "~/ui/styles/discover.css?url";
import { tellPlace } from "../shell/head.server";
import { useLoaderData } from "../shell/route-data";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, trendWords.bestOf);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: discoverStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const edge = edgeOf(args);
  const ctx = await actorContextOf(args);
  const best = await findWeekOfBest(ctx, args.params.week ?? weekOf(ctx.now()), await edge.boards());
  if (!best) throw await refusalResponse(args, "not-found");
  await tellPlace(edge, { path: args.params.week ? `/best/${best.week}` : "/best", feed: null });
  // Said here: browsers put other spaces between two dates than the server does.
  const days = dateFormat("day", await edge.locale(), "UTC").formatRange(new Date(best.start), new Date(best.end));
  return { ...best, days };
}

export default function Best() {
  const { week, days, isRunning, previous, next, topics } = useLoaderData<typeof loader>();
  const t = useWords(trendWords);
  return (
    <Frame rail={<PageRail />} className="discover">
      <PageTitle title={t("bestOf")} lead={t("bestLead")} />
      <section aria-labelledby="week">
        <h2 id="week">{days}</h2>
        <p className="dim sm">{isRunning ? `${week} · ${t("running")}` : week}</p>
        <BestTopics topics={topics} />
      </section>
      <Pager label={t("weeks")} previous={previous ? { href: `/best/${previous}`, label: t("weekBefore") } : null} next={next ? { href: `/best/${next}`, label: t("weekAfter") } : null} />
    </Frame>
  );
}
