import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { topicCard } from "~/features/cards/queries.server";
import { createPost } from "~/features/posts/create-post.server";
import { newPostSchema } from "~/features/posts/schema";
import type { PostView, ShownPost } from "~/features/posts/types";
import { findMergedInto, findTopicPage } from "~/features/topics/topic-page.server";
import { canonicalPath } from "~/features/questions/rules";
import { structuredData } from "~/features/topics/structured-data";
import { topicHref } from "~/features/topics/types";
import { readForm, refuseForm } from "~/http/forms.server";
import { actorContextOf, edgeOf, keptTextResponse, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Frame } from "~/ui/shell";
import questionStyles from "~/ui/styles/question.css?url";
import topicStyles from "~/ui/styles/topic.css?url";
import { tellCard, tellPlace } from "../shell/head.server";
import { useRoot } from "../shell/form";
import { PageRail, type ShellHandle } from "../shell/shell";
import { titleOf } from "../shell/title";
import { readyPoll } from "../polls/poll-part.server";
import { logLines } from "./log-lines.server";
import { readPostQuery } from "./post-query";
import { readyRelated } from "./related-part.server";
import { TopicSide } from "./topic-side";
import { TopicView } from "./topic-view";
import { useMarkRead } from "./use-mark-read";
import { useQuotes } from "./use-quotes";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, data?.topic.title ?? "");
export const links: LinksFunction = () => [{ rel: "stylesheet", href: topicStyles }];
export const handle: ShellHandle = {
  here: (data) => (isTopicData(data) ? { title: data.topic.board.name, backHref: `/boards/${data.topic.board.slug}` } : undefined),
};

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const query = readPostQuery(args.request);
  const page = isId(id) ? await findTopicPage(await actorContextOf(args), id, query, await edgeOf(args).boards()) : null;
  if (!page) return leadOn(args, id);
  const { topic, opening, posts, nextCursor, order, excerpt: description, draft } = page;
  if ((args.params.slug ?? "") !== topic.slug && !edgeOf(args).isRefusal) throw redirect(topicHref(topic) + new URL(args.request.url).search, 301);
  const edge = edgeOf(args);
  const reader = { locale: await edge.locale(), timeZone: await edge.timeZone() };
  const { acts: _acts, linkedFrom: _linkedFrom, ...head } = topic;
  const card = topicCard(edge.ctx, page, reader.locale);
  await tellPlace(edge, { path: canonicalPath(topic), feed: card && `/t/${topic.id}/feed.atom` });
  await tellCard(edge, card, { type: "article", title: topic.title, description, path: topicHref(topic) });
  if (topic.question?.closing || topic.question?.waitsForAcceptance) edge.head.push({ tagName: "link", rel: "stylesheet", href: questionStyles });
  edge.head.push({ name: "description", content: description }, ...(edge.cookies.session ? [] : [{ "script:ld+json": structuredData(page, edge.ctx.community.origin) }]));
  if (topic.pollId && !query.cursor) await readyPoll(edge, { pollId: topic.pollId, title: topic.title, signInHref: `/sign-in?to=${encodeURIComponent(topicHref(topic))}` });
  if (!nextCursor) await readyRelated(edge, page);
  const shown = (post: PostView): ShownPost => bodyApart(edge.readyHtml, post);
  return {
    topic: head, log: logLines(topic, reader), opening: shown(opening), posts: posts.map(shown), nextCursor, order, query, draft, hasRelated: !nextCursor && page.related.length > 0,
  };
}

/** A post for the page's data, its text laid aside. */
function bodyApart(readyHtml: Map<string, string>, { bodyHtml, ...post }: PostView): ShownPost {
  readyHtml.set(post.id, bodyHtml);
  return post;
}

/** A topic that was merged leads to where its posts went; any other that is not there is not found. */
async function leadOn(args: LoaderFunctionArgs, id: string): Promise<never> {
  const into = isId(id) ? await findMergedInto(await actorContextOf(args), id) : null;
  throw into ? redirect(topicHref(into), 301) : await refusalResponse(args, "not-found");
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, newPostSchema);
  if (!form.ok) return form.response;
  const topicId = args.params.id ?? "";
  const made = await createPost(ctx, { topicId, ...form.value });
  if (made.ok) return redirect(`/posts/${made.value.id}`);
  const into = made.refusal === "not-found" && isId(topicId) ? await findMergedInto(ctx, topicId) : null;
  if (into) throw await keptTextResponse(args, form.form, { refusal: "topic-merged", action: topicHref(into) });
  return refuseForm(args, form.form, made.refusal, made.detail);
}

export default function Topic() {
  const data = useLoaderData<typeof loader>();
  const me = useRoot()?.me ?? null;
  useMarkRead(me ? data.topic.id : null, [data.opening, ...data.posts]);
  useQuotes(data.topic.can.reply ? data.topic.id : null);
  return (
    <Frame rail={<PageRail />} side={<TopicSide topic={data.topic} />} sideLabel={data.topic.title}>
      <TopicView {...data} myId={me?.id ?? null} />
    </Frame>
  );
}

function isTopicData(data: unknown): data is { topic: { board: { slug: string; name: string } } } {
  return typeof data === "object" && data !== null && "topic" in data;
}
