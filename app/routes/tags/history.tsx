import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isStaff } from "~/kernel/actor";
import { TextDiff } from "~/features/posts/components/text-diff";
import { decideWords } from "~/features/posts/decide-words";
import { diffTexts } from "~/features/posts/diff.server";
import { restoreDescription } from "~/features/tags/describe-tag.server";
import { listTagEdits } from "~/features/tags/revisions.server";
import { tagRestoreSchema } from "~/features/tags/schema";
import { tagHref, type TagEditView } from "~/features/tags/types";
import { tagWords } from "~/features/tags/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { actorContextOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import historyStyles from "~/ui/styles/history.css?url";
import { ButtonForm, TroubleSummary } from "../shell/form";
import { nextPage } from "../shell/page-request";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, tagWords.historyTitle, { tag: data?.name ?? "" });
export const links: LinksFunction = () => [{ rel: "stylesheet", href: historyStyles }];

const perPage = 5; // each is compared anew

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await actorContextOf(args);
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  const page = await listTagEdits(ctx, args.params.name ?? "", { cursor, limit: perPage });
  if (!page) throw await refusalResponse(args, "not-found");
  const edits = page.items.map(({ body, next, ...edit }) => ({ ...edit, nextSummary: next.summary, diff: body === next.body ? null : diffTexts(body, next.body, "words") }));
  return { name: page.name, edits, nextCursor: page.nextCursor, isFirst: !cursor, version: isStaff(ctx.actor) ? page.version : null };
}

/** Goes back to an earlier version. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, tagRestoreSchema);
  if (!form.ok) return form.response;
  const restored = await restoreDescription(ctx, { ...form.value, tag: args.params.name ?? "" });
  return restored.ok ? redirect(tagHref(restored.value.name)) : refuseForm(args, form.form, restored.refusal, restored.detail);
}

export default function History() {
  const { name, edits, nextCursor, isFirst, version } = useLoaderData<typeof loader>();
  const t = useWords(tagWords);
  const s = useWords(shellWords);
  const base = `${tagHref(name)}/history`;
  const next = nextPage(base, {}, nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("historyTitle", { tag: name })} actions={<LinkButton href={tagHref(name)} icon="arrow-left">{s("back")}</LinkButton>} />
      <TroubleSummary />
      {edits.length === 0 ? <Empty title={t("historyEmpty")} ghost={false} /> : null}
      {edits.map((edit) => <Edit key={edit.version} edit={edit} action={version === null ? null : { href: base, version }} />)}
      <Pager label={s("pages")} previous={isFirst ? null : { href: base, label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </Frame>
  );
}

type Shown = Omit<TagEditView, "body" | "next"> & { nextSummary: string; diff: Parameters<typeof TextDiff>[0]["blocks"] | null };

/** One edit: who, when and why, what changed, and the way back. */
function Edit({ edit, action }: { edit: Shown; action: { href: string; version: number } | null }) {
  const t = useWords(decideWords);
  const w = useWords(tagWords);
  return (
    <section className="sheet edit">
      <h2>{t("changedBy", { name: edit.editor })} · <Moment iso={edit.editedAt} /></h2>
      {edit.reason ? <p>{edit.reason}</p> : null}
      {edit.restored === null ? null : <p>{t("wentBack", { number: edit.restored })}</p>}
      {edit.summary === edit.nextSummary ? null : <p className="diff"><span className="dim">{w("summaryWas")}: </span><del>{edit.summary}</del> <ins>{edit.nextSummary}</ins></p>}
      {edit.diff ? <TextDiff blocks={edit.diff} /> : null}
      <div className="flex"><span className="dim sm">{t("before", { number: edit.version })}</span>
        {action ? <ButtonForm action={action.href} values={{ to: String(edit.version), version: String(action.version) }}><Button size="sm" icon="undo-2">{t("goBack", { number: edit.version })}</Button></ButtonForm> : null}
      </div>
    </section>
  );
}
