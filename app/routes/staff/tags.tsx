import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTwoNames } from "~/features/tags/components/two-names";
import { listTagGroups, listTags } from "~/features/tags/queries.server";
import { createTagGroup } from "~/features/tags/save-group.server";
import { tagListSchema } from "~/features/tags/schema";
import type { TagCard, TagGroupView } from "~/features/tags/types";
import { tagStaffWords, tagWords } from "~/features/tags/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { siteStaffContextOf } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Empty } from "~/ui/empty";
import { Field, Input } from "~/ui/field";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { useWords } from "~/ui/use-words";
import { TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { nextPage, readPageRequest } from "../shell/page-request";
import { StaffPage } from "./staff-page";
import { TagGroupForm, tagGroupForm } from "./tag-group-form";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, tagWords.tags);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await siteStaffContextOf(args);
  const q = tagListSchema.shape.q.safeParse(new URL(args.request.url).searchParams.get("q") ?? "").data ?? "";
  const request = readPageRequest(args.request);
  return { q, page: await listTags(ctx, { ...request, q, sort: "new" }, "all"), isFirst: !request.cursor, groups: await listTagGroups(ctx) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await siteStaffContextOf(args);
  const form = await readForm(args, tagGroupForm);
  if (!form.ok) return form.response;
  const { version: _version, ...input } = form.value;
  const made = await createTagGroup(ctx, input);
  return made.ok ? redirect(`/staff/tag-groups/${made.value.slug}?done`, 303) : refuseForm(args, form.form, made.refusal, made.detail);
}

export default function StaffTags() {
  const { q, page, isFirst, groups } = useLoaderData<typeof loader>();
  const t = useWords(tagStaffWords);
  const w = useWords(tagWords);
  const s = useWords(shellWords);
  const next = nextPage("/staff/tags", { q }, page.nextCursor);
  return (
    <StaffPage part="tags" lead={t("lead")}>
      <TroubleSummary labels={{ slug: t("slug"), nameEn: t("nameEn"), nameZh: t("nameZh"), tags: t("groupTags") }} />
      <form className="filters" role="search" action="/staff/tags">
        <Field name="q" label={w("find")} className="grow"><Input type="search" defaultValue={q} maxLength={35} /></Field>
        <Button icon="search">{w("search")}</Button>
      </form>
      {page.items.length > 0 ? <Table tags={page.items} /> : <Empty title={w("emptyTitle")} ghost={false} actions={<LinkButton href="/staff/tags">{w("showAll")}</LinkButton>} />}
      <Pager label={s("pages")} previous={isFirst ? null : { href: q ? `/staff/tags?q=${encodeURIComponent(q)}` : "/staff/tags", label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
      <div>
        <section className="set"><h2>{w("groups")}</h2><div><p className="soft">{t("groupLead")}</p><Groups groups={groups} /></div></section>
        <section className="set"><h2>{t("newGroup")}</h2><TagGroupForm /></section>
      </div>
    </StaffPage>
  );
}

function Table({ tags }: { tags: TagCard[] }) {
  const t = useWords(tagStaffWords);
  const columns = [{ key: "tag", label: t("tag") }, { key: "topics", label: t("public"), align: "end" as const }, { key: "since", label: t("since"), align: "end" as const }];
  const rows = tags.map(({ name, foundBy, topics, createdAt }) => ({
    key: name, cells: [<a key="n" href={`/staff/tags/${encodeURIComponent(name)}`}>#{name}{foundBy ? <span className="dim"> ({foundBy})</span> : null}</a>, topics, <Moment key="s" iso={createdAt} />],
  }));
  return <DataTable caption={t("tag")} columns={columns} rows={rows} />;
}

function Groups({ groups }: { groups: TagGroupView[] }) {
  const t = useWords(tagStaffWords);
  const nameOf = useTwoNames();
  if (groups.length === 0) return <p className="soft">{t("noGroups")}</p>;
  return (
    <ul className="lines">
      {groups.map(({ slug, name, tags }) => <li key={slug}><span><a className="strong" href={`/staff/tag-groups/${slug}`}>{nameOf(name)}</a> <span className="dim">{slug}</span></span><span className="dim sm">{t("tagCount", { count: tags.length })}</span></li>)}
    </ul>
  );
}
