import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { formatNumber } from "~/kernel/words";
import { listParked, retryDelivery } from "~/features/operations/deliveries.server";
import type { ParkedDelivery } from "~/features/operations/types";
import { readForm, refuseForm } from "~/http/forms.server";
import { operatorContextOf } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { useLocale, useWords } from "~/ui/use-words";
import { ButtonForm, TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { nextPage, readPageRequest } from "../shell/page-request";
import { StaffPage, useStaff } from "./staff-page";
import { staffWords } from "./words";

const schema = z.strictObject({ eventId: z.string().min(1).max(60), consumer: z.string().min(1).max(60) });

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.deliveries);

export async function loader(args: LoaderFunctionArgs) {
  const request = readPageRequest(args.request);
  return { page: await listParked(await operatorContextOf(args), request), isFirst: !request.cursor };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const done = await retryDelivery(ctx, form.value);
  return done.ok ? redirect("/staff/deliveries?done", 303) : refuseForm(args, form.form, done.refusal);
}

export default function Deliveries() {
  const { page, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const s = useWords(shellWords);
  const locale = useLocale();
  const { queue } = useStaff();
  const next = nextPage("/staff/deliveries", {}, page.nextCursor);
  return (
    <StaffPage part="deliveries" lead={t("deliveriesLead")}>
      <TroubleSummary />
      <div className="nums">{(["waiting", "pending", "parked"] as const).map((name) => <div key={name}><b>{formatNumber(queue[name], locale)}</b><span>{t(name)}</span></div>)}</div>
      {page.items.length === 0 ? <Empty title={t("deliveriesEmpty")}>{t("deliveriesEmptyText")}</Empty> : <div className="cases">{page.items.map((parked) => <Parked key={parked.eventId + parked.consumer} parked={parked} />)}</div>}
      <Pager label={s("pages")} previous={isFirst ? null : { href: "/staff/deliveries", label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </StaffPage>
  );
}

function Parked({ parked }: { parked: ParkedDelivery }) {
  const t = useWords(staffWords);
  const { eventId, consumer } = parked;
  return (
    <article className="sheet case">
      <header>
        <h2>{consumer}</h2>
        <p className="meta"><span>{parked.type}</span><span>{parked.subjectType} <code>{parked.subjectId}</code></span><Moment iso={parked.occurredAt} /><span>{t("attempts")}: {parked.attempts}</span></p>
      </header>
      <div><p className="dim sm">{t("lastError")}</p><p className="raw">{parked.lastError}</p></div>
      <footer>
        <ButtonForm action="/staff/deliveries" values={{ eventId, consumer }}><Button icon="refresh-cw" aria-label={t("retryNamed", { consumer })}>{t("retry")}</Button></ButtonForm>
      </footer>
    </article>
  );
}
