import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { homeCard } from "~/features/cards/queries.server";
import { listTopics } from "~/features/topics/queries.server";
import { TopicEntry } from "~/features/topics/components/topic-entry";
import { SortTabs } from "~/features/topics/components/sort-tabs";
import { topicWords } from "~/features/topics/words";
import { actorContextOf, edgeOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Note } from "~/ui/note";
import { Pager } from "~/ui/pager";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import { accountWords } from "./account/words";
import { useRoot } from "./shell/form";
import { nextHref } from "./shell/list-page";
import { tellCard, tellPlace } from "./shell/head.server";
import { readListQuery } from "./shell/list-query.server";
import { PageRail } from "./shell/shell";
import { titleOf } from "./shell/title";
import { shellWords } from "./shell/words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, topicWords.homeTitle);

export async function loader(args: LoaderFunctionArgs) {
  const query = readListQuery(args.request, "hot");
  const edge = edgeOf(args);
  const page = await listTopics(await actorContextOf(args), query, await edge.boards());
  const card = homeCard(edge.ctx, await edge.locale());
  await tellPlace(edge, { path: "/", feed: "/feed.atom" });
  await tellCard(edge, card, { type: "website", title: card.sheet.title, description: card.sheet.lead, path: "/" });
  return { query, page };
}

export default function Home() {
  const { query, page } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  const s = useWords(shellWords);
  const me = useRoot()?.me;
  const next = nextHref("/", query, page.nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <h1 className="sr">{t("homeTitle")}</h1>
      {me ? null : <Welcome />}
      <SortTabs base="/" first="hot" sorts={me ? ["hot", "latest", "new", "unread", "followed", "top"] : ["hot", "latest", "new", "top"]} sort={query.sort} period={query.period} />
      {page.items.length > 0
        ? <div className="feed">{page.items.map((topic) => <TopicEntry key={topic.id} topic={topic} />)}</div>
        : <Empty title={t("emptyTitle")} actions={<LinkButton href="/new" variant="ember">{t("start")}</LinkButton>}>{query.sort === "unread" ? t("emptyUnread") : query.sort === "followed" ? t("emptyFollowed") : t("emptyText")}</Empty>}
      <Pager label={s("pages")} previous={query.cursor ? { href: "/", label: s("first") } : null} next={next ? { href: next, label: s("next") } : null} />
    </Frame>
  );
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
