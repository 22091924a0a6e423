import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { listDrafts } from "~/features/drafts/queries.server";
import { saveDraft } from "~/features/drafts/save-draft.server";
import { draftFieldsSchema, draftMarkField } from "~/features/drafts/schema";
import type { DraftCard } from "~/features/drafts/types";
import { lineWords } from "~/features/drafts/line-words";
import { draftWords } from "~/features/drafts/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf } from "~/http/respond.server";
import { useLoaderData, useQuery } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Moment } from "~/ui/moment";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Frame } from "~/ui/shell";
import { StateLabel } from "~/ui/state-label";
import formStyles from "~/ui/styles/forms.css?url";
import { useWords } from "~/ui/use-words";
import { ButtonForm, TroubleSummary, useTrouble } from "../shell/form";
import { KeptText } from "../shell/kept-text";
import { nextPage } from "../shell/page-request";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, draftWords.title);

const perPage = 20;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  return { ...(await listDrafts(ctx, { cursor, limit: perPage })), isFirst: cursor === undefined };
}

/** What a composer's form holds, and what else it posts, which a draft does not keep. */
const schema = z.object({ ...draftFieldsSchema.shape, draft: draftMarkField });

/** Keeps a text by a button of its form: the way without script. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const { draft, ...fields } = form.value;
  const saved = await saveDraft(ctx, { ...draft, fields });
  return saved.ok ? redirect("/drafts?saved") : refuseForm(args, form.form, saved.refusal, saved.detail);
}

export default function Drafts() {
  const { items, nextCursor, isFirst } = useLoaderData<typeof loader>();
  const [t, l, s] = [useWords(draftWords), useWords(lineWords), useWords(shellWords)];
  const { trouble } = useTrouble();
  const params = useQuery();
  const told = params.has("saved") ? t("saved") : params.has("discarded") ? t("discarded") : null;
  const next = nextPage("/drafts", {}, nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("title")} lead={t("lead")} />
      <TroubleSummary labels={{ body: s("yourText") }} />
      {trouble?.typed.body === undefined ? null : <KeptText typed={Object.entries(trouble.typed)} send={l("saveNow")} />}
      {told ? <Note tone="moss" icon="check" role="status">{told}</Note> : null}
      {items.length === 0 ? <Empty title={t("emptyTitle")}>{t("emptyText")}</Empty> : <ul className="lines">{items.map((draft) => <DraftEntry key={draft.key} draft={draft} />)}</ul>}
      <Pager label={t("pages")} previous={isFirst ? null : { href: "/drafts", label: t("first") }} next={next ? { href: next, label: t("more") } : null} />
    </Frame>
  );
}

function DraftEntry({ draft }: { draft: DraftCard }) {
  const t = useWords(draftWords);
  const name = draft.about ?? t(draft.place === "topic" ? "noTitle" : "outOfSight");
  return (
    <li>
      <div>
        <b>{draft.href ? <a className="link" href={draft.href}>{name}</a> : name}</b> <StateLabel>{t(draft.place)}</StateLabel>
        <p className="meta"><Moment iso={draft.updatedAt} /></p>
        <p className="soft clip">{draft.excerpt}</p>
        <p className="soft">{draft.href ? null : t("gone")} <a className="link" href={`/drafts/${draft.key}`}>{t("wholeText")}</a></p>
      </div>
      <div className="flex">
        {draft.href ? <LinkButton size="sm" icon="pencil-line" href={draft.href}>{t("goOn")}</LinkButton> : null}
        <ButtonForm action={`/drafts/${draft.key}`}><Button size="sm" variant="quiet" icon="trash-2" aria-label={t("discardNamed", { name })}>{t("discard")}</Button></ButtonForm>
      </div>
    </li>
  );
}
