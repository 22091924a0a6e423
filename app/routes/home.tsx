import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { homeCard } from "~/features/cards/queries.server";
import { WhyLine } from "~/features/discovery/components/why-line";
import { listFeed, listHot } from "~/features/discovery/queries.server";
import type { FeedCard } from "~/features/discovery/types";
import { discoveryWords } from "~/features/discovery/words";
import { listTopics } from "~/features/topics/queries.server";
import type { TabSort } from "~/features/topics/types";
import { TopicEntry } from "~/features/topics/components/topic-entry";
import { SortTabs } from "~/features/topics/components/sort-tabs";
import { topicWords } from "~/features/topics/words";
import type { BoardTree } from "~/features/boards/types";
import type { Actor } from "~/kernel/actor";
import type { Page } from "~/kernel/page";
import type { ActorContext } from "~/platform/context";
import { actorContextOf, edgeOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Note } from "~/ui/note";
import { Pager } from "~/ui/pager";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import feedStyles from "~/ui/styles/feed.css?url";
import { accountWords } from "./account/words";
import { useRoot } from "./shell/form";
import { nextHref, type ListQuery } from "./shell/list-page";
import { tellCard, tellPlace } from "./shell/head.server";
import { readListQuery } from "./shell/list-query.server";
import { PageRail } from "./shell/shell";
import { titleOf } from "./shell/title";
import { shellWords } from "./shell/words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, topicWords.homeTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: feedStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const edge = edgeOf(args);
  const ctx = await actorContextOf(args);
  const query = readHomeQuery(args.request, ctx.actor);
  const page = await listHome(ctx, query, await edge.boards());
  const card = homeCard(edge.ctx, await edge.locale());
  await tellPlace(edge, { path: "/", feed: "/feed.atom" });
  await tellCard(edge, card, { type: "website", title: card.sheet.title, description: card.sheet.lead, path: "/" });
  return { query, page };
}

type HomeQuery = ListQuery<TabSort>;

/** Members find their own feed here, guests what is hot. */
function readHomeQuery(request: Request, actor: Actor): HomeQuery {
  const sort = new URL(request.url).searchParams.get("sort");
  const isFeed = actor.kind === "member" && (sort === null || sort === "for-you");
  return isFeed ? { ...readListQuery(request, "hot"), sort: "for-you" } : readListQuery(request, "hot");
}

async function listHome(ctx: ActorContext, query: HomeQuery, tree: BoardTree): Promise<Page<FeedCard>> {
  const { sort } = query;
  if (sort === "for-you") return ctx.actor.kind === "member" ? listFeed({ ...ctx, actor: ctx.actor }, query, tree) : listHot(ctx, query, tree);
  if (sort === "hot") return listHot(ctx, query, tree);
  const page = await listTopics(ctx, { ...query, sort }, tree);
  return { ...page, items: page.items.map((card) => ({ ...card, why: null })) };
}

const guestSorts = ["hot", "latest", "new", "top"] as const;
const memberSorts = ["for-you", "hot", "latest", "new", "unread", "followed", "top"] as const;

export default function Home() {
  const { query, page } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  const s = useWords(shellWords);
  const me = useRoot()?.me;
  const next = nextHref("/", query, page.nextCursor);
  const weightsHref = query.sort === "for-you" ? "/settings/feed" : null;
  return (
    <Frame rail={<PageRail />}>
      <h1 className="sr">{t("homeTitle")}</h1>
      {me ? null : <Welcome />}
      <SortTabs base="/" first={me ? "for-you" : "hot"} sorts={me ? memberSorts : guestSorts} sort={query.sort} period={query.period} />
      <p className="only-phone discover-link"><LinkButton size="sm" icon="activity" href="/discover">{s("discover")}</LinkButton></p>
      {page.items.length > 0
        ? <div className="feed">{page.items.map((topic) => <TopicEntry key={topic.id} topic={topic} why={topic.why ? <WhyLine card={topic} why={topic.why} weightsHref={weightsHref} /> : undefined} />)}</div>
        : <Empty title={t("emptyTitle")} actions={<LinkButton href="/new" variant="ember">{t("start")}</LinkButton>}>{query.sort === "unread" ? t("emptyUnread") : query.sort === "followed" ? t("emptyFollowed") : t("emptyText")}</Empty>}
      {query.sort === "for-you" && !next ? <FeedEnd /> : null}
      <Pager label={s("pages")} previous={query.cursor ? { href: "/", label: s("first") } : null} next={next ? { href: next, label: s("next") } : null} />
    </Frame>
  );
}

/** The feed is a choice and ends; what else there is stands in other orders. */
function FeedEnd() {
  const f = useWords(discoveryWords);
  return <p className="meta feed-end">{f("end")} <a className="link" href="/?sort=latest">{f("endLatest")}</a></p>;
}

/** What this place is, for who does not know it yet. */
function Welcome() {
  const a = useWords(accountWords);
  const s = useWords(shellWords);
  return (
    <Note>
      {a("say")} <LinkButton size="sm" href="/sign-up">{s("signUp")}</LinkButton>
    </Note>
  );
}
