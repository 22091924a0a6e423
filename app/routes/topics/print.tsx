import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import type { PostView } from "~/features/posts/types";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { topicHref } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { actorContextOf, edgeOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { MarkdownBody } from "~/ui/markdown-body";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { useWords } from "~/ui/use-words";
import printStyles from "~/ui/styles/print.css?url";
import { nextPage } from "../shell/page-request";
import { titleOf } from "../shell/title";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [...titleOf(matches, data?.topic.title ?? ""), { name: "robots", content: "noindex" }];
export const links: LinksFunction = () => [{ rel: "stylesheet", href: printStyles }];

/** So many posts on one paper page of the web; longer topics go on. */
const perPage = 100;

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  const page = isId(id) ? await findTopicPage(await actorContextOf(args), id, { order: null, limit: perPage, cursor }, await edgeOf(args).boards()) : null;
  if (!page) throw await refusalResponse(args, "not-found");
  const { topic, opening, posts, nextCursor } = page;
  const address = edgeOf(args).ctx.community.origin + topicHref(topic);
  return { topic: { id: topic.id, title: topic.title, board: topic.board.name }, posts: cursor ? posts : [opening, ...posts], nextCursor, isFirst: cursor === undefined, address };
}

/** A topic as it goes onto paper: nothing but the texts, who wrote them and when, and where they come from. */
export default function PrintTopic() {
  const { topic, posts, nextCursor, isFirst, address } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  const base = `/t/${topic.id}/print`;
  const next = nextPage(base, {}, nextCursor);
  return (
    <main className="paper" id="main">
      <h1>{topic.title}</h1>
      <p className="soft">{topic.board} · {address}</p>
      {posts.map((post) => <PrintedPost key={post.id} post={post} />)}
      <Pager label={topic.title} previous={isFirst ? null : { href: base, label: t("fromStart") }} next={next ? { href: next, label: t("more") } : null} />
    </main>
  );
}

function PrintedPost({ post }: { post: PostView }) {
  if (!post.author) return null;
  return (
    <article>
      <p><b>{post.author.displayName}</b> <Moment iso={post.createdAt} /></p>
      <MarkdownBody html={post.bodyHtml} />
    </article>
  );
}
