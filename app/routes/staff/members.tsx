import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { listMembersForStaff } from "~/features/members/queries.server";
import type { MemberRow } from "~/features/members/types";
import { memberWords, trustKey } from "~/features/members/words";
import { operatorContextOf } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Empty } from "~/ui/empty";
import { Field, Input } from "~/ui/field";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { useWords } from "~/ui/use-words";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { RoleLabels, StandingLabel } from "./member-labels";
import { nextPage, readPageRequest } from "../shell/page-request";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.members);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const q = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
  const request = readPageRequest(args.request);
  return { q, page: await listMembersForStaff(ctx, { ...request, q }), isFirst: !request.cursor };
}

export default function Members() {
  const { q, page, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const s = useWords(shellWords);
  const next = nextPage("/staff/members", { q }, page.nextCursor);
  const first = q ? `/staff/members?${new URLSearchParams({ q })}` : "/staff/members";
  return (
    <StaffPage part="members" lead={t("membersLead")}>
      <form className="filters" role="search" action="/staff/members">
        <Field name="q" label={t("search")} className="grow"><Input type="search" defaultValue={q} /></Field>
        <Button icon="search">{t("find")}</Button>
      </form>
      {page.items.length > 0 ? <Table members={page.items} /> : <Empty title={t("nobodyFound")} actions={<LinkButton href="/staff/members">{t("showAll")}</LinkButton>}>{t("nobodyFoundText")}</Empty>}
      <Pager label={s("pages")} previous={isFirst ? null : { href: first, label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </StaffPage>
  );
}

function Table({ members }: { members: MemberRow[] }) {
  const t = useWords(staffWords);
  const m = useWords(memberWords);
  const columns = [
    { key: "member", label: t("member") }, { key: "email", label: t("email") }, { key: "trust", label: t("trust") },
    { key: "roles", label: t("roles") }, { key: "standing", label: t("standing"), align: "end" as const }, { key: "joined", label: t("joined"), align: "end" as const },
  ];
  const rows = members.map((member) => ({
    key: member.id,
    ...(member.state === "suspended" ? { tone: "crimson" as const } : {}),
    cells: [
      <a key="a" href={`/staff/members/${member.handle}`}>{member.displayName} <span className="dim">@{member.handle}</span></a>,
      member.email, <span key="t" title={m(trustKey(member.trust))}>T{member.trust}</span>, <RoleLabels key="r" roles={member.roles} />, <StandingLabel key="s" member={member} />, <Moment key="j" iso={member.joinedAt} />,
    ],
  }));
  return <DataTable caption={t("members")} columns={columns} rows={rows} />;
}
