import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { isId } from "~/kernel/ids";
import { idField } from "~/features/posts/schema";
import { actsWords } from "~/features/topics/acts-words";
import { movePosts, splitTopic } from "~/features/topics/move-posts.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { topicWords } from "~/features/topics/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Field, Input } from "~/ui/field";
import { MarkdownBody } from "~/ui/markdown-body";
import { Moment } from "~/ui/moment";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { PostForm } from "~/ui/post-form";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { TroubleSummary, useTrouble } from "../shell/form";
import { nextPage } from "../shell/page-request";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";
import { topicIdIn } from "./topic-address";

const schema = z.strictObject({
  posts: z.array(idField).max(200).default([]),
  title: plainText(0, limits.titleMax * 2).default(""),
  target: z.string().max(500).default(""),
  reason: plainText(0, limits.reasonMax).default(""),
});

export const meta: MetaFunction = ({ matches }) => titleOf(matches, actsWords.postsTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

const perPage = 50;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const id = args.params.id ?? "";
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  const page = isId(id) ? await findTopicPage(ctx, id, { order: "flat", limit: perPage, cursor }, await edgeOf(args).boards()) : null;
  if (!page?.topic.can.moderate) throw await refusalResponse(args, "not-found");
  return { topic: page.topic, posts: page.posts, nextCursor: page.nextCursor, isFirst: cursor === undefined };
}

/** Moves the chosen posts to a topic there is, or opens one with them. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const { posts: postIds, title, target, reason } = form.value;
  const from = args.params.id ?? "";
  const moved = target ? await movePosts(ctx, { from, to: topicIdIn(target), postIds, reason }) : await splitTopic(ctx, { from, title, postIds, reason });
  return moved.ok ? redirect(`/t/${moved.value.topicId}`) : refuseForm(args, form.form, moved.refusal, moved.detail);
}

export default function MovePosts() {
  const { topic, posts, nextCursor, isFirst } = useLoaderData<typeof loader>();
  const s = useWords(shellWords);
  const t = useWords(topicWords);
  const a = useWords(actsWords);
  const { typed, errorOf } = useTrouble();
  const base = `/t/${topic.id}/posts`;
  const chosen = typed("posts[]").split("\n");
  const next = nextPage(base, {}, nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={a("postsTitle")} lead={topic.title} />
      <TroubleSummary labels={{ title: a("newTitle"), target: a("orTarget"), reason: t("reason") }} />
      {posts.length === 0 ? <Empty title={a("noPosts")} actions={<LinkButton href={`/t/${topic.id}`}>{topic.title}</LinkButton>} /> : (
        <PostForm className="stack">
          <fieldset className="field">
            <legend className="label">{a("choosePosts")}</legend>
            <p className="hint">{a("postsText")}</p>
            {posts.map((post) => post.author ? (
              <div className="tick" key={post.id}>
                <input type="checkbox" name="posts[]" value={post.id} id={`c-${post.id}`} defaultChecked={chosen.includes(post.id)} />
                <div><label htmlFor={`c-${post.id}`}><b>{post.author.displayName}</b> <Moment iso={post.createdAt} /></label><div className="clip"><MarkdownBody html={post.bodyHtml} /></div></div>
              </div>
            ) : null)}
          </fieldset>
          <Field name="title" label={a("newTitle")} error={errorOf("title")}><Input defaultValue={typed("title")} maxLength={limits.titleMax} /></Field>
          <Field name="target" label={a("orTarget")} error={errorOf("target")}><Input defaultValue={typed("target")} placeholder="/t/…" /></Field>
          <Field name="reason" label={t("reason")} error={errorOf("reason")}><Input defaultValue={typed("reason")} maxLength={limits.reasonMax} /></Field>
          <div className="flex"><Button variant="ember" icon="split">{a("movePosts")}</Button><LinkButton variant="quiet" href={`/t/${topic.id}`}>{s("cancel")}</LinkButton></div>
        </PostForm>
      )}
      <Pager label={a("pages")} previous={isFirst ? null : { href: base, label: a("first") }} next={next ? { href: next, label: a("more") } : null} />
    </Frame>
  );
}
