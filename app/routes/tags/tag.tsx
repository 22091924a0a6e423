import { redirect, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isStaff } from "~/kernel/actor";
import { listTopics } from "~/features/topics/queries.server";
import { topicWords } from "~/features/topics/words";
import { TagSide } from "~/features/tags/components/tag-side";
import { findTag } from "~/features/tags/queries.server";
import { tagHref } from "~/features/tags/types";
import { tagWords } from "~/features/tags/words";
import { actorContextOf, edgeOf, refusalResponse } from "~/http/respond.server";
import { FollowLink } from "~/features/follows/components/follow-link";
import { useLoaderData } from "~/routes/shell/route-data";
import { IconLink, LinkButton } from "~/ui/button";
import { MarkdownBody } from "~/ui/markdown-body";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import tagStyles from "~/ui/styles/tags.css?url";
import { readListQuery } from "../shell/list-query.server";
import { PageRail } from "../shell/shell";
import { tellPlace } from "../shell/head.server";
import { titleOf } from "../shell/title";
import { TopicList } from "../shell/topic-list";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, topicWords.tagTitle, { tag: data?.tag.name ?? "" });
export const links: LinksFunction = () => [{ rel: "stylesheet", href: tagStyles }];

/** A tag with its topics; any other name or spelling of it leads here for good. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await actorContextOf(args);
  const tree = await edgeOf(args).boards();
  const asked = args.params.name ?? "";
  const tag = await findTag(ctx, asked, tree);
  if (!tag) throw await refusalResponse(args, "not-found");
  const base = tagHref(tag.name);
  if (tag.name !== asked) throw redirect(base + new URL(args.request.url).search, 301);
  const query = readListQuery(args.request, "latest");
  const page = await listTopics(ctx, { ...query, tag: tag.name, anyTag: tag.names }, tree);
  await tellPlace(edgeOf(args), { path: base, feed: `${base}/feed.atom` });
  return { tag, query, page, manages: isStaff(ctx.actor) };
}

export default function TagPage() {
  const { tag, query, page, manages } = useLoaderData<typeof loader>();
  const t = useWords(tagWords);
  const w = useWords(topicWords);
  const base = tagHref(tag.name);
  const acts = (
    <>
      <FollowLink type="tag" subject={tag.name} />
      {manages ? <LinkButton size="sm" variant="quiet" icon="settings" href={`/staff${base}`}>{t("manage")}</LinkButton> : null}
      <IconLink icon="rss" label={t("feed")} href={`${base}/feed.atom`} />
    </>
  );
  return (
    <Frame rail={<PageRail />} sideLabel={t("side")} side={<TagSide tag={tag} />}>
      <PageTitle title={`#${tag.name}`} lead={tag.summary || undefined} actions={acts} />
      <section className="tag-about" aria-label={t("about")}>
        {tag.bodyHtml ? <MarkdownBody html={tag.bodyHtml} /> : null}
        <p className="meta dim sm">
          <span>{t("topics", { count: tag.topics })}</span><span className="sep">·</span><span>{t("followers", { count: tag.followers })}</span>
          {tag.version > 1 ? <><span className="sep">·</span><a href={`${base}/history`}>{t("history")}</a></> : null}
          {tag.canDescribe ? <><span className="sep">·</span><a href={`${base}/edit`}>{t(tag.version > 1 ? "edit" : "describe")}</a></> : null}
        </p>
      </section>
      <h2 className="sr">{w("topicsList")}</h2>
      <TopicList base={base} first="latest" sorts={["latest", "hot", "unanswered", "new", "top"]} query={query} page={page} newHref="/new" showBoard />
    </Frame>
  );
}
