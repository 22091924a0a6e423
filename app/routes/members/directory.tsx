import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { listMembers } from "~/features/members/queries.server";
import { memberWords } from "~/features/members/words";
import { actorContextOf } from "~/http/respond.server";
import { Avatar } from "~/ui/avatar";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Moment } from "~/ui/moment";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Frame } from "~/ui/shell";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import memberStyles from "~/ui/styles/member.css?url";
import { useLoaderData } from "~/routes/shell/route-data";
import { PageRail } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { nextPage, readPageRequest } from "~/routes/shell/page-request";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: memberStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, memberWords.members);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await actorContextOf(args);
  const request = { ...readPageRequest(args.request), limit: 60 };
  return { page: await listMembers(ctx, request), isFirst: !request.cursor };
}

export default function Directory() {
  const { page, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(memberWords);
  const s = useWords(shellWords);
  const next = nextPage("/members", {}, page.nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("members")} lead={t("membersLead")} />
      {page.items.length === 0 ? <Empty title={t("emptyTitle")} actions={<LinkButton href="/sign-up" variant="ember">{t("join")}</LinkButton>}>{t("emptyText")}</Empty> : (
        <ul className="people" aria-label={t("membersList")}>
          {page.items.map((member) => (
            <li key={member.id}>
              <Avatar seed={member.id} name={member.displayName} src={member.avatarUrl} size={40} />
              <b><a href={`/members/${member.handle}`}>{member.displayName}</a>{member.isStaff ? <> <StateLabel icon="shield">{t("staff")}</StateLabel></> : null}</b>
              <p className="dim sm">{member.bio || <>@{member.handle} · <Moment iso={member.joinedAt} /></>}</p>
            </li>
          ))}
        </ul>
      )}
      <Pager label={s("pages")} previous={isFirst ? null : { href: "/members", label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </Frame>
  );
}
