import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { handOutMails } from "~/features/accounts/hand-out-mails.server";
import { operatorContextOf, refusalResponse } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Field, Input } from "~/ui/field";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { useWords } from "~/ui/use-words";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { MailText } from "./mail-text";
import { nextPage, readPageRequest } from "../shell/page-request";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.mail);

/** A demo's mails lie in its open mailbox; here are those of a community without mail. Every look is audited. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const to = (new URL(args.request.url).searchParams.get("to") ?? "").trim().slice(0, 254);
  const request = readPageRequest(args.request);
  const mails = ctx.community.isDemo ? null : await handOutMails(ctx, { ...request, ...(to ? { to } : {}) });
  if (!mails?.ok) throw await refusalResponse(args, "not-found");
  return { to, page: mails.value, isFirst: !request.cursor };
}

export default function Mails() {
  const { to, page, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const s = useWords(shellWords);
  const next = nextPage("/staff/mail", { to }, page.nextCursor);
  return (
    <StaffPage part="mail" lead={t("mailLead")}>
      <form className="filters" action="/staff/mail">
        <Field name="to" label={t("mailTo")} className="grow"><Input type="email" defaultValue={to} /></Field>
        <Button icon="search">{t("find")}</Button>
      </form>
      {page.items.length === 0 ? <Empty title={t("mailEmpty")}>{t("mailEmptyText")}</Empty> : (
        <div className="cases">
          {page.items.map((mail) => (
            <article key={mail.id} className="sheet case">
              <header><h2>{mail.subject}</h2><p className="meta"><span>{t("to")} {mail.to}</span><Moment iso={mail.createdAt} /></p></header>
              <MailText text={mail.text} />
            </article>
          ))}
        </div>
      )}
      <Pager label={s("pages")} previous={isFirst ? null : { href: "/staff/mail", label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </StaffPage>
  );
}
