import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { foldTag } from "~/kernel/text";
import { listTopics } from "~/features/topics/queries.server";
import { topicWords } from "~/features/topics/words";
import { actorContextOf, edgeOf } from "~/http/respond.server";
import { FollowLink } from "~/features/follows/components/follow-link";
import { useLoaderData } from "~/routes/shell/route-data";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import { readListQuery } from "./shell/list-query.server";
import { PageRail } from "./shell/shell";
import { tellPlace } from "./shell/head.server";
import { titleOf } from "./shell/title";
import { TopicList } from "./shell/topic-list";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, topicWords.tagTitle, { tag: data?.tag ?? "" });

export async function loader(args: LoaderFunctionArgs) {
  const tag = foldTag(args.params.name ?? "").slice(0, 35);
  const query = readListQuery(args.request, "latest");
  const page = await listTopics(await actorContextOf(args), { ...query, tag }, await edgeOf(args).boards());
  await tellPlace(edgeOf(args), { path: `/tags/${encodeURIComponent(tag)}`, feed: `/tags/${encodeURIComponent(tag)}/feed.atom` });
  return { tag, query, page };
}

export default function Tag() {
  const { tag, query, page } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("tagTitle", { tag })} actions={<FollowLink type="tag" subject={tag} />} />
      <TopicList base={`/tags/${encodeURIComponent(tag)}`} first="latest" sorts={["latest", "hot", "new", "top"]} query={query} page={page} newHref="/new" showBoard />
    </Frame>
  );
}
