import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { TagList } from "~/features/tags/components/tag-list";
import { useTwoNames } from "~/features/tags/components/two-names";
import { listTagGroups, listTags } from "~/features/tags/queries.server";
import { tagListSchema } from "~/features/tags/schema";
import { tagSorts } from "~/features/tags/types";
import { tagWords } from "~/features/tags/words";
import { actorContextOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { nextPage, readPageRequest } from "~/routes/shell/page-request";
import { Button, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Field, Input } from "~/ui/field";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Segmented } from "~/ui/segmented";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import tagStyles from "~/ui/styles/tags.css?url";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, tagWords.tags);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: tagStyles }];

const perPage = 60;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await actorContextOf(args);
  const params = new URL(args.request.url).searchParams;
  const { q, group, sort } = tagListSchema.shape;
  const asked = { q: q.safeParse(params.get("q") ?? "").data ?? "", group: group.safeParse(params.get("group") ?? undefined).data, sort: sort.safeParse(params.get("sort") ?? undefined).data ?? "popular" };
  const request = { ...readPageRequest(args.request), limit: perPage };
  const groups = await listTagGroups(ctx);
  return { ...asked, group: asked.group ?? "", page: await listTags(ctx, { ...request, ...asked }), groups: groups.map(({ slug, name, oneOf }) => ({ slug, name, oneOf })), isFirst: !request.cursor };
}

export default function Directory() {
  const { q, group, sort, page, groups, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(tagWords);
  const s = useWords(shellWords);
  const hrefOf = (wish: { sort?: string; group?: string }): string => addressOf({ q, group: wish.group ?? group, sort: wish.sort ?? sort });
  const next = nextPage("/tags", { q, group, sort }, page.nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("tags")} lead={t("lead")} />
      <form className="tag-find" role="search" action="/tags">
        {group ? <input type="hidden" name="group" value={group} /> : null}
        <input type="hidden" name="sort" value={sort} />
        <Field name="q" label={t("find")}><Input type="search" defaultValue={q} maxLength={35} data-key="/" /></Field>
        <Button icon="search">{t("search")}</Button>
      </form>
      <div className="tag-bar">
        <Segmented label={t("order")} items={tagSorts.map((name) => ({ href: hrefOf({ sort: name }), label: t(name), current: name === sort }))} />
        {groups.length > 0 ? <Groups groups={groups} current={group} hrefOf={(slug) => hrefOf({ group: slug })} /> : null}
      </div>
      {groups.some(({ slug, oneOf }) => slug === group && oneOf) ? <p className="dim sm">{t("oneOf")}</p> : null}
      {page.items.length > 0 ? <TagList tags={page.items} /> : <Empty title={t("emptyTitle")} ghost={false} actions={<LinkButton href="/tags">{t("showAll")}</LinkButton>}>{t("emptyText")}</Empty>}
      <Pager label={s("pages")} previous={isFirst ? null : { href: hrefOf({}), label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </Frame>
  );
}

type Shown = { slug: string; name: { en: string; zh: string } };

function Groups({ groups, current, hrefOf }: { groups: Shown[]; current: string; hrefOf(slug: string): string }) {
  const t = useWords(tagWords);
  const nameOf = useTwoNames();
  return (
    <nav className="tag-groups" aria-label={t("groups")}>
      {[{ slug: "", label: t("allTags") }, ...groups.map(({ slug, name }) => ({ slug, label: nameOf(name) }))].map(({ slug, label }) => (
        <a key={slug} className="tag" href={hrefOf(slug)} aria-current={slug === current ? "true" : undefined}>{label}</a>
      ))}
    </nav>
  );
}

function addressOf({ q, group, sort }: { q: string; group: string; sort: string }): string {
  const given = Object.entries({ q, group, sort: sort === "popular" ? "" : sort }).filter(([, value]) => value !== "");
  return given.length === 0 ? "/tags" : `/tags?${new URLSearchParams(given).toString()}`;
}
