import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { listInvitations } from "~/features/answerers/queries.server";
import { answererWords } from "~/features/answerers/words";
import { topicHref } from "~/features/topics/types";
import { memberContextOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Empty } from "~/ui/empty";
import { Moment } from "~/ui/moment";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Frame } from "~/ui/shell";
import { StateLabel } from "~/ui/state-label";
import formStyles from "~/ui/styles/forms.css?url";
import { useWords } from "~/ui/use-words";
import { nextPage } from "../shell/page-request";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, answererWords.mineTitle);
export const links = () => [{ rel: "stylesheet", href: formStyles }];

/** Questions the member was asked to answer. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  return { ...(await listInvitations(ctx, { cursor, limit: 20 })), isFirst: cursor === undefined };
}

export default function ForMe() {
  const { items, nextCursor, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(answererWords);
  const next = nextPage("/questions/for-me", {}, nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("mineTitle")} lead={t("mineLead")} />
      {items.length === 0 ? <Empty title={t("emptyTitle")}>{t("emptyText")}</Empty> : (
        <ul className="lines">{items.map((item) => (
          <li key={item.topicId}>
            <div><a className="strong" href={topicHref({ id: item.topicId, slug: item.slug })}>{item.title}</a><p className="hint">{item.board.name} · {t("by", { name: item.by.displayName })} · <Moment iso={item.at} /></p></div>
            {item.answered ? <StateLabel tone="moss" icon="check">{t("answered")}</StateLabel> : null}
          </li>
        ))}</ul>
      )}
      <Pager label={t("pages")} previous={isFirst ? null : { href: "/questions/for-me", label: t("first") }} next={next ? { href: next, label: t("more") } : null} />
    </Frame>
  );
}
