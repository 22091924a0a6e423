import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isId } from "~/kernel/ids";
import { listRevisions } from "~/features/posts/queries.server";
import { decideWords } from "~/features/posts/decide-words";
import { actorContextOf, refusalResponse } from "~/http/respond.server";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { PageTitle } from "~/ui/page-title";
import { RawText } from "~/ui/raw-text";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import staffStyles from "~/ui/styles/staff.css?url";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, decideWords.historyTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: staffStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  const page = isId(id) ? await listRevisions(await actorContextOf(args), id, { cursor, limit: 10 }) : null;
  if (!page) throw await refusalResponse(args, "not-found");
  return { id, page, isFirst: cursor === undefined };
}

export default function History() {
  const { id, page, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(decideWords);
  const s = useWords(shellWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("historyTitle")} actions={<LinkButton href={`/posts/${id}`} icon="arrow-left">{s("back")}</LinkButton>} />
      {page.items.length === 0 ? <Empty title={t("historyEmpty")} ghost={false} /> : null}
      {page.items.map((revision) => (
        <section key={revision.version} className="stack">
          <h2>{t("version", { number: revision.version })}{revision.title ? ` · ${revision.title}` : ""}</h2>
          <p className="dim sm">{t("until", { name: revision.editor })} <Moment iso={revision.editedAt} /></p>
          <RawText>{revision.body}</RawText>
        </section>
      ))}
      <Pager label={s("pages")} previous={isFirst ? null : { href: `/posts/${id}/history`, label: s("first") }}
        next={page.nextCursor ? { href: `/posts/${id}/history?cursor=${page.nextCursor}`, label: s("next") } : null} />
    </Frame>
  );
}
