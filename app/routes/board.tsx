import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { findBoard, toView } from "~/features/boards/queries.server";
import { kindsOpenTo, pathOf, readableBoards } from "~/features/boards/rules";
import { boardCard } from "~/features/cards/queries.server";
import { listTopics } from "~/features/topics/queries.server";
import { topicWords } from "~/features/topics/words";
import { actorContextOf, edgeOf, refusalResponse } from "~/http/respond.server";
import { LinkButton } from "~/ui/button";
import { Crumbs } from "~/ui/crumbs";
import { MarkdownBody } from "~/ui/markdown-body";
import { FollowLink } from "~/features/follows/components/follow-link";
import { useLoaderData } from "~/routes/shell/route-data";
import { PageTitle } from "~/ui/page-title";
import { Frame, Panel } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import { tellCard, tellPlace } from "./shell/head.server";
import { readListQuery } from "./shell/list-query.server";
import { PageRail, type ShellHandle } from "./shell/shell";
import { titleOf } from "./shell/title";
import { TopicList } from "./shell/topic-list";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, data?.board.name ?? "");

export const handle: ShellHandle = {
  here: (data) => (isBoardData(data) ? { title: data.board.name, backHref: "/boards" } : undefined),
  boardSlug: (data) => (isBoardData(data) ? data.board.slug : undefined),
};

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await actorContextOf(args);
  const tree = await edgeOf(args).boards(args.params.slug);
  const board = await findBoard(ctx, args.params.slug ?? "", tree);
  const node = board && tree.get(board.id);
  if (!board || !node) throw await refusalResponse(args, "board-not-found");
  const query = readListQuery(args.request, "latest");
  const page = await listTopics(ctx, { ...query, board: node.slug }, tree);
  const below = readableBoards(ctx.actor, tree).filter((child) => child.parentId === node.id).map((child) => toView(child, tree));
  const path = pathOf(tree, node).slice(1).reverse().map(({ slug, name }) => ({ slug, name }));
  const edge = edgeOf(args);
  const card = boardCard(ctx, board, tree, await edge.locale());
  await tellPlace(edge, { path: `/boards/${board.slug}`, feed: card && `/boards/${board.slug}/feed.atom` });
  await tellCard(edge, card, { type: "website", title: board.name, description: board.description, path: `/boards/${board.slug}` });
  return { board, below, path, query, page, canOpen: kindsOpenTo(ctx.actor, tree, node).length > 0 };
}

export default function Board() {
  const { board, below, path, query, page, canOpen } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  const base = `/boards/${board.slug}`;
  const newHref = `/new?board=${board.slug}`;
  return (
    <Frame rail={<PageRail />} sideLabel={t("aboutBoard")} side={<BoardSide />}>
      {path.length > 0 ? <Crumbs label={t("boardsTitle")} items={path.map(({ slug, name }) => ({ href: `/boards/${slug}`, label: name }))} /> : null}
      <PageTitle title={board.name} lead={board.description} actions={<><FollowLink type="board" subject={board.slug} />{canOpen ? <LinkButton className="no-phone" href={newHref} variant="ember" icon="plus">{t("start")}</LinkButton> : null}</>} />
      {below.length > 0 ? <nav className="flex" aria-label={t("subBoards")}>{below.map((child) => <a key={child.id} className="tag" href={`/boards/${child.slug}`}>{child.name}</a>)}</nav> : null}
      <TopicList base={base} first="latest" sorts={["latest", "hot", "new", "unanswered", "top"]} query={query} page={page} newHref={newHref} />
    </Frame>
  );
}

function BoardSide() {
  const { board } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  const review = board.reviewPolicy === "all" ? t("reviewAll") : board.reviewPolicy === "first" ? t("reviewFirst") : null;
  return (
    <>
      {board.guidelinesHtml ? <Panel title={t("guidelines")}><MarkdownBody html={board.guidelinesHtml} className="sm" /></Panel> : null}
      <Panel title={t("aboutBoard")}>
        <p className="soft sm">{t("topicCount", { count: board.topicCount })}</p>
        {board.visibility === "public" ? null : <p className="soft sm">{t(board.visibility === "members" ? "membersOnly" : "groupsOnly")}</p>}
        {review ? <p className="soft sm">{review}</p> : null}
        {board.minTrust > 0 ? <p className="soft sm">{t("minTrust", { level: board.minTrust })}</p> : null}
      </Panel>
      {board.moderators.length > 0 ? (
        <Panel title={t("moderators")}>{board.moderators.map((person) => <p key={person.handle} className="sm"><a href={`/members/${person.handle}`}>{person.displayName}</a></p>)}</Panel>
      ) : null}
    </>
  );
}

function isBoardData(data: unknown): data is { board: { name: string; slug: string } } {
  return typeof data === "object" && data !== null && "board" in data;
}
