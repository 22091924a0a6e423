import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { suggestHrefOf } from "~/features/edit-suggestions/rules";
import { PostMenu } from "~/features/posts/components/post-menu";
import { decideWords } from "~/features/posts/decide-words";
import { ReactionChoice } from "~/features/reactions/components/reaction-choice";
import { memberContextOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { LinkButton } from "~/ui/button";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import topicStyles from "~/ui/styles/topic.css?url";
import { useWords } from "~/ui/use-words";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { postOf } from "./post-of.server";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, decideWords.acts);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: topicStyles }];

/** What a member can do with a post, as a page: where its menus lead without script. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const post = await postOf(args);
  const [isMine, { moderates }] = [post.authorId === ctx.actor.id, post];
  return { post: { id: post.id, kind: post.kind, state: post.state }, title: post.title, isMine, moderates, suggestHref: suggestHrefOf(post, post.topicKind, { isMine, moderates }), pollHref: post.kind === "opening" && (isMine || moderates) ? `/t/${post.topicId}/poll` : null };
}

export default function PostActs() {
  const { post, title, isMine, moderates, pollHref, suggestHref } = useLoaderData<typeof loader>();
  const t = useWords(decideWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("acts")} lead={title} />
      <div className="stack">
        {isMine || post.state !== "visible" ? null : <ReactionChoice postId={post.id} />}
        <div className="sheet menu-items"><PostMenu post={post} isMine={isMine} moderates={moderates} pollHref={pollHref} suggestHref={suggestHref} /></div>
        <p><LinkButton href={`/posts/${post.id}`} icon="arrow-left">{t("backToPost")}</LinkButton></p>
      </div>
    </Frame>
  );
}
