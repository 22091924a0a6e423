import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { SuggestionList } from "~/features/edit-suggestions/components/suggestion-list";
import { listMySuggestions } from "~/features/edit-suggestions/queries.server";
import { suggestionWords } from "~/features/edit-suggestions/words";
import { memberContextOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Frame } from "~/ui/shell";
import formStyles from "~/ui/styles/forms.css?url";
import { useWords } from "~/ui/use-words";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, suggestionWords.mineTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

/** The reader's own suggestions and their outcomes. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  return { ...(await listMySuggestions(ctx, { cursor, limit: 20 })), isFirst: cursor === undefined };
}

export default function MySuggestions() {
  const { items, nextCursor, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(suggestionWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("mineTitle")} lead={t("mineLead")} actions={<LinkButton href="/edits">{t("toQueue")}</LinkButton>} />
      {items.length === 0 ? <Empty title={t("mineEmpty")}>{t("mineEmptyText")}</Empty> : <SuggestionList items={items} />}
      <Pager label={t("pages")} previous={isFirst ? null : { href: "/suggestions", label: t("first") }} next={nextCursor ? { href: `/suggestions?cursor=${encodeURIComponent(nextCursor)}`, label: t("more") } : null} />
    </Frame>
  );
}
