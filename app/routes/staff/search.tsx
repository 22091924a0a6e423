import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { formatNumber } from "~/kernel/words";
import { askRebuild } from "~/features/search-index/ask-rebuild.server";
import { readSearchState } from "~/features/search-index/queries.server";
import type { SearchState } from "~/features/search-index/types";
import { searchIndexWords } from "~/features/search-index/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { operatorContextOf } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Moment } from "~/ui/moment";
import { Note } from "~/ui/note";
import { useLocale, useWords } from "~/ui/use-words";
import { ButtonForm, TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.index);

export async function loader(args: LoaderFunctionArgs) {
  return { state: await readSearchState(await operatorContextOf(args)) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const form = await readForm(args, z.strictObject({}));
  if (!form.ok) return form.response;
  const asked = await askRebuild(ctx);
  return asked.ok ? redirect("/staff/search?done", 303) : refuseForm(args, form.form, asked.refusal);
}

export default function StaffSearch() {
  const { state } = useLoaderData<typeof loader>();
  const t = useWords(searchIndexWords);
  return (
    <StaffPage part="index" lead={t("lead")}>
      <TroubleSummary />
      <section className="sheet case">
        <header><h2>{t("embedded")}</h2></header>
        <p>{t("embeddedText")}</p>
        <Numbers of={[["documents", state.documents]]} />
      </section>
      <section className="sheet case">
        <header><h2>{t("server")}</h2></header>
        {state.hasServer ? <Server state={state} /> : <p>{t("none")}</p>}
      </section>
    </StaffPage>
  );
}

function Server({ state }: { state: SearchState }) {
  const t = useWords(searchIndexWords);
  const { indexes, refusals } = state;
  return (
    <>
      <Standing state={state} />
      {indexes.map(({ name, isLive, confirmed, inFlight, refused }) => (
        <div key={name}>
          <h3>{isLive ? t("answers") : t("filling")} <code>{name}</code></h3>
          <Numbers of={[["confirmed", confirmed], ["inFlight", inFlight], ["refused", refused], ...(isLive ? [["waiting", state.waiting] as const] : [])]} />
        </div>
      ))}
      <Facts state={state} />
      {refusals.length > 0 ? <><h3>{t("refusals")}</h3><ul>{refusals.map(({ postId, error }) => <li key={postId}><a className="link" href={`/posts/${postId}`}><code>{postId}</code></a> {error}</li>)}</ul></> : null}
      <footer>
        <p className="dim sm">{t("rebuildText")}</p>
        <ButtonForm action="/staff/search" values={{}}><Button icon="refresh-cw">{t("rebuild")}</Button></ButtonForm>
      </footer>
    </>
  );
}

/** What there is to worry about, if anything. */
function Standing({ state: { downSince, indexes, isRebuildWanted } }: { state: SearchState }) {
  const t = useWords(searchIndexWords);
  if (downSince) return <Note tone="ochre" icon="triangle-alert">{t("down", { since: downSince.slice(0, 16).replace("T", " ") })}</Note>;
  if (!indexes.some(({ isLive }) => isLive)) return <Note>{t("building")}</Note>;
  return isRebuildWanted ? <Note>{t("rebuildWaits")}</Note> : null;
}

function Facts({ state: { downSince, lastError, comparedAt, browsedAt, drift } }: { state: SearchState }) {
  const t = useWords(searchIndexWords);
  return (
    <dl className="meta">
      {comparedAt ? <div><dt>{t("compared")}</dt><dd><Moment iso={comparedAt} /></dd></div> : null}
      {browsedAt ? <div><dt>{t("browsed")}</dt><dd><Moment iso={browsedAt} />{drift === null ? null : ` · ${t("drift", { count: drift })}`}</dd></div> : null}
      {downSince && lastError ? <div><dt>{t("lastError")}</dt><dd className="raw">{lastError}</dd></div> : null}
    </dl>
  );
}

function Numbers({ of }: { of: readonly (readonly ["documents" | "confirmed" | "inFlight" | "refused" | "waiting", number])[] }) {
  const t = useWords(searchIndexWords);
  const locale = useLocale();
  return <div className="nums">{of.map(([name, count]) => <div key={name}><b>{formatNumber(count, locale)}</b><span>{t(name)}</span></div>)}</div>;
}
