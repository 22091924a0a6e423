import { redirect, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { findMember, findRenamed } from "~/features/members/queries.server";
import { memberWords } from "~/features/members/words";
import { listTopics } from "~/features/topics/queries.server";
import { TopicRows } from "~/features/topics/components/topic-row";
import { actorContextOf, edgeOf, refusalResponse } from "~/http/respond.server";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Pager } from "~/ui/pager";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import memberStyles from "~/ui/styles/member.css?url";
import { PageRail, type ShellHandle } from "~/routes/shell/shell";
import { tellPlace } from "../shell/head.server";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { nextPage, readPageRequest } from "~/routes/shell/page-request";
import { useRoot } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { MemberHead, MemberSide } from "./member-parts";

export const handle: ShellHandle = {
  here: (data) => (isMemberData(data) ? { title: data.member.displayName, backHref: "/members" } : undefined),
};
export const links: LinksFunction = () => [{ rel: "stylesheet", href: memberStyles }];
export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, data?.member.displayName ?? memberWords.members);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await actorContextOf(args);
  const name = args.params.handle ?? "";
  const member = await findMember(ctx, name);
  const renamed = member ? member.handle : await findRenamed(ctx, name);
  if (renamed && renamed !== name) throw redirect(`/members/${renamed}`, 301);
  if (!member) throw await refusalResponse(args, "not-found");
  const request = readPageRequest(args.request);
  const topics = await listTopics(ctx, { ...request, author: member.handle, sort: "new" }, await edgeOf(args).boards());
  await tellPlace(edgeOf(args), { path: `/members/${member.handle}`, feed: `/members/${member.handle}/feed.atom` });
  return { member, topics, isFirst: !request.cursor };
}

export default function Member() {
  const { member, topics, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(memberWords);
  const s = useWords(shellWords);
  const isMe = useRoot()?.me?.id === member.id;
  const base = `/members/${member.handle}`;
  const next = nextPage(base, {}, topics.nextCursor);
  const start = isMe ? <LinkButton href="/new" variant="ember">{t("firstTopic")}</LinkButton> : null;
  return (
    <Frame rail={<PageRail />} side={<MemberSide member={member} />} sideLabel={t("facts")}>
      <MemberHead member={member} />
      <section className="sec" aria-labelledby="topics">
        <h2 id="topics">{t("topics")}</h2>
        {topics.items.length > 0
          ? <TopicRows topics={topics.items} showBoard />
          : <Empty title={isMe ? t("noTopicsMine") : t("noTopics", { name: member.displayName })} actions={start} />}
      </section>
      <Pager label={s("pages")} previous={isFirst ? null : { href: base, label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </Frame>
  );
}

function isMemberData(data: unknown): data is { member: { displayName: string } } {
  return typeof data === "object" && data !== null && "member" in data;
}
