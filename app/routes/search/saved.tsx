import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { listSavedSearches } from "~/features/saved-searches/queries.server";
import { newsMax, savedSearchNameMax, titleOfSearch } from "~/features/saved-searches/rules";
import { saveSearch } from "~/features/saved-searches/save-search.server";
import { savedSearchForm } from "~/features/saved-searches/schema";
import type { SavedSearch } from "~/features/saved-searches/types";
import { savedSearchWords } from "~/features/saved-searches/words";
import { queryLengthMax } from "~/features/search/rules";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf } from "~/http/respond.server";
import { useLoaderData, useQuery } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Checkbox, Field, Input } from "~/ui/field";
import { Moment } from "~/ui/moment";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { ButtonForm, PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, savedSearchWords.title);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  return { searches: await listSavedSearches(await memberContextOf(args)) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, savedSearchForm);
  if (!form.ok) return form.response;
  const { q, name, mail } = form.value;
  const saved = await saveSearch(ctx, { q, name, mail: mail === "on" });
  return saved.ok ? redirect("/search/saved?saved") : refuseForm(args, form.form, saved.refusal, saved.detail);
}

export default function SavedSearches() {
  const { searches } = useLoaderData<typeof loader>();
  const t = useWords(savedSearchWords);
  const params = useQuery();
  const told = (["saved", "changed", "removed"] as const).find((word) => params.has(word));
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("title")} lead={t("lead")} />
      <TroubleSummary labels={{ q: t("query"), name: t("name") }} />
      <div className="stack">
        {told ? <Note tone="moss" icon="check" role="status">{t(told)}</Note> : null}
        {searches.length === 0
          ? <Empty title={t("emptyTitle")} actions={<LinkButton href="/search" icon="search">{t("search")}</LinkButton>}>{t("emptyText")}</Empty>
          : <ul className="lines" aria-label={t("title")}>{searches.map((search) => <Entry key={search.id} search={search} />)}</ul>}
        <AddForm />
      </div>
    </Frame>
  );
}

function Entry({ search }: { search: SavedSearch }) {
  const t = useWords(savedSearchWords);
  const { id, q, mail, newCount, lookedAt } = search;
  const [name, address] = [titleOfSearch(search), `/search/saved/${id}`];
  return (
    <li>
      <div>
        <b><a className="link" href={`${address}/results`}>{name}</a></b>{" "}
        {newCount > 0 ? <StateLabel tone="ember" icon="bell">{t(newCount < newsMax ? "news" : "manyNews", { count: newCount })}</StateLabel> : null}
        {name === q ? null : <p className="soft"><code>{q}</code></p>}
        <p className="meta">
          {newCount > 0 ? null : <span>{t("nothingNew")}</span>}
          <span>{t("lookedAt")} <Moment iso={lookedAt} /></span>
          {mail ? <StateLabel icon="mail">{t("mailed")}</StateLabel> : null}
        </p>
      </div>
      <div className="flex">
        <ButtonForm action={address} values={{ wanted: "kept", name: search.name, ...(mail ? {} : { mail: "on" }) }}>
          <Button size="sm" variant="quiet" icon={mail ? "bell-off" : "bell"} aria-label={t(mail ? "mailOffNamed" : "mailOnNamed", { name })}>{t(mail ? "mailOff" : "mailOn")}</Button>
        </ButtonForm>
        <LinkButton size="sm" variant="quiet" icon="pencil-line" href={address} aria-label={t("renameNamed", { name })}>{t("rename")}</LinkButton>
        <ButtonForm action={address} values={{ wanted: "gone" }}><Button size="sm" variant="quiet" icon="trash-2" aria-label={t("removeNamed", { name })}>{t("remove")}</Button></ButtonForm>
      </div>
    </li>
  );
}

function AddForm() {
  const t = useWords(savedSearchWords);
  const { typed, errorOf } = useTrouble();
  return (
    <PostForm className="stack" action="/search/saved">
      <h2>{t("another")}</h2>
      <Field name="q" label={t("query")} hint={t("queryHint")} error={errorOf("q")}><Input defaultValue={typed("q")} maxLength={queryLengthMax} required autoCapitalize="none" autoComplete="off" spellCheck={false} /></Field>
      <Field name="name" label={t("name")} hint={t("nameHint")} error={errorOf("name")}><Input defaultValue={typed("name")} maxLength={savedSearchNameMax} autoComplete="off" /></Field>
      <Checkbox name="mail" label={t("mail")} hint={t("mailHint")} defaultChecked={typed("mail") === "on"} />
      <div><Button icon="bookmark">{t("save")}</Button></div>
    </PostForm>
  );
}
