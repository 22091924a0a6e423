import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { SuggestionList } from "~/features/edit-suggestions/components/suggestion-list";
import { listPostSuggestions, listToDecide } from "~/features/edit-suggestions/queries.server";
import { suggestionWords } from "~/features/edit-suggestions/words";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
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

export const meta: MetaFunction = ({ matches }) => titleOf(matches, suggestionWords.queueTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

const perPage = 20;

/** What waits for the reader, or with `?post=` all that was suggested for one post. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const params = new URL(args.request.url).searchParams;
  const [cursor, post] = [params.get("cursor") ?? undefined, params.get("post")];
  const request = { cursor, limit: perPage };
  const page = post === null ? await listToDecide(ctx, request) : isId(post) ? await listPostSuggestions(ctx, post, request) : null;
  if (!page) throw await refusalResponse(args, "not-found");
  return { ...page, post, isFirst: cursor === undefined };
}

export default function EditQueue() {
  const { items, nextCursor, post, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(suggestionWords);
  const query = new URLSearchParams(post ? { post } : {});
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("queueTitle")} lead={post ? t("ofPost") : t("queueLead")} actions={post ? <LinkButton href={`/posts/${post}`} icon="arrow-left">{t("toPost")}</LinkButton> : <LinkButton href="/suggestions">{t("toMine")}</LinkButton>} />
      {items.length === 0 ? <Empty title={t("queueEmpty")}>{t("queueEmptyText")}</Empty> : <SuggestionList items={items} />}
      <Pager label={t("pages")} previous={isFirst ? null : { href: `/edits?${query.toString()}`, label: t("first") }} next={nextCursor ? { href: `/edits?${new URLSearchParams({ ...(post ? { post } : {}), cursor: nextCursor }).toString()}`, label: t("more") } : null} />
    </Frame>
  );
}
