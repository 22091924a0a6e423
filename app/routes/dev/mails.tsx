import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { listMails } from "~/features/accounts/queries.server";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Moment } from "~/ui/moment";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Row, Rows } from "~/ui/row";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import { nextPage, readPageRequest } from "~/routes/shell/page-request";
import { useLoaderData } from "~/routes/shell/route-data";
import { PageRail } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { demoContextOf } from "./demo-context";
import { devWords } from "./words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, devWords.title);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await demoContextOf(args);
  const request = readPageRequest(args.request);
  return { page: await listMails(ctx, request), isFirst: !request.cursor };
}

export default function Mails() {
  const { page, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(devWords);
  const s = useWords(shellWords);
  const again = <LinkButton href="/dev/mail" icon="refresh-cw">{t("reload")}</LinkButton>;
  const next = nextPage("/dev/mail", {}, page.nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("title")} lead={t("lead")} actions={page.items.length > 0 ? again : null} />
      {page.items.length === 0 ? <Empty title={t("emptyTitle")} actions={again}>{t("emptyText")}</Empty> : (
        <>
          <h2 className="sr">{t("list")}</h2>
          <Rows label={t("list")}>
            {page.items.map((mail) => (
              <Row key={mail.id} href={`/dev/mail/${mail.id}`} title={mail.subject} icon="mail" iconLabel={t("mail")} meta={<><span>{mail.to}</span><Moment iso={mail.createdAt} /></>} />
            ))}
          </Rows>
        </>
      )}
      <Pager label={s("pages")} previous={isFirst ? null : { href: "/dev/mail", label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </Frame>
  );
}
