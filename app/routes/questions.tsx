import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { listTopics } from "~/features/topics/queries.server";
import { topicWords } from "~/features/topics/words";
import { actorContextOf, edgeOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import { readListQuery } from "./shell/list-query.server";
import { tellPlace } from "./shell/head.server";
import { PageRail } from "./shell/shell";
import { titleOf } from "./shell/title";
import { TopicList } from "./shell/topic-list";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, topicWords.questionsTitle);

export async function loader(args: LoaderFunctionArgs) {
  const query = readListQuery(args.request, "latest");
  const page = await listTopics(await actorContextOf(args), { ...query, kind: "question" }, await edgeOf(args).boards());
  await tellPlace(edgeOf(args), { path: "/questions" });
  return { query, page };
}

export default function Questions() {
  const { query, page } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("questionsTitle")} lead={t("questionsLead")} />
      <TopicList base="/questions" first="latest" sorts={["latest", "unanswered", "hot", "new", "top"]} query={query} page={page} newHref="/new?kind=question" showBoard />
    </Frame>
  );
}
