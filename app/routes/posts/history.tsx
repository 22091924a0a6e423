import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import type { ActorContext } from "~/platform/context";
import { TextDiff } from "~/features/posts/components/text-diff";
import { decideWords } from "~/features/posts/decide-words";
import { diffTexts } from "~/features/posts/diff.server";
import { findPostSource, listEdits } from "~/features/posts/queries.server";
import { restoreRevision } from "~/features/posts/restore-revision.server";
import { revisionRestoreSchema } from "~/features/posts/schema";
import type { EditView } from "~/features/posts/types";
import { readForm, refuseForm } from "~/http/forms.server";
import { actorContextOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { PageTitle } from "~/ui/page-title";
import { Segmented } from "~/ui/segmented";
import { Frame } from "~/ui/shell";
import { Tag } from "~/ui/tag";
import { useWords } from "~/ui/use-words";
import historyStyles from "~/ui/styles/history.css?url";
import { ButtonForm, TroubleSummary } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, decideWords.historyTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: historyStyles }];

const perPage = 5; // each is compared anew

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await actorContextOf(args);
  const [id, params] = [args.params.id ?? "", new URL(args.request.url).searchParams];
  const cursor = params.get("cursor") ?? undefined;
  const grain = params.get("by") === "lines" ? "lines" as const : "words" as const;
  const page = isId(id) ? await listEdits(ctx, id, { cursor, limit: perPage }) : null;
  if (!page) throw await refusalResponse(args, "not-found");
  const edits = page.items.map(({ body, next, ...edit }) => ({ ...edit, next: { title: next.title, tags: next.tags }, diff: body === next.body ? null : diffTexts(body, next.body, grain) }));
  return { id, edits, nextCursor: page.nextCursor, cursor: cursor ?? null, grain, version: await versionToEdit(ctx, id) };
}

/** The post's version, for a reader who may change it. */
async function versionToEdit(ctx: ActorContext, id: string): Promise<number | null> {
  const { actor } = ctx;
  const source = actor.kind === "member" ? await findPostSource({ ...ctx, actor }, id) : null;
  return source?.ok ? source.value.version : null;
}

/** Goes back to an earlier version. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, revisionRestoreSchema);
  if (!form.ok) return form.response;
  const restored = await restoreRevision(ctx, { ...form.value, id: args.params.id ?? "" });
  return restored.ok ? redirect(`/posts/${restored.value.id}`) : refuseForm(args, form.form, restored.refusal, restored.detail);
}

export default function History() {
  const { id, edits, nextCursor, cursor, grain, version } = useLoaderData<typeof loader>();
  const t = useWords(decideWords);
  const s = useWords(shellWords);
  const base = `/posts/${id}/history`;
  const hrefOf = (by: "words" | "lines", from: string | null): string => `${base}?${new URLSearchParams({ by, ...(from ? { cursor: from } : {}) }).toString()}`;
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("historyTitle")} actions={<LinkButton href={`/posts/${id}`} icon="arrow-left">{s("back")}</LinkButton>} />
      <TroubleSummary />
      {edits.length === 0 ? <Empty title={t("historyEmpty")} ghost={false} /> : (
        <Segmented label={t("compare")} items={[
          { href: hrefOf("words", cursor), label: t("byWords"), current: grain === "words" }, { href: hrefOf("lines", cursor), label: t("byLines"), current: grain === "lines" },
        ]} />
      )}
      {edits.map((edit) => <Edit key={edit.version} edit={edit} action={version === null ? null : { href: base, version }} />)}
      <Pager label={s("pages")} previous={cursor === null ? null : { href: hrefOf(grain, null), label: s("first") }} next={nextCursor ? { href: hrefOf(grain, nextCursor), label: s("next") } : null} />
    </Frame>
  );
}

type Shown = Omit<EditView, "body" | "next"> & { next: { title: string | null; tags: string[] }; diff: Parameters<typeof TextDiff>[0]["blocks"] | null };

/** One edit: who, when and why, what changed, and the way back. */
function Edit({ edit, action }: { edit: Shown; action: { href: string; version: number } | null }) {
  const t = useWords(decideWords);
  const { next } = edit;
  const opens = edit.title !== null && next.title !== null; // a merged topic's opening post is a reply by now
  return (
    <section className="sheet edit">
      <h2>{t("changedBy", { name: edit.editor })} · <Moment iso={edit.editedAt} /></h2>
      {edit.approver ? <p className="dim">{t(edit.improved ? "improvedBy" : "approvedBy", { name: edit.approver, editor: edit.editor })}</p> : null}
      {edit.reason ? <p>{edit.reason}</p> : null}
      {edit.restored === null ? null : <p>{t("wentBack", { number: edit.restored })}</p>}
      {edit.title === next.title || !opens ? null : <p className="diff"><span className="dim">{t("titleWas")}: </span><del>{edit.title}</del> <ins>{next.title}</ins></p>}
      {edit.tags.join() === next.tags.join() || !opens ? null : <p className="flex"><span className="dim">{t("tagsWere")}: </span><Tags tags={edit.tags} /><span aria-hidden="true">→</span><Tags tags={next.tags} /></p>}
      {edit.diff ? <TextDiff blocks={edit.diff} /> : <p className="dim">{t("sameText")}</p>}
      <div className="flex"><span className="dim sm">{t("before", { number: edit.version })}</span>
        {action ? <ButtonForm action={action.href} values={{ to: String(edit.version), version: String(action.version) }}><Button size="sm" icon="undo-2">{t("goBack", { number: edit.version })}</Button></ButtonForm> : null}
      </div>
    </section>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  return tags.length === 0 ? <span className="dim">–</span> : <>{tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}</>;
}
