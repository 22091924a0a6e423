import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { listFollows } from "~/features/follows/queries.server";
import { followWords } from "~/features/follows/words";
import { memberContextOf } from "~/http/respond.server";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Pager } from "~/ui/pager";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { nextPage } from "~/routes/shell/page-request";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { SettingsPage } from "./settings-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, followWords.title);

const perPage = 30;
const states = { followed: "isFollowed", muted: "isMuted", blocked: "isBlocked" } as const;

export async function loader(args: LoaderFunctionArgs) {
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  return { ...(await listFollows(await memberContextOf(args), { cursor, limit: perPage })), isFirst: cursor === undefined };
}

export default function Follows() {
  const { items, nextCursor, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(followWords);
  const next = nextPage("/settings/follows", {}, nextCursor);
  return (
    <SettingsPage part="follows">
      <section className="set">
        <header><h2>{t("title")}</h2><p>{t("lead")}</p></header>
        <div className="fields">
          {items.length === 0 ? <Empty title={t("emptyTitle")} ghost={false}>{t("emptyText")}</Empty> : (
            <ul className="lines">
              {items.map(({ type, subject, name, href, level }) => (
                <li key={`${type} ${subject}`}>
                  <div><b><a className="link" href={href}>{name}</a></b> <StateLabel>{t(states[level])}</StateLabel><p className="meta">{t(type)}</p></div>
                  <LinkButton size="sm" href={`/follow/${type}/${encodeURIComponent(subject)}`}>{t("change")}</LinkButton>
                </li>
              ))}
            </ul>
          )}
          <Pager label={t("pages")} previous={isFirst ? null : { href: "/settings/follows", label: t("first") }} next={next ? { href: next, label: t("more") } : null} />
        </div>
      </section>
    </SettingsPage>
  );
}
