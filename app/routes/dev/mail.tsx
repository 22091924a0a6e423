import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { findMail } from "~/features/accounts/queries.server";
import { refusalResponse } from "~/http/respond.server";
import { Crumbs } from "~/ui/crumbs";
import { Moment } from "~/ui/moment";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import staffStyles from "~/ui/styles/staff.css?url";
import { MailText } from "~/routes/staff/mail-text";
import { useLoaderData } from "~/routes/shell/route-data";
import { PageRail } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";
import { demoContextOf } from "./demo-context";
import { devWords } from "./words";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: staffStyles }];
export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, data?.mail.subject ?? devWords.title);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await demoContextOf(args);
  const mail = await findMail(ctx, args.params.id ?? "");
  if (!mail) throw await refusalResponse(args, "not-found");
  return { mail };
}

export default function Mail() {
  const { mail } = useLoaderData<typeof loader>();
  const t = useWords(devWords);
  return (
    <Frame rail={<PageRail />}>
      <Crumbs label={t("title")} items={[{ href: "/dev/mail", label: t("title") }]} />
      <article className="stack">
        <header>
          <h1>{mail.subject}</h1>
          <p className="meta"><span>{t("to")}: {mail.to}</span><Moment iso={mail.createdAt} /></p>
        </header>
        <MailText text={mail.text} />
      </article>
    </Frame>
  );
}
